"""What a person's verdicts have taught, what is in force, and how likely an answer is."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import ApplicationStatus
from app.domain.learning import MOST_LESS, Learned, bounds, learn
from app.domain.odds import Odds, Sent, reply_odds
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import BASE, LABELS, WEIGHTS, Weights, prepare_jobs, score_prepared
from app.domain.scoring.worth import HALF_LIFE_DAYS
from app.domain.verdict_log import KINDS, LEARNED, READ, Happened, Verdict, Verdicts, read_log
from app.llm.embeddings import embed
from app.models.activity import Event
from app.queries.facts import profile_facts, search_wish
from app.queries.postings import postings

MOST_EVENTS = 5_000
MOST_JUDGED = 400
"""So many jobs, the latest judged, are weighed part by part."""
MOST_SENT = 500
MOST_NEWS = 100
DAY = 86_400


@dataclass(frozen=True)
class WeightRow:
    """One part of the score: its base weight, what it weighs now, and how far it may go."""

    name: str
    label: str
    base: str
    now: str
    least: str
    most: str
    change: str
    place: int
    """Where it stands between the two bounds, in hundredths."""
    base_place: int


@dataclass(frozen=True)
class LearnedView:
    """Base and learned weights side by side, and what has been said but not been counted yet."""

    rows: list[WeightRow]
    fewer: list[str]
    count: int
    is_moved: bool
    waiting: bool


async def my_verdicts(db: AsyncSession) -> Verdicts:
    """The last word on every job that the person who asks has judged."""
    values = _me(db) | {"types": list(READ), "most": MOST_EVENTS}
    rows = (await db.execute(load("learning_log"), values)).mappings().all()
    return read_log(Happened(**row) for row in rows)


async def learned(db: AsyncSession, *, now: datetime) -> Learned:
    """The weights by everything that was said until now."""
    verdicts = await my_verdicts(db)
    if not verdicts.count:
        return Learned()
    judged = verdicts.jobs[-MOST_JUDGED:]
    jobs = await postings(db, ids=[UUID(verdict.job) for verdict in judged], limit=MOST_JUDGED)
    profile, wish = await profile_facts(db), await search_wish(db)
    shares = await asyncio.to_thread(_shares, judged, jobs, profile, wish, now)
    return learn(verdicts, shares)


async def news(db: AsyncSession) -> int:
    """How much was said since verdicts were last taken into the ranking; not more than a few are counted."""
    values = _me(db) | {"types": list(READ), "learned": LEARNED, "most": MOST_NEWS}
    count: int = (await db.execute(load("learning_news"), values)).scalar_one()
    return count


async def weights_in_force(db: AsyncSession) -> Weights:
    """The weights with which all of the person's jobs were ranked last: one list, one measure."""
    identity = identity_in(db)
    question = (
        select(Event.payload)  # type: ignore[call-overload]
        .filter_by(team_id=identity.team_id, actor_user_id=identity.user_id, event_type=LEARNED)
        .order_by(Event.id.desc())  # type: ignore[union-attr]
        .limit(1)
    )
    return read_weights(await db.scalar(question) or {})


def read_weights(kept: Mapping[str, Any]) -> Weights:
    """As an event keeps them; the base where the parts have changed since, or anything is out of bounds."""
    try:
        points = {name: float(kept["points"][name]) for name in WEIGHTS}
        fewer = {(str(kind), str(name)): float(share) for kind, name, share in kept.get("fewer", [])}
    except (KeyError, TypeError, ValueError):
        return BASE
    fits = all(bounds(name)[0] <= value <= bounds(name)[1] for name, value in points.items())
    right = all(kind in KINDS and 0 <= share <= MOST_LESS for (kind, _), share in fewer.items())
    return Weights(points, fewer) if fits and right and set(kept["points"]) == set(WEIGHTS) else BASE


def kept_weights(weights: Weights) -> dict[str, Any]:
    """The other way round."""
    fewer = [[kind, name, share] for (kind, name), share in weights.fewer.items()]
    return {"points": dict(weights.points), "fewer": fewer}


async def learned_view(db: AsyncSession) -> LearnedView:
    """For the profile: what each part weighs, and why it may not weigh more."""
    in_force, verdicts = await weights_in_force(db), await my_verdicts(db)
    return LearnedView(
        rows=[_row(name, in_force.points[name]) for name in WEIGHTS],
        fewer=[fewer_words(kind, name, share) for (kind, name), share in in_force.fewer.items()],
        count=verdicts.count,
        is_moved=in_force != BASE,
        waiting=await news(db) > 0,
    )


async def my_reply_odds(db: AsyncSession, *, score: float | None, now: datetime) -> Odds:
    """How likely an answer is to an application for a job of this score."""
    rows = (await db.execute(load("sent_applications"), _me(db) | {"most": MOST_SENT})).all()
    sent = [
        Sent(
            ApplicationStatus(row.status),
            row.applied_at,
            bool(row.has_talked),
            None if row.score is None else float(row.score),
        )
        for row in rows
    ]
    return reply_odds(sent, score=score, now=now)


CLIENT_WORDS = {
    "new": "new clients",
    "unverified": "clients without verified payment",
    "low_rated": "clients rated under 4",
}


def fewer_name(kind: str, name: str) -> str:
    return CLIENT_WORDS.get(name, name) if kind == "client" else name


def fewer_words(kind: str, name: str, share: float) -> str:
    """ "WordPress: 30 % less for Skills"."""
    part = {"skill": "Skills", "category": "Experience", "client": "Client"}[kind]
    return f"{fewer_name(kind, name)}: {round(share * 100)} % less for {part}"


def _shares(
    judged: Sequence[Verdict],
    jobs: Sequence[tuple[UUID, JobPosting]],
    profile: ProfileFacts,
    wish: SearchWish,
    now: datetime,
) -> dict[str, dict[str, float]]:
    """How full each known part is, by the base weights, and as fresh as the job was when it was judged."""
    prepared = prepare_jobs([job for _, job in jobs], embed)
    scores = score_prepared(prepared, profile, wish, now=now, embed=embed)
    said_at = {verdict.job: verdict.at for verdict in judged}
    shares: dict[str, dict[str, float]] = {}
    for row, (job_id, job) in enumerate(jobs):
        known = zip(WEIGHTS, scores.values[row].tolist(), scores.known[row].tolist(), strict=True)
        shares[str(job_id)] = {name: value for name, value, is_known in known if is_known}
        if job.posted_at and "freshness" in shares[str(job_id)]:
            days = max(0.0, (said_at[str(job_id)] - job.posted_at).total_seconds() / DAY)
            shares[str(job_id)]["freshness"] = 2.0 ** (-days / HALF_LIFE_DAYS)
    return shares


def _row(name: str, now: float) -> WeightRow:
    base, (least, most) = WEIGHTS[name], bounds(name)
    change = round(now - base, 1)
    return WeightRow(
        name=name,
        label=LABELS[name],
        base=_number(base),
        now=_number(now),
        least=_number(least),
        most=_number(most),
        change=f"{'+' if change > 0 else '−'}{_number(abs(change))}" if change else "",
        place=round(100 * (now - least) / (most - least)),
        base_place=round(100 * (base - least) / (most - least)),
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _me(db: AsyncSession) -> dict[str, Any]:
    identity = identity_in(db)
    return {"team": identity.team_id, "person": identity.user_id}
