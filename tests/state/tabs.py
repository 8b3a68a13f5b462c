"""Browser tabs without a browser: events go through Reflex's own processor and to the real database."""

import asyncio
import contextlib
import dataclasses
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar
from uuid import uuid4

import reflex as rx
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.token import BaseStateToken
from reflex.state import State
from reflex_base.event import Event
from reflex_base.event.processor import BaseStateEventProcessor

from app.auth import browser
from app.auth.cookies import PLAIN_NAME, hash_of
from app.domain.errors import UserFacingError
from app.domain.identity import Identity
from app.state.notices import NoticeState, notify

AnyState = TypeVar("AnyState", bound=rx.State)
FOR_EVER = 1e6


class Screen:
    """What the server sent: one entry for every update of a tab, newest last; and what failed."""

    def __init__(self) -> None:
        self.updates: list[tuple[str, Any]] = []
        self.failures: list[Exception] = []

    async def emit_update(self, update: Any, token: str) -> None:
        self.updates.append((token, update))


class Tab:
    """One tab of a signed-in person."""

    def __init__(
        self, processor: BaseStateEventProcessor, states: Any, screen: Screen, person: Identity
    ) -> None:
        self._processor, self._states, self._screen = processor, states, screen
        self.token, self.path = str(uuid4()), "/"
        sid = secrets.token_urlsafe(32)
        browser._known.put(hash_of(sid), person, browser._known.now() + FOR_EVER)
        self._cookie = f"{PLAIN_NAME}={sid}"

    async def open(self, path: str, *loads: Any) -> None:
        """Arrive at an address and run what its page loads."""
        self.path = path
        await self.send(State.hydrate())  # type: ignore[attr-defined]
        for load in loads:
            await self.send(load())

    async def send(self, spec: Any) -> None:
        """An event, and all that follows from it."""
        router = {
            "pathname": self.path.split("?")[0], "asPath": self.path, "path": self.path, "token": self.token,
            "sid": "sid", "headers": {"cookie": self._cookie, "origin": "http://localhost:3000"},
            "ip": "127.0.0.1", "query": {},
        }  # fmt: skip
        for event in Event.from_event_type(spec):
            sent = await self._processor.enqueue(self.token, dataclasses.replace(event, router_data=router))
            with contextlib.suppress(Exception):  # the processor's handler is told as well
                await sent.wait_all()
        await asyncio.sleep(0.01)
        failures, self._screen.failures = self._screen.failures, []
        for failure in failures:
            if not isinstance(failure, UserFacingError):
                raise failure
            await self.send(notify(failure.sentence, tone="error"))

    async def state(self, kind: type[AnyState]) -> AnyState:
        """The tab's state of this kind, as it is now."""
        root = await self._states.get_state(BaseStateToken(ident=self.token, cls=kind))
        found: AnyState = await root.get_state(kind)
        return found

    async def sentences(self) -> list[str]:
        """What the notices on screen say."""
        return [notice["sentence"] for notice in (await self.state(NoticeState)).notices]

    def redirects(self) -> list[str]:
        """Where the tab was sent."""
        return [
            event.payload["path"]
            for token, update in self._screen.updates
            if token == self.token
            for event in update.events or []
            if event.name == "_redirect"
        ]

    def sent(self, since: int = 0) -> set[str]:
        """The names of the vars that were sent to this tab after so many updates."""
        mine = [update for token, update in self._screen.updates if token == self.token]
        return {name for update in mine[since:] for delta in (update.delta or {}).values() for name in delta}

    @property
    def update_count(self) -> int:
        return sum(token == self.token for token, _ in self._screen.updates)


@asynccontextmanager
async def tabs() -> AsyncIterator[Any]:
    """`async with tabs() as open_tab: tab = open_tab(alice)`."""
    screen, states = Screen(), StateManagerMemory()
    processor = BaseStateEventProcessor(
        middleware=None, backend_exception_handler=lambda error: screen.failures.append(error)
    )
    async with processor.configure(state_manager=states, event_namespace=screen):  # type: ignore[arg-type]
        yield lambda person: Tab(processor, states, screen, person)
    await states.close()
