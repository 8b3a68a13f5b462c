"""The list of letters: found by words, status and style, a page at a time, only one's own."""

from typing import Any

import pytest

from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.domain.letters.letter_filter import LetterFilter, words_around
from app.queries.letter_list import PAGE_SIZE, LetterPage, letter_list
from tests.builders import MONDAY, a_job, a_letter, an_application

LONG = (
    "Your shop needs React. "
    + "Nothing here. " * 40
    + "I moved 40 pages to Vue in a week. "
    + "Nor here. " * 40
)


async def three(db: Any) -> None:
    site = await a_job(db, "Booking site", company_name="Harbour Ltd")
    await a_letter(db, site, "An older text about Kafka.", version=1)
    await a_letter(db, site, LONG, version=2, style="warm")
    await an_application(db, site, S.APPLIED, applied_at=MONDAY)
    shop = await a_job(db, "Shop in 100%_cotton")
    await a_letter(db, shop, "Your shop sells shirts.", status="ready", ready_at=MONDAY, style="technical")
    await a_letter(db, await a_job(db, "Data work"), "Your tables are slow. What matters most?")


async def found(db: Any, **asked: Any) -> list[str]:
    page = await letter_list(db, LetterFilter.parse(asked), now=MONDAY)
    assert page.total == len(page.rows)
    return sorted(row.title for row in page.rows)


async def test_letters_are_found_by_words_of_the_letter_the_job_and_the_client(
    alice: Identity, db_for: Any
) -> None:
    async with db_for(alice) as db:
        await three(db)
        assert await found(db, q="REACT vue") == ["Booking site"]
        assert await found(db, q="harbour") == ["Booking site"]
        assert await found(db, q="data slow") == ["Data work"]
        assert await found(db, q="kafka") == []  # an older version is not the letter
        assert await found(db, q="react shirts") == []
        assert await found(db, q="100%_") == ["Shop in 100%_cotton"]
        assert await found(db, q="%") == ["Shop in 100%_cotton"]
        assert await found(db, q="\\ '; --\x00") == []


async def test_letters_are_found_by_status_and_style(alice: Identity, db_for: Any) -> None:
    async with db_for(alice) as db:
        await three(db)
        assert await found(db, status="sent") == ["Booking site"]
        assert await found(db, status="ready") == ["Shop in 100%_cotton"]
        assert await found(db, status="draft") == ["Data work"]
        assert await found(db, style="warm") == ["Booking site"]
        assert await found(db, style="technical", status="draft") == []
        assert len(await found(db, status="nonsense", style="odd", page="x")) == 3


async def test_the_words_that_were_found_are_shown(alice: Identity, db_for: Any) -> None:
    async with db_for(alice) as db:
        await three(db)
        [row] = (await letter_list(db, LetterFilter(q="vue"), now=MONDAY)).rows
    assert "I moved 40 pages to Vue in a week." in row.found
    assert (row.found[0], row.found[-1]) == ("…", "…")
    assert words_around("Short text", "harbour") == ""


async def test_a_long_list_comes_in_pages_and_one_past_its_end_is_the_first(
    alice: Identity, db_for: Any
) -> None:
    async with db_for(alice) as db:
        for number in range(PAGE_SIZE + 3):
            await a_letter(db, await a_job(db, f"Job {number:03}"))

        async def page(number: int) -> LetterPage:
            return await letter_list(db, LetterFilter(page=number), now=MONDAY)

        first, second, none = await page(1), await page(2), await page(9)
    assert (len(first.rows), len(second.rows), first.total) == (PAGE_SIZE, 3, PAGE_SIZE + 3)
    assert not {row.job_id for row in first.rows} & {row.job_id for row in second.rows}
    assert (none.page, none.rows) == (1, first.rows)


async def test_nobody_finds_letters_of_others(
    alice: Identity, bob: Identity, charlie: Identity, db_for: Any
) -> None:
    async with db_for(alice) as db:
        await three(db)
    for other in (bob, charlie):
        async with db_for(other) as db:
            assert await found(db) == await found(db, q="shop") == []


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ({}, ""),
        ({"q": "  two   words ", "page": "2"}, "?q=two+words&page=2"),
        ({"status": "<script>", "style": "warm", "page": "-3"}, "?style=warm"),
        ({"q": "\x00\ud800" + "a" * 999}, "?q=" + "a" * 200),
    ],
)
def test_an_address_is_read_leniently(asked: dict[str, Any], address: str) -> None:
    wanted = LetterFilter.parse(asked)
    assert wanted.address == address
    assert wanted.choose("q", "new").page == 1
