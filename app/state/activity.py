"""The log of the team: which part of it is shown is in the address."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import reflex as rx

from app.clock import utc_now
from app.db.session import team_session
from app.domain.activity import KINDS
from app.queries.activity import BIDWELL, NEWEST, Asked, activity
from app.state.live import follow
from app.state.session import identity_of

ADDRESS = "/activity"
NOT_LOADED = "What happened could not be loaded. Try again in a moment."
ANYBODY = {"value": "", "label": "Anybody"}


class ActivityState(rx.State):
    """One page of what happened, the latest first."""

    loaded: bool = False
    failed: str = ""
    days: list[dict[str, Any]] = []
    people: list[dict[str, str]] = [ANYBODY]
    kind: str = ""
    who: str = ""
    chips: list[dict[str, str]] = []
    older: str = ""
    """The address of the page after this one."""
    newest: str = ""
    """The way back to the latest; "" where these are they."""

    @rx.event
    async def load(self):
        """On every change of the address, and on Retry."""
        identity = await identity_of(self)
        follow(self, identity.team_id, "activity", lambda: ActivityState.refresh())
        try:
            await self._read()
        except Exception:
            self.failed = NOT_LOADED
            yield
            raise
        self.loaded, self.failed = True, ""

    @rx.event
    async def refresh(self):
        """Something has happened; older pages stay as they are."""
        if self.loaded and not self.newest:
            await self._read()

    @rx.event
    async def choose_person(self, who: str):
        """Only what this person did; "" for everybody."""
        return rx.redirect(_address(self.kind, str(who)))

    async def _read(self) -> None:
        asked = read_address(self.router.url.query_parameters)
        async with team_session(await identity_of(self)) as db:
            found = await activity(db, asked, now=utc_now())
        self.days = [asdict(day) for day in found.days]
        self.people = [ANYBODY, *found.people]
        self.kind, self.who = asked.kind, asked.who
        self.chips = [
            {"words": words, "href": _address(kind, asked.who), "on": "yes" if kind == asked.kind else ""}
            for kind, words in [("", "All"), *((key, each.words) for key, each in KINDS.items())]
        ]
        self.older = _address(asked.kind, asked.who, found.older) if found.older else ""
        self.newest = _address(asked.kind, asked.who) if asked.before != NEWEST else ""


def read_address(said: Mapping[str, str]) -> Asked:
    """Leniently: what cannot be read is as if it were not there."""
    kind, who, before = (str(said.get(name, "")) for name in ("kind", "who", "before"))
    is_number = before.isascii() and before.isdigit() and 0 < len(before) <= 18
    return Asked(
        kind=kind if kind in KINDS else "",
        who=who if who == BIDWELL or _is_id(who) else "",
        before=int(before) if is_number else NEWEST,
    )


def _is_id(value: str) -> bool:
    try:
        return str(UUID(value)) == value.lower()
    except ValueError:
        return False


def _address(kind: str, who: str, before: str = "") -> str:
    said = {"kind": kind, "who": who, "before": before}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{ADDRESS}?{query}" if query else ADDRESS
