"""What many jobs offer, as arrays: read from their fields alone, never from their texts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.posting import JobPosting
from app.domain.scoring.client import client_trust
from app.domain.scoring.deal import Deals, read_deals
from app.domain.scoring.place import Places, read_places


@dataclass(frozen=True, slots=True)
class Offers:
    deals: Deals
    trust: np.ndarray
    places: Places


def read_offers(jobs: Sequence[JobPosting]) -> Offers:
    deals = read_deals(jobs)
    return Offers(deals, client_trust(deals), read_places(jobs))
