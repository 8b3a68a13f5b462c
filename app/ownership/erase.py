"""A person, or a whole team, gone for good: rows, files, sign-ins, and the account itself."""

import asyncio
import shutil
from pathlib import Path
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db.session import service_session
from app.domain.enums import TeamRole
from app.domain.errors import BadInput, Conflict, NotAllowed
from app.domain.identity import Identity
from app.ownership.accounts import delete_account, require_reachable
from app.settings import settings

PATIENCE = "5min"
FOLDERS = ("files", "uploads", "inbox")
"""Of the data folder: each has one folder a team."""
NOT_TYPED = "Type {} to confirm. Nothing was erased."
OTHERS = "Others are in a team of yours. Hand it over to one of them, or erase the team first."
TEAMS = text("select id from public.teams where owner_user_id = :person")
FILES = text(
    """
    select c.storage_key from public.user_cv_files c
     where c.user_id = :person and not exists (
       select from public.user_cv_files o where o.storage_key = c.storage_key and o.user_id <> :person)
    """
)
UPLOADS = text("select path from private.uploads where user_id = :person")


async def erase_team(identity: Identity, *, typed: str) -> None:
    """Everything of the team. Its owner begins again with an empty one; the other members have lost it."""
    if identity.role is not TeamRole.OWNER:
        raise NotAllowed("Only the owner erases a team.")
    async with service_session("the owner erases a team", time_limit=PATIENCE) as db:
        name = await db.scalar(
            text("select name from public.teams where id = :team"), {"team": identity.team_id}
        )
        _require_typed(typed, str(name or ""), "the name of the team")
        await db.execute(text("select private.erase_team(:team)"), {"team": identity.team_id})
    await asyncio.to_thread(_remove_folders, [identity.team_id])


async def erase_person(identity: Identity, *, typed: str) -> None:
    """The person with all teams of their own, what they made in others', and the account."""
    _require_typed(typed, identity.email, "your e-mail address")
    await require_reachable()
    await erase_rows_of(identity.user_id)
    await delete_account(identity.user_id)


async def erase_rows_of(user_id: UUID) -> None:
    """All but the account."""
    values = {"person": user_id}
    async with service_session("a person leaves for good", time_limit=PATIENCE) as db:
        teams = list((await db.scalars(TEAMS, values)).all())
        files = [settings().files_dir / key for key in (await db.scalars(FILES, values)).all()]
        files += [Path(path) for path in (await db.scalars(UPLOADS, values)).all()]
        try:
            await db.execute(text("select private.erase_person(:person)"), values)
        except DBAPIError as refused:
            if getattr(refused.orig, "sqlstate", None) == "55006":
                raise Conflict(OTHERS) from refused
            raise
    await asyncio.to_thread(_remove_folders, teams)
    await asyncio.to_thread(_remove_files, files)


def _require_typed(typed: str, wanted: str, what: str) -> None:
    if not wanted or " ".join(typed.split()).casefold() != " ".join(wanted.split()).casefold():
        raise BadInput(NOT_TYPED.format(what))


def _remove_folders(teams: list[UUID]) -> None:
    for team in teams:
        for folder in FOLDERS:
            shutil.rmtree(settings().data / folder / str(team), ignore_errors=True)


def _remove_files(files: list[Path]) -> None:
    """Only such as lie where Bidwell keeps files."""
    kept = (settings().files_dir.resolve(), settings().uploads_dir.resolve())
    for path in files:
        if any(path.resolve().is_relative_to(folder) for folder in kept):
            path.unlink(missing_ok=True)
