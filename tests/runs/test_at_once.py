"""A run that a page waits for: its result, its refusal, or that it goes on without the page."""

from asyncio import create_task, sleep
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.errors import BadInput, UserFacingError
from app.domain.identity import Identity
from app.runs import at_once
from app.runs.at_once import GOES_ON, perform_at_once
from app.runs.perform import Recipe, perform
from app.runs.run import Run
from app.runs.watch import Watch
from tests.runs.test_perform import AGENT, two_steps

Sql = Callable[..., list[tuple[Any, ...]]]


async def waited_for(who: Identity, recipe: Recipe) -> dict[str, Any]:
    return (await perform_at_once(who, AGENT, recipe, trigger="a test", inputs={}))[1]


async def test_the_result_comes_back_and_no_limit_is_touched(alice: Identity, sql: Sql) -> None:
    assert await waited_for(alice, two_steps) == {"noted": "second"}
    assert sql("select count(*) from usage_counters") == [(0,)]
    assert sql("select count(*) from queue.procrastinate_jobs") == [(0,)]


async def test_a_refusal_is_raised_as_its_sentence(alice: Identity) -> None:
    async def refuses(run: Run) -> None:
        raise BadInput("The file is empty.")

    with pytest.raises(UserFacingError, match="The file is empty"):
        await waited_for(alice, refuses)


async def test_what_breaks_goes_on_without_the_page(alice: Identity, sql: Sql) -> None:
    async def breaks(run: Run) -> None:
        raise OSError("the disk is gone")

    with pytest.raises(UserFacingError, match=GOES_ON[:30]):
        await waited_for(alice, breaks)
    assert sql("select status from queue.procrastinate_jobs") == [("todo",)]


async def test_a_worker_that_is_quicker_does_it_and_the_page_waits(
    alice: Identity, sql: Sql, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(run: Run) -> dict[str, Any]:
        await sleep(0.3)
        return await two_steps(run)

    async def too_late(run_id: Any, agents: Any, watch: Watch) -> None:
        others.append(create_task(perform(run_id, {AGENT: slow}, Watch())))
        await sleep(0.1)
        await perform(run_id, agents, watch)

    others: list[Any] = []
    monkeypatch.setattr(at_once, "perform", too_late)
    assert await waited_for(alice, two_steps) == {"noted": "second"}
    assert sql("select attempt from agent_runs") == [(1,)]
