"""Why one job stands where it does: its parts, and point by point what learning changed."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.errors import NotFound
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import BASE, LABELS, Ranking, Weights, prepare_jobs, rank_prepared
from app.domain.scoring.learned import LOWERS, client_kinds
from app.domain.scoring.prepared import PreparedJobs
from app.domain.wording import counted
from app.llm.embeddings import embed
from app.queries.facts import profile_facts, search_wish
from app.queries.learning import fewer_name, my_reply_odds, my_verdicts, weights_in_force
from app.queries.postings import postings

NO_SUCH_JOB = "This job is not there any more."
MOST_SKILLS = 4
STRONGEST = 3


@dataclass(frozen=True)
class Why:
    """All sentences ready; `changes` is empty where learning has moved nothing."""

    job: str
    sentence: str
    reasons: list[str]
    changes: list[str]
    learned: str
    odds: str
    less: list[dict[str, str]]


async def why_here(db: AsyncSession, job_id: UUID, *, now: datetime) -> Why:
    """The job is scored twice, with the base weights and with the learned ones: the difference is exact."""
    job = await _posting(db, job_id)
    profile, wish, weights = await profile_facts(db), await search_wish(db), await weights_in_force(db)
    plain, moved, prepared = await asyncio.to_thread(_both, job, profile, wish, weights, now)
    odds = await my_reply_odds(db, score=moved.score, now=now)
    count = (await my_verdicts(db)).count
    return Why(
        job=str(job_id),
        sentence=_sentence(plain, moved, count),
        reasons=_reasons(moved),
        changes=_changes(plain, moved, weights, prepared),
        learned="" if weights != BASE else _nothing_learned(count),
        odds=odds.words,
        less=[
            {"value": f"{kind}:{name}", "words": fewer_name(kind, name)}
            for kind, name in _choices(job, prepared)
        ],
    )


async def less_choices(db: AsyncSession, job_id: UUID) -> list[tuple[str, str]]:
    """Of what one may want less after seeing this job: its main skills, its category, its kind of client."""
    job = await _posting(db, job_id)
    return _choices(job, await asyncio.to_thread(prepare_jobs, [job], embed))


async def _posting(db: AsyncSession, job_id: UUID) -> JobPosting:
    found = await postings(db, ids=[job_id], limit=1)
    if not found:
        raise NotFound(NO_SUCH_JOB)
    return found[0][1]


def _both(
    job: JobPosting, profile: ProfileFacts, wish: SearchWish, weights: Weights, now: datetime
) -> tuple[Ranking, Ranking, PreparedJobs]:
    prepared = prepare_jobs([job], embed)
    [plain] = rank_prepared(prepared, profile, wish, now=now, embed=embed)
    [moved] = rank_prepared(prepared, profile, wish, now=now, embed=embed, weights=weights)
    return plain, moved, prepared


def _choices(job: JobPosting, prepared: PreparedJobs) -> list[tuple[str, str]]:
    central = prepared.features[0].centrality
    skills = sorted(central, key=lambda name: (-central[name], name))[:MOST_SKILLS]
    kinds = [kind for kind, has in client_kinds(prepared.offers.deals).items() if has[0]]
    category = [("category", job.category)] if job.category else []
    return [*(("skill", name) for name in skills), *category, *(("client", kind) for kind in kinds)]


def _sentence(plain: Ranking, moved: Ranking, count: int) -> str:
    difference = round(moved.score - plain.score, 2)
    if not difference:
        return f"{_number(moved.score)} of 100 points, the sum of its parts."
    direction = "more" if difference > 0 else "fewer"
    return (
        f"{_number(moved.score)} of 100 points: {_number(abs(difference))} {direction} than without what "
        f"{counted(count, 'verdict')} of yours taught."
    )


def _reasons(ranking: Ranking) -> list[str]:
    """What brings most, and what costs most."""
    known = [part for part in ranking.parts if part.known]
    best = sorted(known, key=lambda part: (-part.points, part.name))[:STRONGEST]
    worst = max(known, key=lambda part: (part.of - part.points, part.name), default=None)
    said = [f"{part.label}: {part.reason} (+{_number(part.points)})" for part in best]
    if worst and worst not in best and worst.of - worst.points >= 1:
        said.append(
            f"{worst.label}: {worst.reason} (−{_number(worst.of - worst.points)} of what it could be)"
        )
    return said


def _changes(plain: Ranking, moved: Ranking, weights: Weights, prepared: PreparedJobs) -> list[str]:
    lines = []
    for before, after in zip(plain.parts, moved.parts, strict=True):
        difference = round(after.points - before.points, 2)
        if not difference:
            continue
        sign = "+" if difference > 0 else "−"
        why = ["it holds the score below the same bar"] if after.name == "floor" else []
        why += [f"now weighs {_number(after.of)} instead of {_number(before.of)}"] * (after.of != before.of)
        why += [f"you asked for less {name}" for name in _met(after.name, weights.fewer, prepared)]
        lines.append(f"{LABELS[after.name]} {sign}{_number(abs(difference))}: {', '.join(why)}")
    return lines


def _met(part: str, fewer: Mapping[tuple[str, str], float], prepared: PreparedJobs) -> list[str]:
    """What this job has of what somebody wants less of, of one part."""
    kinds = {kind for kind, has in client_kinds(prepared.offers.deals).items() if has[0]}
    category = prepared.jobs[0].category or ""
    here: dict[str, Any] = {"skill": set(prepared.skills), "category": {category}, "client": kinds}
    return [fewer_name(kind, name) for kind, name in fewer if LOWERS[kind] == part and name in here[kind]]


def _nothing_learned(count: int) -> str:
    if not count:
        return "Nothing has been learned yet: shortlist jobs, or say why they are not for you."
    return f"{counted(count, 'verdict')} of yours will count when jobs are ranked next."


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
