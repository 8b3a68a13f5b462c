"""The feed, a page at a time."""

import json
from asyncio import to_thread
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import ApplicationStatus, DismissReason
from app.domain.job_filter import JobFilter
from app.domain.job_words import (
    DISMISS_WORDS,
    PLATFORM_NAMES,
    client_words,
    exact_time,
    job_rate,
    seen_words,
    short_age,
)
from app.domain.pipeline import LABELS
from app.domain.ranking import SHOW_BAR
from app.domain.scoring.money import PER_DOLLAR
from app.domain.search_words import found_words, read_search
from app.llm.embeddings import ALIKE, MODEL, as_text, embed

PAGE_SIZE = 20
MOST_FOUND = 2000
"""As far as private.find_jobs looks by words; beyond that, only the newest are searched."""
NEAREST = 100
"""So many more may be found by meaning."""
MOST_COUNTRIES = 60
BITS = {
    "passing": 1, "q": 2, "platform": 4, "budget": 8, "pay": 16, "days": 32, "country": 64, "verified": 128,
    "score": 256,
}  # fmt: skip
"""The bit in `fails` of sql/feed.sql of a job that this filter hides."""
START, STOP = "\x01", "\x02"


@dataclass(frozen=True)
class JobCard:
    """A row of the feed: three lines, worded."""

    id: str
    title: str
    marks: list[list[int]]
    score: int | None
    provisional: bool
    rate: str
    client: str
    platform: str
    seen: str
    age: str
    posted: str
    reason: str
    found: str
    """Why a search found it, in words; "" without a search."""
    standing: str
    verbs: str
    """What can be done with it here, for the list's keys."""


@dataclass(frozen=True)
class FeedPage:
    """One page, and what is true of the whole: all counts are of the chosen view."""

    cards: list[JobCard]
    tightness: int
    is_stranger: bool
    """The person has said nothing about themself yet: every job is shown."""
    currency: str
    has_jobs: bool
    in_view: int
    passing: int
    matching: int
    fresh: int
    newest: datetime | None
    page: int
    hidden: dict[str, int]
    """By each active filter: the jobs that it alone hides."""
    countries: list[tuple[str, int]]
    is_cut: bool
    """More jobs hold the words searched for than are looked at."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.matching // PAGE_SIZE))


async def feed_page(
    db: AsyncSession, wanted: JobFilter, *, now: datetime, since: datetime | None = None
) -> FeedPage:
    """What the feed shows for this filter; `fresh` counts matching jobs that came after `since`."""
    values = _values(db, wanted, now, since) | await search_values(wanted.q)
    rows = (await db.execute(load("feed"), values)).mappings().all()
    whole = rows[0]
    by_fails = {int(bits): n for bits, n in (whole["by_fails"] or {}).items()}
    matching = by_fails.get(0, 0)
    return FeedPage(
        cards=[_card(dict(row), now) for row in rows if row["id"] is not None],
        tightness=whole["tightness"],
        is_stranger=whole["is_stranger"],
        currency=whole["wanted_currency"],
        has_jobs=whole["has_jobs"],
        in_view=whole["in_view"],
        passing=whole["passing"],
        matching=matching,
        fresh=whole["fresh"],
        newest=whole["newest"],
        page=min(wanted.page, max(1, -(-matching // PAGE_SIZE))),
        hidden={name: n for name, bit in BITS.items() if (n := by_fails.get(bit, 0))},
        countries=[(name, n) for name, n in whole["countries"] or []],
        is_cut=whole["found"] >= MOST_FOUND,
    )


def _values(db: AsyncSession, wanted: JobFilter, now: datetime, since: datetime | None) -> dict[str, Any]:
    identity = identity_in(db)
    return {
        "team": identity.team_id,
        "person": identity.user_id,
        "bars": [SHOW_BAR[level] for level in range(1, 6)],
        "per_dollar": json.dumps(PER_DOLLAR),
        "platform": wanted.platform or "",
        "budget": wanted.budget or "",
        "hourly_from": wanted.hourly,
        "fixed_from": wanted.fixed,
        "posted_after": wanted.posted_after(now),
        "country": wanted.country,
        "verified": wanted.verified,
        "score_from": wanted.score,
        "passing": wanted.filters_passing,
        "view": wanted.view.value,
        "sort": wanted.sort.value,
        "size": PAGE_SIZE,
        "skip": PAGE_SIZE * (wanted.page - 1),
        "since": since,
        "most_found": MOST_FOUND + NEAREST,
        "most_countries": MOST_COUNTRIES,
    }


async def search_values(typed: str) -> dict[str, Any]:
    """What private.find_jobs and its like are asked: words, unwanted words, and the query as a vector."""
    asked = read_search(typed)
    vectors = await to_thread(embed, [asked.meaning] if asked.meaning else [])
    return {
        "words": asked.pieces,
        "without": list(asked.without),
        "vector": as_text(vectors)[0] if vectors.any() else None,
        "model": MODEL,
        "alike": ALIKE,
    }


def _card(row: Mapping[str, Any], now: datetime) -> JobCard:
    precision = (row["extras"] or {}).get("posted_precision")
    return JobCard(
        id=str(row["id"]),
        title=row["title"],
        marks=_marks(row["marked_title"] or ""),
        score=None if row["score"] is None else round(row["score"]),
        provisional=bool(row["provisional"]),
        rate=job_rate(row),
        client=" · ".join(client_words(row)),
        platform=PLATFORM_NAMES[row["platform"]],
        seen=seen_words(row["platform"], row["platforms"], row["sightings"]),
        age=short_age(row["posted_at"], now=now, precision=precision),
        posted=exact_time(row["posted_at"], row["timezone"], precision),
        reason=row["headline"] or "Not scored yet",
        found=_found(row),
        standing=standing(row),
        verbs=verbs(row),
    )


def _found(row: Mapping[str, Any]) -> str:
    words = [each["word"] for each in row["words"] or []]
    return found_words(words, by_meaning=bool(row["by_meaning"]))


def standing(row: Mapping[str, Any]) -> str:
    """Where a job is when it is no longer open: its column on the board, or why it was put aside."""
    if row["status"]:
        return LABELS[ApplicationStatus(row["status"])]
    if row["dismissed_at"] is None:
        return ""
    reason = row["dismiss_reason"]
    return f"Not for me: {DISMISS_WORDS[DismissReason(reason)].lower()}" if reason else "Not for me"


def verbs(row: Mapping[str, Any]) -> str:
    if row["status"]:
        return ""
    return "shortlist dismiss" if row["dismissed_at"] is None else "shortlist restore"


def _marks(marked: str) -> list[list[int]]:
    """Where the words searched for stand in the title, from the text with START and STOP around them."""
    marks, at = [], 0
    for letter in marked:
        if letter == START:
            marks.append([at, at])
        elif letter == STOP and marks:
            marks[-1][1] = at
        else:
            at += 1
    return marks
