"""The rows behind the files, in `private.uploads`, written as the team they belong to."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from app.db.session import service_session
from app.domain.identity import Identity
from app.web.uploads.incoming import ReceivedFile

INSERT = text("""
    insert into private.uploads (id, team_id, user_id, purpose, file_name, path, size_bytes)
    values (:id, :team_id, :user_id, :purpose, :file_name, :path, :size_bytes)
""")
DELETE = text("delete from private.uploads where team_id = :team_id and id = any(:ids)")


async def record_uploads(identity: Identity, purpose: str, files: Sequence[ReceivedFile]) -> None:
    """One row for each file, all or none."""
    rows = [
        {
            "id": file.upload_id,
            "team_id": identity.team_id,
            "user_id": identity.user_id,
            "purpose": purpose,
            "file_name": file.file_name,
            "path": str(file.path),
            "size_bytes": file.size,
        }
        for file in files
    ]
    async with service_session("schema private is closed to signed-in people") as db:
        await db.execute(INSERT, rows)


async def forget_uploads(identity: Identity, upload_ids: Sequence[UUID]) -> None:
    """Take away the rows of files that are gone."""
    async with service_session("schema private is closed to signed-in people") as db:
        await db.execute(DELETE, {"team_id": identity.team_id, "ids": list(upload_ids)})
