"""Whose an apply link is. Asked before anybody is known, so past row-level security, and by hash alone."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from re import compile as pattern
from uuid import UUID

from app.db.session import service_session
from app.db.sql import load
from app.domain.enums import TeamRole
from app.domain.identity import Identity

TOKEN = pattern(r"[A-Za-z0-9_-]{43}")
"""32 random bytes in base64url."""


@dataclass(frozen=True)
class Link:
    """An apply link that opens, and as whom."""

    session_id: UUID
    application_id: UUID
    job_id: UUID
    expires_at: datetime
    identity: Identity


async def link_of(token: str, *, now: datetime) -> Link | None:
    """None for a link that was never made, is used, shut or run out, or whose person has left: never told apart."""
    if not TOKEN.fullmatch(token):
        return None
    values = {"hash": sha256(token.encode()).digest(), "now": now}
    async with service_session("whose an apply link is", time_limit="5s") as db:
        row = (await db.execute(load("apply_link"), values)).mappings().one_or_none()
    if row is None:
        return None
    identity = Identity(row["user_id"], row["team_id"], TeamRole(row["role"]))
    return Link(row["id"], row["application_id"], row["job_id"], row["expires_at"], identity)
