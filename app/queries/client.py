"""The client of a job: everything that is known here of who asks, and of what came of working for them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.client import ClientKey, Past, client_key, past_sentence, seen_sentence
from app.domain.enums import ApplicationStatus
from app.domain.job_words import job_rate, short_age
from app.domain.wording import amount_text, counted
from app.models.feed import HiddenThing
from app.queries.standing import standing

MOST_ADS = 200
SHOWN_ADS = 5
NOBODY = "The ad does not tell enough of its client to know other ads of theirs."


@dataclass(frozen=True)
class ClientDossier:
    """`key` is "" where the client cannot be known again; `posts` are their other ads here."""

    key: str = ""
    label: str = ""
    sentences: list[str] = field(default_factory=lambda: [NOBODY])
    facts: list[dict[str, str]] = field(default_factory=list)
    posts: list[dict[str, str]] = field(default_factory=list)
    more: str = ""
    is_hidden: bool = False


def key_of(job: Mapping[str, Any]) -> ClientKey | None:
    """Whose this job is, from its row."""
    return client_key(
        job["platform"],
        company=job["company_name"],
        country=job["client_country"],
        extras=job["extras"] or {},
        raw=job["raw"],
    )


async def client_of(db: AsyncSession, job_id: UUID) -> ClientKey | None:
    """Whose a job is; None for a client without a name, or a job that is not there."""
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id, "job": job_id, "most_sources": 1}
    row = (await db.execute(load("job"), values)).mappings().one_or_none()
    return key_of(dict(row)) if row else None


async def client_dossier(db: AsyncSession, job: Mapping[str, Any], *, now: datetime) -> ClientDossier:
    """What is known of this job's client beyond the ad."""
    key, identity = key_of(job), identity_in(db)
    if key is None:
        return ClientDossier(facts=_facts([job]))
    values = {
        "team": identity.team_id, "person": identity.user_id, "key": key.value, "most": MOST_ADS,
    }  # fmt: skip
    ads = [dict(row) for row in (await db.execute(load("client_dossier"), values)).mappings()]
    others = [ad for ad in ads if ad["id"] != job["id"]]
    count = max(ads[0]["ads"] if ads else 0, len(others) + 1)
    said = [seen_sentence(count, sure=key.sure), past_sentence(_pasts(ads), now=now), _earned(ads)]
    return ClientDossier(
        key=key.value,
        label=key.name,
        sentences=[sentence for sentence in said if sentence],
        facts=_facts([job, *others]),
        posts=[_post(ad, now) for ad in others[:SHOWN_ADS]],
        more=f"and {counted(count - 1 - SHOWN_ADS, 'ad')} more" if count - 1 > SHOWN_ADS else "",
        is_hidden=await _is_hidden(db, key.value),
    )


async def _is_hidden(db: AsyncSession, key: str) -> bool:
    identity = identity_in(db)
    mine = {"team_id": identity.team_id, "user_id": identity.user_id, "kind": "client", "value": key}
    return await db.scalar(select(HiddenThing.id).filter_by(**mine)) is not None  # type: ignore[call-overload]


def _pasts(ads: Sequence[Mapping[str, Any]]) -> list[Past]:
    return [
        Past(ApplicationStatus(ad["status"]), ad["applied_at"], ad["closed_reason"] or "", ad["replied"])
        for ad in ads
        if ad["status"]
    ]


def _earned(ads: Sequence[Mapping[str, Any]]) -> str:
    """What this client has paid me; one sum for each currency."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for ad in ads:
        for amount, currency in ad["earned"] or []:
            sums[currency] += Decimal(str(amount))
    said = " and ".join(amount_text(amount, currency) for currency, amount in sums.items())
    return f"They have paid you {said}." if said else ""


def _facts(ads: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What the newest ads say about the client, and what all their hourly ads here offer."""

    def newest(name: str) -> Any:
        return next((value for ad in ads if (value := (ad["extras"] or {}).get(name)) is not None), None)

    hires = max((ad["client_hires"] for ad in ads if ad["client_hires"] is not None), default=None)
    rating = next((ad["client_rating"] for ad in ads if ad["client_rating"]), None)
    rate, spent, posted = newest("client_hire_rate"), newest("client_spent"), newest("client_jobs_posted")
    facts = {
        "Hires": f"{hires:,}" if hires is not None else "",
        "Hire rate": f"{float(rate):.0%}" if rate is not None else "",
        "Spent": amount_text(spent, "USD") if spent is not None else "",
        "A hire costs them": amount_text(round(spent / hires), "USD") if spent and hires else "",
        "Ads posted": f"{posted:,}" if posted is not None else "",
        "Rating": f"★ {rating:.1f}" if rating else "",
        "Offers an hour": _usual_offer(ads),
        "Client since": str(newest("client_since") or "")[:4],
        "Industry": newest("client_industry") or "",
    }
    return [{"label": label, "words": words} for label, words in facts.items() if words]


def _usual_offer(ads: Sequence[Mapping[str, Any]]) -> str:
    """The middle of what their hourly ads here end at, in the currency most of them use."""
    tops: dict[str, list[Decimal]] = defaultdict(list)
    for ad in ads:
        if ad["budget_type"] == "hourly" and (top := ad["hourly_max"] or ad["hourly_min"]):
            tops[ad["currency"] or "USD"].append(top)
    if not tops:
        return ""
    currency, rates = max(tops.items(), key=lambda item: len(item[1]))
    return f"up to {amount_text(median(rates), currency)}" if len(rates) > 1 else ""


def _post(ad: Mapping[str, Any], now: datetime) -> dict[str, str]:
    precision = (ad["extras"] or {}).get("posted_precision")
    said = (short_age(ad["posted_at"], now=now, precision=precision), job_rate(ad), standing(ad))
    return {
        "id": str(ad["id"]),
        "title": ad["title"],
        "meta": " · ".join(words for words in said if words),
    }
