"""Who is behind a tab. A tab's token is not enough: its state belongs to the cookie it was filled under."""

from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex.event import Event, EventSpec
from reflex.middleware import Middleware
from reflex.state import BaseState, State, StateUpdate

from app.auth import places
from app.auth.browser import identity_from_cookie, is_new_here, was_signed_out
from app.auth.cookies import sid_hash_in
from app.auth.person import person_of
from app.auth.teams import team_lost
from app.domain.errors import NotAllowed, OutOfTeam, SignedOut
from app.domain.identity import Identity
from app.settings import settings

RECONNECT = ".hydrate_and_load"
ARRIVE = "___session____session_state.arrive"
ARRIVALS: dict[str, tuple[Any, ...]] = {}
"""What each private page loads, by route; filled by the table of pages."""


class SessionState(rx.State):
    """What every page shows of the person. Pages ask `identity_of`, never these words."""

    email: str = ""
    display_name: str = ""
    team_name: str = ""
    may_write: bool = False
    whose: str = ""
    """Names the person in this team, to the forms that keep what is typed on the device."""
    _sid_hash: str = ""
    _route: str = ""
    _stays: bool = False
    """The page was there already: its filter has changed, or the connection is back."""

    @rx.event
    async def guard(self):
        """On load of a page that is not for everybody: visitors are sent to sign in, then brought back."""
        return await self._turn_away()

    @rx.event
    async def arrive(self, route: str):
        """The guard, and behind it what the page at this route loads."""
        self._stays, self._route = self._route == str(route), str(route)
        return await self._turn_away() or list(ARRIVALS.get(str(route), ()))

    async def _turn_away(self) -> EventSpec | None:
        try:
            identity = await identity_of(self)
        except OutOfTeam:
            self._get_root_state().reset()
            return rx.redirect(places.LEFT)
        except SignedOut:
            self._get_root_state().reset()
            door = places.SIGN_UP if settings().is_embedded and await is_new_here() else places.SIGN_IN
            return rx.redirect(f"{door}?{urlencode({'next': _here(self)})}")
        person = await person_of(identity)
        self.email, self.display_name, self.team_name = person.email, person.display_name, person.team_name
        self.may_write, self.whose = identity.may_write, _name_of(identity)
        return None


class BindTokenToCookie(Middleware):
    """Refuses events of a tab that was filled under another cookie; a reconnecting tab starts empty."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        session = await state.get_state(SessionState)
        if not session._sid_hash or session._sid_hash == _cookie_hash(state):
            return None
        if not event.name.endswith(RECONNECT):
            return StateUpdate()
        wipe(state)
        return None


async def identity_of(state: BaseState) -> Identity:
    """Who is asking, by the cookie of this very browser, as it is worth now; SignedOut if that is nothing,
    OutOfTeam if only the team is lost.

    From then on the tab belongs to that cookie.
    """
    sid_hash = _cookie_hash(state)
    session = await state.get_state(SessionState)
    identity = await identity_from_cookie(state.router.headers.cookie)
    if identity is None and await team_lost(state.router.headers.cookie):
        raise OutOfTeam
    if identity is None or session._sid_hash not in ("", sid_hash):
        raise SignedOut(by_choice=await was_signed_out(state.router.headers.cookie))
    session._sid_hash = sid_hash
    return identity


async def writer_of(state: BaseState) -> Identity:
    """The same, for those who may change things in this team."""
    identity = await identity_of(state)
    if not identity.may_write:
        (await state.get_state(SessionState)).may_write = False
        raise NotAllowed("You can look at everything in this team, but not change it. Ask its owner.")
    return identity


def _name_of(identity: Identity) -> str:
    """The same for the same person in the same team; says nothing about either."""
    return sha256(f"{identity.user_id}:{identity.team_id}".encode()).hexdigest()[:16]


def wipe(state: BaseState) -> None:
    """Back to an empty tab; that it has been drawn stays true."""
    root = state._get_root_state()
    assert isinstance(root, State)
    drawn = root.is_hydrated
    root.reset()
    root.is_hydrated = drawn


def _cookie_hash(state: BaseState) -> str:
    return sid_hash_in(state.router.headers.cookie)


def _here(state: BaseState) -> str:
    """Where the tab is, to come back to."""
    url = state.router.url
    return f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"
