"""How tests call `upsert_jobs_and_rankings`, and the items they give it."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in

CALL = text("select public.upsert_jobs_and_rankings(:team, :run, cast(:items as json))")


def an_item(key: str, **known: Any) -> dict[str, Any]:
    """One job of a batch; `key` stands for its hash and marks its title and payload."""
    return {
        "canonical_hash": f"hash-{key}", "platform": "upwork", "title": f"Job {key}", "description": "Words.",
        "source": {"source": "a file", "payload": {"key": key}, "payload_hash": f"payload-{key}"},
        "tightness": 3, "score": 70, "fit": 60, "worth": 80, "breakdown": {"parts": []},
    } | known  # fmt: skip


async def upsert(
    db: AsyncSession,
    *items: dict[str, Any],
    team: UUID | None = None,
    run: UUID | None = None,
    spaces: int = 0,
) -> dict[str, Any]:
    """What the function answers. With `spaces` it is another text, so that the batch is not known by its hash."""
    called = await db.execute(
        CALL, {"team": team or identity_in(db).team_id, "run": run, "items": json.dumps(items) + " " * spaces}
    )
    counts: dict[str, Any] = called.scalar_one()
    return counts


def numbers(answer: dict[str, Any]) -> dict[str, int]:
    """The counts that are not zero."""
    return {name: value for name, value in answer.items() if isinstance(value, int) and value}
