"""Every topic with the function that answers it."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.copilot.answer import Answer
from app.domain.copilot.intents import Ask, Topic
from app.queries.copilot import jobs, profile, work
from app.queries.copilot.asking import Asking, asking

ANSWERS: dict[Topic, Callable[[Asking], Awaitable[Answer]]] = {
    Topic.BEST_JOBS: jobs.best_jobs,
    Topic.NEW_JOBS: jobs.new_jobs,
    Topic.FIND_JOB: jobs.find_job,
    Topic.PAY: jobs.pay,
    Topic.ASKED_SKILLS: jobs.asked_skills,
    Topic.MISSING_SKILLS: jobs.missing_skills,
    Topic.COUNTRIES: jobs.countries,
    Topic.PLATFORMS: jobs.platforms,
    Topic.NO_REPLIES: work.no_replies,
    Topic.FOLLOW_UPS: work.follow_ups,
    Topic.PIPELINE: work.pipeline,
    Topic.STUCK: work.stuck,
    Topic.OUTCOMES: work.outcomes,
    Topic.INTERVIEWS: work.interviews,
    Topic.LETTERS: work.letters,
    Topic.MAIL: work.mail,
    Topic.EARNINGS: work.earnings,
    Topic.PROFILE: profile.profile,
    Topic.RUNS: work.runs,
}


async def answer(db: AsyncSession, ask: Ask, *, now: datetime) -> Answer:
    """What the team's data say about it."""
    return await ANSWERS[ask.topic](await asking(db, ask, now))
