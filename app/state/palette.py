"""The palette's jobs: found while one types, the last words win."""

import reflex as rx

from app.db.session import team_session
from app.queries.palette import jobs_called
from app.state.session import identity_of

LONGEST = 200
JOB_PAGE = "/jobs"


class PaletteState(rx.State):
    """Only what the open palette lists."""

    jobs: list[dict[str, str]] = []

    @rx.event(supersedes=True)
    async def find(self, typed: str):
        """Jobs whose ad holds these words."""
        async with team_session(await identity_of(self)) as db:
            found = await jobs_called(db, str(typed)[:LONGEST])
        self.jobs = [
            {"label": job.title, "hint": job.client, "href": f"{JOB_PAGE}/{job.id}"} for job in found
        ]
