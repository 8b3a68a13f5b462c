"""What verdicts have taught: base and learned weights, ranking by what was said since, and forgetting it."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import reflex as rx

from app.actions.learning import forget_learning, undo_forgetting
from app.clock import utc_now
from app.db.session import team_session
from app.domain.wording import counted
from app.queries.learning import LearnedView, learned_view, news
from app.runs.ranking import rank_after_change
from app.state.fields import said_in_its_place
from app.state.notices import notify
from app.state.rerank import RerankState
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

ENOUGH = 5
"""So many new verdicts are worth ranking everything anew for."""
PAUSE = timedelta(minutes=10)
"""A tab takes in what was said no more often than this, so that lists keep still."""
FORGOTTEN = "What your verdicts taught is forgotten. Your jobs are ranked by the base weights again."

PATIENCE = "60s"


class LearningState(rx.State):
    """`waiting` when something was said that no ranking has taken in yet; `at_work` while one does."""

    loaded: bool = False
    failed: str = ""
    at_work: bool = False
    rows: list[dict[str, Any]] = []
    fewer: list[str] = []
    sentence: str = ""
    is_moved: bool = False
    waiting: bool = False
    _caught_up: Any = None

    @rx.event
    async def load(self):
        """The weights in force, beside the base."""
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                view = await learned_view(db)
            self._show(view)
            self.loaded = True

    @rx.event
    async def catch_up(self):
        """On arrival in the feed, now and then: what was said meanwhile counts. The list says so, and waits."""
        now = utc_now()
        if self._caught_up is not None and now - self._caught_up < PAUSE:
            return None
        self._caught_up, identity = now, await identity_of(self)
        async with team_session(identity) as db:
            said = await news(db)
        return LearningState.rank_now if said >= ENOUGH and identity.may_write else None

    @rx.event(background=True, supersedes=True)
    async def rank_now(self):
        """Rank all jobs by everything that was said until now."""
        async with self:
            identity = await writer_of(self)
            self.at_work = True
        try:
            await rank_after_change(identity, trigger="verdicts taken in")
            async with team_session(identity) as db:
                view = await learned_view(db)
            async with self:
                self._show(view)
        finally:
            async with self:
                self.at_work = False
        return [RerankState.count, ShellState.load]

    @rx.event
    async def forget(self):
        """Back to the base weights; it can be undone."""
        async with team_session(await writer_of(self)) as db:
            done = await forget_learning(db)
        return [notify(FORGOTTEN, undo=LearningState.remember(done)), LearningState.rank_now]

    @rx.event
    async def remember(self, event_id: int):
        """Undo the forgetting."""
        async with team_session(await writer_of(self)) as db:
            await undo_forgetting(db, event_id)
        return LearningState.rank_now

    def _show(self, view: LearnedView) -> None:
        self.rows = [asdict(row) for row in view.rows]
        self.fewer, self.is_moved, self.waiting = view.fewer, view.is_moved, view.waiting
        self.sentence = _sentence(view)


def _sentence(view: LearnedView) -> str:
    if not view.count and not view.waiting:
        return "Nothing yet: shortlist jobs, or say why they are not for you, and the weights begin to move."
    said = f"By {counted(view.count, 'verdict')} of yours"
    if view.waiting:
        return f"{said}. Some of it will count when your jobs are ranked next."
    return f"{said}, all of them counted in the present ranking."
