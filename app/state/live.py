"""A change in one browser shows in the others: Postgres tells every web process, each tells its own tabs.

The notification carries ids only. A tab that is told re-reads under its own identity, so a forged or
stray notification can show nobody anything.
"""

import asyncio
import contextlib
import json
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from hashlib import sha256
from time import monotonic
from typing import Any
from uuid import UUID

import psycopg
import reflex as rx
from reflex.event import Event, EventSpec

from app.auth.browser import forget_person
from app.db.engine import current_dsn
from app.domain.presence import Register, Somebody

logger = logging.getLogger(__name__)

CHANNEL = "team"
PRESENCE, MEMBERS, COUNTS = "presence", "members", "counts"
BESIDE = frozenset({PRESENCE, MEMBERS, COUNTS})
"""What every tab follows, whatever its page shows."""
PAUSE_BEFORE_RETRY = 1.0
LOOK_EVERY = 5.0
"""Seconds between two looks for tabs that are gone without a word."""

_tabs: dict[tuple[str, str], dict[str, Callable[[], EventSpec | list[EventSpec]]]] = defaultdict(dict)
_register = Register()


def follow(
    state: rx.State,
    team_id: UUID,
    what: str | Sequence[str],
    refresh: Callable[[], EventSpec | list[EventSpec]],
) -> None:
    """From now on this tab gets `refresh` whenever something of this kind, or of these, changes in the team.

    A tab follows what its page shows, and beside it who is present and who belongs to the team.
    """
    token = state.router.session.client_token
    for (_, kind), watchers in _tabs.items():
        if _lane(kind) == _lane(what):
            watchers.pop(token, None)
    for kind in [what] if isinstance(what, str) else what:
        _tabs[(str(team_id), kind)][token] = refresh


def _lane(what: str | Sequence[str]) -> str:
    return what if isinstance(what, str) and what in BESIDE else ""


def kinds_of(what: str) -> tuple[str, ...]:
    """What is told when this has changed: a move of a card also changes the number beside its place."""
    return (what, COUNTS) if what == "pipeline" else (what,)


def present_in(team_id: UUID, *, but: UUID) -> list[Somebody]:
    """Who else of the team has a job open, as this process has heard."""
    return _register.present(str(team_id), but=str(but))


def tab_name(token: str) -> str:
    """Names a tab to others; nobody can turn it back into the token."""
    return sha256(token.encode()).hexdigest()[:16]


async def listen(app: rx.App) -> None:
    """The lifespan task: one LISTEN connection a process, for as long as it runs."""
    looking = asyncio.create_task(_miss_the_silent(app))
    try:
        await _listen_for_ever(app)
    finally:
        looking.cancel()


async def _listen_for_ever(app: rx.App) -> None:
    while True:
        try:
            await _listen_once(app)
        except asyncio.CancelledError:
            raise
        except Exception:
            logger.warning("The live connection was lost; trying again.")
        await asyncio.sleep(PAUSE_BEFORE_RETRY)
        await _tell_all(app)  # what was said meanwhile has been missed


async def _listen_once(app: rx.App) -> None:
    async with await psycopg.AsyncConnection.connect(current_dsn(), autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        async for notification in connection.notifies():
            with contextlib.suppress(ValueError, KeyError, TypeError):
                said: dict[str, Any] = json.loads(notification.payload)
                if said["what"] == PRESENCE and not _register.heard(said, now=monotonic()):
                    continue
                if said["what"] == MEMBERS:
                    forget_person(UUID(said["person"]))
                for kind in kinds_of(str(said["what"])):
                    await _tell(app, (str(said["team"]), kind))


async def _miss_the_silent(app: rx.App) -> None:
    """Tabs of ours without a socket, and any that gave no sign of life for long, are not there any more."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        namespace = app.event_namespace
        if namespace is None:
            continue
        open_here = namespace._token_manager.token_to_socket
        tokens = {token for (_, kind), tabs in _tabs.items() if kind == PRESENCE for token in tabs}
        gone = [tab_name(token) for token in tokens if token not in open_here]
        for team in _register.forget(now=monotonic(), gone=gone):
            await _tell(app, (team, PRESENCE))


async def _tell_all(app: rx.App) -> None:
    for key in list(_tabs):
        await _tell(app, key)


async def _tell(app: rx.App, key: tuple[str, str]) -> None:
    watchers = _tabs.get(key)
    namespace = app.event_namespace
    if not watchers or namespace is None:
        return
    manager = namespace._token_manager
    for token in [token for token in watchers if token not in manager.token_to_socket]:
        del watchers[token]
    with app.set_contexts():
        for token, refresh in list(watchers.items()):
            record = manager.token_to_socket.get(token)
            if record is not None and record.instance_id == manager.instance_id:
                for event in Event.from_event_type(refresh()):
                    await app.event_processor.enqueue(token, event)
