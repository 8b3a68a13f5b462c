"""The letter agent beside a conversation: with a model a reply is a run that is followed; without one it is composed."""

import reflex as rx

from app.actions.replies import held_for_reply
from app.actions.runs import cancel_run, queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.forms import read_id
from app.queries.letter_runs import LetterRun
from app.queries.team_model import team_model
from app.state.letter_fields import as_id
from app.state.letter_follow import WAITING, follow_draft
from app.state.notices import notify
from app.state.reply import GONE, ReplyState
from app.state.session import identity_of, writer_of


class ReplyAgentState(rx.State):
    """`model` is the team's, "" where there is none; `words` say how far the draft is."""

    model: str = ""
    at_work: bool = False
    words: str = ""
    _run: str = ""

    @rx.event
    async def load(self):
        """Is there a model to write with?"""
        async with team_session(await identity_of(self)) as db:
            row = await team_model(db)
        self.model = row.model if row is not None and row.is_on else ""

    @rx.event
    async def write(self, message_id: str):
        """A draft of a reply to this message, by the model or by rules."""
        ask = ReplyAgentState.ask_model if self.model else ReplyState.draft
        return ask(message_id)  # type: ignore[operator]

    @rx.event(background=True)
    async def ask_model(self, message_id: str):
        """Queue the draft, and follow it to its end."""
        async with self:
            if self.at_work:
                return None
            identity, message = await writer_of(self), read_id(message_id, GONE)
            self.at_work, self.words = True, WAITING
        try:
            async with team_session(identity) as db:
                await held_for_reply(db, message)
                run_id = await queue_run(
                    db, AgentType.COVER_LETTER, trigger="reply asked for", inputs={"reply_to": str(message)},
                    subject=f"reply:{message}",
                )  # fmt: skip
            async with self:
                self._run = str(run_id)
            ended = await follow_draft(identity, run_id, self._show)
        finally:
            async with self:
                self.at_work, self._run = False, ""
        return [ReplyState.refresh, notify(ended.words, tone="ok" if ended.is_good else "error")]

    @rx.event
    async def stop(self):
        """End the draft that is being written; the reply stays as it is."""
        run_id = as_id(self._run)
        if run_id is None:
            return
        async with team_session(await writer_of(self)) as db:
            await cancel_run(db, run_id)

    async def _show(self, run: LetterRun) -> None:
        async with self:
            self.words = run.words
