"""Files are read in a process of their own, which can be killed and takes nothing with it."""

import asyncio
import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.enums import Platform
from app.domain.errors import BadInput, TooLarge
from app.sources.child import ROOT, read_jobs_safely
from tests.sources.reading import NOW, PAYLOADS, read_payload


@pytest.mark.parametrize("name", ["jobspy.csv", "upwork_rss.xml", "upwork_graphql_postings.json"])
async def test_the_child_says_what_the_parser_says(name: str) -> None:
    assert await read_jobs_safely(PAYLOADS / name, name, now=NOW) == read_payload(name)


async def test_the_persons_word_on_the_platform_reaches_the_child(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("title,description\nA lamp,Brass\n")
    parsed = await read_jobs_safely(path, "x.csv", now=NOW, platform=Platform.LINKEDIN)
    assert parsed.rows[0].posting.platform is Platform.LINKEDIN


async def test_refusals_cross_over_as_sentences(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(BadInput, match=r"^cv\.pdf is a PDF\."):
        await read_jobs_safely(path, "cv.pdf", now=NOW)
    path.write_bytes(gzip.compress(b"\0" * (80 << 20)))
    with pytest.raises(TooLarge, match=r"^bomb\.gz unpacks to more than"):
        await read_jobs_safely(path, "bomb.gz", now=NOW)
    with pytest.raises(BadInput, match="cannot be opened"):
        await read_jobs_safely(tmp_path / "gone", "gone.csv", now=NOW)


async def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "slow.jsonl"
    path.write_text((PAYLOADS / "upwork_rss_items.jsonl").read_text() * 6000)
    with pytest.raises(TooLarge, match="takes too long or too much memory"):
        await read_jobs_safely(path, "slow.jsonl", now=NOW, seconds=1)


async def test_others_are_served_while_a_file_is_read() -> None:
    name = "upwork_detail_scrape.csv"
    reading = asyncio.create_task(read_jobs_safely(PAYLOADS / name, name, now=NOW))
    ticks = 0
    while not reading.done():
        await asyncio.sleep(0.01)
        ticks += 1
    assert (await reading).rows
    assert ticks > 3


def test_the_child_starts_without_the_web_or_the_database() -> None:
    heavy = "reflex sqlalchemy sqlmodel psycopg numpy httpx"
    code = f"import sys, app.sources.files; sys.exit(any(m in sys.modules for m in '{heavy}'.split()))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
