"""The brief before a talk: made by its agent when it is opened first, and anew when it is asked for."""

from typing import Any

import reflex as rx

from app.actions.runs import queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.errors import NotFound
from app.queries.briefs import BriefView, brief_view
from app.state.fields import said_in_its_place
from app.state.letter_fields import as_id
from app.state.live import follow
from app.state.session import identity_of, writer_of

GONE = "This job is not here. It may have been deleted."
EMPTY: dict[str, Any] = {
    "client": [],
    "job": [],
    "warnings": [],
    "likely": [],
    "to_ask": [],
    "money": [],
    "suggested": [],
}


class BriefState(rx.State):
    """The brief for the job that the address names."""

    loaded: bool = False
    missing: bool = False
    failed: str = ""
    title: str = ""
    job_id: str = ""
    has_brief: bool = False
    brief: dict[str, Any] = EMPTY
    by: str = ""
    is_at_work: bool = False
    problem: str = ""

    @rx.event
    async def load(self):
        """The brief; where there is none yet and the person may write, one is made."""
        identity, job_id = await identity_of(self), as_id(self._asked())
        follow(self, identity.team_id, "runs", lambda: BriefState.refresh())
        if job_id is None:
            self.loaded = self.missing = True
            return None
        with said_in_its_place(self):
            async with team_session(identity) as db:
                view = await brief_view(db, job_id)
            self._show(view)
        fresh = view is not None and not view.brief and not view.is_at_work and not view.problem
        return BriefState.make if fresh and identity.may_write else None

    @rx.event
    async def make(self):
        """Have it made, or made anew."""
        job_id = as_id(self._asked())
        if job_id is None:
            raise NotFound(GONE)
        async with team_session(await writer_of(self)) as db:
            if await brief_view(db, job_id) is None:
                raise NotFound(GONE)
            await queue_run(
                db, AgentType.INTERVIEW_PREP, trigger="brief asked for", inputs={"job_id": str(job_id)},
                subject=f"brief:{job_id}",
            )  # fmt: skip
        self.is_at_work, self.problem = True, ""

    @rx.event
    async def refresh(self):
        """A run of the team has moved; perhaps this one."""
        job_id = as_id(self._asked())
        if self.is_at_work and job_id is not None:
            async with team_session(await identity_of(self)) as db:
                view = await brief_view(db, job_id)
            self._show(view)

    def _show(self, view: BriefView | None) -> None:
        self.loaded, self.missing = True, view is None
        if view is None:
            return
        self.title, self.job_id, self.by = view.title, self._asked(), view.by
        self.has_brief, self.brief = bool(view.brief), view.brief or EMPTY
        self.is_at_work, self.problem = view.is_at_work, view.problem

    def _asked(self) -> str:
        """The last part of the address."""
        return self.router.url.path.rstrip("/").rpartition("/")[2]
