"""Whoever changes the profile or the wish gets the jobs ranked anew, a moment after the last change."""

import asyncio
from dataclasses import asdict
from typing import Any

import reflex as rx

from app.db.session import team_session
from app.queries.onboarding import Passing, passing_by_tightness
from app.runs.ranking import rank_after_change
from app.state.fields import said_in_its_place
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

PAUSE_SECONDS = 1.0


class RerankState(rx.State):
    """`levels` is how many jobs each tightness shows; `at_work` while these may still be the old numbers."""

    at_work: bool = False
    failed: str = ""
    jobs: int = 0
    levels: list[dict[str, Any]] = []

    @rx.event(background=True, supersedes=True)
    async def rerank(self):
        """A newer change takes over from an older one that has not been ranked yet."""
        async with self:
            self.at_work = True
        await asyncio.sleep(PAUSE_SECONDS)
        async with self:
            identity = await writer_of(self)
        await rank_after_change(identity)
        async with team_session(identity) as db:
            passing = await passing_by_tightness(db)
        async with self:
            self.at_work = False
            self._show(passing)
        return ShellState.load

    @rx.event
    async def count(self):
        """Read how many jobs each level shows."""
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                passing = await passing_by_tightness(db)
            self._show(passing)

    def _show(self, passing: Passing) -> None:
        self.jobs, self.levels = passing.jobs, [asdict(each) for each in passing.levels]
