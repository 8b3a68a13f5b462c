"""A file of job ads: read it, say what is in it, and save it when the person says so."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID
from weakref import WeakKeyDictionary

from app.actions.jobs import Saved, count_postings, save_postings
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import Platform
from app.domain.identity import Identity
from app.queries.uploads import SentFile, sent_file
from app.sources.base import ParsedFile
from app.sources.child import read_jobs_safely

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
    """Save a sent file's jobs, ranked, in one transaction."""
    async with team_session(identity) as db:
        sent = await sent_file(db, upload_id)
    parsed = await _read(identity, upload_id, sent, platform)
    saved = await save_file(identity, parsed, sent.file_name, on_progress)
    _parsed.pop((identity.team_id, upload_id, platform), None)
    return saved


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
    """Save what was read, all or nothing."""
    async with team_session(identity, time_limit=PATIENCE) as db:
        return await save_postings(
            db,
            [row.posting for row in parsed.rows],
            source=file_name,
            trigger=f"file dropped: {file_name}",
            now=utc_now(),
            on_progress=on_progress,
        )


async def _read(identity: Identity, upload_id: UUID, sent: SentFile, platform: Platform | None) -> ParsedFile:
    key = (identity.team_id, upload_id, platform)
    if key not in _parsed:
        _parsed[key] = await read_jobs_safely(sent.path, sent.file_name, now=utc_now(), platform=platform)
        while len(_parsed) > 1 and sum(len(one.rows) for one in _parsed.values()) > KEPT_ROWS:
            _parsed.popitem(last=False)
    return _parsed[key]


def _turn() -> asyncio.Semaphore:
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
