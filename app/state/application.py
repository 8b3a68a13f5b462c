"""The drawer beside the board: one application with its job, letter, notes, dates and history."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import reflex as rx

from app.actions.applications import set_closed_reason, set_follow_up
from app.clock import utc_now
from app.db.session import team_session
from app.domain.board import GONE, card_id
from app.domain.card import day_words, morning_of, zone
from app.domain.errors import NotFound
from app.queries.application import application_details
from app.state.notes import NotesTaken
from app.state.notices import notify
from app.state.session import identity_of, writer_of

FAR = timedelta(days=3 * 365)
"""A date farther off is one that is still being typed."""


class ApplicationState(NotesTaken, rx.State):
    """`date_key` changes when the date changes other than by typing, so that its field is drawn anew."""

    shown: bool = False
    focus: str = ""
    card: dict[str, Any] = {}
    history: list[dict[str, str]] = []
    targets: list[dict[str, str]] = []
    date_key: int = 0

    @rx.event
    async def open(self, card: str, focus: str = ""):
        """Show this application; the cursor goes to its note or its date where that was asked for."""
        await self._read(card)
        self.shown, self.focus = True, str(focus)

    @rx.event
    async def close(self):
        """Put it away."""
        self.shown, self.focus = False, ""

    @rx.event
    async def refresh(self):
        """It was changed, here or elsewhere; one that was taken off the board closes."""
        if self.shown:
            try:
                await self._read(self.card["id"])
            except NotFound:
                self.shown = False

    @rx.event
    async def write_notes(self, notes: str, mark: str = "", doc: str = ""):
        """Typed, and saved as it stands, beside what somebody else has written since it was shown."""
        card = str(doc).rpartition(":")[2] or self.card.get("id")
        shown, said = await self._store_notes(card, notes, mark)
        if str(card) == self.card.get("id"):
            self.card = {**self.card, **shown}
        return said

    @rx.event
    async def follow_up(self, day: str):
        """The date as its field gives it; what is no date yet is waited for."""
        try:
            wanted = date.fromisoformat(str(day)) if day else None
        except ValueError:
            return None
        if wanted and abs(wanted - utc_now().date()) > FAR:
            return None
        return await self._follow_up_on(wanted, typed=True)

    @rx.event
    async def follow_up_in(self, days: int):
        """In so many days, by one tap; none takes the date away."""
        count = days if isinstance(days, int) and 0 < days < 1000 else 0
        here = zone(self.card.get("timezone"))
        wanted = utc_now().astimezone(here).date() + timedelta(days=count) if count else None
        return await self._follow_up_on(wanted)

    @rx.event
    async def give_reason(self, words: str):
        """Why it ended."""
        async with team_session(await writer_of(self)) as db:
            await set_closed_reason(db, card_id(self.card.get("id")), str(words))
        await self._read(self.card["id"])

    async def _follow_up_on(self, day: date | None, *, typed: bool = False) -> Any:
        here = zone(self.card.get("timezone"))
        async with team_session(await writer_of(self)) as db:
            await set_follow_up(db, card_id(self.card.get("id")), morning_of(day, here) if day else None)
        await self._read(self.card["id"], typed=typed)
        today = utc_now().astimezone(here).date()
        return notify(f"Follow up {day_words(day, today=today)}." if day else "No follow-up date any more.")

    async def _read(self, card: Any, *, typed: bool = False) -> None:
        application = card_id(card)
        async with team_session(await identity_of(self)) as db:
            found = await application_details(db, application, now=utc_now())
        if found is None:
            raise NotFound(GONE)
        details = asdict(found)
        self.history, self.targets = details.pop("history"), details.pop("targets")
        self.date_key += not typed and details["follow_up"] != self.card.get("follow_up")
        self.card = {**details, "notes_mark": self._notes_shown(details["notes"])}
