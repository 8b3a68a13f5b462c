"""A team with something in every table that the copilot speaks of."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.skills import add_skills
from app.db.session import identity_in, team_session
from app.demo.scenarios import fill_with_sample
from app.domain.enums import AgentType, BudgetType, Platform
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.models.application import Application
from app.models.bid import BidEntry
from app.models.earning import Earning
from app.models.feed import SavedSearch, SearchHit
from app.models.interview import InterviewSession
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


async def busy(person: Identity) -> None:
    """The sample's whole desk, the rows of `seed`, and something of everything else that is counted."""
    async with team_session(person) as db:
        await fill_with_sample(db, now=NOW)
    await seed(person)
    async with team_session(person) as db:
        identity = identity_in(db)
        mine = {"team_id": identity.team_id, "user_id": identity.user_id}
        cards = list((await db.scalars(select(Application).order_by(col(Application.id)))).all())
        won = next(card for card in cards if card.status is S.WON)
        db.add(
            Earning(
                **mine,
                amount=Decimal(1200),
                currency="USD",
                application_id=won.id,
                occurred_at=NOW - timedelta(days=3),
            )
        )
        for days, job_id in ((0.1, won.job_id), (5, None), (40, None)):
            planned = {"status": "planned", "type": "call", "started_at": NOW + timedelta(days=days)}
            db.add(InterviewSession(**mine, **planned, job_id=job_id, analysis={"minutes": 45}))
        search = SavedSearch(**mine, name="Booking", address={"q": "booking"})
        db.add_all([search, SavedSearch(**mine, name="Nothing", address={"q": "cobol", "days": "7"})])
        await db.flush()
        for card in cards:
            db.add(
                SearchHit(
                    team_id=identity.team_id,
                    search_id=search.id,
                    job_id=card.job_id,
                    user_id=identity.user_id,
                )
            )
        for number, (kind, amount) in enumerate(
            (("bought", 100), ("bid", 12), ("boost", 4), ("returned", 6), ("bid", 8))
        ):
            entry = {"kind": kind, "amount": amount, "occurred_at": NOW - timedelta(days=10 * number)}
            db.add(BidEntry(**mine, **entry, application_id=cards[number].id if kind != "bought" else None))
        used = {"input_tokens": 900, "output_tokens": 100, "model": "fake-1", "engine": "model"}
        await a_run(db, AgentType.COVER_LETTER, **used, cost_usd=Decimal("0.0123"))
        await a_run(db, AgentType.INTERVIEW_PREP, **used, cost_usd=Decimal("0.0040"))


SPREAD = """
set session_replication_role = replica;
update applications a set applied_at = timestamptz '{now}' - n.place * interval '40 hours',
       stage_entered_at = timestamptz '{now}' - n.place * interval '40 hours', moved_at = timestamptz '{now}' - n.place * interval '9 hours'
  from (select id, row_number() over (order by id) as place from applications) n
 where n.id = a.id and a.applied_at is not null;
update applications set next_follow_up_at = timestamptz '{now}' - interval '3 hours' where status in ('applied', 'interviewing');
update jobs set client_country = 'Germany' where skills && array['Python'] and title like 'Job%';
"""
"""Postgres stamps rows with its own clock; this spreads them over the weeks before NOW."""


def spread(sql: Any) -> None:
    sql(SPREAD.format(now=NOW.isoformat()))
