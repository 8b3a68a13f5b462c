"""When to ask again: a first suggestion, which the person may change."""

from datetime import datetime, timedelta

from app.domain.enums import ApplicationStatus

SUGGESTED: dict[ApplicationStatus, timedelta] = {ApplicationStatus.APPLIED: timedelta(days=7)}


def suggested_follow_up(status: ApplicationStatus, *, now: datetime) -> datetime | None:
    """When to follow up on an application that has just come to this status; None where there is no need."""
    after = SUGGESTED.get(status)
    return now + after if after else None
