"""The model beside a finished interview: its analysis is a run that is followed until it has ended."""

import asyncio
from uuid import UUID

import reflex as rx

from app.actions.runs import queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.identity import Identity
from app.queries.interview_analysis import AnalysisRun, analysis_run, interview_to_analyse
from app.queries.team_model import team_model
from app.state.interview import InterviewState
from app.state.notices import notify
from app.state.session import identity_of, writer_of

LOOK_EVERY = 0.5
LOOKS = 400


class InterviewAgentState(rx.State):
    """`model` is the team's, "" where there is none; `words` say how far it has come."""

    model: str = ""
    at_work: bool = False
    words: str = ""

    @rx.event
    async def load(self):
        """Is there a model to read with?"""
        async with team_session(await identity_of(self)) as db:
            row = await team_model(db)
        self.model = row.model if row is not None and row.is_on else ""
        self.words = ""

    @rx.event(background=True)
    async def read(self):
        """Queue the analysis, and follow it to its end."""
        async with self:
            if self.at_work:
                return None
            identity, interview = await writer_of(self), await self.get_state(InterviewState)
            session_id = interview._id()
            self.at_work, self.words = True, "Waiting for its turn…"
        ended = AnalysisRun(True, False, "The analysis was not begun.")
        try:
            async with team_session(identity) as db:
                await interview_to_analyse(db, session_id)
                run_id = await queue_run(
                    db,
                    AgentType.INTERVIEW_PREP,
                    trigger="analysis asked for",
                    inputs={"session_id": str(session_id)},
                    subject=f"interview:{session_id}",
                )
            ended = await self._follow(identity, run_id)
        finally:
            async with self:
                self.at_work, self.words = False, ""
        return [InterviewState.load, notify(ended.words, tone="ok" if ended.is_good else "error")]

    async def _follow(self, identity: Identity, run_id: UUID) -> AnalysisRun:
        run = AnalysisRun(False, False, "Waiting for its turn…")
        for _ in range(LOOKS):
            async with team_session(identity) as db:
                run = await analysis_run(db, run_id)
            if run.is_over:
                break
            async with self:
                self.words = run.words
            await asyncio.sleep(LOOK_EVERY)
        return run
