"""A board in a tab: what its tests begin with."""

from app.actions.applications import shortlist_job
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.state.pipeline import PipelineState
from tests.builders import MONDAY, a_job
from tests.state.tabs import Tab

READY = S.READY_TO_APPLY.value


async def shortlisted(person: Identity, *titles: str) -> list[str]:
    """Cards from the top down."""
    async with team_session(person) as db:
        jobs = [await a_job(db, title) for title in reversed(titles)]
        return [str(await shortlist_job(db, job.id, now=MONDAY)) for job in jobs][::-1]


async def at(tab: Tab, path: str = "/pipeline") -> PipelineState:
    await tab.open(path, PipelineState.load)
    return await tab.state(PipelineState)


def drop(card: str, came_from: str, to: str, index: int = 0, under: str = "") -> object:
    return PipelineState.move(card, came_from, to, index, under)
