"""Every measurement runs, in small, and its numbers are sane. How good they are, `make bench` says."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.bench import advice, feed, import_dump, letters, plans, scoring, search, serving, upsert
from app.bench.figure import Figure
from app.bench.ground import Ground, ground_of
from app.bench.run import MEASURES, chosen
from app.bench.size import FULL, QUICK, Size
from app.domain.errors import BadInput
from app.settings import settings

TINY = Size(
    batch=40, dump=60, distinct=20, scored=100, big_team=130, teams=5, jobs_each=(20,),
    rounds=1, turns=1, older_postgres=False, starts=1, drops=0,
)  # fmt: skip


@pytest_asyncio.fixture(scope="module")
async def ground() -> AsyncIterator[Ground]:
    async with ground_of() as started:
        yield started


def are_sane(figures: list[Figure]) -> bool:
    """There are some, nothing is negative, and what stands beside a figure was measured as well."""
    return bool(figures) and all(
        one.measured >= 0 and (one.floor is None or one.floor > 0) and bool(one.floor) == bool(one.beside)
        for one in figures
    )


async def test_saving_a_batch_stands_beside_copy_and_writes_no_log_when_nothing_changed(
    ground: Ground,
) -> None:
    figures = await upsert.measure(ground, TINY)
    assert are_sane(figures)
    assert {one.measured for one in figures if one.unit == "bytes"} == {0}


async def test_an_imported_dump_is_a_ranked_feed(ground: Ground) -> None:
    assert are_sane(await import_dump.measure(ground, TINY))
    done = await import_dump.imported(ground, TINY)
    assert done.feed.in_view == TINY.dump
    assert all(card.score is not None for card in done.feed.cards)


async def test_pages_and_searches_are_timed_in_the_imported_team(ground: Ground) -> None:
    assert are_sane(await feed.measure(ground, TINY))
    assert are_sane(await search.measure(ground, TINY))


async def test_advice_is_timed_beside_scoring(ground: Ground) -> None:
    assert are_sane(await advice.measure(ground, TINY))


async def test_a_letter_is_timed_beside_its_tracing(ground: Ground) -> None:
    assert are_sane(await letters.measure(ground, TINY))


async def test_a_big_team_and_a_crowd_live_in_a_database_of_their_own(ground: Ground) -> None:
    before = ground.ask("select count(*) from public.jobs")
    assert are_sane(await search.measure_big(ground, TINY))
    assert are_sane(await feed.measure_crowd(ground, TINY))
    assert ground.ask("select count(*) from public.jobs") == before


async def test_repeated_ads_score_like_the_ads(ground: Ground) -> None:
    figures = await scoring.measure(ground, TINY)
    assert are_sane(figures)
    assert figures[0].what.startswith("score 100 jobs")


async def test_promises_of_indexes_are_counted(ground: Ground) -> None:
    (figure,) = await plans.measure(ground, TINY)
    assert figure.reached is not None
    assert "does without" in figure.note or figure.reached


async def test_the_served_app_is_timed_and_weighed(ground: Ground) -> None:
    figures = await serving.measure(ground, TINY)
    assert are_sane(figures)
    assert all(one.ratio is not None and one.ratio < 1 for one in figures if one.unit == "kB")


async def test_the_persons_own_data_folder_is_not_the_one_in_use(ground: Ground) -> None:
    assert settings().data == ground.folder
    assert Path(ground.cluster.folder).is_relative_to(ground.folder)


def test_measurements_are_chosen_by_name_and_a_wrong_name_is_a_sentence() -> None:
    assert chosen([]) == list(MEASURES)
    assert chosen(["feed", "upsert"]) == ["upsert", "feed"]
    with pytest.raises(BadInput, match="no figure called speed"):
        chosen(["speed"])


def test_the_full_round_is_never_smaller_than_the_quick_one() -> None:
    assert all(getattr(FULL, name) >= getattr(QUICK, name) for name in Size.__annotations__)
