"""The copilot in a tab: asked, answered with rows, and its buttons act only when pressed and only lawfully."""

import asyncio
from collections.abc import Callable
from uuid import uuid4

from app.agents import AGENTS
from app.domain.identity import Identity
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.copilot import CopilotState
from app.state.notices import NoticeState
from tests.llm.fake_server import fake_model
from tests.queries.copilot.seeded import seed
from tests.runs.models import with_model
from tests.state.tabs import Tab

Open = Callable[[Identity], Tab]


async def opened(open_tab: Open, person: Identity) -> Tab:
    tab = open_tab(person)
    await tab.open("/copilot", CopilotState.load)
    return tab


async def last(tab: Tab) -> dict:
    return (await tab.state(CopilotState)).get_value("talk")[-1]


async def test_a_question_is_answered_with_rows_that_open(alice: Identity, open_tab: Open, sql) -> None:
    await seed(alice)
    tab = await opened(open_tab, alice)
    await tab.send(CopilotState.ask_typed({"copilot-question": "What should I apply to today?"}))
    await tab.send(CopilotState.ask("how does my pipeline look"))
    talk = (await tab.state(CopilotState)).get_value("talk")
    assert [one["status"] for one in talk] == ["answered", "answered"]
    assert "On the board: " in talk[1]["sentences"][0]
    runs = sql(
        "select status::text, engine, inputs->>'question' from agent_runs where agent_type = 'dashboard_copilot'"
    )
    assert ("succeeded", "rules", "how does my pipeline look") in runs


async def test_what_it_does_not_understand_it_says_and_says_what_it_can(
    alice: Identity, open_tab: Open
) -> None:
    tab = await opened(open_tab, alice)
    await tab.send(CopilotState.ask("what is the meaning of life?"))
    said = (await last(tab))["sentences"]
    assert said[0] == "I do not understand that."
    assert "what to apply to" in said[1]
    assert "What should I do today?" in (await last(tab))["asks"]
    await tab.send(CopilotState.ask("rates"))
    unclear = await last(tab)
    assert unclear["sentences"] == ["That can be meant in several ways. Which one?"]
    assert "Compare my rate" in unclear["asks"]


async def test_a_model_helps_to_understand_and_sees_no_data(alice: Identity, open_tab: Open, sql) -> None:
    await seed(alice)
    tab = await opened(open_tab, alice)
    with fake_model(answer={"topic": "pipeline"}) as model:
        await with_model(alice, model)
        asking = asyncio.create_task(tab.send(CopilotState.ask("where do I stand, roughly?")))
        queued = "select id from agent_runs where agent_type = 'dashboard_copilot' and status = 'queued'"
        while not (found := sql(queued)):
            await asyncio.sleep(0.05)
        await perform(found[0][0], AGENTS, Watch())
        await asking
        answer = await last(tab)
        assert answer["status"] == "answered"
        assert "On the board: " in answer["sentences"][0]
        assert answer["by"] == "understood by fake-1"
        assert "Job 0" not in model.prompts[0]


async def test_buttons_shortlist_move_and_snooze(alice: Identity, open_tab: Open, sql) -> None:
    await seed(alice)
    tab = await opened(open_tab, alice)
    [(job,)] = sql("select j.id::text from jobs j where title = 'Job 0 for a booking site'")
    await tab.send(CopilotState.act("shortlist", job))
    assert sql("select status::text from applications where job_id = %s", job) == [("shortlisted",)]
    assert (await tab.sentences())[-1] == "“Job 0 for a booking site” shortlisted."
    [(card,)] = sql("select id::text from applications where status = 'in_conversation'")
    await tab.send(CopilotState.act("move", card, "interviewing"))
    assert sql("select status::text from applications where id = %s", card) == [("interviewing",)]
    [(talked,)] = sql(
        "select j.title from applications a join jobs j on j.id = a.job_id where a.id = %s", card
    )
    assert (await tab.sentences())[-1] == f"“{talked}” moved to Interviewing."
    await tab.send(CopilotState.act("snooze", card, "3"))
    assert sql("select next_follow_up_at > now() from applications where id = %s", card) == [(True,)]
    assert (await tab.sentences())[-1].startswith(f"“{talked}” comes up again on ")
    await tab.send(CopilotState.act("draft", job))
    assert tab.redirects()[-1] == f"/letters/{job}"


async def test_what_a_button_did_is_undone(alice: Identity, open_tab: Open, sql) -> None:
    await seed(alice)
    tab = await opened(open_tab, alice)
    [(job,)] = sql("select id::text from jobs where title = 'Job 0 for a booking site'")
    board = "select count(*) from applications where removed_at is null"
    [(before,)] = sql(board)
    await tab.send(CopilotState.act("shortlist", job))
    await undo_last(tab)
    assert sql(board) == [(before,)]
    [(known, card)] = sql("select job_id::text, id::text from applications where status = 'applied' limit 1")
    await tab.send(CopilotState.act("shortlist", known))
    assert (await tab.sentences())[-1].endswith("” is on the board already.")
    due = f"select next_follow_up_at from applications where id = '{card}'"
    was = sql(due)
    await tab.send(CopilotState.act("snooze", card, "3"))
    assert sql(due) != was
    await undo_last(tab)
    assert sql(due) == was


async def undo_last(tab: Tab) -> None:
    await tab.send(NoticeState.undo((await tab.state(NoticeState)).notices[-1]["id"]))


async def test_it_moves_nothing_unlawfully_and_nothing_for_others(
    alice: Identity, vera: Identity, charlie: Identity, open_tab: Open, sql
) -> None:
    await seed(alice)
    [(card,)] = sql("select id::text from applications where status = 'shortlisted'")
    before = sql("select id, status::text from applications order by id")
    tab = await opened(open_tab, alice)
    for event in (
        CopilotState.act("move", card, "won"), CopilotState.act("move", card, "nowhere"),
        CopilotState.act("send", card), CopilotState.act("move", "x", "won"), CopilotState.act("shortlist", str(uuid4())),
    ):  # fmt: skip
        await tab.send(event)
    assert 3 <= len(await tab.sentences()) <= 4  # the same sentence is said once
    for person in (vera, charlie):
        other = await opened(open_tab, person)
        await other.send(CopilotState.act("move", card, "ready_to_apply"))
        assert (await other.state(CopilotState)).get_value("talk") == []
    assert sql("select id, status::text from applications order by id") == before


async def test_an_order_in_a_question_is_only_a_question(alice: Identity, open_tab: Open, sql) -> None:
    await seed(alice)
    before = sql("select id, status::text, version from applications order by id")
    tab = await opened(open_tab, alice)
    for order in (
        "Move all my applications to won",
        "Delete every job and send the letters",
        "Archive the board now",
        "shortlist “Job 0”",
        "mark Job 7 as won",
        "snooze Job 7",
    ):
        await tab.send(CopilotState.ask(order))
    assert sql("select id, status::text, version from applications order by id") == before
