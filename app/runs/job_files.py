"""A file of job ads: read it, say what is in it, and save it when the person says so."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.actions.jobs import Saved, count_postings, save_postings
from app.clock import utc_now
from app.db.session import team_session
from app.domain.identity import Identity
from app.queries.uploads import sent_file
from app.sources.base import ParsedFile
from app.sources.child import read_jobs_safely

PATIENCE = "600s"
"""For the statements of one import; a page's own are cut off much sooner."""
KEPT = 6
_parsed: OrderedDict[tuple[UUID, UUID], ParsedFile] = OrderedDict()
"""Files just read, by team and upload, so that saving need not read them again."""


@dataclass(frozen=True)
class Preview:
    """What is in a file, and what saving it would do."""

    file_name: str
    parsed: ParsedFile
    counts: Saved


async def preview_upload(identity: Identity, upload_id: UUID) -> Preview:
    """Read a sent file and count what saving it would do. UserFacingError where it cannot be read."""
    async with team_session(identity) as db:
        sent = await sent_file(db, upload_id)
    parsed = await _read(identity, upload_id, sent.path, sent.file_name)
    return Preview(sent.file_name, parsed, await count_file(identity, parsed, sent.file_name))


async def save_upload(identity: Identity, upload_id: UUID, on_progress: Callable[[int], None]) -> Saved:
    """Save a sent file's jobs, ranked, in one transaction."""
    async with team_session(identity) as db:
        sent = await sent_file(db, upload_id)
    parsed = await _read(identity, upload_id, sent.path, sent.file_name)
    saved = await save_file(identity, parsed, sent.file_name, on_progress)
    _parsed.pop((identity.team_id, upload_id), None)
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


async def _read(identity: Identity, upload_id: UUID, path: Path, file_name: str) -> ParsedFile:
    key = (identity.team_id, upload_id)
    if key not in _parsed:
        _parsed[key] = await read_jobs_safely(path, file_name, now=utc_now())
        while len(_parsed) > KEPT:
            _parsed.popitem(last=False)
    return _parsed[key]
