"""What today asks for, each with where it is done."""

from dataclasses import dataclass
from typing import Any

from app.domain.card import day_words
from app.domain.enums import ApplicationStatus as S
from app.domain.inbox import InboxFilter
from app.domain.interview.bank import TYPES
from app.domain.pipeline import LABELS
from app.domain.wording import age_text
from app.queries.dashboard import Basis
from app.queries.inbox import InboxPage

SHOWN = 5
INBOX = "/inbox"
ANSWER = f"{INBOX}{InboxFilter(show='mine').address}"
PARTS = (
    ("ready", "To apply to", "", "No card stands in Ready to apply."),
    (
        "apply",
        "Good jobs in the feed",
        "/feed",
        "Nothing new passes your bar. Bring in more ads, or turn the dial.",
    ),
    ("answer", "To answer", ANSWER, "No client waits for your answer."),
    ("due", "To follow up", "", "No follow-up is due today."),
    ("talks", "To prepare", "", "No call and no interview is coming up."),
)


@dataclass(frozen=True)
class Today:
    """One part: how many, the first of them, and a link or a key to all."""

    key: str
    title: str
    count: int
    href: str
    rows: list[dict[str, str]]
    nothing: str


def today_view(basis: Basis, *, shown: int = SHOWN) -> list[Today]:
    parts = []
    for part, title, href, nothing in PARTS:
        if part == "answer":
            parts.append(_to_answer(basis.inbox, title, nothing))
            continue
        wanted = ("calls", "talks") if part == "talks" else (part,)
        mine = [row for row in basis.today if row["part"] in wanted]
        rows = [_row(row, basis) for row in mine[:shown]]
        parts.append(Today(f"today.{part}", title, mine[0]["count"] if mine else 0, href, rows, nothing))
    return parts


def _to_answer(inbox: InboxPage, title: str, nothing: str) -> Today:
    """The very conversations of the inbox, and its number."""
    rows = [
        {"title": row.client, "words": f"{row.title}, {row.age}",
         "href": f"{INBOX}{InboxFilter(show='mine', thread=row.thread).address}"}
        for row in inbox.rows
    ]  # fmt: skip
    return Today("today.answer", title, inbox.counts["mine"], ANSWER, rows, nothing)


def _row(row: Any, basis: Basis) -> dict[str, str]:
    if row["part"] == "apply":
        return {"title": row["title"], "words": f"Score {row['score']}", "href": f"/jobs/{row['job_id']}"}
    if row["part"] == "ready":
        words = f"{row['status']}, there {age_text(row['at'], now=basis.now)}".capitalize()
        return {"title": row["title"], "words": words, "href": f"/applications/{row['id']}"}
    if row["part"] == "calls":
        return _call(row, basis)
    if row["part"] == "talks":
        return {
            "title": row["title"], "words": f"Interviewing, came there {age_text(row['at'], now=basis.now)}",
            "href": f"/brief/{row['job_id']}",
        }  # fmt: skip
    day = row["at"].astimezone(basis.known.here).date()
    words = f"{LABELS[S(row['status'])]}, due {day_words(day, today=basis.day)}"
    return {"title": row["title"], "words": words, "href": f"/applications/{row['id']}"}


def _call(row: Any, basis: Basis) -> dict[str, str]:
    at, kind = row["at"].astimezone(basis.known.here), TYPES.get(row["status"], "Call")
    words = f"{kind}, {day_words(at.date(), today=basis.day)} at {at:%H:%M}"
    href = f"/brief/{row['job_id']}" if row["job_id"] else f"/interviews/{row['id']}"
    return {"title": row["title"] or kind, "words": words, "href": href}
