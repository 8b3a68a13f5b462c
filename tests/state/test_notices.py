"""Notices: said once, few at a time, and Undo does exactly what was promised."""

import reflex as rx
from reflex_base.event import Event

from app.clock import utc_now
from app.state.notices import AT_MOST, LONGEST, SHOWN_SECONDS, ForgetOldNotices, NoticeState, notify
from app.state.session import ARRIVE, SessionState


class Shelf(rx.State):
    """A state whose handler an Undo may call."""

    @rx.event
    async def put_back(self, job_id: str, place: int):
        """Only its name and arguments matter here."""


def payload_of(spec) -> dict:
    [event] = Event.from_event_type(spec)
    return event.payload


async def shown(state: NoticeState, spec) -> dict:
    """Have the state show what `notify` made, as Reflex would."""
    await state.show(**payload_of(spec))
    return state.notices[-1]


async def test_a_notice_is_a_sentence_with_a_tone() -> None:
    state = NoticeState()
    notice = await shown(state, notify("The job is closed.", tone="error"))
    assert (notice["sentence"], notice["tone"], notice["undoable"]) == ("The job is closed.", "error", False)


async def test_the_same_sentence_is_not_shown_twice() -> None:
    state = NoticeState()
    for _ in range(2):
        await shown(state, notify("Not ready yet.", tone="error"))
    await shown(state, notify("Saved.", undo=Shelf.put_back("j1", 3)))
    await shown(state, notify("Saved.", undo=Shelf.put_back("j2", 1)))
    assert [n["sentence"] for n in state.notices] == ["Not ready yet.", "Saved.", "Saved."]


async def test_undo_calls_the_promised_handler_with_its_arguments_and_takes_the_notice_away() -> None:
    state = NoticeState()
    notice = await shown(state, notify("Job hidden.", undo=Shelf.put_back("j1", 3)))
    event = await state.undo(notice["id"])
    assert event.name.endswith("shelf.put_back")
    assert event.payload == {"job_id": "j1", "place": 3}
    assert state.notices == []


async def test_an_undo_works_once() -> None:
    state = NoticeState()
    notice = await shown(state, notify("Job hidden.", undo=Shelf.put_back("j1", 3)))
    await state.undo(notice["id"])
    assert await state.undo(notice["id"]) is None


async def test_a_dismissed_notice_cannot_be_undone_any_more() -> None:
    state = NoticeState()
    notice = await shown(state, notify("Job hidden.", undo=Shelf.put_back("j1", 3)))
    await state.dismiss(notice["id"])
    assert state.notices == []
    assert await state.undo(notice["id"]) is None


async def test_the_oldest_notice_makes_room_and_its_undo_goes_with_it() -> None:
    state = NoticeState()
    first = await shown(state, notify("One.", undo=Shelf.put_back("j1", 1)))
    for number in range(AT_MOST):
        await shown(state, notify(f"More {number}."))
    assert len(state.notices) == AT_MOST
    assert first["id"] not in {notice["id"] for notice in state.notices}
    assert await state.undo(first["id"]) is None


async def test_a_notice_is_never_longer_than_a_person_reads() -> None:
    state = NoticeState()
    notice = await shown(state, notify("word " * 1000))
    assert len(notice["sentence"]) == LONGEST


async def test_what_an_undo_would_do_never_reaches_the_browser() -> None:
    state = NoticeState()
    await shown(state, notify("Job hidden.", undo=Shelf.put_back("secret-id", 3)))
    assert "secret-id" not in str(state.dict())


async def test_a_page_that_is_loaded_later_does_not_repeat_a_notice() -> None:
    root = rx.State()  # type: ignore[misc]
    state = await root.get_state(NoticeState)
    old = await shown(state, notify("Job hidden.", undo=Shelf.put_back("j1", 3)))
    state._said[old["id"]] = utc_now().timestamp() - SHOWN_SECONDS
    await shown(state, notify("Just said."))
    await ForgetOldNotices().preprocess(None, root, Event(name="state.show", payload={}))  # type: ignore[arg-type]
    assert [notice["sentence"] for notice in state.notices] == ["Job hidden.", "Just said."]
    await ForgetOldNotices().preprocess(None, root, Event(name="state.hydrate_and_load", payload={}))  # type: ignore[arg-type]
    assert [notice["sentence"] for notice in state.notices] == ["Just said."]
    assert await state.undo(old["id"]) is None


async def test_a_notice_ends_with_its_page_unless_it_can_be_undone_or_goes_along(alice, open_tab) -> None:
    tab = open_tab(alice)
    await tab.open("/pipeline?q=api")
    await tab.send(notify("The follow-up is set."))
    await tab.send(notify("Job hidden.", undo=Shelf.put_back("j1", 3)))
    await tab.send(notify("These are sample data.", goes_along=True))
    state = await tab.state(NoticeState)
    arriving = Event(name="reflex___state____state.app___state___session____session_state.arrive", payload={})
    await ForgetOldNotices().preprocess(None, state._get_root_state(), arriving)  # type: ignore[arg-type]
    assert len(state.notices) == 3
    tab.path = "/settings"
    await tab.send(SessionState.arrive("/settings"))
    state = await tab.state(NoticeState)
    await ForgetOldNotices().preprocess(None, state._get_root_state(), arriving)  # type: ignore[arg-type]
    assert [notice["sentence"] for notice in state.notices] == ["Job hidden.", "These are sample data."]


def test_the_event_of_an_arrival_is_called_what_the_middleware_looks_for() -> None:
    [event] = Event.from_event_type(SessionState.arrive("/feed"))
    assert event.name.endswith(ARRIVE)
