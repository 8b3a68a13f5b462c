"""The channels of notifications in the settings. A typed secret is passed on and kept nowhere in this state."""

from dataclasses import asdict
from typing import Any
from uuid import uuid4

import reflex as rx

from app.actions import notices as actions
from app.clock import utc_now
from app.db.session import team_session
from app.queries.notices import channels
from app.queries.searches import quiet_hours
from app.runs.deliveries import opened, try_channel
from app.state.fields import beside_fields, said_in_its_place
from app.state.notices import notify
from app.state.session import identity_of, writer_of

SECTION = "notifications"
"""The section's heading: `/settings?section=notifications` leads there once everything above it stands."""


class ChannelsState(rx.State):
    """`errors` by "kind-field"; `told` is the key of a webhook, shown until the page is left."""

    loaded: bool = False
    failed: str = ""
    rows: list[dict[str, Any]] = []
    errors: dict[str, str] = {}
    answers: dict[str, str] = {}
    works: dict[str, bool] = {}
    asking: str = ""
    told: str = ""
    quiet: str = ""
    turn: int = 0

    @rx.event
    async def load(self):
        """How each channel stands; an address that names the section leads there."""
        with said_in_its_place(self):
            await self._read()
            self.errors, self.answers, self.told, self.asking, self.loaded = {}, {}, "", "", True
        asked = self.router.url.query_parameters.get("section", "")
        return rx.set_focus(SECTION) if asked == SECTION else None

    @rx.event
    async def save(self, form: dict):
        """Where to send."""
        errors: dict[str, str] = {}
        kind = actions.read_kind(form.get("kind") if isinstance(form, dict) else None)
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                self.told = await actions.save_channel(db, kind, form)
        self.errors = {f"{kind.value}-{name}": words for name, words in errors.items()}
        if errors:
            return None
        self.turn += 1
        await self._read()
        return notify("Saved. Send a test to see whether it arrives.")

    @rx.event
    async def renew_key(self):
        """A new key to sign the webhook with, told once."""
        async with team_session(await writer_of(self)) as db:
            self.told = await actions.renew_key(db)
        return notify("The webhook is signed with a new key from now on.")

    @rx.event
    async def test(self, kind: str):
        """Send one now, and say what came of it."""
        wanted, identity = actions.read_kind(kind), await writer_of(self)
        self.asking, self.answers = wanted.value, {}
        yield
        async with team_session(identity) as db:
            row = await actions.require_channel(db, wanted)
            kept = (row.address, dict(row.settings), row.sealed_secret)
        try:
            problem = await try_channel(wanted, opened(*kept), now=utc_now(), message_id=uuid4())
        finally:
            self.asking = ""
        self.works = {wanted.value: not problem}
        self.answers = {wanted.value: problem or "It was taken. Look whether it has arrived."}

    @rx.event
    async def choose(self, kind: str, type_name: str, on: bool):
        """Whether a type goes through a channel."""
        async with team_session(await writer_of(self)) as db:
            await actions.choose_types(db, actions.read_kind(kind), str(type_name), on=bool(on))
        await self._read()

    @rx.event
    async def pace(self, kind: str, rhythm: str):
        """Each by itself, or one a day."""
        async with team_session(await writer_of(self)) as db:
            await actions.choose_rhythm(db, actions.read_kind(kind), str(rhythm))
        await self._read()

    @rx.event
    async def switch(self, kind: str, on: bool):
        async with team_session(await writer_of(self)) as db:
            await actions.switch_channel(db, actions.read_kind(kind), on=bool(on))
        await self._read()

    @rx.event
    async def forget(self, kind: str):
        """The channel with its secret goes."""
        async with team_session(await writer_of(self)) as db:
            await actions.forget_channel(db, actions.read_kind(kind))
        self.turn += 1
        await self._read()
        return notify("The channel is forgotten, and its secret with it.")

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            found = await channels(db, now=utc_now())
            quiet = await quiet_hours(db)
        self.rows = [asdict(row) for row in found]
        self.quiet = f"{quiet.start}:00 to {quiet.end}:00" if quiet.start != quiet.end else ""
