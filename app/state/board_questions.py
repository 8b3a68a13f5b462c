"""What the board asks of one card: a letter before it is applied for, then the Connects; a reason after it has ended."""

from typing import Any

import reflex as rx

from app.actions.applications import set_closed_reason
from app.actions.bids import spend_with_move
from app.db.session import team_session
from app.domain.board import Drop, card_id
from app.queries.bids import connects_to_ask
from app.state.application import ApplicationState
from app.state.fields import said_beside
from app.state.notices import notify
from app.state.session import identity_of, writer_of

NOTHING_ASKED = {"kind": "", "id": "", "title": "", "job_id": "", "status": "", "connects": ""}


class QuestionState(rx.State):
    """`question` is "letter", "connects" or "reason" about a card; `_refused` the move that waits for the answer."""

    question: dict[str, str] = NOTHING_ASKED
    error: str = ""
    _refused: dict[str, Any] = {}

    @rx.event
    async def give_reason(self, words: str):
        """Why it was archived or lost."""
        async with team_session(await writer_of(self)) as db:
            await set_closed_reason(db, card_id(self.question["id"]), str(words))
        self._forget()

    @rx.event
    async def ask_connects(self, card: str, title: str):
        """It has come to Applied: what did the bid take? Asked only where the ad names a number and none is entered."""
        async with team_session(await identity_of(self)) as db:
            connects = await connects_to_ask(db, card_id(card))
        if connects:
            self.error = ""
            self.question = NOTHING_ASKED | {
                "kind": "connects", "id": str(card), "title": str(title), "connects": str(connects)
            }  # fmt: skip

    @rx.event
    async def spent(self, connects: str):
        """So many, by one tap."""
        return await self._spend(str(connects))

    @rx.event
    async def spent_another(self, form: dict):
        """Another number than the ad's."""
        return await self._spend(form.get("spent"))

    @rx.event
    async def skip(self):
        """Nothing is asked any more; what was done stays done."""
        self._forget()

    async def _spend(self, connects: object) -> Any:
        errors: dict[str, str] = {}
        with said_beside(errors, "spent"):
            async with team_session(await writer_of(self)) as db:
                await spend_with_move(db, card_id(self.question["id"]), connects)
        self.error = errors.get("spent", "")
        if self.error:
            return None
        self._forget()
        return [notify("Entered in the ledger."), ApplicationState.refresh]

    def _ask_for_letter(self, drop: Drop, title: str, job_id: str) -> None:
        self._refused = drop.as_sent()
        self._ask("letter", drop, title, job_id)

    def _ask(self, kind: str, drop: Drop, title: str, job_id: str = "") -> None:
        self.question = {
            "kind": kind, "id": str(drop.id), "title": title, "job_id": job_id, "status": drop.to.value,
            "connects": "",
        }  # fmt: skip

    def _take_refused(self) -> dict[str, Any]:
        refused = dict(self._refused)
        self._forget()
        return refused

    def _forget(self) -> None:
        self.question, self.error, self._refused = NOTHING_ASKED, "", {}
