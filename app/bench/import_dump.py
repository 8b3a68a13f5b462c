"""From a file of ten thousand ads to a ranked feed, as the import page and command do it."""

import time
from dataclasses import dataclass

from app.bench.dump import read_plainly, write_dump
from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.size import Size
from app.bench.timing import timed
from app.clock import utc_now
from app.db.session import team_session
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.queries.jobs import FeedPage, feed_page
from app.runs.job_files import save_file
from app.sources.child import read_jobs_safely


@dataclass(frozen=True)
class Imported:
    """The team whose jobs came from the file, and the seconds of each step."""

    person: Identity
    plain: float
    reading: float
    saving: float
    asking: float
    feed: FeedPage

    @property
    def whole(self) -> float:
        return self.reading + self.saving + self.asking


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """The whole way, and its steps."""
    done = await imported(ground, size)
    assert done.feed.in_view == size.dump
    rows, plain = f"{size.dump:,} rows", "stdlib csv"
    goal = 15 * size.dump / 10_000
    steps = f"read {done.reading:.1f} s, rank and save {done.saving:.1f} s, feed {done.asking:.2f} s"
    return [
        Figure(f"import {rows} to ranked feed", done.whole, "s", plain, done.plain, most=goal, note=steps),
        Figure("  jobs a second", size.dump / done.whole, "/s", "a peer, unranked", 602),
    ]


async def imported(ground: Ground, size: Size) -> Imported:
    """The imported team: made by the first figure that needs it."""
    if "imported" not in ground.made:
        ground.made["imported"] = await _import(ground, size)
    made: Imported = ground.made["imported"]
    return made


async def _import(ground: Ground, size: Size) -> Imported:
    path = ground.folder / "dump.csv"
    write_dump(path, size.dump, utc_now())
    plain = min(timed(lambda: read_plainly(path), 3).seconds)
    person = await ground.freelancer()
    started = time.perf_counter()
    parsed = await read_jobs_safely(path, path.name, now=utc_now())
    read = time.perf_counter()
    await save_file(person, parsed, path.name)
    saved = time.perf_counter()
    async with team_session(person) as db:
        feed = await feed_page(db, JobFilter(), now=utc_now())
    return Imported(person, plain, read - started, saved - read, time.perf_counter() - saved, feed)
