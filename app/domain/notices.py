"""Notifications: every type there is, what it says, where it leads, and through which channels it may go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from app.domain.saved_search import DIGEST_HOUR, QuietHours, local_time
from app.domain.wording import counted


class ChannelKind(StrEnum):
    """Besides the bell."""

    MAIL = "mail"
    NTFY = "ntfy"
    WEBHOOK = "webhook"


CHANNEL_WORDS = {ChannelKind.MAIL: "Mail", ChannelKind.NTFY: "ntfy", ChannelKind.WEBHOOK: "Webhook"}


BELL = "app"
"""The bell itself, as a channel: what it does not ring for."""


@dataclass(frozen=True)
class NoticeType:
    """A kind of notification, in words."""

    label: str
    help: str


TYPES: dict[str, NoticeType] = {
    "search_alert": NoticeType("Saved searches", "New jobs that one of your searches has found."),
    "job_search": NoticeType("Job search", "What the job search brought that passes your bar."),
    "profile_advice": NoticeType("Profile advice", "What would bring more, once it has been weighed."),
    "interview_reminder": NoticeType("Calls", "An hour before a call that is planned."),
}
"""A row of `notifications` has one of these types: what writes a new one is named here first."""

URGENT = frozenset({"interview_reminder"})
"""These do not wait for a digest; at night they wait like the others unless it would be too late."""
MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_WORDS = 400


@dataclass(frozen=True)
class Notice:
    """What a person reads: one sentence, and the way to the thing."""

    sentence: str
    href: str


def read_notice(type_: str, payload: Mapping[str, Any]) -> Notice:
    """A row in words. Of a type or payload that is not known, only that there is something."""
    words = payload.get("sentence")
    sentence = words if isinstance(words, str) and words else _SENTENCES.get(type_, _unknown)(payload)
    return Notice(sentence[:LONGEST_WORDS], _HREFS.get(type_, _nowhere)(payload))


def due_at(type_: str, *, rhythm: str, made: datetime, timezone: str, quiet: QuietHours) -> datetime:
    """When a notification may go out: at once, after the quiet hours, or with the digest of the morning."""
    if type_ in URGENT:
        return made
    due = made
    if rhythm == "digest":
        local = local_time(made, timezone)
        morning = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
        due = morning if morning > local else morning + timedelta(days=1)
    for _ in range(48):
        local = local_time(due, timezone)
        if not quiet.covers(local):
            break
        due = local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return due.astimezone(made.tzinfo)


def pause_after(attempt: int) -> timedelta | None:
    """How long to wait before the next try; None when there is none."""
    return FIRST_PAUSE * 4 ** (attempt - 1) if attempt < MOST_ATTEMPTS else None


def title_of(sentences: Sequence[str]) -> str:
    """The subject of a message that carries these."""
    return (
        sentences[0][:150]
        if len(sentences) == 1
        else f"{counted(len(sentences), 'notification')} from Bidwell"
    )


def _job_search(payload: Mapping[str, Any]) -> str:
    new, passed, put = (_count(payload, name) for name in ("new", "passed", "shortlisted"))
    parts = [counted(new, "new job"), f"{passed:,} above your bar"]
    return f"Job search: {', '.join(parts + ([f'{put:,} on your board'] if put else []))}."


def _profile_advice(payload: Mapping[str, Any]) -> str:
    count = _count(payload, "suggestions") + _count(payload, "coach")
    return f"{counted(count, 'edit')} of your profile would bring more."


def _unknown(_: Mapping[str, Any]) -> str:
    return "Something has happened. Open Bidwell to see it."


def _count(payload: Mapping[str, Any], name: str) -> int:
    value = payload.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _run_of(payload: Mapping[str, Any]) -> str:
    run = payload.get("run_id") or payload.get("run")
    return f"/runs/{run}" if isinstance(run, str) and len(run) == 36 else "/runs"


def _search_of(payload: Mapping[str, Any]) -> str:
    return "/feed"


def _nowhere(_: Mapping[str, Any]) -> str:
    return "/notifications"


_SENTENCES = {
    "job_search": _job_search,
    "profile_advice": _profile_advice,
    "search_alert": lambda payload: f"{counted(_count(payload, 'jobs'), 'new job')} in your searches.",
    "interview_reminder": lambda payload: "A call begins soon.",
}
_HREFS = {
    "job_search": _run_of,
    "profile_advice": _run_of,
    "search_alert": _search_of,
    "interview_reminder": lambda payload: "/interviews",
}
