"""Who did what when: the team's log, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.activity import KINDS, details, happened, times
from app.domain.card import exactly, zone
from app.domain.verdict_log import LEARNED

PAGE_SIZE = 60
NEWEST = 2**63 - 1
BIDWELL = "bidwell"
ABOUT_ONESELF = {
    "profile_changed": "the profile",
    "preferences_changed": "what to look for",
    "tightness_chosen": "the dial of the feed",
}


@dataclass(frozen=True)
class Asked:
    """Which happenings: `kind` of KINDS, `who` a person's id or "bidwell", before an event. "" is any."""

    kind: str = ""
    who: str = ""
    before: int = NEWEST


@dataclass(frozen=True)
class Happening:
    """One line: Alice · moved · React developer · Shortlisted → Applied · 14:03."""

    id: str
    who: str
    words: str
    thing: str
    href: str
    detail: str
    clock: str
    exact: str
    iso: str


@dataclass(frozen=True)
class Day:
    """A day in the person's own time zone."""

    name: str
    lines: list[Happening]


@dataclass(frozen=True)
class Activity:
    days: list[Day]
    people: list[dict[str, str]]
    older: str
    """Before which event the next page begins; "" on the last."""


async def activity(db: AsyncSession, asked: Asked, *, now: datetime) -> Activity:
    """One page of what happened, the latest first, by day; the same thing done again and again is one line."""
    me = identity_in(db)
    values = {
        "team": me.team_id, "me": me.user_id, "size": PAGE_SIZE + 1, "before": asked.before,
        "kinds": list(KINDS[asked.kind].things) if asked.kind else [],
        "person": UUID(asked.who) if asked.who not in ("", BIDWELL) else None, "by_bidwell": asked.who == BIDWELL,
        "by_itself": LEARNED,
    }  # fmt: skip
    rows = [dict(row) for row in (await db.execute(load("activity"), values)).mappings()]
    people = (await db.execute(load("activity_people"), values)).mappings().all()
    here = zone(next((row["timezone"] for row in people if row["is_me"]), None))
    shown = rows[:PAGE_SIZE]
    return Activity(
        days=_days(shown, here, now),
        people=[
            {"value": str(row["user_id"]), "label": "You" if row["is_me"] else row["name"]} for row in people
        ] + [{"value": BIDWELL, "label": "Bidwell itself"}],
        older=str(shown[-1]["id"]) if len(rows) > PAGE_SIZE else "",
    )  # fmt: skip


def _days(rows: Sequence[dict[str, Any]], here: ZoneInfo, now: datetime) -> list[Day]:
    today = now.astimezone(here).date()

    def name(row: Mapping[str, Any]) -> str:
        day = row["created_at"].astimezone(here).date()
        away = (today - day).days
        named = f"{day:%A}, {day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")
        return {0: "Today", 1: "Yesterday"}.get(away, named)

    return [Day(day, _lines(list(lines), here)) for day, lines in groupby(rows, key=name)]


def _lines(rows: Sequence[dict[str, Any]], here: ZoneInfo) -> list[Happening]:
    def same(row: Mapping[str, Any]) -> tuple[Any, ...]:
        folds = row["event_type"] in ("letter_changed", "application_reordered", "application_noted")
        return row["event_type"], row["entity_id"], row["who"], 0 if folds else row["id"]

    return [_line(next(group), sum(1 for _ in group) + 1, here) for _, group in groupby(rows, key=same)]


def _line(row: Mapping[str, Any], count: int, here: ZoneInfo) -> Happening:
    kind, payload, at = row["event_type"], row["payload"] or {}, row["created_at"]
    thing, href = _thing(row, payload)
    words = happened(kind, payload)
    who = row["who"]
    if kind == LEARNED:  # nobody's own doing: it follows from what that person has said
        thing, who = f"{'your' if who == 'You' else _genitive(who)} verdicts", "Bidwell"
    if kind == "member_added" and row["actor_user_id"] == row["entity_id"]:
        words, thing = "joined the team", ""
    told = (details(kind, payload, here) if count == 1 else "", times(count))
    if not thing:
        words = words.removesuffix(",")
    return Happening(
        id=str(row["id"]),
        who=who,
        words=words,
        thing=thing,
        href=href,
        detail=" · ".join(filter(None, told)),
        clock=f"{at.astimezone(here):%H:%M}",
        exact=exactly(at, here),
        iso=at.isoformat(),
    )


def _genitive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _thing(row: Mapping[str, Any], payload: Mapping[str, Any]) -> tuple[str, str]:
    """What it is about, and the page where that can be seen; no address where it is not there any more."""
    match row["entity_type"]:
        case "application":
            return row["title"] or "a job that is gone", f"/jobs/{row['job_id']}" if row["job_id"] else ""
        case "cover_letter":
            return row["title"] or "a job that is gone", f"/letters/{row['job_id']}" if row["job_id"] else ""
        case "job":
            return row["title"] or "a job that is gone", f"/jobs/{row['job_id']}" if row["job_id"] else ""
        case "run":
            return str(payload.get("source") or ""), f"/runs/{row['entity_id']}" if row["entity_id"] else ""
        case "skill" | "experience" | "education":
            return str(row["name"] or _former_name(payload)), "/profile"
        case "member":
            return row["member_name"] or "somebody who has left", ""
        case "profile" | "preferences":
            thing = ABOUT_ONESELF.get(row["event_type"], "")
            return thing, "/profile" if thing else ""
    return "", ""


def _former_name(payload: Mapping[str, Any]) -> str:
    """Of what is gone, its event remembers the name."""
    for told in (payload, payload.get("row"), payload.get("to"), payload.get("from")):
        if isinstance(told, Mapping):
            for key in ("name", "title", "institution"):
                if told.get(key):
                    return str(told[key])
    return ""
