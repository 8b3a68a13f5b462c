"""The page of runs and the page of one: what they show, and what may be done on them."""

from collections.abc import Callable
from typing import Any

from app.domain.enums import AgentType, RunStatus
from app.domain.identity import Identity
from app.runs.run import Run
from app.state.run import RunState
from app.state.runs import RunsState
from tests.runs.side_effects import notes
from tests.runs.test_again import fails_second
from tests.runs.test_perform import performed, queued, status_of, two_steps
from tests.state.tabs import Tab

Open = Callable[[Identity], Tab]
Sql = Callable[..., list[tuple[Any, ...]]]


async def test_the_list_says_how_each_run_stands(alice: Identity, open_tab: Open, sql: Sql) -> None:
    done, failed, waiting = [await queued(alice) for _ in range(3)]
    await performed(done, two_steps)
    await performed(failed, fails_second)
    tab = open_tab(alice)
    await tab.open("/runs", RunsState.load)
    page = await tab.state(RunsState)
    words = {row["id"]: (row["word"], row["is_open"], row["may_retry"]) for row in page.rows}
    assert words == {
        str(done): ("Done", False, False),
        str(failed): ("Failed", False, True),
        str(waiting): ("Waiting", True, False),
    }
    assert page.sentence == "1 run at work or waiting"
    assert next(row for row in page.rows if row["id"] == str(failed))["result"].startswith("The second step")


async def test_filters_stand_in_the_address(alice: Identity, bob: Identity, open_tab: Open, sql: Sql) -> None:
    mine, theirs = await queued(alice), await queued(bob)
    await performed(mine, two_steps)
    tab = open_tab(alice)
    for query, shown in (
        ("status=succeeded", [mine]), (f"who={bob.user_id}", [theirs]), ("origin=schedule", []),
        ("agent=cover_letter", []), ("status=nonsense&page=x&who=1", [theirs, mine]),
    ):  # fmt: skip
        await tab.open(f"/runs?{query}", RunsState.load)
        assert [row["id"] for row in (await tab.state(RunsState)).rows] == [str(one) for one in shown]
    assert len((await tab.state(RunsState)).people) == 2
    await tab.send(RunsState.choose("status", "failed"))
    assert tab.redirects()[-1] == "/runs?status=failed"


async def test_a_stranger_sees_and_stops_nothing(
    alice: Identity, charlie: Identity, open_tab: Open, sql: Sql
) -> None:
    run_id = await queued(alice)
    tab = open_tab(charlie)
    await tab.open("/runs", RunsState.load)
    assert (await tab.state(RunsState)).rows == []
    await tab.open(f"/runs/{run_id}", RunState.load)
    assert (await tab.state(RunState)).missing
    await tab.send(RunState.cancel())
    await tab.send(RunsState.cancel(str(run_id)))
    await tab.send(RunsState.cancel("'; drop table jobs"))
    assert status_of(sql, run_id) == "queued"


async def test_a_viewer_looks_but_does_not_touch(
    vera: Identity, alice: Identity, open_tab: Open, sql: Sql
) -> None:
    run_id = await queued(alice)
    tab = open_tab(vera)
    await tab.open(f"/runs/{run_id}", RunState.load)
    assert (await tab.state(RunState)).run["word"] == "Waiting"
    await tab.send(RunState.cancel())
    assert status_of(sql, run_id) == "queued"
    assert any("not change it" in said for said in await tab.sentences())


async def test_a_run_is_canceled_from_its_page(alice: Identity, open_tab: Open, sql: Sql) -> None:
    run_id = await queued(alice)
    tab = open_tab(alice)
    await tab.open(f"/runs/{run_id}", RunState.load)
    await tab.send(RunState.cancel())
    assert (status_of(sql, run_id), (await tab.state(RunState)).run["word"]) == ("canceled", "Canceled")


async def test_a_step_shows_what_it_used_and_wrote(alice: Identity, open_tab: Open, sql: Sql) -> None:
    async def recipe(run: Run) -> dict[str, Any]:
        def write() -> dict[str, Any]:
            run.used(
                engine="model", model="small", input_tokens=900, output_tokens=300, prompt_version="letter.2"
            )
            run.wrote("job", run.id, "Booking site")
            return {"words": "x" * 9_000}

        return await run.step("write", write, input={"style": "direct"})

    run_id = await queued(alice, inputs={"job": "1"})
    await performed(run_id, recipe)
    tab = open_tab(alice)
    await tab.open(f"/runs/{run_id}", RunState.load)
    page = await tab.state(RunState)
    [step] = page.steps
    assert step["used"] == "small · 1,200 tokens · prompt letter.2"
    assert step["rows"] == [{"href": f"/jobs/{run_id}", "words": "Booking site"}]
    assert (step["is_cut"], len(step["output"]), "direct" in step["input"]) == (True, 8_000, True)
    facts = {fact["name"]: fact["words"] for fact in page.facts}
    assert (facts["Model"], facts["Tokens"]) == ("small", "900 in, 300 out")


async def test_a_replay_shows_what_differs(alice: Identity, open_tab: Open, sql: Sql) -> None:
    async def counts(run: Run) -> dict[str, Any]:
        await run.step("note", notes(run, "note"))
        return {"found": 2 if run.origin == "person" else 3, "known": 1}

    run_id = await queued(alice, inputs={"a": 1})
    await performed(run_id, counts)
    tab = open_tab(alice)
    await tab.open(f"/runs/{run_id}", RunState.load)
    await tab.send(RunState.replay())
    again = tab.redirects()[-1].removeprefix("/runs/")
    await performed(again, counts)
    await tab.open(f"/runs/{again}", RunState.load)
    page = await tab.state(RunState)
    assert page.differences == [{"where": "found", "before": "2", "after": "3"}]
    assert page.parent["id"] == str(run_id)
    await tab.open(f"/runs/{run_id}", RunState.load)
    assert [child["id"] for child in (await tab.state(RunState)).children] == [again]


async def test_doing_it_again_from_a_step_opens_the_new_run(
    alice: Identity, open_tab: Open, sql: Sql
) -> None:
    run_id = await queued(alice)
    await performed(run_id, two_steps)
    tab = open_tab(alice)
    await tab.open(f"/runs/{run_id}", RunState.load)
    await tab.send(RunState.retry("second"))
    again = tab.redirects()[-1].removeprefix("/runs/")
    await tab.open(f"/runs/{again}", RunState.load)
    assert [(step["name"], step["kept"]) for step in (await tab.state(RunState)).steps] == [("first", True)]


async def test_searching_now_queues_one_run(alice: Identity, open_tab: Open, sql: Sql) -> None:
    tab = open_tab(alice)
    await tab.open("/runs", RunsState.load)
    await tab.send(RunsState.search_now())
    await tab.send(RunsState.search_now())
    assert sql("select agent_type::text, status::text from agent_runs") == [
        (AgentType.JOB_SEARCH.value, RunStatus.QUEUED.value)
    ]
