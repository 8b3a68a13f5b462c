"""A file that was sent to be read once: its bytes, and then it is gone."""

import asyncio
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.errors import NotFound, TooLarge
from app.models.upload import Upload

GONE = "This file is not here any more. Drop it again."


async def take_file(db: AsyncSession, upload_id: UUID, *, purpose: str, most: int, too_large: str) -> bytes:
    """Its bytes; the file and its row are gone afterwards. `too_large` is the sentence for one above `most` bytes."""
    identity = identity_in(db)
    question = select(Upload).where(
        col(Upload.team_id) == identity.team_id,
        col(Upload.user_id) == identity.user_id,
        col(Upload.id) == upload_id,
        col(Upload.purpose) == purpose,
    )
    upload = (await db.execute(question)).scalar_one_or_none()
    path = Path(upload.path) if upload else None
    if upload is None or path is None or not await asyncio.to_thread(path.is_file):
        raise NotFound(GONE)
    is_too_large = upload.size_bytes > most
    data = b"" if is_too_large else await asyncio.to_thread(path.read_bytes)
    await db.delete(upload)
    await db.flush()
    await asyncio.to_thread(path.unlink, missing_ok=True)
    if is_too_large:
        raise TooLarge(too_large)
    return data
