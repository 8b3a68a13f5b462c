"""A team full of sample data, made by the very actions a person uses; and how to be rid of it again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.applications import move_application, save_notes, set_follow_up, shortlist_job
from app.actions.cover_letters import draft_letter
from app.actions.jobs import save_postings
from app.actions.onboarding import begin_again, finish_onboarding, mark_sample
from app.actions.preferences import change_preferences, choose_tightness
from app.actions.profile import change_basics, save_entry
from app.actions.ranking import rerank_jobs
from app.actions.skills import add_skills, describe_skill
from app.db.session import identity_in
from app.db.sql import load
from app.demo.generate import sample_postings, sample_profile
from app.demo.history import forget_past, tell_past
from app.demo.talk import forget_talk, tell_talk
from app.domain.enums import ApplicationStatus as Status
from app.domain.errors import NotFound
from app.models.profile import UserEducation, UserExperience, UserSkill
from app.queries.facts import search_wish
from app.queries.profile import my_profile
from app.queries.profile_views import month_text

SOURCE = "sample"
UNSAID = {"timezone": "UTC"}
"""What a profile says before anybody has said anything, where that is not nothing."""


@dataclass(frozen=True)
class Story:
    """One application of the sample: how far it has come, what was noted, when to follow up."""

    path: tuple[Status, ...]
    note: str = ""
    follow_up_days: int | None = None
    has_draft: bool = False
    """A letter waits to be reviewed."""


READY, APPLIED = Status.READY_TO_APPLY, Status.APPLIED
STORIES = (
    Story(
        (READY, APPLIED, Status.IN_CONVERSATION, Status.INTERVIEWING),
        "Call on the test run: bring numbers.",
        1,
    ),
    Story(
        (READY, APPLIED, Status.IN_CONVERSATION),
        "Asked how I would begin. Answered with a plan of two weeks.",
        2,
    ),
    Story((READY, APPLIED), "Short letter, one question at the end.", 4),
    Story((READY,), has_draft=True),
    Story((), has_draft=True),
    Story((), "Rate is at my floor; ask about the scope first."),
)
EVERY_OTHER = 2
"""The stories take every other of the best jobs, so that good ones are left in the feed."""


async def fill_with_sample(db: AsyncSession, *, now: datetime) -> None:
    """The sample freelancer, the sample ads ranked, and some of them on their way along the board."""
    await mark_sample(db, since=now)
    await fill_profile(db, sample_profile(), now)
    saved = await save_postings(
        db, sample_postings(now), source=SOURCE, trigger="Looking around with sample data", now=now
    )
    await rerank_jobs(db, now=now)
    await _tell_stories(db, [UUID(job_id) for job_id in saved.job_ids.values()], now)
    await tell_past(db, source=SOURCE, now=now)
    await tell_talk(db, now=now)
    await rerank_jobs(db, now=now)  # what these verdicts teach counts from the first look at the feed
    await finish_onboarding(db, now=now)


async def fill_profile(db: AsyncSession, sample: dict[str, Any], now: datetime) -> None:
    """Be the sample freelancer. What the person has said already stays."""
    profile = await my_profile(db)
    basics = {
        name: value
        for name, value in sample["profile"].items()
        if not getattr(profile, name) or getattr(profile, name) == UNSAID.get(name)
    }
    await change_basics(db, basics)
    for skill in sample["skills"]:
        for skill_id in await add_skills(db, skill["name"], source=SOURCE):
            await describe_skill(db, skill_id, {"level": skill["level"], "years": skill["years"]})
    for noun, entries in (("experience", sample["experiences"]), ("education", sample["educations"])):
        for entry in entries:
            await save_entry(db, noun, _form(entry), today=now.date(), source=SOURCE)
    if (await search_wish(db)).hourly_min is None:
        wish = {name: value for name, value in sample["preferences"].items() if name != "tightness"}
        await change_preferences(db, wish)
        await choose_tightness(db, sample["preferences"]["tightness"])


async def remove_sample(db: AsyncSession, *, now: datetime) -> None:
    """Everything that came with the sample goes, with what was made of it; the welcome begins again."""
    identity = identity_in(db)
    await forget_past(db, source=SOURCE)
    await forget_talk(db, source=SOURCE)
    await db.execute(load("remove_sample_jobs"), {"team": identity.team_id, "source": SOURCE})
    for table in (UserSkill, UserExperience, UserEducation):
        mine: Any = (table.team_id == identity.team_id, table.user_id == identity.user_id)
        await db.execute(delete(table).where(*mine, table.source == SOURCE))  # type: ignore[arg-type]
    await _empty_basics(db, sample_profile()["profile"])
    await _empty_wish(db, sample_profile()["preferences"])
    await begin_again(db)
    await rerank_jobs(db, now=now)


def _form(entry: dict[str, Any]) -> dict[str, str]:
    """An entry of the file as a person would type it."""
    dates = {name: _month(entry.get(name)) for name in ("started_on", "ended_on")}
    lists = {"results": "\n".join(entry.get("results", ())), "skills": ", ".join(entry.get("skills", ()))}
    return {**entry, **lists, **dates}


def _month(iso: str | None) -> str:
    return month_text(datetime.fromisoformat(iso).date()) if iso else ""


async def _tell_stories(db: AsyncSession, jobs: list[UUID], now: datetime) -> None:
    values = {"team": identity_in(db).team_id, "jobs": jobs, "most": EVERY_OTHER * len(STORIES)}
    best = list((await db.scalars(load("best_of"), values)).all())
    for job_id, story in zip(best[::EVERY_OTHER], STORIES, strict=False):
        application_id = await shortlist_job(db, job_id, now=now)
        if story.has_draft:
            await draft_letter(db, job_id, now=now)
        for status in story.path:
            await move_application(db, application_id, to=status, now=now, letter_elsewhere=status is APPLIED)
        if story.note:
            await save_notes(db, application_id, story.note)
        if story.follow_up_days:
            await set_follow_up(db, application_id, now + timedelta(days=story.follow_up_days))


async def _empty_basics(db: AsyncSession, sample: dict[str, str]) -> None:
    """Fields that still say what the sample said say nothing again."""
    profile = await my_profile(db)
    if profile is None:
        raise NotFound("There is no profile of yours in this team.")
    untouched = [name for name, value in sample.items() if getattr(profile, name) == value]
    await change_basics(db, {name: UNSAID.get(name, "") for name in untouched})


async def _empty_wish(db: AsyncSession, sample: dict[str, Any]) -> None:
    wish = await search_wish(db)
    rates = ("current_hourly_min", "current_hourly_max", "hourly_min", "hourly_max", "fixed_budget_min")
    if all(getattr(wish, name) == sample[name] for name in rates):
        await change_preferences(db, dict.fromkeys(rates, ""))
