"""The page of one job: its own address, the whole ad, and the same verdicts as in the feed."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.queries.job import job_detail
from app.state.feed import FeedState
from app.state.job_verdicts import Known, decide, explain, parsed_id, undo
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState


class JobState(rx.State):
    """One job. `missing` when there is no such job in this team."""

    loaded: bool = False
    missing: bool = False
    title: str = "Job"
    detail: dict[str, Any] = {}
    asks_why: bool = False
    back: str = "/feed"

    @rx.event
    async def load(self):
        """The job that the address names."""
        self.back = (await self.get_state(FeedState)).back
        if self.detail.get("id") != self._asked():
            self.detail, self.loaded, self.title = {}, False, "Job"
            yield
        self.asks_why = False
        await self._show(await identity_of(self))

    @rx.event
    async def act(self, verb: str):
        """A verdict on this job."""
        identity, job = await writer_of(self), Known(self._asked(), self.title)
        said = await decide(identity, str(verb), [job], JobState.take_back)  # type: ignore[arg-type]
        self.asks_why = verb == "dismiss"
        await self._show(identity)
        return [ShellState.load, said]

    @rx.event
    async def say_why(self, reason: str):
        """Why it is not for this person; "" is no reason."""
        identity = await writer_of(self)
        if reason:
            await explain(identity, self._asked(), reason)
        self.asks_why = False
        await self._show(identity)

    @rx.event
    async def take_back(self, verb: str, left: str, job_id: str):
        """Undo a verdict."""
        identity = await writer_of(self)
        await undo(identity, verb, left, job_id)
        self.asks_why = False
        await self._show(identity)
        return ShellState.load

    async def _show(self, identity: Identity) -> None:
        try:
            job = parsed_id(self._asked())
        except BadInput:
            found = None
        else:
            async with team_session(identity) as db:
                found = await job_detail(db, job, now=utc_now())
        self.detail = asdict(found) if found else {}
        self.title = found.title if found else "No such job"
        self.missing, self.loaded = found is None, True

    def _asked(self) -> str:
        """The last part of the address."""
        return self.router.url.path.rstrip("/").rpartition("/")[2]
