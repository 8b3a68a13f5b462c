"""Rows behind an answer, as the screen shows them: a job, a card."""

from datetime import datetime
from typing import Any

from app.domain.card import client_words, day_words
from app.domain.copilot.answer import DRAFT, MOVE, SHORTLIST, SNOOZE, Cited, action
from app.domain.enums import ApplicationStatus as S
from app.domain.enums import Platform
from app.domain.pipeline import LABELS, legal_targets
from app.domain.shares import full_points
from app.domain.wording import age_text, rate_text
from app.queries.copilot.asking import Asking

ALIVE = (S.APPLIED, S.IN_CONVERSATION, S.INTERVIEWING)


def job_row(row: Any) -> Cited:
    """A job with its score, pay and client. What is on the board already is not offered for it again."""
    rate = rate_text(
        row["budget_type"], hourly_min=row["hourly_min"], hourly_max=row["hourly_max"],
        fixed_min=row["fixed_budget_min"], fixed_max=row["fixed_budget_max"], currency=row["currency"],
    )  # fmt: skip
    score = f"{full_points(row['score'])} of 100" if row["score"] is not None else "not scored yet"
    status = row.get("status")
    where = f"on the board: {LABELS[S(status)].lower()}" if status else ""
    client = client_words(row["company_name"], row["client_country"], None, Platform(row["platform"]))
    key = str(row["id"])
    offered = [] if status else [action(SHORTLIST, "Shortlist", key)]
    return Cited(
        "job", key, row["title"], " · ".join(filter(None, (score, rate, client, where))), f"/jobs/{key}",
        [*offered, action(DRAFT, "Draft letter", key)],
    )  # fmt: skip


def card_row(asking: Asking, row: Any, *, key: str = "id") -> Cited:
    """A card with its column, when it is due, and where it may go."""
    status, due, card = S(row["status"]), row["next_follow_up_at"], str(row[key])
    today = asking.now.astimezone(asking.here).date()
    when = f"due {day_words(due.astimezone(asking.here).date(), today=today)}" if due else \
        f"since {age(row['stage_entered_at'], asking)}"  # fmt: skip
    moves = [
        action(MOVE, f"Move to {LABELS[to]}", card, to) for to in legal_targets(status) if to is not S.APPLIED
    ]
    snooze = [action(SNOOZE, "Snooze 3 days", card, "3")] if status in ALIVE else []
    return Cited(
        "application", card, row["title"], f"{LABELS[status]} · {when}", f"/applications/{card}",
        [*snooze, *moves],
    )  # fmt: skip


def age(moment: datetime | None, asking: Asking) -> str:
    """ "3 days ago"; "" where it is not known."""
    return age_text(moment, now=asking.now) if moment else ""
