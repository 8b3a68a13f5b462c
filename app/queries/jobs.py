"""The feed, a window of its rows at a time: what is on screen, and some before and after."""

import json
from asyncio import to_thread
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.job_filter import DAYS, PAGE_SIZE, WINDOW, JobFilter
from app.domain.job_words import (
    PLATFORM_NAMES,
    client_words,
    exact_time,
    job_rate,
    seen_words,
    short_age,
)
from app.domain.markdown_signs import signs_taken, without_signs
from app.domain.ranking import SHOW_BAR
from app.domain.red_flags import flag_words
from app.domain.scoring.money import PER_DOLLAR
from app.domain.search_symbols import is_told_by_signs, must_hold, with_spellings
from app.domain.search_words import found_words, read_search
from app.domain.shares import full_points
from app.llm.embeddings import ALIKE, LOOSELY_ALIKE, MODEL, as_text, embed
from app.queries.feed_counts import count_groups
from app.queries.standing import standing, verbs

MOST_FOUND = 2000
"""As far as private.find_jobs looks by words; beyond that, only the newest are searched."""
NEAREST = 100
"""So many more may be found by meaning."""
FEW = 5
"""When a search finds fewer, it looks further by meaning."""
MOST_LOOSE = 10
MOST_COUNTRIES = 60
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
    ads: str
    """ "2 ads" where the same job stands in several; its row is that of the best scored."""
    flags: str
    """The grave warnings in a few words."""
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
    start: int
    """How many rows come before the first card."""
    hidden: dict[str, int]
    """By each active filter: the jobs that it alone hides."""
    choices: dict[str, dict[str, int]]
    """By filter and choice: the jobs it would leave, the other filters staying as they are."""
    countries: list[tuple[str, int]]
    is_cut: bool
    """More jobs hold the words searched for than are looked at."""
    is_loose: bool
    """Hardly any job says what was searched for: those are shown as well that may be about it."""


async def feed_page(
    db: AsyncSession,
    wanted: JobFilter,
    *,
    now: datetime,
    since: datetime | None = None,
    start: int | None = None,
) -> FeedPage:
    """What the feed shows for this filter, around its page or from row `start` on.

    `fresh` counts matching jobs that came after `since`.
    """
    values = feed_values(db, wanted, now) | await search_values(wanted.q) | {"since": since}
    if start is not None:
        values["skip"] = start
    rows = (await db.execute(load("feed"), values)).mappings().all()
    is_loose = rows[0]["found"] < FEW and values["vector"] is not None
    if is_loose:
        values |= {"alike": LOOSELY_ALIKE, "most_found": MOST_LOOSE}
        rows = (await db.execute(load("feed"), values)).mappings().all()
    whole = rows[0]
    counts = count_groups(whole["groups"] or [])
    return FeedPage(
        cards=[_card(dict(row), now) for row in rows if row["id"] is not None],
        tightness=whole["tightness"],
        is_stranger=whole["is_stranger"],
        currency=whole["wanted_currency"],
        has_jobs=whole["has_jobs"],
        in_view=counts.in_view,
        passing=counts.passing,
        matching=counts.matching,
        fresh=whole["fresh"],
        newest=whole["newest"],
        start=min(values["skip"], last_start(counts.matching)),
        hidden=counts.hidden,
        choices=counts.choices,
        countries=[(name, n) for name, n in whole["countries"] or []],
        is_cut=whole["found"] >= MOST_FOUND,
        is_loose=is_loose and whole["found"] > 0,
    )


async def feed_rows(db: AsyncSession, wanted: JobFilter, *, now: datetime, start: int) -> list[JobCard]:
    """The rows from `start` on, for somebody who scrolls; nothing is counted."""
    values = feed_values(db, wanted, now) | await search_values(wanted.q) | {"skip": start, "counting": False}
    rows = (await db.execute(load("feed"), values)).mappings().all()
    return [_card(dict(row), now) for row in rows if row["id"] is not None]


def start_around(row: int) -> int:
    """Where a window begins that has this row in its first half, with a page before it."""
    return max(row // PAGE_SIZE * PAGE_SIZE - PAGE_SIZE, 0)


def last_start(matching: int) -> int:
    """Where the last window begins; sql/feed.sql goes no further either."""
    return max((matching - 1) // PAGE_SIZE * PAGE_SIZE - PAGE_SIZE, 0)


def feed_values(db: AsyncSession, wanted: JobFilter, now: datetime) -> dict[str, Any]:
    """What sql/feed.sql asks for: for another person, or for jobs that came later, change the answer."""
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
        "sort": wanted.order.value,
        "calm": wanted.calm,
        "projects": wanted.projects,
        "size": WINDOW,
        "step": PAGE_SIZE,
        "skip": start_around(PAGE_SIZE * (wanted.page - 1)),
        "counting": True,
        "since": None,
        "came_after": None,
        "hiding": wanted.filters_hidden,
        **{f"days_{days}": now - timedelta(days=days) for days in DAYS},
        "most_found": MOST_FOUND + NEAREST,
        "most_countries": MOST_COUNTRIES,
    }


async def search_values(typed: str) -> dict[str, Any]:
    """What private.find_jobs and its like are asked: words, unwanted words, and the query as a vector."""
    asked = read_search(typed)
    without = [each for each in asked.without if not (asked.words and is_told_by_signs(each))]
    vectors = await to_thread(embed, [asked.meaning] if asked.meaning else [])
    return {
        "words": [with_spellings(piece) for piece in asked.pieces],
        "without": [with_spellings(piece) for piece in without],
        "holding": must_hold(asked.pieces),
        "not_holding": must_hold(asked.without) if asked.words else [],
        "vector": as_text(vectors)[0] if vectors.any() else None,
        "model": MODEL,
        "alike": ALIKE,
    }


def _card(row: Mapping[str, Any], now: datetime) -> JobCard:
    precision = (row["extras"] or {}).get("posted_precision")
    title, marks = signs_taken(row["title"], _marks(row["marked_title"] or ""))
    return JobCard(
        id=str(row["id"]),
        title=title,
        marks=marks,
        score=full_points(row["score"]),
        provisional=bool(row["provisional"]),
        rate=job_rate(row),
        client=" · ".join(client_words(row)),
        platform=PLATFORM_NAMES[row["platform"]],
        seen=seen_words(row["platform"], row["platforms"], row["sightings"]),
        age=short_age(row["posted_at"], now=now, precision=precision),
        posted=exact_time(row["posted_at"], row["timezone"], precision),
        reason=without_signs(row["headline"] or "Not scored yet"),
        found=_found(row),
        standing=standing(row),
        ads=f"{row['ads']} ads" if (row["ads"] or 0) > 1 else "",
        flags=flag_words(row["flags"] or []),
        verbs=verbs(row),
    )


def _found(row: Mapping[str, Any]) -> str:
    words = [each["word"] for each in row["words"] or []]
    return found_words(words, by_meaning=bool(row["by_meaning"]))


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
