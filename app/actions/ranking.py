"""Scores follow what they are made of: a changed profile, a changed wish, a new job."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Result, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.embeddings import save_vectors
from app.actions.learning import put_in_force
from app.db.session import identity_in
from app.db.sql import load
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import BASE, Ranking, Weights, fit_key, prepare_jobs, rank_again, rank_prepared
from app.llm.embeddings import MODEL, as_text, embed
from app.queries.facts import profile_facts, search_wish
from app.queries.learning import weights_in_force
from app.queries.postings import kept_fits, postings

BATCH = 2000


@dataclass(frozen=True)
class Ranked:
    """Rankings of jobs, and the vectors that were made for them on the way."""

    rankings: list[Ranking]
    vectors: list[str]


async def rank(
    jobs: Sequence[JobPosting],
    profile: ProfileFacts,
    wish: SearchWish,
    *,
    now: datetime,
    weights: Weights = BASE,
) -> Ranked:
    """Score jobs beside the event loop, so that other tabs are answered meanwhile."""

    def work() -> Ranked:
        prepared = prepare_jobs(jobs, embed)
        rankings = rank_prepared(prepared, profile, wish, now=now, embed=embed, weights=weights)
        return Ranked(rankings, as_text(prepared.plain))

    return await asyncio.to_thread(work) if jobs else Ranked([], [])


async def rerank_jobs(
    db: AsyncSession,
    *,
    now: datetime,
    ids: Sequence[UUID] | None = None,
    run_id: UUID | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> int:
    """Score the team's jobs anew (all, or those named) for the person who asks; returns how many.

    Ranking all of them takes in what the person's verdicts have taught since. Where the fit that was kept
    still holds, only worth is judged anew. Other tabs are woken only where something is not as it was.
    """
    profile, wish = await profile_facts(db), await search_wish(db)
    weights = await (weights_in_force(db) if ids is not None else put_in_force(db, now=now))
    dial = {"team": identity_in(db).team_id, "tightness": wish.tightness}
    turned = _written(await db.execute(load("follow_the_dial"), dial))
    key = fit_key(profile, now, weights) if ids is None else None
    saving = _Saving(db, wish.tightness, run_id, on_progress)
    if key:
        await _judge_worth(saving, key, profile, wish, now, weights)
    after = None
    while batch := await postings(db, ids=ids, after=after, limit=BATCH, unless_fit=key):
        ranked = await rank([job for _, job in batch], profile, wish, now=now, weights=weights)
        found = [job_id for job_id, _ in batch]
        await saving.save(found, ranked.rankings)
        await _embed_jobs(db, found, ranked.vectors, all_of_them=ids is not None)
        after = found[-1]
    if turned or saving.written:
        await tell_team(db, "feed")
    return saving.done


async def _judge_worth(
    saving: "_Saving", key: str, profile: ProfileFacts, wish: SearchWish, now: datetime, weights: Weights
) -> None:
    """Jobs whose fit was kept: after a change of wishes alone these are all, and no text is read."""
    after = None
    while batch := await kept_fits(saving.db, key, after=after, limit=BATCH):
        kept = [one for _, one in batch]
        rankings = await asyncio.to_thread(rank_again, kept, profile, wish, now=now, weights=weights)
        await saving.save([job_id for job_id, _ in batch], rankings)
        after = batch[-1][0]


@dataclass
class _Saving:
    """Writes rankings batch by batch and tells how far it is."""

    db: AsyncSession
    tightness: int
    run_id: UUID | None
    on_progress: Callable[[int], None] | None
    done: int = 0
    written: int = 0

    async def save(self, ids: Sequence[UUID], rankings: Sequence[Ranking]) -> None:
        items = [ranking_item(job_id, one) for job_id, one in zip(ids, rankings, strict=True)]
        values = {
            "team": identity_in(self.db).team_id, "run": self.run_id, "tightness": self.tightness,
            "items": json.dumps(items),
        }  # fmt: skip
        self.written += _written(await self.db.execute(load("save_rankings"), values))
        self.done += len(items)
        if self.on_progress:
            self.on_progress(self.done)


def _written(result: Result[Any]) -> int:
    """How many rows a statement has changed."""
    return cast("CursorResult[Any]", result).rowcount


async def _embed_jobs(
    db: AsyncSession, ids: Sequence[UUID], vectors: Sequence[str], *, all_of_them: bool
) -> None:
    """Vectors of jobs that have changed (`all_of_them`), else only of those that have none yet."""
    if not all_of_them:
        values = {"team": identity_in(db).team_id, "model": MODEL, "ids": [str(each) for each in ids]}
        bare = set((await db.scalars(load("jobs_without_vector"), values)).all())
        kept = [(each, vector) for each, vector in zip(ids, vectors, strict=True) if each in bare]
        ids, vectors = [each for each, _ in kept], [vector for _, vector in kept]
    await save_vectors(db, "job", ids, vectors)


def ranking_item(job_id: UUID | None, ranking: Ranking) -> dict[str, object]:
    """A ranking as the database functions take it."""
    return {
        "job_id": str(job_id) if job_id else None,
        "score": ranking.score,
        "fit": ranking.fit,
        "worth": ranking.worth,
        "provisional": ranking.provisional,
        "breakdown": ranking.breakdown(),
    }


async def tell_team(db: AsyncSession, what: str) -> None:
    """Wake the team's other tabs after this transaction; they re-read as themselves."""
    payload = json.dumps({"team": str(identity_in(db).team_id), "what": what})
    await db.execute(text("select pg_notify('team', :payload)"), {"payload": payload})
