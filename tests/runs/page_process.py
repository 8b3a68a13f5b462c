"""A web process as far as runs go: it imports files and ranks while somebody waits, to be killed over it."""

import asyncio
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from app.db.engine import use_database
from app.domain.identity import Identity
from app.runs.job_files import save_upload
from app.runs.ranking import rank_after_change
from app.settings import settings
from tests.runs.files import a_row, sent
from tests.runs.worker_process import Killable

ROWS = 3
PAUSE = 0.5
"""A person does not drop files without end; a machine has more to do than this page."""


def main(dsn: str, who: Identity, folder: str, lease: float, ready: Connection) -> None:
    """One file after the other; what was acknowledged to the person is noted, a line each."""
    use_database(dsn)
    settings.cache_clear()
    object.__setattr__(settings(), "run_lease_seconds", lease)
    place = Path(folder)

    async def goes_on() -> None:
        ready.send(True)
        for number in count(len(list(place.iterdir()))):
            try:
                upload = await _drop(who, place, number)
                saved = await save_upload(who, upload, lambda _: None)
                _acknowledge(place, saved.run_id)
                await rank_after_change(who)
                await asyncio.sleep(PAUSE)
            except Exception:
                await asyncio.sleep(0.1)  # the person sees a sentence, and drops the next file

    asyncio.run(goes_on())


async def _drop(who: Identity, folder: Path, number: int) -> UUID:
    rows = [a_row(f"Page {number}, job {each}") for each in range(ROWS)]
    return await sent(who, folder, f"upwork {number}.csv", *rows)


def _acknowledge(folder: Path, run_id: UUID | None) -> None:
    with folder.with_suffix(".seen").open("a") as file:
        file.write(f"{run_id}\n")


def acknowledged(folder: Path) -> set[UUID]:
    """The imports of which the page has said that they are saved."""
    seen = folder.with_suffix(".seen")
    return {UUID(line) for line in seen.read_text().split()} if seen.exists() else set()


class PageProcess(Killable):
    """One web process of this person."""

    def __init__(self, dsn: str, who: Identity, folder: Path, *, lease: float) -> None:
        super().__init__(main, dsn, who, str(folder), lease)
