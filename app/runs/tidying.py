"""Once a day a worker tidies up: old runs go as their team wishes, and so do files that belong to nothing."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from app.db.session import service_session
from app.db.sql import load
from app.domain.retention import CHOICES, DEFAULT
from app.settings import settings

logger = logging.getLogger(__name__)

MOST = 2_000
"""Runs in one transaction: nobody waits long for its locks."""
STILL_ARRIVING = timedelta(days=1)
"""A file lies there a moment before its row does."""
TURN = text("select pg_try_advisory_xact_lock(hashtext('bidwell tidying'))")
WANTED = text(
    "select k from unnest(cast(:keys as text[])) k"
    " where exists (select from public.user_cv_files f where f.storage_key = k)"
    " or exists (select from public.user_profile_snapshots s where s.raw ->> 'storage_key' = k)"
)


async def tidy_up(*, now: datetime) -> tuple[int, int]:
    """How many runs and how many files went. Where another worker is at it, none."""
    async with service_session("one worker at a time tidies up", time_limit="600s") as turn:
        if not (await turn.execute(TURN)).scalar_one():
            return 0, 0
        runs, files = await remove_old_runs(now=now), await remove_orphans(now=now)
    if runs or files:
        logger.info("Tidied up: %s old runs, %s files that belonged to nothing.", runs, files)
    return runs, files


async def remove_old_runs(*, now: datetime) -> int:
    """Ended runs that are older than their team keeps them, with their steps; what they wrote stays."""
    values = {"now": now, "choices": [*CHOICES], "default_days": DEFAULT, "most": MOST}
    removed = 0
    while True:
        async with service_session("runs that are kept no longer, of every team") as db:
            count = int((await db.execute(load("remove_old_runs"), values)).scalar_one())
        removed += count
        if count < MOST:
            return removed


async def remove_orphans(*, now: datetime) -> int:
    """Kept files of which no row tells any more: forgotten ones, and those whose transaction never came to be."""
    folder = settings().files_dir
    found = await asyncio.to_thread(lambda: dict(_settled(folder, now)))
    if not found:
        return 0
    async with service_session("files that no row of any team names") as db:
        wanted = set((await db.execute(WANTED, {"keys": list(found)})).scalars())
    orphans = [path for key, path in found.items() if key not in wanted]
    await asyncio.to_thread(_remove, orphans)
    return len(orphans)


def _settled(folder: Path, now: datetime) -> Iterator[tuple[str, Path]]:
    newest = (now - STILL_ARRIVING).timestamp()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.stat().st_mtime < newest:
            yield path.relative_to(folder).as_posix(), path


def _remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
