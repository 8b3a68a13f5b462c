"""A transcript that was sent as a file: read once, and not kept as a file."""

import asyncio
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.errors import NotFound, TooLarge
from app.domain.interview.reading import MOST_BYTES
from app.models.upload import Upload

GONE = "This file is not here any more. Drop it again."


async def take_transcript(db: AsyncSession, upload_id: UUID) -> bytes:
    """Its bytes; the file and its row are gone afterwards."""
    identity = identity_in(db)
    question = select(Upload).where(
        col(Upload.team_id) == identity.team_id,
        col(Upload.user_id) == identity.user_id,
        col(Upload.id) == upload_id,
        col(Upload.purpose) == "transcript",
    )
    upload = (await db.execute(question)).scalar_one_or_none()
    path = Path(upload.path) if upload else None
    if upload is None or path is None or not await asyncio.to_thread(path.is_file):
        raise NotFound(GONE)
    too_large = upload.size_bytes > MOST_BYTES
    data = b"" if too_large else await asyncio.to_thread(path.read_bytes)
    await db.delete(upload)
    await db.flush()
    await asyncio.to_thread(path.unlink, missing_ok=True)
    if too_large:
        raise TooLarge(f"A transcript may hold {MOST_BYTES // 1_000_000} MB. Cut this one in two.")
    return data
