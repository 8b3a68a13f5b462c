"""The first letter for a job, asked for in the feed, on the job's page or on its own; and taken back."""

from uuid import UUID

import reflex as rx

from app.actions.first_letter import first_draft, take_back_first_draft
from app.actions.letter_versions import job_posting
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import NotFound
from app.state.letter import LetterState
from app.state.letter_fields import GONE, as_id, short_name
from app.state.letter_shown import LETTER_PATH
from app.state.notices import notify
from app.state.session import writer_of
from app.state.shell import ShellState

AND_ADDED = "; the job is on your board"
TAKEN_BACK = "The draft is gone again."


class FirstLetterState(rx.State):
    """Nothing is kept here: the letter page shows what comes of it."""

    @rx.event
    async def draft(self, job: str):
        """Draft the letter for this job and go to it; where there is one already, only go."""
        job_id = _job_id(job)
        async with team_session(await writer_of(self)) as db:
            made = await first_draft(db, job_id, now=utc_now())
            title = short_name((await job_posting(db, job_id)).title)
        yield self._to_letter(job_id)
        if made:
            back = FirstLetterState.take_back(str(job_id), str(made.card or ""))
            yield notify(f"Letter for “{title}” drafted{AND_ADDED if made.card else ''}.", undo=back)
        yield ShellState.load

    @rx.event
    async def take_back(self, job: str, card: str = ""):
        """The draft goes, and the card that came with it, as long as nobody has touched them."""
        job_id = _job_id(job)
        async with team_session(await writer_of(self)) as db:
            await take_back_first_draft(db, job_id, card=as_id(card), now=utc_now())
        if self._is_at(job_id):
            yield LetterState.load
        yield notify(TAKEN_BACK, tone="info")
        yield ShellState.load

    def _to_letter(self, job_id: UUID):
        return LetterState.load if self._is_at(job_id) else rx.redirect(f"{LETTER_PATH}{job_id}")

    def _is_at(self, job_id: UUID) -> bool:
        return self.router.url.path.rstrip("/").lower() == f"{LETTER_PATH}{job_id}"


def _job_id(value: object) -> UUID:
    found = as_id(value)
    if found is None:
        raise NotFound(GONE)
    return found
