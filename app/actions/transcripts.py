"""A transcript that was sent as a file: read once, and not kept as a file."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.taken_files import take_file
from app.domain.interview.reading import MOST_BYTES

TOO_LARGE = f"A transcript may hold {MOST_BYTES // 1_000_000} MB. Cut this one in two."


async def take_transcript(db: AsyncSession, upload_id: UUID) -> bytes:
    """Its bytes; the file and its row are gone afterwards."""
    return await take_file(db, upload_id, purpose="transcript", most=MOST_BYTES, too_large=TOO_LARGE)
