"""The rows behind the files, in `private.uploads`, seen and written as the team they belong to."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from app.db.session import team_session
from app.domain.identity import Identity
from app.models.upload import Upload
from app.web.uploads.incoming import ReceivedFile


async def record_uploads(identity: Identity, purpose: str, files: Sequence[ReceivedFile]) -> None:
    """One row for each file, all or none."""
    async with team_session(identity) as db:
        db.add_all(
            Upload(
                id=file.upload_id,
                team_id=identity.team_id,
                user_id=identity.user_id,
                purpose=purpose,
                file_name=file.file_name,
                path=str(file.path),
                size_bytes=file.size,
            )
            for file in files
        )


async def forget_uploads(identity: Identity, upload_ids: Sequence[UUID]) -> None:
    """Take away the rows of files that are gone."""
    async with team_session(identity) as db:
        gone = delete(Upload).where(col(Upload.team_id) == identity.team_id, col(Upload.id).in_(upload_ids))
        await db.execute(gone)
