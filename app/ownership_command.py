"""`bidwell export` and `bidwell import-team`: the team of the person with an address, out and in, in words."""

import os
from pathlib import Path

from sqlalchemy import text

from app.clock import utc_now
from app.db.session import service_session
from app.domain.enums import TeamRole
from app.domain.errors import NotFound, UserFacingError
from app.domain.identity import Identity
from app.ownership.export import export_team
from app.ownership.take_in import take_in_team

WHO = text(
    """
    select p.user_id, m.team_id, m.role::text as role, p.email
      from public.profiles p join public.team_members m on m.team_id = p.team_id and m.user_id = p.user_id
     where lower(p.email) = lower(:address)
     order by (m.role = 'owner') desc, m.created_at, m.team_id limit 1
    """
)


async def export_to(file: Path, address: str) -> str:
    """Never over another file; what bears the name is whole."""
    if file.exists():  # noqa: ASYNC240 (a command line waits for its own disk)
        raise UserFacingError(f"{file} is there already. Choose another name.")
    identity, draft = await _person(address), file.with_name(f".{file.name}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as into:
            async for part in export_team(identity, now=utc_now()):
                into.write(part)
        size = draft.stat().st_size
        draft.replace(file)
    except OSError as error:
        raise UserFacingError(f"{file} could not be written: {error.strerror or error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return f"{file}: {size:,} bytes. Its README says what is in it; no key and no password is."


async def import_from(file: Path, address: str) -> str:
    taken = await take_in_team(await _person(address), file)
    return f"{taken.rows:,} rows and {taken.files} files of {file} are now in the team of {address}."


async def _person(address: str) -> Identity:
    async with service_session("the person named on the command line") as db:
        row = (await db.execute(WHO, {"address": address.strip()})).mappings().one_or_none()
    if row is None:
        raise NotFound(f"Nobody has signed up here as {address}. Sign up in the browser first.")
    return Identity(row["user_id"], row["team_id"], TeamRole(row["role"]), row["email"])
