"""What is needed at the moment of applying: letter, answers, rate, and what to look at before."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import zone
from app.domain.cover_letter import find_demands
from app.domain.enums import BudgetType
from app.domain.job_words import PLATFORM_NAMES, job_pay
from app.domain.letters.answered import unnumbered
from app.domain.letters.demands import Demand
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.met import line_answering
from app.domain.letters.numbers import find_numbers
from app.domain.outside_text import visible_host
from app.domain.posting import JobPosting
from app.domain.preflight import Departure, Finding, preflight
from app.domain.rate_to_bid import rate_to_bid
from app.domain.red_flags import red_flags
from app.queries.bids import connects_entered, connects_left
from app.queries.facts import search_wish
from app.queries.letter_parts import answers_among
from app.queries.postings import postings

ASKED = frozenset({"question", "rate", "timeline", "availability", "location"})
"""Kinds of demands that a line of the letter answers; how one would go about it the letter says as a whole."""
SIGNS = frozenset("$€£")
BRINGS = {"samples": "Attach the samples the ad asks for", "cv": "Attach a CV: the ad asks for one"}


@dataclass(frozen=True)
class ApplyPage:
    """Everything a phone needs to send one application, and nothing else."""

    title: str
    platform: str
    pay: str
    url: str
    host: str
    letter: str
    is_ready: bool
    words: int
    answers: list[tuple[str, str]]
    rate: str
    rate_why: str
    """Which figure that is, and why."""
    rate_number: str
    """The same as a field takes it, in `currency`."""
    bid_number: str
    """What the letter itself names where the ad asks for it, else the same."""
    currency: str
    """Of what is bid, unless another one is typed."""
    timezone: str
    bids: str
    """What is bid: "rate" by the hour, "price" for the whole."""
    connects: int | None
    """How many the ad says it takes."""
    connects_entered: int
    """How many are in the ledger for it already."""
    checklist: list[str]


@dataclass(frozen=True)
class _Departing:
    row: Any
    job: JobPosting
    answers: list[tuple[str, str]]
    unanswered: list[str]
    named: str
    """The one amount in the answer to what it costs, as a field takes it; "" where there is none, or several."""


async def apply_page(db: AsyncSession, application_id: UUID) -> ApplyPage | None:
    """None when the card is not on the board any more."""
    found = await _departing(db, application_id)
    if found is None:
        return None
    row, job = found.row, found.job
    host, connects = visible_host(job.apply_url or ""), job.extras.get("connects")
    wish = await search_wish(db)
    bid, is_fixed = rate_to_bid(wish, job), job.budget_type is BudgetType.FIXED
    return ApplyPage(
        title=job.title,
        platform=PLATFORM_NAMES[job.platform],
        pay=job_pay(job),
        url=(job.apply_url or "") if host else "",
        host=host,
        letter="" if row["letter_elsewhere"] else row["content"] or "",
        is_ready=bool(row["letter_elsewhere"] or row["status"] == "ready"),
        words=row["word_count"] or 0,
        answers=found.answers,
        rate=bid.words if bid else "",
        rate_why=bid.why if bid else "",
        rate_number=bid.number if bid else "",
        bid_number=found.named or (bid.number if bid else ""),
        currency=(job.currency if is_fixed else None) or wish.currency,
        timezone=row["timezone"] or "",
        bids=_what_is_bid(job),
        connects=connects if isinstance(connects, int) and connects > 0 else None,
        connects_entered=await connects_entered(db, application_id),
        checklist=_checklist(found),
    )


async def departure(db: AsyncSession, application_id: UUID, *, now: datetime) -> list[Finding]:
    """The pre-flight of one application; empty when it is not on the board."""
    found = await _departing(db, application_id)
    if found is None:
        return []
    job, row = found.job, found.row
    questions = [str(each) for each in job.extras.get("questions") or ()]
    flags = await asyncio.to_thread(
        red_flags, job.title, job.description, questions=questions, platform=job.platform
    )
    named = {"team": identity_in(db).team_id, "id": application_id}
    before = (await db.execute(load("applied_before"), named)).all()
    departing = Departure(
        job=job,
        wish=await search_wish(db),
        letter="elsewhere" if row["letter_elsewhere"] else row["status"] or "none",
        unanswered=found.unanswered,
        flags=[(flag.label, flag.tone) for flag in flags],
        applied_before=[
            f"{each.title}, {each.applied_at.astimezone(zone(row['timezone'])):%d %b %Y}" for each in before
        ],
        connects_left=await connects_left(db),
    )
    return preflight(departing, now=now)


async def _departing(db: AsyncSession, application_id: UUID) -> _Departing | None:
    named = {"team": identity_in(db).team_id, "id": application_id}
    row = (await db.execute(load("apply_letter"), named)).mappings().one_or_none()
    found = await postings(db, ids=[row["job_id"]], limit=1) if row else []
    if row is None or not found:
        return None
    job = found[0][1]
    demands = await asyncio.to_thread(find_demands, job)
    elsewhere = row["letter_elsewhere"]
    answers, unanswered = _answers([d for d in demands if d.kind in ASKED], row)
    costs = {demand.needle for demand in demands if demand.kind == "rate"}
    price = _amount_in(line for asked, line in answers if asked in costs)
    return _Departing(row, job, answers, [] if elsewhere else unanswered, price)


def _amount_in(lines: Iterable[str]) -> str:
    found = {n.value for line in lines for n in find_numbers(line) if n.unit in SIGNS}
    return f"{found.pop().normalize():f}" if len(found) == 1 else ""


def _answers(asked: list[Demand], row: Any) -> tuple[list[tuple[str, str]], list[str]]:
    """Each question with its line of the letter as it stands now, and the questions without one.

    An answer is followed through edits, or found by its words; what the person has declared met needs no line.
    """
    kept = row["sentences"] or []
    lines = {a.asked: a.line.strip() for a in answers_among(kept)}
    given = {key: line for key, line in lines.items() if line and not PLACEHOLDER.search(line)}
    met = {one["vouched"] for one in kept if "vouched" in one}
    others = [line for line in (row["content"] or "").split("\n") if unnumbered(line) not in given.values()]
    answers: list[tuple[str, str]] = []
    unanswered: list[str] = []
    for demand in asked:
        line = given.get(demand.key) or unnumbered(line_answering(others, demand))
        if line:
            answers.append((demand.needle, line))
        elif demand.key not in met:
            unanswered.append(demand.needle)
    together: dict[str, list[str]] = {}
    for asked_for, line in answers:
        together.setdefault(asked_for, []).append(line)
    return [(words, " ".join(dict.fromkeys(said))) for words, said in together.items()], list(
        dict.fromkeys(unanswered)
    )


def _checklist(found: _Departing) -> list[str]:
    """What a person ticks off while sending."""
    bid = _what_is_bid(found.job)
    demands = find_demands(found.job)
    words = [demand.label for demand in demands if demand.is_word or demand.is_limit]
    brings = [BRINGS[demand.kind] for demand in demands if demand.kind in BRINGS]
    answers = [f"Answer “{each}”" for each, _ in found.answers] + [
        f"Answer “{each}” (no answer is drafted)" for each in found.unanswered
    ]
    return ["Paste the letter", *answers, *dict.fromkeys(words), *dict.fromkeys(brings), f"Set the {bid}"]


def _what_is_bid(job: JobPosting) -> str:
    return "price" if job.budget_type is BudgetType.FIXED else "rate"
