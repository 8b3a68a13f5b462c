"""What the feed and a job's page both do when a person decides about a job: parse, write, say so."""

from collections.abc import Callable, Sequence
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
MOST_AT_ONCE = 80

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


def name_of(jobs: Sequence[Known]) -> str:
    """One job by its title, several by their number."""
    return jobs[0].name if len(jobs) == 1 else f"{len(jobs)} jobs"


async def decide(identity: Identity, verb: str, jobs: Sequence[Known], take_back: TakeBack) -> EventSpec:
    """Shortlist jobs, put them aside or take them back; the notice that says so and can undo it."""
    if verb not in VERDICTS or not 0 < len(jobs) <= MOST_AT_ONCE:
        raise BadInput("That cannot be done with a job.")
    job_ids, (write, words) = [parsed_id(job.id) for job in jobs], VERDICTS[verb]
    left = [await write(identity, job_id) for job_id in job_ids]
    undo = take_back(verb, ",".join(left), " ".join(map(str, job_ids)))
    return notify(f"{words} {name_of(jobs)}.", undo=undo)


async def undo(identity: Identity, verb: str, left: str, job_ids: str) -> None:
    """The contrary of a verdict, with what it left behind of each job."""
    behind = str(left).split(",")
    for place, job_id in enumerate(split_ids(job_ids)):
        each = behind[place] if place < len(behind) else ""
        if verb == "shortlist":
            async with team_session(identity) as db:
                await remove_application(db, parsed_id(each), now=utc_now())
        elif verb == "dismiss":
            await _restore(identity, parsed_id(job_id))
        else:
            await explain(identity, job_id, each)


async def explain(identity: Identity, job_ids: str, reason: str) -> None:
    """Put aside for this reason."""
    jobs, why = [parsed_id(each) for each in split_ids(job_ids)], parsed_reason(reason)
    async with team_session(identity) as db:
        for job in jobs:
            await dismiss_job(db, job, why, now=utc_now())


def split_ids(given: object) -> list[str]:
    """The ids between blanks, as many as one may decide about at once."""
    return str(given).split()[:MOST_AT_ONCE] or [""]


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
