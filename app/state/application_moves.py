"""Moves from the page of an application, and what they ask: a letter before applying, then the Connects; why it ended."""

from typing import Any
from uuid import UUID

import reflex as rx

from app.actions.applications import move_application, set_closed_reason, undo_last_move
from app.actions.bids import spend_with_move
from app.actions.letters_ready import LetterNotReady
from app.clock import utc_now
from app.db.session import team_session
from app.domain.board import card_id
from app.domain.card import CLOSED, REASONS
from app.domain.enums import ApplicationStatus as Status
from app.domain.errors import BadInput
from app.domain.pipeline import LABELS
from app.queries.bids import connects_to_ask
from app.state.application_page import ApplicationPageState
from app.state.fields import said_beside
from app.state.notices import notify
from app.state.session import writer_of
from app.state.shell import ShellState


class ApplicationMovesState(rx.State):
    """`question` is "letter", "connects", "reason", or "" while nothing is asked.

    `status` is the column a reason is asked for, `connects` what the ad says a bid takes.
    """

    question: str = ""
    status: str = ""
    connects: str = ""
    error: str = ""

    @rx.event
    async def load(self):
        """Nothing is asked yet."""
        self.question = self.status = self.error = ""

    @rx.event
    async def move(self, status: str):
        """To another column; without a letter that is ready, Applied is asked about first."""
        to = _status(status)
        try:
            return await self._move(to)
        except LetterNotReady:
            self.question = "letter"

    @rx.event
    async def apply_with_other_letter(self):
        """The letter was written elsewhere."""
        self.question = ""
        return await self._move(Status.APPLIED, letter_elsewhere=True)

    @rx.event
    async def archive_as_ghosted(self):
        """No answer came: the suggestion is taken."""
        return await self._move(Status.ARCHIVED, reason="No reply")

    @rx.event
    async def give_reason(self, words: str):
        """Why it was archived or lost."""
        async with team_session(await writer_of(self)) as db:
            await set_closed_reason(db, self._asked(), str(words))
        self.question = ""
        return ApplicationPageState.refresh

    @rx.event
    async def spent(self, connects: str):
        """So many Connects, by one tap."""
        return await self._spend(str(connects))

    @rx.event
    async def spent_another(self, form: dict):
        """Another number than the ad's."""
        return await self._spend(form.get("spent"))

    @rx.event
    async def skip(self):
        """Nothing is asked any more; what was done stays done."""
        self.question = ""

    @rx.event
    async def undo(self, version: int):
        """Take back the last move."""
        if isinstance(version, bool) or not isinstance(version, int):
            raise BadInput("There is no such move.")
        async with team_session(await writer_of(self)) as db:
            back = await undo_last_move(db, self._asked(), version)
        self.question = ""
        return [notify(f"Back in {LABELS[back.to]}."), ApplicationPageState.refresh, ShellState.load]

    async def _move(self, to: Status, *, reason: str | None = None, letter_elsewhere: bool = False):
        async with team_session(await writer_of(self)) as db:
            moved = await move_application(
                db,
                self._asked(),
                to=to,
                now=utc_now(),
                closed_reason=reason,
                letter_elsewhere=letter_elsewhere,
            )
            connects = await connects_to_ask(db, self._asked())
        self.question, self.status = "reason" if to in REASONS and not reason else "", to.value
        if connects:
            self.question, self.connects, self.error = "connects", str(connects), ""
        undo = ApplicationMovesState.undo(moved.version)  # type: ignore[operator]
        said = "Archived: no reply." if reason else f"Moved to {LABELS[to]}."
        return [notify(said, undo=undo), ApplicationPageState.refresh, *[ShellState.load] * (to in CLOSED)]

    async def _spend(self, connects: object) -> Any:
        errors: dict[str, str] = {}
        with said_beside(errors, "spent"):
            async with team_session(await writer_of(self)) as db:
                await spend_with_move(db, self._asked(), connects)
        self.error = errors.get("spent", "")
        if self.error:
            return None
        self.question = ""
        return [notify("Entered in the ledger."), ApplicationPageState.refresh]

    def _asked(self) -> UUID:
        """The application that the address names."""
        return card_id(self.router.url.path.rstrip("/").rpartition("/")[2])


def _status(value: object) -> Status:
    try:
        return Status(str(value))
    except ValueError as error:
        raise BadInput("The board has no such column.") from error
