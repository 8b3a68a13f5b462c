"""The past of the sample freelancer: a year of applications, what became of them, and what they earned."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.jobs import save_postings
from app.actions.letter_versions import stored_sentences
from app.actions.reckoning import enter_rates
from app.db.session import identity_in
from app.demo.generate import generated_postings
from app.domain.card import REASONS
from app.domain.enums import ApplicationStatus as S
from app.domain.enums import LetterStyle, Platform
from app.domain.exchange import Rate
from app.domain.letters.compose import compose
from app.domain.posting import JobPosting
from app.llm.nearness import nearness
from app.models.activity import Event
from app.models.application import Application
from app.models.bid import BidEntry
from app.models.cover_letter import CoverLetter
from app.models.earning import Earning, ExchangeRate
from app.queries.facts import profile_facts, search_wish

SEED = 11
TRADES = frozenset({"Web Development", "Data Engineering", "Scripts & Utilities", "AI & Machine Learning"})
SENT = (S.READY_TO_APPLY, S.APPLIED)
TALKED = (*SENT, S.IN_CONVERSATION)
MET = (*TALKED, S.INTERVIEWING)
ENDS: tuple[tuple[tuple[S, ...], int], ...] = (
    ((*SENT, S.ARCHIVED), 24),
    ((*TALKED, S.ARCHIVED), 6),
    ((*MET, S.LOST), 5),
    ((*MET, S.WON), 9),
    (SENT, 3),
    (TALKED, 1),
)
"""How each ended, and how many did."""
LONGEST_AGO = 330
RECENT = 14
STYLES = (*LetterStyle, None)
BOUGHT = 800
"""Connects: more than all these applications cost."""
REMARK = "Sample data"
REMOVE_BIDS = text("select private.remove_sample_bids(:team)")


@dataclass(frozen=True)
class Past:
    """One application that is over, or nearly: when it was sent, and its way."""

    path: tuple[S, ...]
    sent: datetime
    hours_between: tuple[int, ...]


async def tell_past(db: AsyncSession, *, source: str, now: datetime) -> None:
    """Made anew the same each time, in the person's own team."""
    rng = Random(SEED)  # noqa: S311 - sample data, not secrets
    pasts = _pasts(rng, now)
    postings = [
        replace(ad, posted_at=past.sent - timedelta(hours=9))
        for ad, past in zip(_ads(now), pasts, strict=False)
    ]
    saved = await save_postings(
        db, postings, source=source, trigger="The past of the sample freelancer", now=now
    )
    jobs = [
        UUID(saved.job_ids[ad.canonical_hash]) for ad in postings
    ]  # each with its own ad, whatever came back first
    applications = await _apply(db, jobs, postings, pasts, rng, now)
    await _write_letters(db, applications, postings, rng)
    _tell_moves(db, applications, pasts, now)
    _pay(db, applications, pasts, rng, now, source)
    days = [now - timedelta(days=days) for days in (LONGEST_AGO, 200, 90, 20)]
    worth = ("1.07", "1.09", "1.12", "1.10")
    rates = [Rate("EUR", "USD", day.date(), Decimal(each)) for day, each in zip(days, worth, strict=True)]
    await enter_rates(db, rates, source=source)
    await db.flush()


async def forget_past(db: AsyncSession, *, source: str) -> None:
    """What came with it and hangs on no job."""
    identity = identity_in(db)
    for table in (Earning, ExchangeRate):
        mine = (col(table.team_id) == identity.team_id, col(table.user_id) == identity.user_id)
        await db.execute(delete(table).where(*mine, col(table.source) == source))
    await db.execute(REMOVE_BIDS, {"team": identity.team_id})


def _ads(now: datetime) -> list[JobPosting]:
    wanted = sum(count for _, count in ENDS)
    ads = (ad for ad in generated_postings(wanted * 6, SEED, now) if ad.category in TRADES)
    return [ad for ad, _ in zip(ads, range(wanted), strict=False)]


def _pasts(rng: Random, now: datetime) -> list[Past]:
    ways = [path for path, count in ENDS for _ in range(count)]
    rng.shuffle(ways)
    pasts = []
    for number, path in enumerate(ways):
        is_over = path[-1] in (S.ARCHIVED, S.LOST, S.WON)
        ago = 24 + (LONGEST_AGO - 24) * number // len(ways) if is_over else rng.randint(2, RECENT)
        sent = (now - timedelta(days=ago)).replace(
            hour=rng.choice((6, 8, 8, 9, 9, 10, 13, 15, 19)), minute=rng.randrange(60)
        )
        between = [rng.randint(2, 30), rng.randint(1, 20), *(rng.randint(20, 150) for _ in path[2:])]
        pasts.append(Past(path, sent, tuple(between)))
    return pasts


async def _apply(
    db: AsyncSession, jobs: list[UUID], ads: list[JobPosting], pasts: list[Past], rng: Random, now: datetime
) -> list[Application]:
    identity = identity_in(db)
    mine: dict[str, Any] = {"team_id": identity.team_id, "user_id": identity.user_id}
    made = [
        Application(
            **mine, job_id=job, created_at=_moments(past, now)[0], applied_at=past.sent, position=Decimal(1024 * (n + 1)),
            letter_elsewhere=False,
        )
        for n, (job, past) in enumerate(zip(jobs, pasts, strict=False))
    ]  # fmt: skip
    db.add_all(made)
    await db.flush()
    for application, ad, past in zip(made, ads, pasts, strict=False):
        amount = rng.randrange(8, 20, 2)
        if ad.platform is Platform.UPWORK:  # Connects are Upwork's
            db.add(BidEntry(
                **mine, application_id=application.id, kind="bid", amount=amount, reason=REMARK, occurred_at=past.sent,
            ))  # fmt: skip
    bought: dict[str, Any] = {"kind": "bought", "amount": BOUGHT, "reason": REMARK}
    db.add(BidEntry(**mine, **bought, occurred_at=min(past.sent for past in pasts) - timedelta(days=1)))
    await _walk(db, made, pasts)
    return made


async def _write_letters(
    db: AsyncSession, made: list[Application], ads: list[JobPosting], rng: Random
) -> None:
    """Composed as every letter is, from the sample profile; some went out without one."""
    profile, wish = await profile_facts(db), await search_wish(db)
    for application, ad in zip(made, ads, strict=False):
        style, sent = rng.choice(STYLES), application.applied_at
        if style is None or sent is None:
            continue
        letter = compose(
            ad, profile, wish, style=style, temperature=0.5, seed=rng.randrange(9), near=nearness(ad, profile)
        )
        db.add(CoverLetter(
            team_id=application.team_id, user_id=application.user_id, job_id=application.job_id, style=style.value,
            content=letter.text, word_count=letter.word_count, sentences=stored_sentences(letter.sentences, ()),
            status="ready", ready_at=sent, created_at=sent - timedelta(hours=1), updated_at=sent,
        ))  # fmt: skip


async def _walk(db: AsyncSession, made: list[Application], pasts: list[Past]) -> None:
    """Step by step, by the pipeline's own moves."""
    for step in range(max(len(past.path) for past in pasts)):
        for application, past in zip(made, pasts, strict=False):
            if step < len(past.path):
                application.status = past.path[step]
                reasons = REASONS.get(past.path[step])
                application.closed_reason = reasons[step % len(reasons)] if reasons else None
        await db.flush()


def _tell_moves(db: AsyncSession, made: list[Application], pasts: list[Past], now: datetime) -> None:
    identity = identity_in(db)
    for application, past in zip(made, pasts, strict=False):
        path = (S.SHORTLISTED, *past.path)
        for was, status, at in zip((None, *path), path, _moments(past, now), strict=False):
            verb = "application_shortlisted" if status is S.SHORTLISTED else "application_moved"
            db.add(Event(
                team_id=identity.team_id, actor_user_id=identity.user_id, event_type=verb, entity_type="application",
                entity_id=application.id, payload={"from": was.value if was else None, "to": status.value}, created_at=at,
            ))  # fmt: skip


def _pay(
    db: AsyncSession, made: list[Application], pasts: list[Past], rng: Random, now: datetime, source: str
) -> None:
    identity = identity_in(db)
    for application, past in zip(made, pasts, strict=False):
        if past.path[-1] is not S.WON:
            continue
        at, currency = _moments(past, now)[-1], rng.choice(("USD", "USD", "EUR"))
        for number in range(rng.randint(2, 5)):
            day = at + timedelta(days=14 + 28 * number)
            if day >= now:
                break
            hours, rate = Decimal(rng.randint(10, 44)), Decimal(rng.randint(42, 74))
            amount = hours * rate
            db.add(Earning(
                team_id=identity.team_id, user_id=identity.user_id, application_id=application.id, job_id=application.job_id,
                amount=amount, currency=currency, occurred_at=day, kind="hourly", source=source, fee=amount / 10, hours=hours,
                external_id=f"{application.id}-{number}",
            ))  # fmt: skip


def _moments(past: Past, now: datetime) -> list[datetime]:
    """When it was shortlisted, and when it came to each stage; the second of these is the day of sending."""
    before, ready, *after = past.hours_between
    moments = [past.sent - timedelta(hours=before + ready), past.sent - timedelta(hours=ready), past.sent]
    for hours in after:
        moments.append(min(moments[-1] + timedelta(hours=hours), now))
    return moments
