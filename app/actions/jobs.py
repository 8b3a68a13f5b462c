"""Jobs come in, and are put aside when they are not for this person."""

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.alerts import match_new_jobs, tell_listeners
from app.actions.embeddings import save_vectors
from app.actions.events import record
from app.actions.marks import mark_jobs
from app.actions.ranking import rank, ranking_item, rerank_jobs, tell_team
from app.actions.runs import begin_run, end_run, record_step
from app.db.session import identity_in
from app.domain.enums import AgentType
from app.domain.posting import JobPosting
from app.domain.preflight import is_taken
from app.domain.ranking import Ranking
from app.queries.facts import profile_facts, search_wish
from app.queries.learning import weights_in_force

BATCH = 1000
COLUMNS = tuple(each.name for each in fields(JobPosting) if each.name not in ("raw", "extras"))
UPSERT = text("select public.upsert_jobs_and_rankings(:team, :run, cast(:items as json))")

Progress = Callable[[int], None]


@dataclass
class Saved:
    """What became of the postings of one file; `duplicates` were known, or stood in the file twice. `filled` are
    those of the new that say themselves that somebody was found, or that they are closed."""

    received: int = 0
    new: int = 0
    updated: int = 0
    duplicates: int = 0
    ranked: int = 0
    filled: int = 0
    run_id: UUID | None = None
    job_ids: dict[str, str] = field(default_factory=dict)

    @property
    def funnel(self) -> dict[str, int]:
        """The counts as a run tells them."""
        counts = {"found": self.received, "new": self.new, "updated": self.updated, "known": self.duplicates}
        return counts | ({"filled": self.filled} if self.filled else {})


@dataclass(frozen=True)
class Ready:
    """A batch that can be saved: as the database takes it, each posting's hash, each one's vector; `taken` are the
    hashes of those that are filled."""

    items: str
    keys: list[str]
    vectors: list[str]
    taken: frozenset[str]


async def save_postings(
    db: AsyncSession,
    postings: Sequence[JobPosting],
    *,
    source: str,
    trigger: str,
    now: datetime,
    on_progress: Progress | None = None,
) -> Saved:
    """Rank the postings and save them, each job once, in the caller's transaction, as a run of its own."""
    inputs = {"task": "import", "source": source, "postings": len(postings)}
    run_id = await begin_run(db, AgentType.JOB_SEARCH, trigger=trigger, inputs=inputs)
    saved = await save_ranked(db, postings, run_id=run_id, source=source, now=now, on_progress=on_progress)
    await record_step(db, run_id, "rank", position=1, output={"ranked": saved.ranked})
    await record_step(db, run_id, "save", position=2, output=saved.funnel)
    await end_run(db, run_id, outputs=saved.funnel)
    return saved


async def save_ranked(
    db: AsyncSession,
    postings: Sequence[JobPosting],
    *,
    run_id: UUID,
    source: str,
    now: datetime,
    on_progress: Progress | None = None,
) -> Saved:
    """Rank and save, for a run that is under way."""
    saved = Saved(run_id=run_id)
    changed: list[UUID] = []
    profile, wish, weights = await profile_facts(db), await search_wish(db), await weights_in_force(db)

    async def ranked_items(batch: Sequence[JobPosting]) -> Ready:
        ranked = await rank(batch, profile, wish, now=now, weights=weights)
        items = await asyncio.to_thread(upsert_items, batch, source, ranked.rankings, wish.tightness)
        return Ready(items, [job.canonical_hash for job in batch], ranked.vectors, _taken(batch))

    async with aclosing(_one_ahead(_batches(postings), ranked_items)) as ready:
        async for batch in ready:
            counts = await _upsert(db, run_id, batch.items)
            _add_up(saved, counts, batch.taken)
            changed += [UUID(value) for value in counts["updated_ids"]]
            changed += await _save_new_vectors(db, batch, counts)
            if on_progress:
                on_progress(saved.received)
    if changed:  # what two sightings say together may score otherwise than the newer one alone
        await rerank_jobs(db, now=now, ids=changed, run_id=run_id)
    await mark_jobs(db)
    if saved.new:
        await match_new_jobs(db, now=now)
        await tell_listeners(db, now=now, run_id=run_id)
    funnel: dict[str, Any] = saved.funnel
    record(db, "jobs_imported", entity_type="run", entity_id=run_id, source=source, **funnel)
    await tell_team(db, "feed")
    return saved


async def count_postings(db: AsyncSession, postings: Sequence[JobPosting], *, source: str) -> Saved:
    """What saving would do, by doing it and taking it back: the counts cannot differ from the real ones."""
    saved = Saved()
    nested = await db.begin_nested()
    for batch in _batches(postings):
        items = await asyncio.to_thread(upsert_items, batch, source)
        _add_up(saved, await _upsert(db, None, items), _taken(batch))
    await nested.rollback()
    return saved


def _batches(postings: Sequence[JobPosting]) -> Iterator[Sequence[JobPosting]]:
    return (postings[start : start + BATCH] for start in range(0, len(postings), BATCH))


async def _one_ahead(
    batches: Iterable[Sequence[JobPosting]],
    make: Callable[[Sequence[JobPosting]], Coroutine[Any, Any, Ready]],
) -> AsyncGenerator[Ready, None]:
    """What is made of each batch, while the next one is in the making: Postgres need not wait for us."""
    coming: asyncio.Task[Ready] | None = None
    try:
        for batch in batches:
            done = await coming if coming else None
            coming = asyncio.create_task(make(batch))
            if done is not None:
                yield done
        if coming:
            yield await coming
    finally:
        if coming:
            coming.cancel()


async def _save_new_vectors(db: AsyncSession, batch: Ready, counts: dict[str, Any]) -> list[UUID]:
    """A vector for every job that came for the first time. Those that stand in the batch several times are
    given back: what they say together is known only now."""
    new, ids = set(counts["inserted_ids"]), [counts["job_ids"][key] for key in batch.keys]
    times = Counter(ids)
    once = [(each, vector) for each, vector in zip(ids, batch.vectors, strict=True) if times[each] == 1]
    kept = [(each, vector) for each, vector in once if each in new]
    await save_vectors(db, "job", [each for each, _ in kept], [vector for _, vector in kept])
    return [UUID(each) for each in new if times[each] > 1]


async def _upsert(db: AsyncSession, run_id: UUID | None, items: str) -> dict[str, Any]:
    values = {"team": identity_in(db).team_id, "run": run_id, "items": items}
    counts: dict[str, Any] = (await db.execute(UPSERT, values)).scalar_one()
    return counts


def upsert_items(
    batch: Sequence[JobPosting], source: str, ranked: Sequence[Ranking] = (), tightness: int | None = None
) -> str:
    """The postings, and their rankings where there are any, as the database function takes them."""
    items = [_item(posting, source) for posting in batch]
    for item, ranking in zip(items, ranked, strict=False):
        item |= ranking_item(None, ranking) | {"tightness": tightness}
    return json.dumps(items, default=_plain)


def _item(posting: JobPosting, source: str) -> dict[str, Any]:
    raw, extras = posting.raw, posting.extras
    columns = {name: getattr(posting, name) for name in COLUMNS}
    payload_hash = hashlib.sha256(json.dumps(raw, sort_keys=True, default=_plain).encode()).hexdigest()
    return columns | {
        "canonical_hash": posting.canonical_hash,
        "source_raw": raw | {"x": extras},
        "source": {"source": source, "url": posting.apply_url, "payload": raw, "payload_hash": payload_hash},
    }


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)


def _taken(batch: Sequence[JobPosting]) -> frozenset[str]:
    return frozenset(job.canonical_hash for job in batch if is_taken(job))


def _add_up(saved: Saved, counts: dict[str, Any], taken: frozenset[str]) -> None:
    new = set(counts["inserted_ids"])
    saved.filled += len(new & {counts["job_ids"][key] for key in taken})
    saved.received += counts["received"]
    saved.new += counts["jobs_inserted"]
    saved.updated += counts["jobs_updated"]
    saved.ranked += counts["rankings_inserted"] + counts["rankings_updated"] + counts["rankings_unchanged"]
    saved.duplicates = saved.received - saved.new - saved.updated
    saved.job_ids |= counts["job_ids"]
