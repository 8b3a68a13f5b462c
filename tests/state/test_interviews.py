"""Interviews in a tab: rehearsed to the end, resumed after a reload, brought in, mended, deleted; nobody else's."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.identity import Identity
from app.domain.interview.measure import NAMES
from app.state.interview import InterviewState
from app.state.interviews import InterviewsState
from app.state.notices import NoticeState
from tests.agents.people_facts import an_ad, with_facts
from tests.state.tabs import Tab

OpenTab = Callable[[Identity], Tab]
CALL = json.dumps(
    [
        {"speaker": "A", "text": "Have you built a checkout, and what would it cost?", "start": 0, "end": 4},
        {"speaker": "B", "text": "Um, yes. At my last company I had to fix one. I rewrote it and errors fell by 90%.", "start": 6, "end": 12},
        {"speaker": "A", "text": "Good.", "start": 12.2, "end": 13},
    ]
)  # fmt: skip


async def started(tab: Tab, sql: Any, job: str = "", **form: str) -> str:
    """Plan a rehearsal, open it and begin."""
    await tab.open("/interviews", InterviewsState.load)
    await tab.send(InterviewsState.choose_kind("technical"))
    await tab.send(InterviewsState.start({"job": job, "questions": "3", "minutes": "10", **form}))
    [(made,)] = sql("select id from interview_sessions where status = 'running'")
    await tab.open(f"/interviews/{made}", InterviewState.load)
    await tab.send(InterviewState.begin())
    return str(made)


async def answer(tab: Tab, words: str) -> None:
    state = await tab.state(InterviewState)
    await tab.send(InterviewState.keep(words, "", state.doc))
    await tab.send(InterviewState.send())


async def test_a_rehearsal_is_answered_to_its_end_and_measured(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    tab = open_tab(alice)
    await started(tab, sql, str(job))
    for _ in range(7):
        if (await tab.state(InterviewState)).status == "running":
            await answer(
                tab, "At my last company I had to move a calendar. I wrote it in React. It went live in June."
            )
    state = await tab.state(InterviewState)
    assert state.status == "finished"
    assert len(state.advice["next"]) == 3
    figures = {one["name"]: one["value"] for one in state.figures}
    assert list(figures) == list(NAMES)
    assert figures["words_per_minute"] == "not measured"
    assert float(figures["words"]) > 30
    assert len([line for line in state.lines if line["is_me"]]) >= 3
    await tab.open("/interviews", InterviewsState.load)
    listed = await tab.state(InterviewsState)
    assert listed.rows[0]["status"] == "finished"
    assert listed.trends


async def test_a_reload_resumes_question_draft_and_clock(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    made = await started(tab, sql)
    await answer(
        tab,
        "I would first read the code, then I would write a test, and only then change anything in it at all.",
    )
    before = await tab.state(InterviewState)
    await tab.send(InterviewState.keep("Half an ans", "", before.doc))
    other = open_tab(alice)
    await other.open(f"/interviews/{made}", InterviewState.load)
    state = await other.state(InterviewState)
    assert (state.at, state.draft, state.is_running) == (1, "Half an ans", True)
    assert state.elapsed >= before.elapsed
    assert state.question["ask"] == before.question["ask"]


async def test_what_was_typed_is_there_again_at_whatever_moment_the_tab_dies(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    made = await started(tab, sql)
    words = "I would first read the code, then write a test, and only then change anything in it. " * 2
    moments = random.Random(12).sample(range(1, len(words)), 25)
    for moment in sorted(moments):
        doc = (await tab.state(InterviewState)).doc
        await tab.send(InterviewState.keep(words[:moment], "", doc))
        reborn = open_tab(alice)
        await reborn.open(f"/interviews/{made}", InterviewState.load)
        assert (await reborn.state(InterviewState)).draft == words[:moment]
    await tab.send(InterviewState.keep("of a question long gone", "", "answer:x:7"))
    assert (await tab.state(InterviewState)).draft == words[: max(moments)]


async def test_the_clock_goes_on_to_the_second_after_a_reload(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    made = await started(tab, sql)
    kept = (
        "jsonb_set(analysis, '{rehearsal,since}', to_jsonb((analysis->'rehearsal'->>'since')::numeric - 95))"
    )
    sql(f"update interview_sessions set analysis = {kept}")
    reborn = open_tab(alice)
    await reborn.open(f"/interviews/{made}", InterviewState.load)
    assert 95 <= (await reborn.state(InterviewState)).elapsed < 125
    await reborn.send(InterviewState.pause())
    stood = (await reborn.state(InterviewState)).elapsed
    await tab.open(f"/interviews/{made}", InterviewState.load)
    assert (await tab.state(InterviewState)).elapsed == stood


async def test_a_course_is_that_of_one_type(alice: Identity, open_tab: OpenTab, sql: Any) -> None:
    tab = open_tab(alice)
    for kind in ("technical", "discovery", "technical"):
        await tab.open("/interviews", InterviewsState.load)
        await tab.send(InterviewsState.choose_kind(kind))
        await tab.send(InterviewsState.read_pasted({"pasted": CALL}))
        await tab.send(InterviewsState.bring_in({"me": "B"}))
    await tab.open("/interviews", InterviewsState.load)
    state = await tab.state(InterviewsState)
    assert [one["value"] for one in state.course_choices] == ["technical", "discovery"]
    assert (state.course, {one["n"] for one in state.trends}) == ("technical", {2})
    await tab.send(InterviewsState.choose_course("discovery"))
    assert {one["n"] for one in (await tab.state(InterviewsState)).trends} == {1}


async def test_pause_skip_and_again(alice: Identity, open_tab: OpenTab, sql: Any) -> None:
    tab = open_tab(alice)
    await started(tab, sql)
    await tab.send(InterviewState.pause())
    assert not (await tab.state(InterviewState)).is_running
    await tab.send(InterviewState.pause())
    await tab.send(InterviewState.skip())
    assert [one["state"] for one in (await tab.state(InterviewState)).asked] == ["skipped", "now"]
    await tab.send(InterviewState.again(0))
    await answer(tab, "Now I know: I would ask the client first.")
    state = await tab.state(InterviewState)
    assert (state.at, state.asked[0]["state"]) == (1, "answered")
    await tab.send(InterviewState.finish())
    assert (await tab.state(InterviewState)).status == "finished"


async def test_an_empty_answer_is_refused_in_a_sentence(alice: Identity, open_tab: OpenTab, sql: Any) -> None:
    tab = open_tab(alice)
    await started(tab, sql)
    await tab.send(InterviewState.send())
    assert "Write or say something first" in (await tab.state(NoticeState)).notices[-1]["sentence"]
    assert (await tab.state(InterviewState)).at == 0


async def brought_in(tab: Tab, sql: Any) -> str:
    await tab.open("/interviews", InterviewsState.load)
    await tab.send(InterviewsState.read_pasted({"pasted": CALL}))
    await tab.send(InterviewsState.bring_in({"me": "B", "name-0": "Client", "name-1": "Ana"}))
    [(made,)] = sql("select id from interview_sessions where analysis->>'imported' = 'true'")
    await tab.open(f"/interviews/{made}", InterviewState.load)
    return str(made)


async def test_a_real_call_is_brought_in_with_its_speakers_named(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    await brought_in(tab, sql)
    state = await tab.state(InterviewState)
    assert [line["speaker"] for line in state.lines] == ["Client", "Ana", "Client"]
    figures = {one["name"]: one for one in state.figures}
    assert figures["pauses"]["value"] == "1"
    assert figures["star_parts"]["value"] == "4"


async def test_a_mended_line_is_measured_anew_and_lines_are_found(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    await brought_in(tab, sql)
    await tab.send(InterviewState.edit(2))
    await tab.send(InterviewState.mend({"line": "Yes, I have."}))
    state = await tab.state(InterviewState)
    assert {one["name"]: one["value"] for one in state.figures}["words"] == "3"
    await tab.send(InterviewState.find("HAVE."))
    assert [line["number"] for line in (await tab.state(InterviewState)).shown_lines] == [2]


async def test_a_deleted_interview_is_gone_at_once(alice: Identity, open_tab: OpenTab, sql: Any) -> None:
    tab = open_tab(alice)
    made = await brought_in(tab, sql)
    await tab.send(InterviewState.remove())
    assert sql("select count(*) from interview_sessions where id = %s", made) == [(0,)]


async def test_nobody_else_sees_or_changes_an_interview(
    alice: Identity, bob: Identity, charlie: Identity, open_tab: OpenTab, sql: Any
) -> None:
    made = await started(open_tab(alice), sql)
    for stranger in (bob, charlie):
        tab = open_tab(stranger)
        await tab.open(f"/interviews/{made}", InterviewState.load)
        assert (await tab.state(InterviewState)).missing
        for event in (InterviewState.skip(), InterviewState.finish(), InterviewState.remove()):
            await tab.send(event)
    assert sql("select status from interview_sessions where id = %s", made) == [("running",)]


@pytest.mark.parametrize(
    "form", [{"questions": "99"}, {"minutes": "x"}, {"questions": ["5"]}, {"job": "00000000-0000-0000-0000-000000000009"}]
)  # fmt: skip
async def test_a_rehearsal_that_cannot_be_planned_is_not(
    alice: Identity, open_tab: OpenTab, sql: Any, form: dict[str, Any]
) -> None:
    tab = open_tab(alice)
    await tab.open("/interviews", InterviewsState.load)
    await tab.send(InterviewsState.start({"questions": "5", "minutes": "10", **form}))
    assert sql("select count(*) from interview_sessions") == [(0,)]


async def test_a_call_to_come_is_planned_in_ones_own_zone_and_shared(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    sql("update profiles set timezone = 'Asia/Tokyo' where user_id = %s returning 1", alice.user_id)
    tab = open_tab(alice)
    await tab.open("/interviews", InterviewsState.load)
    await tab.send(InterviewsState.plan({"starts": "2199-06-01T10:00", "planned-minutes": "30"}))
    assert sql("select started_at at time zone 'UTC' from interview_sessions")[0][0].hour == 1
    assert "1 June, 10:00" in (await tab.state(InterviewsState)).rows[0]["meta"]
    await tab.send(InterviewsState.share())
    assert (await tab.state(InterviewsState)).feed_address.endswith(".ics")
    await tab.send(InterviewsState.revoke())
    assert not (await tab.state(InterviewsState)).has_feed
    await tab.send(InterviewsState.plan({"starts": "soon"}))
    assert sql("select count(*) from interview_sessions") == [(1,)]


async def test_a_call_is_dated_by_when_it_took_place(alice: Identity, open_tab: OpenTab, sql: Any) -> None:
    tab = open_tab(alice)
    for day in ("", "2025-03-09", "2025-11-27"):
        await tab.open("/interviews", InterviewsState.load)
        await tab.send(InterviewsState.read_pasted({"pasted": CALL}))
        await tab.send(InterviewsState.bring_in({"me": "B", "call-day": day}))
    await tab.open("/interviews", InterviewsState.load)
    state = await tab.state(InterviewsState)
    assert [row["when"] == "just now" for row in state.rows] == [True, False, False]
    today = state.today
    shown = [point["when"] for point in state.trends[0]["points"]]
    assert shown[:2] == [day + " 2025" * (today[:4] != "2025") for day in ("9 Mar", "27 Nov")]
    assert "-" not in "".join(shown)
    assert sql("select count(*) from interview_sessions where started_at::date = '2025-03-09'") == [(1,)]


@pytest.mark.parametrize("day", ["2999-01-01", "1999-01-01", "yesterday", ["2025-01-01"]])
async def test_a_call_of_no_such_day_is_refused(
    day: Any, alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    await tab.open("/interviews", InterviewsState.load)
    await tab.send(InterviewsState.read_pasted({"pasted": CALL}))
    await tab.send(InterviewsState.bring_in({"me": "B", "call-day": day}))
    assert (await tab.sentences())[-1].startswith("Choose the day of the call")
    assert sql("select count(*) from interview_sessions") == [(0,)]
