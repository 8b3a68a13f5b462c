"""What the board asks of one card: for a letter before it is applied for, for a reason after it has ended."""

from typing import Any

import reflex as rx

from app.actions.applications import set_closed_reason
from app.db.session import team_session
from app.domain.board import Drop, card_id
from app.state.session import writer_of

NOTHING_ASKED = {"kind": "", "id": "", "title": "", "job_id": "", "status": ""}


class QuestionState(rx.State):
    """`question` is "letter" or "reason" about a card; `_refused` the move that waits for the answer."""

    question: dict[str, str] = NOTHING_ASKED
    _refused: dict[str, Any] = {}

    @rx.event
    async def give_reason(self, words: str):
        """Why it was archived or lost."""
        async with team_session(await writer_of(self)) as db:
            await set_closed_reason(db, card_id(self.question["id"]), str(words))
        self._forget()

    @rx.event
    async def skip(self):
        """Nothing is asked any more; what was done stays done."""
        self._forget()

    def _ask_for_letter(self, drop: Drop, title: str, job_id: str) -> None:
        self._refused = drop.as_sent()
        self._ask("letter", drop, title, job_id)

    def _ask(self, kind: str, drop: Drop, title: str, job_id: str = "") -> None:
        self.question = {
            "kind": kind, "id": str(drop.id), "title": title, "job_id": job_id, "status": drop.to.value
        }  # fmt: skip

    def _take_refused(self) -> dict[str, Any]:
        refused = dict(self._refused)
        self._forget()
        return refused

    def _forget(self) -> None:
        self.question, self._refused = NOTHING_ASKED, {}
