"""Which job lies open beside the list, and other small readings of what a browser says about the feed."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.clock import utc_now
from app.domain.errors import BadInput
from app.queries.job import JobDetail, job_detail
from app.queries.jobs import FeedPage


async def job_beside(
    db: AsyncSession, page: FeedPage, *, asked: str, before: str, first: int
) -> JobDetail | None:
    """The job to open: the one asked for, else the one that was open, else the first in sight."""
    shown = [card.id for card in page.cards]
    at = max(first - page.start, 0)
    for job_id in (asked, before if before in shown else "", *shown[at : at + 1]):
        found = await job_detail(db, UUID(job_id), now=utc_now()) if _is_id(job_id) else None
        if found:
            return found
    return None


def as_detail(found: JobDetail | None) -> dict[str, Any]:
    return asdict(found) if found else {}


def parsed_row(given: object, total: int) -> int:
    """A row of the list by its number, whatever a browser says."""
    if isinstance(given, bool) or not isinstance(given, int | float) or given != given:
        raise BadInput("There is no such place in the list.")
    return int(min(max(given, 0), max(total - 1, 0)))


def _is_id(given: str) -> bool:
    try:
        return bool(UUID(given))
    except ValueError:
        return False
