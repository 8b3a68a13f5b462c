"""Files that a person has sent, put on the shelf past the upload route."""

import csv
from pathlib import Path
from uuid import UUID

from app.db.session import service_session
from app.domain.identity import Identity
from app.models.upload import Upload


async def sent(person: Identity, folder: Path, name: str, *rows: dict[str, str]) -> UUID:
    """A CSV with these rows, as this person sent it; the id of the upload."""
    path = folder / f"{name}.{len(list(folder.iterdir()))}"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    async with service_session("a file on the shelf") as db:
        upload = Upload(
            team_id=person.team_id,
            user_id=person.user_id,
            purpose="jobs",
            file_name=name,
            path=str(path),
            size_bytes=path.stat().st_size,
        )
        db.add(upload)
        await db.flush()
        return upload.id


def a_row(title: str = "Logo for a bakery", **more: str) -> dict[str, str]:
    return {"title": title, "description": f"{title}: please draw it.", "budget": "$500"} | more
