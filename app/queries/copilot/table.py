"""Every topic with the function that answers it."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.copilot.answer import Answer
from app.domain.copilot.intents import Ask
from app.domain.copilot.topics import Topic
from app.queries.copilot import days, jobs, left_to_you, market, profile, records, wishes, work
from app.queries.copilot.asking import Asking, asking

ANSWERS: dict[Topic, Callable[[Asking], Awaitable[Answer]]] = {
    Topic.HELP: days.help_with,
    Topic.TODAY: days.today,
    Topic.CHANGES: days.changes,
    Topic.BEST_JOBS: jobs.best_jobs,
    Topic.NEW_JOBS: jobs.new_jobs,
    Topic.MATCHING_JOBS: jobs.matching_jobs,
    Topic.ALL_JOBS: jobs.all_jobs,
    Topic.HIDDEN: left_to_you.hidden,
    Topic.FIND_JOB: jobs.find_job,
    Topic.TO_SHORTLIST: wishes.to_shortlist,
    Topic.TO_DRAFT: wishes.to_draft,
    Topic.TO_MOVE: wishes.to_move,
    Topic.TO_SNOOZE: wishes.to_snooze,
    Topic.LEFT_TO_YOU: left_to_you.left_to_you,
    Topic.PAY: market.pay,
    Topic.MY_RATE: market.my_rate,
    Topic.ASKED_SKILLS: market.asked_skills,
    Topic.MISSING_SKILLS: market.missing_skills,
    Topic.COUNTRIES: market.countries,
    Topic.PLATFORMS: market.platforms,
    Topic.NO_REPLIES: work.no_replies,
    Topic.FOLLOW_UPS: work.follow_ups,
    Topic.PIPELINE: work.pipeline,
    Topic.APPLIED: work.applied,
    Topic.STUCK: work.stuck,
    Topic.OUTCOMES: work.outcomes,
    Topic.INTERVIEWS: work.interviews,
    Topic.CLIENTS: work.clients,
    Topic.LETTERS: records.letters,
    Topic.MAIL: records.mail,
    Topic.EARNINGS: records.earnings,
    Topic.CONNECTS: records.connects,
    Topic.RUNS: records.runs,
    Topic.COSTS: records.costs,
    Topic.SEARCHES: records.searches,
    Topic.PROFILE: profile.profile,
}


async def answer(db: AsyncSession, ask: Ask, *, now: datetime) -> Answer:
    """What the team's data say about it."""
    return await ANSWERS[ask.topic](await asking(db, ask, now))
