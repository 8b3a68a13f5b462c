"""A file of job ads: read it, say what is in it, and save it when the person says so."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.jobs import Saved, count_postings, save_postings, save_ranked
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType, Platform
from app.domain.identity import Identity
from app.domain.refusals import grouped
from app.queries.run_results import new_jobs_of
from app.queries.uploads import SentFile, sent_file
from app.runs.at_once import perform_at_once
from app.runs.perform import Recipe
from app.runs.run import Run
from app.sources.base import ParsedFile
from app.sources.child import read_jobs_safely
from app.sources.places import Payload

PATIENCE = "600s"
"""For the statements of one import; a page's own are cut off much sooner."""
KEPT_ROWS = 20_000
AT_ONCE = 2
"""So many files are read at the same time; each takes a processor."""
_parsed: OrderedDict[tuple[UUID, UUID, Platform | None], ParsedFile] = OrderedDict()
"""Files just read, by team, upload and the person's word, so that saving need not read them again."""
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


@dataclass(frozen=True)
class Preview:
    """What is in a file, and what saving it would do."""

    file_name: str
    parsed: ParsedFile
    counts: Saved


async def preview_upload(identity: Identity, upload_id: UUID, *, platform: Platform | None = None) -> Preview:
    """Read a sent file and count what saving it would do. UserFacingError where it cannot be read.

    `platform` is the person's word for rows that do not say which site they are from.
    """
    async with team_session(identity) as db:
        sent = await sent_file(db, upload_id)
    async with _turn():
        parsed = await _read(identity, upload_id, sent, platform)
    return Preview(sent.file_name, parsed, await count_file(identity, parsed, sent.file_name))


async def save_upload(
    identity: Identity,
    upload_id: UUID,
    on_progress: Callable[[int], None],
    *,
    platform: Platform | None = None,
) -> Saved:
    """Save a sent file's jobs, ranked, in one transaction. Should this process die, a worker does it."""
    async with team_session(identity) as db:
        sent = await sent_file(db, upload_id)
    inputs = {"task": "import", "upload": str(upload_id), "source": sent.file_name, "platform": platform}
    saved = await _save_at_once(
        identity, sent.file_name, inputs, lambda run: import_upload(run, on_progress=on_progress)
    )
    _parsed.pop((identity.team_id, upload_id, platform), None)
    return saved


async def import_upload(run: Run, *, on_progress: Callable[[int], None] | None = None) -> dict[str, Any]:
    """The recipe: read the file again, unless this process has just read it, and save what is in it."""
    upload_id = UUID(run.inputs["upload"])
    platform = Platform(run.inputs["platform"]) if run.inputs.get("platform") else None
    async with team_session(run.identity) as db:
        sent = await sent_file(db, upload_id)
    parsed = await _read(run.identity, upload_id, sent, platform)
    return await save_parsed(run, parsed, sent.file_name, on_progress=on_progress)


async def save_parsed(
    run: Run,
    parsed: ParsedFile,
    source: str,
    *,
    step: str = "rank and save",
    on_progress: Callable[[int], None] | None = None,
    beside: Callable[[AsyncSession], Awaitable[None]] | None = None,
) -> dict[str, Any]:
    """The step that ranks and saves what was read, and what is written `beside` it, all or nothing."""
    tell = run.teller(len(parsed.rows), "ranking and saving")

    def told(done: int) -> None:
        tell(done)
        if on_progress:
            on_progress(done)

    async def save(db: AsyncSession) -> dict[str, Any]:
        run.used(engine="rules", layout=parsed.layout)
        saved = await save_ranked(
            db, [row.posting for row in parsed.rows], run_id=run.id, source=source, now=utc_now(),
            on_progress=told,
        )  # fmt: skip
        for one in await new_jobs_of(db, run.id) if saved.new else []:
            run.wrote("job", one.id, one.title)
        if beside:
            await beside(db)
        reasons = {"reasons": grouped(parsed.rejected)} if parsed.rejected else {}
        return {**saved.funnel, "ranked": saved.ranked, "refused": len(parsed.rejected), **reasons}

    made: dict[str, Any] = await run.step(step, save, input={"source": source, "rows": parsed.row_count})
    return made


async def read_payload(payload: Payload) -> ParsedFile:
    """What a source has given, read as a file is."""
    if payload.path is not None:
        return await read_jobs_safely(Path(payload.path), payload.name, now=utc_now())
    with TemporaryDirectory(prefix="bidwell-") as folder:
        path = Path(folder) / "payload"
        await asyncio.to_thread(path.write_text, payload.text or "", encoding="utf-8")
        return await read_jobs_safely(path, payload.name, now=utc_now())


async def count_file(identity: Identity, parsed: ParsedFile, file_name: str) -> Saved:
    """The counts of a dry run."""
    async with team_session(identity, time_limit=PATIENCE) as db:
        return await count_postings(db, [row.posting for row in parsed.rows], source=file_name)


async def save_file(
    identity: Identity,
    parsed: ParsedFile,
    file_name: str,
    on_progress: Callable[[int], None] | None = None,
) -> Saved:
    """Save what was read, all or nothing; for callers who stay until it is done."""
    async with team_session(identity, time_limit=PATIENCE) as db:
        return await save_postings(
            db,
            [row.posting for row in parsed.rows],
            source=file_name,
            trigger=f"file dropped: {file_name}",
            now=utc_now(),
            on_progress=on_progress,
        )


async def _save_at_once(identity: Identity, file_name: str, inputs: dict[str, Any], recipe: Recipe) -> Saved:
    run_id, counts = await perform_at_once(
        identity, AgentType.JOB_SEARCH, recipe, trigger=f"file dropped: {file_name}", inputs=inputs
    )
    return Saved(
        received=counts["found"], new=counts["new"], updated=counts["updated"], duplicates=counts["known"],
        ranked=counts["ranked"], filled=counts.get("filled", 0), run_id=run_id,
    )  # fmt: skip


async def _read(identity: Identity, upload_id: UUID, sent: SentFile, platform: Platform | None) -> ParsedFile:
    key = (identity.team_id, upload_id, platform)
    if key not in _parsed:
        _parsed[key] = await read_jobs_safely(sent.path, sent.file_name, now=utc_now(), platform=platform)
        while len(_parsed) > 1 and sum(len(one.rows) for one in _parsed.values()) > KEPT_ROWS:
            _parsed.popitem(last=False)
    return _parsed[key]


def _turn() -> asyncio.Semaphore:
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
