"""A tab's token opens nothing without the cookie its state was filled under."""

import dataclasses
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
import reflex as rx
from reflex.event import Event
from reflex.istate.manager.memory import StateManagerMemory
from reflex.state import State
from reflex.utils.format import json_dumps
from reflex_base.event.processor.base_state_processor import BaseStateEventProcessor
from reflex_base.registry import RegistrationContext

from app.auth.browser import end_session
from app.auth.places import SIGN_IN, SIGN_UP
from app.domain.errors import NotAllowed, SignedOut
from app.state.session import BindTokenToCookie, SessionState, identity_of, writer_of
from tests.auth.conftest import Door, Somebody

Update = tuple[str, Any]


class DeskState(rx.State):
    """A page of somebody's, flat beside the session's state."""

    secret: str = ""
    written: int = 0

    @rx.event
    async def look(self):
        identity = await identity_of(self)
        self.secret = f"belongs to {identity.email}"

    @rx.event
    async def write(self):
        await writer_of(self)
        self.written += 1


class Tab:
    """One tab: a token, the events it sends, and what comes back."""

    def __init__(
        self,
        app: rx.App,
        processor: BaseStateEventProcessor,
        states: StateManagerMemory,
        sent: list[Update],
    ) -> None:
        self.processor, self.states, self.sent = processor, states, sent
        self.app, self.token = app, str(uuid4())
        self.cookie = ""

    async def send(self, spec: Any, *, path: str = "/feed") -> None:
        for event in Event.from_event_type(spec):
            router = {"pathname": path, "asPath": path, "path": path, "token": self.token, "sid": "sid",
                      "headers": {"cookie": self.cookie, "origin": "http://localhost:3000"},
                      "ip": "127.0.0.1", "query": {}}  # fmt: skip
            with apart(self.app._registration_context):
                future = await self.processor.enqueue(
                    self.token, dataclasses.replace(event, router_data=router)
                )
                await future.wait_all()

    async def open(self, cookie: str) -> None:
        """Load the page anew: a new socket with the cookie of now."""
        self.cookie = cookie
        await self.send(State.hydrate_and_load())

    async def look(self) -> None:
        await self.send(DeskState.look())

    @property
    async def desk(self) -> DeskState:
        root = await self.states.get_state(rx.BaseStateToken(ident=self.token, cls=DeskState))
        return await root.get_state(DeskState)

    def saw(self, text: str) -> bool:
        """Did anything sent to the browser since the last question contain this?"""
        found = text in repr(self.sent)
        self.sent.clear()
        return found


@contextmanager
def apart(registrations: RegistrationContext) -> Iterator[None]:
    """Inside, Reflex knows these registrations and not those of another app."""
    token = RegistrationContext.set(registrations)
    try:
        yield
    finally:
        RegistrationContext.reset(token)


@pytest.fixture(scope="module")
def bare_app() -> rx.App:
    """An app of nothing but states, beside the real one."""
    with apart(RegistrationContext.ensure_context().fork()):
        app = rx.App()
    app.add_middleware(BindTokenToCookie())
    return app


@pytest_asyncio.fixture
async def new_tab(door: Door, bare_app: rx.App) -> AsyncIterator[Callable[[], Tab]]:
    sent: list[Update] = []

    class Wire:
        async def emit_update(self, update: Any, token: str) -> None:
            sent.append((token, update))

    states = StateManagerMemory()
    processor = BaseStateEventProcessor(middleware=bare_app, backend_exception_handler=None)
    with apart(bare_app._registration_context):
        async with processor.configure(state_manager=states, event_namespace=Wire()):
            yield lambda: Tab(bare_app, processor, states, sent)
    await states.close()


@pytest_asyncio.fixture
async def tab(new_tab: Callable[[], Tab], alice: Somebody) -> Tab:
    """Alice's tab, with something of hers in it."""
    tab = new_tab()
    await tab.open(alice.cookie)
    await tab.look()
    assert (await tab.desk).secret == f"belongs to {alice.email}"
    tab.sent.clear()
    return tab


async def test_reloading_keeps_what_the_tab_showed(tab: Tab, alice: Somebody) -> None:
    await tab.open(alice.cookie)
    assert tab.saw(f"belongs to {alice.email}")


async def test_without_the_cookie_a_reconnect_shows_nothing(tab: Tab, alice: Somebody) -> None:
    await tab.open("")
    assert not tab.saw(alice.email)
    assert (await tab.desk).secret == ""


async def test_without_the_cookie_no_event_is_handled(tab: Tab, alice: Somebody) -> None:
    tab.cookie = ""
    await tab.look()
    await tab.send(State.hydrate())
    await tab.send(DeskState.write())
    assert not tab.saw(alice.email)
    assert (await tab.desk).written == 0


async def test_another_persons_cookie_does_not_open_the_tab(
    tab: Tab, alice: Somebody, charlie: Somebody
) -> None:
    tab.cookie = charlie.cookie
    await tab.look()
    assert not tab.saw(alice.email)
    await tab.open(charlie.cookie)
    assert not tab.saw(alice.email)
    await tab.look()
    assert (await tab.desk).secret == f"belongs to {charlie.email}"


async def test_no_frame_carries_the_cookie(new_tab: Callable[[], Tab], alice: Somebody) -> None:
    tab = new_tab()
    await tab.open(alice.cookie)
    await tab.look()
    assert alice.sid not in json_dumps([update.delta for _, update in tab.sent])


async def test_after_signing_out_the_next_event_is_refused(tab: Tab, alice: Somebody) -> None:
    await end_session(alice.cookie)
    with pytest.raises(SignedOut):
        await tab.send(DeskState.write())
    assert (await tab.desk).written == 0


async def test_a_viewer_looks_but_does_not_write(
    door: Door, tab: Tab, alice: Somebody, forgetful: None
) -> None:
    door.sql(
        "update team_members m set role = 'viewer' from auth.users u where u.id = m.user_id and u.email = %s",
        alice.email,
    )
    with pytest.raises(NotAllowed):
        await tab.send(DeskState.write())
    assert (await tab.desk).written == 0


async def test_the_guard_names_the_person_to_the_shell(new_tab: Callable[[], Tab], alice: Somebody) -> None:
    tab = new_tab()
    await tab.open(alice.cookie)
    await tab.send(SessionState.guard())
    session = await (await tab.desk).get_state(SessionState)
    assert (session.email, session.display_name, session.team_name) == (alice.email, "Alice", "Alice")
    assert session.may_write


async def test_the_guard_sends_visitors_to_sign_in_and_remembers_where_they_were(
    new_tab: Callable[[], Tab], alice: Somebody
) -> None:
    tab = new_tab()
    await tab.open("")
    await tab.send(SessionState.guard(), path="/feed")
    assert tab.saw(f"{SIGN_IN}?next=%2Ffeed")


async def test_who_comes_first_is_sent_to_make_an_account(new_tab: Callable[[], Tab]) -> None:
    tab = new_tab()
    await tab.open("")
    await tab.send(SessionState.guard(), path="/")
    assert tab.saw(f"{SIGN_UP}?next=%2F")
