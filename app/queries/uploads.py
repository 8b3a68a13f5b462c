"""Files that a person has sent."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.errors import NotFound
from app.models.upload import Upload


@dataclass(frozen=True)
class SentFile:
    """Where its bytes lie, and what its sender calls it."""

    path: Path
    file_name: str


async def sent_file(db: AsyncSession, upload_id: UUID) -> SentFile:
    """The file, if this person sent it for this team and it is still there; else NotFound."""
    identity = identity_in(db)
    question = select(Upload).where(
        col(Upload.team_id) == identity.team_id,
        col(Upload.user_id) == identity.user_id,
        col(Upload.id) == upload_id,
    )
    row = (await db.execute(question)).scalars().one_or_none()
    if row is None or not await asyncio.to_thread(Path(row.path).is_file):
        raise NotFound("This file is no longer here; files are kept for a day. Drop it again.")
    return SentFile(Path(row.path), row.file_name)
