"""Search by words and by meaning, fused, and saying why."""

from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import text

from app.actions.ranking import rerank_jobs
from app.db.session import team_session
from app.domain.identity import Identity
from app.queries.jobs import search_values
from tests.builders import MONDAY, a_job

SEARCH = text(
    "select j.title, s.word_place, s.meaning_place, s.rank, s.words from private.search_jobs("
    "cast(:team as uuid), :words, :without, :vector, :model, :alike) s"
    " join jobs j on j.id = s.job_id order by s.rank desc, s.word_place, s.meaning_place"
)
API = "Python developer to build a REST API"
SCRIPT = "Small script that reads a web service"
CRYPTO = "Python API for a crypto exchange"
LOGO = "Graphic designer for a logo and stickers"


@pytest_asyncio.fixture
async def found(alice: Identity) -> Any:
    async with team_session(alice) as db:
        await a_job(db, API, description="A small gig for somebody quick.", skills=["Python"])
        await a_job(db, SCRIPT, description="It calls endpoints and writes JSON with FastAPI.", skills=[])
        await a_job(db, CRYPTO, description="Trading bots and wallets.", skills=["Python", "Blockchain"])
        await a_job(db, LOGO, description="For a bakery; print ready.", skills=["Illustrator"])
        await rerank_jobs(db, now=MONDAY)

    async def ask(typed: str, who: Identity = alice) -> list[dict[str, Any]]:
        async with team_session(who) as db:
            values = {"team": who.team_id} | await search_values(typed)
            return [dict(row) for row in (await db.execute(SEARCH, values)).mappings()]

    return ask


def titles(rows: list[dict[str, Any]]) -> list[str]:
    return [row["title"] for row in rows]


async def test_a_sentence_finds_what_it_means_and_not_what_it_excludes(found: Any) -> None:
    rows = await found("quick python api gig, not crypto")
    assert titles(rows)[0] == API
    assert CRYPTO not in titles(rows)
    assert LOGO not in titles(rows)
    assert [each["word"] for each in rows[0]["words"]] == ["quick", "python", "api", "gig"]
    assert rows[0]["words"][1]["in"] == ["title", "skills"]
    assert rows[0]["words"][0]["in"] == ["description"]


async def test_a_word_half_typed_finds_what_begins_so(found: Any) -> None:
    assert SCRIPT in titles(await found("fasta"))
    assert SCRIPT not in titles(await found('"fasta"'))


async def test_both_sides_have_their_ranks_and_add_up(found: Any) -> None:
    for row in await found("python api"):
        sides = [row["word_place"], row["meaning_place"]]
        assert any(sides)
        holds_all = len(row["words"]) == 2
        assert row["rank"] == pytest.approx(holds_all + sum(1 / (60 + place) for place in sides if place))


async def test_what_holds_every_word_comes_before_what_is_only_near_in_meaning(
    alice: Identity, found: Any
) -> None:
    async with team_session(alice) as db:
        await a_job(
            db, "Illustrator for brand work", description="Logo, stickers, artist for branding.", skills=[]
        )
        await a_job(
            db, "Clerk for a harbour", description="Ships, tariffs, customs and forms, day in day out. " * 20
            + "We print a logo on each of them.", skills=[],
        )  # fmt: skip
        await rerank_jobs(db, now=MONDAY)
    rows = await found("logo print")
    assert {row["title"] for row in rows if len(row["words"]) == 2} == {LOGO, "Clerk for a harbour"}
    assert "Illustrator for brand work" in titles(rows[2:])


async def test_half_of_the_words_without_the_meaning_is_not_enough(alice: Identity, found: Any) -> None:
    async with team_session(alice) as db:
        await a_job(
            db, "Speed up slow Postgres queries", description="Our database is slow; tune it.", skills=["SQL"]
        )
        await a_job(
            db, "Carpenter wanted", skills=[],
            description="Oak chairs, ladders and stairs for a chapel on the island; slow and careful work with wood, wax and "
            "oil, paid monthly, with board and a room above the bakery. You fix what the winter storms have left of the roof.",
        )  # fmt: skip
        await rerank_jobs(db, now=MONDAY)
    assert titles(await found("someone to fix my slow database")) == ["Speed up slow Postgres queries"]


async def test_what_holds_none_of_the_words_can_be_found_by_meaning(found: Any) -> None:
    [row] = await found("artist for branding")
    assert (row["title"], row["words"], row["word_place"], row["meaning_place"]) == (LOGO, [], None, 1)


async def test_nothing_is_near_enough_to_nonsense(found: Any) -> None:
    assert await found("zeppelin") == []
    assert await found("7000042") == []
    assert await found("the of and") == []


async def test_an_exact_phrase_is_exact(found: Any) -> None:
    assert titles(await found('"rest api"')) == [API]
    assert titles(await found('"api rest"')) == []


async def test_alternatives_and_only_what_is_not_wanted(found: Any) -> None:
    assert {API, LOGO} <= set(titles(await found("illustrator or python")))
    assert set(titles(await found("-python"))) == {SCRIPT, LOGO}


async def test_half_of_the_words_will_do_where_no_ad_has_all(found: Any) -> None:
    rows = await found("python fastapi crypto exchange")
    assert titles(rows)[0] == CRYPTO
    assert [each["word"] for each in rows[0]["words"]] == ["python", "crypto", "exchange"]


async def test_another_team_finds_nothing_of_it(found: Any, charlie: Identity) -> None:
    assert await found("python api", charlie) == []


@pytest.mark.parametrize(
    "typed", ["'; drop table jobs --", "a|b|c", "\\ :* <-> !", "(((", "x" * 400, "🎉 -🎉"]
)
async def test_no_query_is_a_syntax_error(found: Any, typed: str) -> None:
    assert isinstance(await found(typed), list)
