"""What the feed and a job's page both do when a person decides about a job: parse, write, say so."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from reflex_base.event import EventSpec

from app.actions.applications import remove_application, shortlist_job
from app.actions.verdicts import dismiss_job, restore_job
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import DismissReason
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.state.notices import notify

TITLE_LENGTH = 48

TakeBack = Callable[[str, str, str], EventSpec]
"""A page's own handler: what was done, what it left behind, and the job."""


@dataclass(frozen=True)
class Known:
    """The job as the page knows it; its title is only for the sentence."""

    id: str
    title: str

    @property
    def name(self) -> str:
        cut = self.title if len(self.title) <= TITLE_LENGTH else self.title[: TITLE_LENGTH - 1] + "…"
        return f"“{cut}”" if cut else "the job"


def parsed_id(given: object) -> UUID:
    """An id that came from a browser."""
    try:
        return UUID(str(given))
    except ValueError:
        raise BadInput("That is no job of ours. Choose one from the list.") from None


def parsed_reason(given: object) -> DismissReason | None:
    """Why a job is not for a person; nothing is an answer too."""
    if given == "":
        return None
    try:
        return DismissReason(str(given))
    except ValueError:
        raise BadInput("That is none of the reasons. Choose one of those shown.") from None


async def decide(identity: Identity, verb: str, job: Known, take_back: TakeBack) -> EventSpec:
    """Shortlist a job, put it aside or take it back; the notice that says so and can undo it."""
    if verb not in VERDICTS:
        raise BadInput("That cannot be done with a job.")
    job_id, (write, words) = parsed_id(job.id), VERDICTS[verb]
    left = await write(identity, job_id)
    return notify(f"{words} {job.name}.", undo=take_back(verb, left, str(job_id)))


async def undo(identity: Identity, verb: str, left: str, job_id: str) -> None:
    """The contrary of a verdict, with what it left behind."""
    job = parsed_id(job_id)
    if verb == "shortlist":
        async with team_session(identity) as db:
            await remove_application(db, parsed_id(left), now=utc_now())
    elif verb == "dismiss":
        await _restore(identity, job)
    else:
        await explain(identity, job_id, left)


async def explain(identity: Identity, job_id: str, reason: str) -> None:
    """Put aside for this reason."""
    job, why = parsed_id(job_id), parsed_reason(reason)
    async with team_session(identity) as db:
        await dismiss_job(db, job, why, now=utc_now())


async def _shortlist(identity: Identity, job: UUID) -> str:
    """Onto the board, also from among the jobs put aside."""
    async with team_session(identity) as db:
        await restore_job(db, job)
        return str(await shortlist_job(db, job, now=utc_now()))


async def _dismiss(identity: Identity, job: UUID) -> str:
    async with team_session(identity) as db:
        await dismiss_job(db, job, now=utc_now())
    return ""


async def _restore(identity: Identity, job: UUID) -> str:
    async with team_session(identity) as db:
        reason = await restore_job(db, job)
    return reason or ""


VERDICTS = {
    "shortlist": (_shortlist, "Shortlisted"),
    "dismiss": (_dismiss, "Put aside"),
    "restore": (_restore, "Back in the feed:"),
}
