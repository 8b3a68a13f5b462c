"""A sent file is read, counted and saved; the person's word stands in for what it does not say."""

import asyncio
from pathlib import Path

import pytest

from app.domain.enums import Platform
from app.domain.errors import BadInput, NotFound
from app.domain.identity import Identity
from app.runs import job_files
from app.runs.job_files import preview_upload, save_upload
from tests.runs.files import a_row, sent


def ignore(_: int) -> None:
    """Nobody watches the progress."""


async def test_a_preview_counts_and_saves_nothing(alice: Identity, tmp_path: Path, sql) -> None:
    upload = await sent(alice, tmp_path, "upwork.csv", a_row("One"), a_row("Two"), a_row("Two"))
    preview = await preview_upload(alice, upload)
    assert (preview.counts.new, preview.counts.duplicates, len(preview.parsed.rows)) == (2, 1, 3)
    assert sql("select count(*) from jobs") == [(0,)]


async def test_a_file_is_saved_once(alice: Identity, tmp_path: Path, sql) -> None:
    upload = await sent(alice, tmp_path, "upwork.csv", a_row("One"), a_row("Two"))
    progress: list[int] = []
    first = await save_upload(alice, upload, progress.append)
    again = await save_upload(alice, upload, ignore)
    assert (first.new, again.new, again.duplicates) == (2, 0, 2)
    assert progress == [2]
    assert sql("select count(*) from jobs") == [(2,)]


async def test_rows_that_do_not_say_their_site_are_from_the_one_the_person_names(
    alice: Identity, tmp_path: Path, sql
) -> None:
    upload = await sent(alice, tmp_path, "silent.csv", a_row("One"), a_row("Two"))
    silent = await preview_upload(alice, upload)
    assert {one.code for one in silent.parsed.rejected} == {"unknown_platform"}
    told = await preview_upload(alice, upload, platform=Platform.LINKEDIN)
    assert (told.counts.new, told.parsed.rejected) == (2, [])
    await save_upload(alice, upload, ignore, platform=Platform.LINKEDIN)
    assert sql("select distinct platform::text from jobs") == [("linkedin",)]


async def test_a_file_belongs_to_its_sender(
    alice: Identity, bob: Identity, charlie: Identity, tmp_path: Path
):
    upload = await sent(alice, tmp_path, "upwork.csv", a_row())
    for stranger in (bob, charlie):
        with pytest.raises(NotFound):
            await preview_upload(stranger, upload)


async def test_what_cannot_be_read_is_a_sentence(alice: Identity, tmp_path: Path) -> None:
    upload = await sent(alice, tmp_path, "upwork.csv", a_row())
    next(tmp_path.iterdir()).write_bytes(b"%PDF-1.7 no table")
    with pytest.raises(BadInput, match="PDF"):
        await preview_upload(alice, upload)


async def test_many_files_are_read_two_at_a_time_and_the_oldest_are_forgotten(
    alice: Identity, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(job_files, "KEPT_ROWS", 3)
    rows = [(a_row(f"Job {number}"), a_row(f"Task {number}")) for number in range(4)]
    uploads = [await sent(alice, tmp_path, "upwork.csv", *two) for two in rows]
    previews = await asyncio.gather(*(preview_upload(alice, upload) for upload in uploads))
    assert [preview.counts.new for preview in previews] == [2] * 4
    assert sum(len(parsed.rows) for parsed in job_files._parsed.values()) <= 3
    assert (await save_upload(alice, uploads[0], ignore)).new == 2
