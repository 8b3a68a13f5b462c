"""Advice and suggestions: found beside the page, made true by one click, taken back by another."""

import asyncio
import time
from dataclasses import asdict
from types import SimpleNamespace
from typing import Any

import reflex as rx

from app.actions.edits import apply_edit, undo_edit
from app.actions.runs import queue_run
from app.clock import utc_now
from app.db.session import team_session
from app.domain.edits import Edit
from app.domain.enums import AgentType
from app.domain.errors import NotFound
from app.domain.wording import counted
from app.queries.advice import Report, advice
from app.runs.ranking import rank_after_change
from app.state.fields import said_in_its_place
from app.state.notices import notify
from app.state.past import PastState
from app.state.profile import ProfileState
from app.state.rerank import RerankState
from app.state.session import identity_of, writer_of
from app.state.skills import SkillsState
from app.state.wish import WishState

PATIENCE = "60s"
TICK, QUICK = 0.25, 1.0
"""Seconds between two words on how far it is, and before the first."""
NOT_THERE = "This is not suggested any more. Look again at what is suggested now."
AGED = "scores had aged"
READING = "Reading your jobs…"


class AdviceState(rx.State):
    """`percent` and `doing` tell how far the search for advice is, where it takes over a second."""

    loaded: bool = False
    at_work: bool = False
    failed: str = ""
    percent: int = 0
    doing: str = ""
    sentence: str = ""
    has_jobs: bool = False
    best: str = ""
    coach: list[dict[str, Any]] = []
    suggestions: list[dict[str, Any]] = []
    _edits: dict[str, Edit] = {}

    @rx.event(background=True, supersedes=True)
    async def look(self):
        """Try every edit on all jobs. A newer search takes over from an older one."""
        async with self:
            self.at_work, self.percent, self.doing, self.failed = True, 0, "", ""
            identity = await identity_of(self)
        far, since = [0, 1], time.monotonic()

        def on_progress(done: int, of: int) -> None:
            far[:] = [done, of]

        async def search() -> Report:
            found = await look_once()
            if not found.has_aged or not identity.may_write or await self._is_ranking():
                return found
            await rank_after_change(
                identity, trigger=AGED
            )  # so that the dial and the feed say the same number
            return await look_once()

        async def look_once() -> Report:
            async with team_session(identity, time_limit=PATIENCE) as db:
                return await advice(db, now=utc_now(), on_progress=on_progress)

        found, trouble = None, SimpleNamespace(failed="")
        searching = asyncio.create_task(search())
        try:
            while not (await asyncio.wait({searching}, timeout=TICK))[0]:
                if time.monotonic() - since < QUICK:
                    continue
                async with self:
                    self.percent = min(99, 100 * far[0] // far[1])
                    self.doing = doing_words(*far, is_empty=self.loaded and not self.has_jobs)
            with said_in_its_place(trouble):
                found = searching.result()
        finally:
            searching.cancel()
        async with self:
            self.at_work, self.failed = False, trouble.failed
            if found is not None:
                self._show(found)
        return RerankState.count

    @rx.event
    async def run(self):
        """Have the agent look, step by step, as its schedule would; its page follows it."""
        async with team_session(await writer_of(self)) as db:
            run_id = await queue_run(
                db,
                AgentType.UPWORK_PROFILE_OPTIMIZER,
                trigger="asked for in the profile",
                subject="profile advice",
            )
        return rx.redirect(f"/runs/{run_id}")

    @rx.event
    async def apply(self, key: str):
        """Make one of the suggested edits; it can be undone."""
        edit = self._edits.get(str(key))
        if edit is None:
            raise NotFound(NOT_THERE)
        async with team_session(await writer_of(self)) as db:
            done = await apply_edit(db, edit)
        said = next((c["words"] for c in (*self.coach, *self.suggestions) if c["key"] == key), "Done")
        list_title = "coach-title" if str(key).startswith("coach:") else "optimizer-title"
        undo = AdviceState.take_back(done)
        return [rx.set_focus(list_title), notify(f"Done: {said}.", undo=undo), *_followers()]

    @rx.event
    async def take_back(self, event_id: int):
        """As it was before."""
        async with team_session(await writer_of(self)) as db:
            await undo_edit(db, event_id)
        return _followers()

    async def _is_ranking(self) -> bool:
        """Whether the jobs are being ranked anew already."""
        async with self:
            return (await self.get_state(RerankState)).at_work

    def _show(self, found: Report) -> None:
        self.coach = [asdict(card) for card in found.coach]
        self.suggestions = [asdict(card) for card in found.optimizer]
        self._edits = found.edits
        self.sentence, self.has_jobs = _sentence(found), found.open > 0
        self.best = f"{self.coach[0]['words']}: {self.coach[0]['gain']}" if self.coach else ""
        self.loaded, self.percent, self.doing = True, 100, ""


def doing_words(done: int, of: int, *, is_empty: bool) -> str:
    """How far it is; nothing beside the words that there are no jobs."""
    if done:
        return f"Trying edit {done} of {of}"
    return "" if is_empty else READING


def _sentence(found: Report) -> str:
    if not found.open:
        return "There are no jobs yet to try edits on. Import some, and this fills by itself."
    tried = f"{found.passing:,} of your {counted(found.open, 'open job')} reach the bar now."
    if not found.coach:
        return f"{tried} No small true edit would bring more of them over it."
    return f"{tried} Each edit was tried by scoring all of them again."


def _followers() -> list[Any]:
    """Whatever shows a part of the profile reads it anew; the jobs are ranked anew; and advice is sought again."""
    return [
        ProfileState.load, SkillsState.load, PastState.load, WishState.load, RerankState.rerank, AdviceState.look,
    ]  # fmt: skip
