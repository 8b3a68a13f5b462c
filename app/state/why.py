"""Why a job is where it is, and less like it: one panel on whatever page shows the job."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.learning import ask_for_less, take_less_back
from app.clock import utc_now
from app.db.session import team_session
from app.queries.why import why_here
from app.state.job_verdicts import parsed_id
from app.state.learning import LearningState
from app.state.notices import notify
from app.state.session import identity_of, writer_of

NOTHING: dict[str, Any] = {
    "job": "", "sentence": "", "reasons": [], "changes": [], "learned": "", "odds": "", "less": [],
}  # fmt: skip


FOCUS = rx.set_focus("less-like-this")
"""What is open goes, and the focus goes to what opened it."""


class WhyState(rx.State):
    """What is known of one job, if the panel is open; `chosen` is what one wants to see less of."""

    why: dict[str, Any] = NOTHING
    asks_less: bool = False
    chosen: list[str] = []

    @rx.event(supersedes=True)
    async def ask(self, job_id: str):
        """Open the panel for this job, or close it again."""
        if self.why["job"] == str(job_id) and not self.asks_less:
            self._close()
            return
        await self._read(job_id)
        self.asks_less = False

    @rx.event(supersedes=True)
    async def ask_less(self, job_id: str):
        """Of what should there be less? Nothing is chosen yet."""
        await self._read(job_id)
        self.asks_less = True

    @rx.event
    async def choose(self, value: str):
        """Add one thing to what there should be less of, or take it out again."""
        offered = {each["value"] for each in self.why["less"]}
        if str(value) in offered:
            without = [each for each in self.chosen if each != value]
            self.chosen = without if value in self.chosen else [*without, str(value)]

    @rx.event
    async def less(self):
        """Say it: such jobs fall, and the notice can take it back."""
        job = parsed_id(self.why["job"])
        async with team_session(await writer_of(self)) as db:
            done = await ask_for_less(db, job, list(self.chosen))
        names = [each["words"] for each in self.why["less"] if each["value"] in self.chosen]
        self._close()
        said = f"Less of {', '.join(names)}. Your jobs are being ranked anew."
        return [FOCUS, notify(said, undo=WhyState.take_back(done)), LearningState.rank_now]

    @rx.event
    async def take_back(self, event_id: int):
        """As if it had not been said."""
        async with team_session(await writer_of(self)) as db:
            await take_less_back(db, event_id)
        return LearningState.rank_now

    @rx.event
    async def close(self):
        """Nothing is said."""
        self._close()
        return FOCUS

    async def _read(self, job_id: str) -> None:
        job, identity = parsed_id(job_id), await identity_of(self)
        async with team_session(identity) as db:
            found = await why_here(db, job, now=utc_now())
        self.why, self.chosen = asdict(found), []

    def _close(self) -> None:
        self.why, self.asks_less, self.chosen = NOTHING, False, []
