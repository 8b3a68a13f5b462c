"""The letter agent beside the letter: with a model, a draft is a run that is followed until it has ended."""

import asyncio
from uuid import UUID

import reflex as rx

from app.actions.runs import queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.queries.letter_runs import LetterRun, letter_run
from app.queries.team_model import team_model
from app.state.letter import LetterState
from app.state.letter_fields import as_style, as_temperature
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

LOOK_EVERY = 0.5
LOOKS = 480
"""Four minutes: longer than a run may ask a model."""


class LetterAgentState(rx.State):
    """`model` is the team's, "" where there is none; `words` say how far the draft is."""

    model: str = ""
    at_work: bool = False
    words: str = ""

    @rx.event
    async def load(self):
        """Is there a model to write with?"""
        async with team_session(await identity_of(self)) as db:
            row = await team_model(db)
        self.model = row.model if row is not None and row.is_on else ""
        self.words = ""

    @rx.event(background=True)
    async def write(self):
        """Queue the draft, and follow it to its end."""
        async with self:
            if self.at_work:
                return None
            identity, letter = await writer_of(self), await self.get_state(LetterState)
            job_id, style, temperature = letter._job_id(), letter.style, letter.temperature
            self.at_work, self.words = True, "Waiting for its turn…"
        inputs = {
            "job_id": str(job_id),
            "style": as_style(style),
            "temperature": str(as_temperature(temperature)),
        }
        try:
            async with team_session(identity) as db:
                run_id = await queue_run(
                    db,
                    AgentType.COVER_LETTER,
                    trigger="letter asked for",
                    inputs=inputs,
                    subject=f"letter:{job_id}",
                )
            ended = await self._follow(identity, run_id)
        finally:
            async with self:
                self.at_work = False
        return [
            LetterState.load,
            notify(ended.words, tone="ok" if ended.is_good else "error"),
            ShellState.load,
        ]

    async def _follow(self, identity, run_id: UUID) -> LetterRun:
        run = LetterRun(False, False, "Waiting for its turn…")
        for _ in range(LOOKS):
            async with team_session(identity) as db:
                run = await letter_run(db, run_id)
            if run.is_over:
                break
            async with self:
                self.words = run.words
            await asyncio.sleep(LOOK_EVERY)
        return run
