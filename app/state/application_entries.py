"""What is entered on the page of an application: lines of the ledger, and what the client said."""

from typing import Any
from uuid import UUID

import reflex as rx

from app.actions.bids import enter_bid, strike_out
from app.actions.feedback import add_feedback, remove_feedback
from app.clock import utc_now
from app.db.session import team_session
from app.domain.board import card_id
from app.state.application_page import ApplicationPageState
from app.state.fields import beside_fields, draft_in, said_beside
from app.state.notices import notify
from app.state.session import writer_of


class ApplicationEntriesState(rx.State):
    """`forms` goes up when the forms are to be empty again; `saved`: see `draft_in`."""

    errors: dict[str, str] = {}
    forms: int = 0
    saved: str = ""

    @rx.event
    async def load(self):
        """Nothing is wrong yet."""
        self.errors = {}

    @rx.event
    async def enter(self, form: dict):
        """A line for the ledger."""
        errors: dict[str, str] = {}
        with said_beside(errors, "amount"):
            async with team_session(await writer_of(self)) as db:
                await enter_bid(
                    db, form.get("kind"), form.get("amount"), reason=str(form.get("bid-reason") or ""),
                    application_id=self._asked(),
                )  # fmt: skip
        return self._sent(errors)

    @rx.event
    async def strike_out(self, entry: str):
        """An entry of the ledger was wrong."""
        async with team_session(await writer_of(self)) as db:
            await strike_out(db, card_id(entry), now=utc_now())
        return [notify("Struck out: it does not count any more."), ApplicationPageState.refresh]

    @rx.event
    async def keep_feedback(self, form: dict):
        """What the client said."""
        message = str(form.get("message") or "")
        errors: dict[str, str] = {}
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                await add_feedback(
                    db,
                    self._asked(),
                    form,
                    now=utc_now(),
                    message_id=card_id(message) if message else None,
                )
        if not errors:
            self.saved = draft_in(form)
        return self._sent(errors)

    @rx.event
    async def drop_feedback(self, feedback_id: str):
        """Take it away again; Undo puts it back."""
        async with team_session(await writer_of(self)) as db:
            was = await remove_feedback(db, card_id(feedback_id))
        undo = ApplicationEntriesState.put_feedback_back(was)  # type: ignore[operator]
        return [notify("What the client said is removed.", undo=undo), ApplicationPageState.refresh]

    @rx.event
    async def put_feedback_back(self, was: dict):
        """Undo of the above."""
        message = str(was.get("message_id") or "")
        async with team_session(await writer_of(self)) as db:
            await add_feedback(
                db,
                card_id(was.get("application_id")),
                was,
                now=utc_now(),
                message_id=card_id(message) if message else None,
            )
        return ApplicationPageState.refresh

    def _sent(self, errors: dict[str, str]) -> Any:
        """A form that was taken is empty again; one that was not keeps what was typed."""
        self.errors = errors
        if errors:
            return None
        self.forms += 1
        return ApplicationPageState.refresh

    def _asked(self) -> UUID:
        """The application that the address names."""
        return card_id(self.router.url.path.rstrip("/").rpartition("/")[2])
