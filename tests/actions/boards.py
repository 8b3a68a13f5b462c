"""Arranging a board, and looking at what became of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.applications import shortlist_job
from app.domain.enums import ApplicationStatus as S
from app.models.application import Application
from tests.builders import MONDAY, a_job

Sql = Callable[..., list[tuple[Any, ...]]]


async def the(db: AsyncSession, application_id: UUID) -> Application:
    application = await db.get(Application, application_id, populate_existing=True)
    assert application is not None
    return application


async def column(db: AsyncSession, *titles: str) -> list[UUID]:
    """Shortlisted applications from the top down."""
    ids = [await shortlist_job(db, (await a_job(db, title)).id, now=MONDAY) for title in reversed(titles)]
    return ids[::-1]


def board(sql: Sql, status: S = S.SHORTLISTED) -> list[UUID]:
    rows = sql(
        "select id from applications where status = %s and removed_at is null order by position, id",
        status.value,
    )
    return [row[0] for row in rows]


def events(sql: Sql, application_id: UUID) -> list[tuple[str, Any, Any]]:
    rows = sql("select event_type, payload from events where entity_id = %s order by id", application_id)
    return [(kind, payload["from"], payload["to"]) for kind, payload in rows]
