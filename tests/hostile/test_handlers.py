"""Every handler of every State, called by everybody who should not, with everything it does not expect.

The handlers are asked of Reflex at run time: one that is written tomorrow is in here tomorrow.
"""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
import reflex as rx
from reflex.istate.manager.memory import StateManagerMemory
from reflex.state import State
from reflex_base.event import Event
from reflex_base.event.processor import BaseStateEventProcessor
from reflex_base.registry import RegistrationContext
from sqlalchemy import text

from app.app import app
from app.auth import browser
from app.auth.cookies import PLAIN_NAME, hash_of
from app.db.session import service_session
from app.domain.errors import UserFacingError
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.state import rerank
from app.web.events import sound_event
from tests.hostile.callers import Target, make_target, plain, told_too_much
from tests.hostile.payloads import payloads

FOR_EVER = 1e6
PATIENCE = 20.0
HANDLERS = dict(sorted(app._registration_context.event_handlers.items()))
MOST = {"nobody": 8, "a made-up cookie": 8, "a stranger": 30, "a viewer": 20, "who was removed": 20}
"""Payloads a handler, by caller: who is nobody gets no further than the door."""


@dataclass
class Attacker:
    """One caller's tab, all that it was sent, and all that went wrong."""

    cookie: str
    processor: BaseStateEventProcessor
    sent: list[Any] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    token: str = field(default_factory=lambda: str(uuid4()))

    async def send(self, name: str, payload: dict[str, Any]) -> None:
        """As the socket does: what is not sound goes no further."""
        sound = sound_event({"name": name, "payload": payload}, HANDLERS)
        if sound is None:
            return
        router = {
            "pathname": "/feed", "asPath": "/feed", "path": "/feed", "token": self.token, "sid": "sid",
            "headers": {"cookie": self.cookie, "origin": "http://localhost:3000"}, "ip": "127.0.0.1", "query": {},
        }  # fmt: skip
        event = Event(name=name, payload=sound["payload"], router_data=router)
        with contextlib.suppress(Exception):  # the processor's own handler is told of each
            future = await self.processor.enqueue(self.token, event)
            await asyncio.wait_for(future.wait_all(), PATIENCE)


@asynccontextmanager
async def attacking(cookie: str) -> AsyncIterator[Attacker]:
    states = StateManagerMemory()
    attacker: Attacker

    class Wire:
        async def emit_update(self, update: Any, token: str) -> None:
            attacker.sent.append(update)

    def failed(error: Exception) -> None:
        attacker.failures.append(error)

    processor = BaseStateEventProcessor(middleware=app, backend_exception_handler=failed)
    attacker = Attacker(cookie, processor)
    restore = RegistrationContext.set(app._registration_context)
    try:
        async with processor.configure(state_manager=states, event_namespace=Wire()):  # type: ignore[arg-type]
            yield attacker
    finally:
        RegistrationContext.reset(restore)
        await states.close()


def cookie_of(person: Identity | None) -> str:
    if person is None:
        return ""
    sid = secrets.token_urlsafe(32)
    browser._known.put(hash_of(sid), person, browser._known.now() + FOR_EVER)
    return f"{PLAIN_NAME}={sid}"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("caller", MOST)
async def test_no_handler_gives_away_changes_or_breaks_anything(
    caller: str, database: Cluster, alice: Identity, bob: Identity, vera: Identity, charlie: Identity, sql: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(rerank, "PAUSE_SECONDS", 0.0)
    target = await make_target(database, alice)
    people = {"a stranger": charlie, "a viewer": vera, "who was removed": bob}
    if caller == "who was removed":
        sql("delete from public.team_members where user_id = %s and team_id = %s", bob.user_id, alice.team_id)
    cookie = f"{PLAIN_NAME}=made-up" if caller == "a made-up cookie" else cookie_of(people.get(caller))
    async with attacking(cookie) as attacker:
        found = await everything_wrong(
            attacker, target, HANDLERS, most=MOST[caller], may_read=caller == "a viewer"
        )
    assert not found, f"{len(found)}:\n" + "\n".join(found[:60])


async def everything_wrong(
    attacker: Attacker, target: Target, handlers: Mapping[str, Any], *, most: int, may_read: bool = False
) -> list[str]:
    """Calls each handler with so many payloads; one line for each leak, each write and each exception."""
    before, found = target.checksum(), list[str]()
    await attacker.send(_full_name(State.hydrate), {})  # type: ignore[attr-defined]
    for name, registered in handlers.items():
        for payload in payloads(registered.handler.fn, target.ids, most=most):
            attacker.sent.clear(), attacker.failures.clear()
            await attacker.send(name, payload)
            leaked = told_too_much([update.delta for update in attacker.sent], may_read=may_read)
            broken = [error for error in attacker.failures if not isinstance(error, UserFacingError)]
            found += [f"{name} {plain(payload)} told {leaked}"] * bool(leaked)
            found += [f"{name} {plain(payload)} broke: {error!r:.300}" for error in broken]
        if (now := target.checksum()) != before:
            found.append(f"{name} changed rows of the team")
            before = now
    return found


def _full_name(spec: Any) -> str:
    [event] = Event.from_event_type(spec())
    return event.name


def test_the_handlers_are_all_there() -> None:
    """The list is Reflex's own; were it empty, everything above would be true of nothing."""
    names = " ".join(HANDLERS)
    assert len(HANDLERS) > 60
    assert all(
        part in names for part in ("feed_state.act", "pipeline", "letter", "activity", "import_state.save")
    )


class LeakyState(rx.State):
    """Planted mistakes, one of each kind: defined after HANDLERS, so that it is in no list but its own."""

    title: str = ""

    @rx.event
    async def give(self, job_id: str):
        """Forgets to ask who asks."""
        async with service_session("a planted leak") as db:
            self.title = await db.scalar(text("select max(title) from jobs")) or ""

    @rx.event
    async def spoil(self, job_id: str):
        """Writes past the rules."""
        async with service_session("a planted write") as db:
            await db.execute(text("update jobs set seniority = 'expert'"))

    @rx.event
    async def stumble(self, job_id: str):
        """Takes what it is given for an id."""
        UUID(job_id)


async def test_a_handler_that_leaks_writes_or_breaks_is_found(
    database: Cluster, alice: Identity, charlie: Identity
) -> None:
    target = await make_target(database, alice)
    every = app._registration_context.event_handlers
    planted = {name: each for name, each in every.items() if "leaky_state" in name}
    HANDLERS.update(planted)
    try:
        async with attacking(cookie_of(charlie)) as attacker:
            found = "\n".join(await everything_wrong(attacker, target, planted, most=8))
    finally:
        for name in planted:
            del HANDLERS[name]
    for name, mistake in (("give", "told"), ("spoil", "changed rows"), ("stumble", "broke")):
        assert any(f"leaky_state.{name} " in line and mistake in line for line in found.splitlines()), name
