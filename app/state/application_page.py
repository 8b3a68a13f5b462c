"""The page of one application: its link for the phone, its ledger, what the client said, and when to ask again."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import reflex as rx
import segno

from app.actions.application_dates import correct_applied_at, followed_up
from app.actions.applications import set_follow_up
from app.actions.apply_sessions import make_apply_link, revoke_apply_links
from app.clock import utc_now
from app.db.session import team_session
from app.domain.apply_link import lifetime
from app.domain.board import card_id
from app.domain.card import day_words, morning_of, on_day, zone
from app.domain.errors import BadInput
from app.domain.follow_up import SNOOZES
from app.queries.application_page import ApplicationPage, application_page
from app.settings import settings
from app.state.conversation import ConversationState
from app.state.fields import said_beside, said_in_its_place
from app.state.live import follow
from app.state.notes import NotesTaken
from app.state.notices import notify
from app.state.reply import ReplyState
from app.state.session import identity_of, writer_of

NO_DATE = "Choose a day."
EMPTY: dict[str, Any] = {"stages": [], "skills": []}


class ApplicationPageState(NotesTaken, rx.State):
    """`link` and `qr` are shown once, to whoever has just made them."""

    loaded: bool = False
    missing: bool = False
    failed: str = ""
    details: dict[str, Any] = EMPTY
    targets: list[dict[str, str]] = []
    history: list[dict[str, str]] = []
    preflight: list[dict[str, str]] = []
    break_even: list[str] = []
    bids: list[dict[str, Any]] = []
    sessions: list[dict[str, str]] = []
    messages: list[dict[str, str]] = []
    feedback: list[dict[str, str]] = []
    interviews: list[dict[str, str]] = []
    earnings: list[dict[str, str]] = []
    follow_up: dict[str, Any] = {}
    link: str = ""
    qr: str = ""
    reach: str = ""
    errors: dict[str, str] = {}

    @rx.event
    async def load(self):
        """The application that the address names."""
        identity = await identity_of(self)
        if self.details.get("id") != self._asked():
            self.loaded, self.details = False, EMPTY
        self.link, self.qr, self.errors = "", "", {}
        follow(self, identity.team_id, ("pipeline", "inbox"), _all_again)
        with said_in_its_place(self):
            await self._read()

    @rx.event
    async def refresh(self):
        """Somebody changed the board, perhaps from the apply link."""
        if self.loaded:
            await self._read()

    @rx.event
    async def make_link(self, form: dict):
        """A link for the phone, for as long as is chosen; the one before it no longer opens."""
        async with team_session(await writer_of(self)) as db:
            good_for = lifetime(form.get("good-for"))
            token, _ = await make_apply_link(db, card_id(self._asked()), now=utc_now(), good_for=good_for)
        self.link = f"{settings().site_url.rstrip('/')}/apply/{token}"
        self.qr = segno.make(self.link, micro=False).svg_data_uri(scale=5, border=3, light="white")
        await self._read()

    @rx.event
    async def shut_link(self):
        """The open link no longer opens."""
        async with team_session(await writer_of(self)) as db:
            count = await revoke_apply_links(db, card_id(self._asked()), now=utc_now())
        self.link, self.qr = "", ""
        await self._read()
        return notify("The link is shut." if count else "There was no open link.")

    @rx.event
    async def write_notes(self, notes: str, mark: str = "", doc: str = ""):
        """Typed, and saved as it stands, beside what somebody else has written since it was shown."""
        card = str(doc).rpartition(":")[2] or self._asked()
        shown, said = await self._store_notes(card, notes, mark)
        if str(card) == self.details.get("id"):
            self.details = {**self.details, **shown}
        return said

    @rx.event
    async def ask_again_on(self, form: dict):
        """Follow up on this day."""
        errors: dict[str, str] = {}
        with said_beside(errors, "follow_up"):
            wanted = _day(form.get("follow_up"))
            here = zone(self.details.get("timezone"))
            async with team_session(await writer_of(self)) as db:
                await set_follow_up(db, card_id(self._asked()), morning_of(wanted, here))
        self.errors = errors
        if not errors:
            await self._read()
            return notify(f"Follow up {day_words(wanted, today=utc_now().astimezone(here).date())}.")

    @rx.event
    async def snooze(self, days: int):
        """Put it off by so many days from today."""
        if not isinstance(days, int) or days not in {count for _, count in SNOOZES}:
            raise BadInput("It can be put off until tomorrow, for three days or for a week.")
        here = zone(self.details.get("timezone"))
        today = utc_now().astimezone(here).date()
        wanted = today + timedelta(days=days)
        async with team_session(await writer_of(self)) as db:
            await set_follow_up(db, card_id(self._asked()), morning_of(wanted, here))
        await self._read()
        return notify(f"Follow up {day_words(wanted, today=today)}.")

    @rx.event
    async def did_follow_up(self):
        """The person has asked again; the next date comes by the cadence."""
        async with team_session(await writer_of(self)) as db:
            at = await followed_up(db, card_id(self._asked()), now=utc_now())
        await self._read()
        here = zone(self.details.get("timezone"))
        today = utc_now().astimezone(here).date()
        return notify(
            f"Noted. Next time {day_words(at.astimezone(here).date(), today=today)}."
            if at
            else "Noted. That was the last time by the plan."
        )

    @rx.event
    async def correct_applied(self, form: dict):
        """It was sent on another day."""
        errors: dict[str, str] = {}
        with said_beside(errors, "applied_on"):
            wanted = _day(form.get("applied_on"))
            here = zone(self.details.get("timezone"))
            now = utc_now()
            async with team_session(await writer_of(self)) as db:
                await correct_applied_at(db, card_id(self._asked()), on_day(wanted, here, now=now), now=now)
        self.errors = errors
        if not errors:
            await self._read()
            return notify("The day of applying is corrected.")

    async def _read(self) -> None:
        try:
            wanted = card_id(self._asked())
        except Exception:
            self.loaded = self.missing = True
            return
        async with team_session(await identity_of(self)) as db:
            found = await application_page(db, wanted, now=utc_now())
        self.loaded, self.missing = True, found is None
        if found is not None:
            self._show(found)

    def _show(self, found: ApplicationPage) -> None:
        said = asdict(found)
        details = said.pop("details")
        self.history, self.targets = details.pop("history"), details.pop("targets")
        self.details = {**details, "notes_mark": self._notes_shown(details["notes"])}
        for name, value in said.items():
            setattr(self, name, value)
        self.reach = _reach()

    def _asked(self) -> str:
        return self.router.url.path.rstrip("/").rpartition("/")[2]


def _all_again() -> list[Any]:
    """The card moved or somebody wrote: the page, its conversation and the draft of a reply."""
    return [ApplicationPageState.refresh(), ConversationState.refresh(), ReplyState.refresh()]


def _reach() -> str:
    """Whether a phone can open the link at all."""
    is_far = settings().public_url is not None
    return (
        ""
        if is_far
        else "This Bidwell answers only on this computer: set BIDWELL_PUBLIC_URL to reach it from a phone."
    )


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise BadInput(NO_DATE) from error
