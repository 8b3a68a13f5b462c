"""What comparable jobs of the team's own pay, and where one rate stands among them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.market import Market, Offer, market, place_sentence
from app.domain.scoring.money import PER_DOLLAR, UPPER_SHARE, in_dollars
from app.domain.wording import amount_text

MOST_OFFERS = 2_000
YOUNGER_THAN = timedelta(days=730)
KIND_WORDS = {"hourly": "hourly", "fixed": "fixed-price"}


@dataclass(frozen=True)
class MarketView:
    """`marks` are percentiles in words; `percentile` 0 when the rate itself is not known."""

    sentence: str = ""
    percentile: int = 0
    marks: list[dict[str, str]] = field(default_factory=list)


async def market_of(db: AsyncSession, job: Mapping[str, Any], *, now: datetime) -> MarketView:
    """Nothing for jobs with neither an hourly rate nor a price, or without skills to compare by."""
    kind, skills = job["budget_type"], job["skills"]
    if kind not in KIND_WORDS or not skills:
        return MarketView()
    values = {
        "team": identity_in(db).team_id, "job": job["id"], "kind": kind, "skills": skills, "most": MOST_OFFERS,
        "after": now - YOUNGER_THAN, "per_dollar": json.dumps(PER_DOLLAR), "upper_share": UPPER_SHARE,
    }  # fmt: skip
    rows = (await db.execute(load("comparable_offers"), values)).all()
    found = market([Offer(float(amount), shared) for amount, shared in rows], _amount(job, kind))
    return MarketView(
        sentence=place_sentence(found, KIND_WORDS[kind]),
        percentile=found.percentile or 0,
        marks=_marks(found, kind, job["wanted_currency"] or "USD"),
    )


def _amount(job: Mapping[str, Any], kind: str) -> float | None:
    names = ("hourly_min", "hourly_max") if kind == "hourly" else ("fixed_budget_min", "fixed_budget_max")
    known = [float(job[name]) for name in names if job[name] is not None]
    if not known or known[-1] <= 0:
        return None
    return in_dollars(known[0] + UPPER_SHARE * (known[-1] - known[0]), job["currency"])


def _marks(found: Market, kind: str, currency: str) -> list[dict[str, str]]:
    """In the person's own currency, roughly: the names say how many of a hundred pay less."""
    rate = PER_DOLLAR.get(currency)
    shown, per = (currency, rate) if rate else ("USD", 1.0)
    ending = "/h" if kind == "hourly" else ""
    return [
        {"mark": str(mark), "words": amount_text(round(amount * per), shown) + ending}
        for mark, amount in found.marks.items()
    ]
