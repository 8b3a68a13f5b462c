"""The hide list: what a person does not want to see, how much each entry hides, and the way back."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.hiding import hide_again, hide_client, hide_word, unhide
from app.db.session import team_session
from app.domain.errors import BadInput, UserFacingError
from app.models.feed import HiddenThing
from app.queries.client import client_of
from app.queries.hiding import hidden_id, hide_list
from app.state.feed import FeedState
from app.state.job_verdicts import parsed_id
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

LONGEST_TITLE = 48


class HidingState(rx.State):
    """The dialog with the list, and the two ways in: a client from its job, a word from the dialog."""

    is_open: bool = False
    entries: list[dict[str, str]] = []
    error: str = ""
    typed: int = 0
    """One more for each word that was taken: the field begins anew."""

    @rx.event
    async def show(self, is_open: bool):
        """Open or close the list."""
        self.is_open, self.error = is_open is True, ""
        if self.is_open:
            await self._read()

    @rx.event
    async def add_word(self, form: dict):
        """Hide every job with this word."""
        asked = form.get("hidden_word") if isinstance(form, dict) else ""
        identity = await writer_of(self)
        try:
            async with team_session(identity) as db:
                thing = await hide_word(db, asked)
        except UserFacingError as refusal:
            self.error = refusal.sentence
            return None
        self.error, self.typed = "", self.typed + 1
        await self._read()
        return [
            FeedState.load,
            ShellState.load,
            _said("Hidden: jobs with", thing, HidingState.take_back(str(thing.id))),
        ]

    @rx.event
    async def hide_client(self, job_id: str):
        """Hide everything of the client of this job."""
        job, identity = parsed_id(job_id), await writer_of(self)
        async with team_session(identity) as db:
            thing = await hide_client(db, job)
        return [
            FeedState.load,
            ShellState.load,
            _said("Hidden: all of", thing, HidingState.take_back(str(thing.id))),
        ]

    @rx.event
    async def show_client(self, job_id: str):
        """Show the client of this job again."""
        job, identity = parsed_id(job_id), await writer_of(self)
        async with team_session(identity) as db:
            key = await client_of(db, job)
            known = await hidden_id(db, "client", key.value) if key else None
        if known is None:
            raise BadInput("This client is not hidden.")
        return await self._take_off(str(known))

    @rx.event
    async def remove(self, hidden: str):
        """Take an entry off the list; its jobs are back."""
        return await self._take_off(hidden)

    @rx.event
    async def take_back(self, hidden: str):
        """Undo: show what was hidden."""
        known, identity = parsed_id(hidden), await writer_of(self)
        async with team_session(identity) as db:
            await unhide(db, known)
        if self.is_open:
            await self._read()
        return [FeedState.load, ShellState.load]

    @rx.event
    async def put_back(self, kind: str, value: str, label: str):
        """Undo: hide again what was shown."""
        identity = await writer_of(self)
        async with team_session(identity) as db:
            await hide_again(db, kind, value, label)
        if self.is_open:
            await self._read()
        return [FeedState.load, ShellState.load]

    async def _take_off(self, hidden: object) -> list[Any]:
        identity, known = await writer_of(self), parsed_id(hidden)
        async with team_session(identity) as db:
            thing = await unhide(db, known)
        if self.is_open:
            await self._read()
        back = HidingState.put_back(thing.kind, thing.value, thing.label)  # type: ignore[arg-type,call-arg]
        return [FeedState.load, ShellState.load, _said("Shown again:", thing, back)]

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            found = await hide_list(db)
        self.entries = [asdict(entry) for entry in found]


def _said(words: str, thing: HiddenThing, back: Any) -> Any:
    label = thing.label if len(thing.label) <= LONGEST_TITLE else thing.label[: LONGEST_TITLE - 1] + "…"
    return notify(f"{words} “{label}”.", undo=back)
