"""How far a client can be trusted, by what the site shows of them: 0..1, NaN where it shows nothing."""

import numpy as np

from app.domain.scoring.deal import Deals

RATING_CURVE = ((3.0, 4.0, 4.5, 4.9), (0.0, 0.4, 0.75, 1.0))

SPENT_CURVE = ((0.0, 3.0, 4.0, 5.0), (0.2, 0.5, 0.75, 1.0))
"""By the powers of ten of the dollars spent."""

HIRES_CURVE = ((0.0, 1.0, 10.0, 50.0), (0.25, 0.5, 0.8, 1.0))

HIRE_RATE_CURVE = ((0.0, 0.3, 0.6, 0.9), (0.0, 0.3, 0.7, 1.0))

VERIFIED, NOT_VERIFIED = 0.9, 0.1

CLIENT_WEIGHTS = {"rating": 2.0, "verified": 1.5, "spent": 1.5, "hires": 1.0, "hire_rate": 1.0}

CLIENT_PRIOR = 1.0
"""The weight of "not known" beside what is known of a client: one good sign alone is not yet trust."""


def client_trust(deals: Deals) -> np.ndarray:
    """The mean of what is known of the client, pulled towards the middle by what is not."""
    values = {
        "rating": np.interp(deals.rating, *RATING_CURVE),
        "verified": np.where(deals.verified > 0, VERIFIED, NOT_VERIFIED),
        "spent": np.interp(np.log10(np.maximum(deals.spent, 1.0)), *SPENT_CURVE),
        "hires": np.interp(deals.hires, *HIRES_CURVE),
        "hire_rate": np.interp(deals.hire_rate, *HIRE_RATE_CURVE),
    }
    total = np.full(len(deals.rating), CLIENT_PRIOR * 0.5)
    weight = np.full(len(deals.rating), CLIENT_PRIOR)
    for name, part in CLIENT_WEIGHTS.items():
        known = ~np.isnan(getattr(deals, name))
        total += np.where(known, part * values[name], 0.0)
        weight += np.where(known, part, 0.0)
    return np.where(weight > CLIENT_PRIOR, total / weight, np.nan)
