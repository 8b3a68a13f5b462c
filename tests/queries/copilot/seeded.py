"""A team with something in every table that the copilot speaks of."""

from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.skills import add_skills
from app.db.session import identity_in, team_session
from app.domain.enums import AgentType, BudgetType, Platform
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.models.earning import Earning
from app.models.message import Message
from tests.builders import MONDAY, a_job, a_letter, a_ranking, a_run, an_application

NOW = MONDAY + timedelta(days=20)


async def seed(person: Identity) -> None:
    """Twelve jobs, nine applications, letters, mails, earnings, runs."""
    async with team_session(person) as db:
        await add_skills(db, "React, Python")
        for number in range(12):
            job = await a_job(
                db, f"Job {number} for a booking site", skills=["React", "Docker"] if number % 2 else ["Python", "Figma"],
                platform=Platform.UPWORK if number % 3 else Platform.LINKEDIN, currency="USD",
                client_country="Germany" if number % 2 else None,
                budget_type=BudgetType.HOURLY if number % 4 else BudgetType.UNKNOWN,
                hourly_min=Decimal(20 + number) if number % 4 else None,
                hourly_max=Decimal(40 + 3 * number) if number % 4 else None,
                source_raw={"x": {"proposals_min": 25 if number in (4, 5) else 3}},
                first_seen_at=NOW - timedelta(days=number),
            )  # fmt: skip
            await a_ranking(db, job, 95 - 6 * number)
            if number >= 3:
                await _applied(db, job, number)
        await _rest(db)


async def _applied(db: AsyncSession, job, number: int) -> None:
    statuses = [
        S.SHORTLISTED,
        S.APPLIED,
        S.APPLIED,
        S.APPLIED,
        S.IN_CONVERSATION,
        S.INTERVIEWING,
        S.WON,
        S.LOST,
        S.ARCHIVED,
    ]
    application = await an_application(db, job, statuses[number - 3])
    if number in (4, 5):
        ready = {"status": "ready", "ready_at": NOW} if number == 4 else {}
        await a_letter(db, job, "word " * (200 if number == 5 else 100), **ready)
    if number in (6, 7):
        identity = identity_in(db)
        db.add(Message(
            team_id=identity.team_id, user_id=identity.user_id, direction="inbound", subject=f"About job {number}",
            sender="jo@x.example", application_id=application.id if number == 7 else None, sent_at=NOW - timedelta(days=1),
            external_id=f"<{number}>",
        ))  # fmt: skip


async def _rest(db: AsyncSession) -> None:
    identity = identity_in(db)
    for amount, currency, days in ((500, "USD", 1), (250.5, "USD", 40), (90, "EUR", 2)):
        db.add(Earning(
            team_id=identity.team_id, user_id=identity.user_id, amount=Decimal(str(amount)), currency=currency,
            occurred_at=NOW - timedelta(days=days),
        ))  # fmt: skip
    await a_run(db, AgentType.JOB_SEARCH)
    await a_run(db, AgentType.COVER_LETTER)
    await db.flush()


def clock() -> datetime:
    return NOW
