"""Where a job stands with this person, in words."""

from collections.abc import Mapping
from typing import Any

from app.domain.enums import ApplicationStatus, DismissReason
from app.domain.job_words import DISMISS_WORDS
from app.domain.pipeline import LABELS


def standing(row: Mapping[str, Any]) -> str:
    """Where a job is when it is no longer open: its column on the board, or why it was put aside."""
    if row["status"]:
        return LABELS[ApplicationStatus(row["status"])]
    if row["dismissed_at"] is None:
        return ""
    reason = row["dismiss_reason"]
    return f"Not for me: {DISMISS_WORDS[DismissReason(reason)].lower()}" if reason else "Not for me"


def verbs(row: Mapping[str, Any]) -> str:
    """What can be done with it in the feed."""
    if row["status"]:
        return ""
    return "shortlist dismiss" if row["dismissed_at"] is None else "shortlist restore"
