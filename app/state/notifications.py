"""The centre of notifications: which are shown is in the address; reading, clearing, and following one."""

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from app.actions.notices import clear_read, mute_type, read_notices, unread_notices
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.domain.notices import TYPES
from app.domain.wording import counted
from app.queries.notices import muted_types, notices, unread_counts
from app.state.fields import said_in_its_place
from app.state.notices import notify
from app.state.session import identity_of
from app.state.shell import ShellState

ADDRESS = "/notifications"
NOT_ONE = "This notification is not there any more."
MOST = 500


class NotificationsState(rx.State):
    """`lines` are what the filter of the address shows, the newest first."""

    loaded: bool = False
    failed: str = ""
    lines: list[dict[str, Any]] = []
    chips: list[dict[str, str]] = []
    kind: str = ""
    unread_only: bool = False
    unread: int = 0
    muted: list[str] = []

    @rx.event
    async def load(self):
        """On every change of the address, and on Retry."""
        asked = self.router.url.query_parameters
        kind, only = asked.get("type", ""), asked.get("show", "") == "unread"
        self.kind, self.unread_only = (kind if kind in TYPES else ""), only
        with said_in_its_place(self):
            await self._read()
            self.loaded = True

    @rx.event
    async def follow(self, notice: str):
        """Read it, and go where it leads."""
        wanted = read_id(notice, NOT_ONE)
        async with team_session(await identity_of(self)) as db:
            await read_notices(db, [wanted], now=utc_now())
        line = next((line for line in self.lines if line["id"] == str(wanted)), None)
        await self._read()
        return [ShellState.load, rx.redirect(line["href"])] if line else ShellState.load

    @rx.event
    async def mark(self, notice: str):
        """Read, or as if it had not been."""
        wanted = read_id(notice, NOT_ONE)
        line = next((line for line in self.lines if line["id"] == str(wanted)), None)
        async with team_session(await identity_of(self)) as db:
            if line is not None and not line["unread"]:
                await unread_notices(db, [wanted])
            else:
                await read_notices(db, [wanted], now=utc_now())
        await self._read()
        return ShellState.load

    @rx.event
    async def mark_all(self):
        """All are read; Undo makes those unread that were."""
        async with team_session(await identity_of(self)) as db:
            before = [line.id for line in await notices(db, now=utc_now(), unread_only=True, most=MOST)]
            count = await read_notices(db, None, now=utc_now())
        await self._read()
        undo = NotificationsState.take_back(before)
        return [
            ShellState.load,
            notify(f"{counted(count, 'notification')} read.", undo=undo if before else None),
        ]

    @rx.event
    async def take_back(self, ids: list):
        """Undo of `mark_all`."""
        if not isinstance(ids, list):
            raise BadInput(NOT_ONE)
        wanted = [read_id(one, NOT_ONE) for one in ids[:MOST]]
        async with team_session(await identity_of(self)) as db:
            await unread_notices(db, wanted)
        await self._read()
        return ShellState.load

    @rx.event
    async def mute(self, type_name: str, on: bool = True):
        """This kind rings the bell no more, or again; channels that want it get it all the same."""
        wanted, is_on = str(type_name), on is True
        async with team_session(await identity_of(self)) as db:
            await mute_type(db, wanted, on=is_on)
        await self._read()
        back = NotificationsState.mute(wanted, not is_on)
        label = TYPES[wanted].label
        said = f"“{label}” rings the bell no more." if is_on else f"“{label}” rings the bell again."
        return [ShellState.load, notify(said, undo=back)]

    @rx.event
    async def clear(self):
        """What has been read goes."""
        async with team_session(await identity_of(self)) as db:
            count = await clear_read(db)
        await self._read()
        return notify(f"{counted(count, 'notification')} cleared.")

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            found = await notices(db, now=utc_now(), type_=self.kind, unread_only=self.unread_only)
            counts, muted = await unread_counts(db), await muted_types(db)
        heard = {name: count for name, count in counts.items() if name not in muted}
        self.lines, self.unread, self.muted = [asdict(line) for line in found], sum(heard.values()), muted
        self.chips = _chips(heard, self.kind, self.unread_only, muted)


def _chips(counts: dict[str, int], kind: str, only: bool, muted: list[str]) -> list[dict[str, str]]:
    """All, unread, and each type; with how many are not read."""
    everything = [("", "", "All"), ("", "unread", "Unread")] + [
        (name, "", f"{each.label} (muted)" if name in muted else each.label) for name, each in TYPES.items()
    ]
    chips = []
    for name, show, words in everything:
        count = counts.get(name, 0) if name else sum(counts.values()) if show else 0
        query = {key: value for key, value in (("type", name), ("show", show)) if value}
        chips.append({
            "words": f"{words} · {count}" if count else words,
            "href": f"{ADDRESS}?{urlencode(query)}" if query else ADDRESS,
            "on": "yes" if (name, bool(show)) == (kind, only) else "",
        })  # fmt: skip
    return chips
