"""The letter agent beside the letter: with a model, a draft is a run that is followed until it has ended."""

import reflex as rx

from app.actions.runs import cancel_run, queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.queries.letter_runs import LetterRun
from app.queries.team_model import team_model
from app.state.letter import LetterState
from app.state.letter_fields import as_id, as_style, as_temperature
from app.state.letter_follow import WAITING, follow_draft
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState


class LetterAgentState(rx.State):
    """`model` is the team's, "" where there is none; `words` say how far the draft is, `text` is the draft so far.

    When it has ended, `told` says what came of it, and `left_out` which sentences were not kept and why.
    """

    model: str = ""
    at_work: bool = False
    words: str = ""
    text: str = ""
    told: str = ""
    left_out: list[str] = []
    _run: str = ""

    @rx.event
    async def load(self):
        """Is there a model to write with?"""
        async with team_session(await identity_of(self)) as db:
            row = await team_model(db)
        self.model = row.model if row is not None and row.is_on else ""
        self.words = self.told = ""
        self.left_out = []

    @rx.event(background=True)
    async def write(self):
        """Queue the draft, and follow it to its end."""
        async with self:
            if self.at_work:
                return None
            identity, letter = await writer_of(self), await self.get_state(LetterState)
            was_ready = letter._back_to_ready(letter._job_id())
            job_id, style, temperature = letter._job_id(), letter.style, letter.temperature
            inputs = {
                "job_id": str(job_id),
                "style": as_style(style).value,
                "temperature": str(as_temperature(temperature)),
            }
            self.at_work, self.words, self.told, self.left_out = True, WAITING, "", []
        try:
            async with team_session(identity) as db:
                run_id = await queue_run(
                    db,
                    AgentType.COVER_LETTER,
                    trigger="letter asked for",
                    inputs=inputs,
                    subject=f"letter:{job_id}",
                )
            async with self:
                self._run = str(run_id)
            ended = await follow_draft(identity, run_id, self._show)
        finally:
            async with self:
                self.at_work, self.text, self._run = False, "", ""
        async with self:
            self.told, self.left_out = ended.words, list(ended.left_out)
        words, back = ended.words, was_ready if ended.is_good else None
        if back:
            words = f"{words} The letter that was ready is a draft again: mark it ready when it is."
        return [
            LetterState.load,
            notify(words, tone="ok" if ended.is_good else "error", undo=back),
            ShellState.load,
        ]

    @rx.event
    async def stop(self):
        """End the draft that is being written; the letter stays as it is."""
        run_id = as_id(self._run)
        if run_id is None:
            return
        async with team_session(await writer_of(self)) as db:
            await cancel_run(db, run_id)

    async def _show(self, run: LetterRun) -> None:
        async with self:
            self.words, self.text = run.words, run.text or self.text
