"""Ranked jobs to decide about, and what a person presses."""

from datetime import timedelta

from app.clock import utc_now
from app.db.session import team_session
from app.domain.identity import Identity
from app.models.profile import UserSkill
from app.state.notices import NoticeState
from tests.builders import a_job, a_ranking
from tests.state.tabs import Tab

HOSTILE = ["", "x", "' or 1=1", "7fa16e14-582d-4c6b-8fa5-2af6bc1fdc02", "\x00", None, 7, [], {}]


async def introduce(person: Identity) -> None:
    """The person says what they can do; before that, every job is shown."""
    async with team_session(person) as db:
        mine = {"team_id": person.team_id, "user_id": person.user_id}
        db.add(UserSkill(**mine, name="React", canonical_name="React"))


async def jobs(person: Identity, **scores: float) -> dict[str, str]:
    """Ranked jobs: their titles and ids."""
    async with team_session(person) as db:
        made = {}
        for title, score in scores.items():
            job = await a_job(db, title, posted_at=utc_now() - timedelta(hours=2))
            await a_ranking(db, job, score)
            made[title] = str(job.id)
    return made


async def press_undo(tab: Tab) -> None:
    notice = (await tab.state(NoticeState)).notices[-1]
    await tab.send(NoticeState.undo(notice["id"]))
