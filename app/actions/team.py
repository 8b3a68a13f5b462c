"""Who belongs to a team. What each role may do is held by the database; here it gets its sentence."""

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.auth.cookies import hash_of, new_sid
from app.db.session import identity_in
from app.domain.enums import TeamRole
from app.domain.errors import BadInput, NotAllowed, NotFound
from app.domain.team import INVITATION_LASTS, MOST_INVITATIONS, may_give
from app.models.team import Team, TeamInvitation

TOO_MANY = f"There are {MOST_INVITATIONS} open invitations. Take some back first."
GONE = "This invitation is not open any more."
NOT_YOURS = (
    "Only the owner and admins look after the team, and nobody gives a role that is not below their own."
)


async def rename_team(db: AsyncSession, name: str) -> None:
    identity = _manager(db)
    await db.execute(update(Team).where(col(Team.id) == identity).values(name=name))
    record(db, "team_renamed", entity_type="team", entity_id=identity, label=name)


async def invite_member(db: AsyncSession, role: TeamRole, *, now: datetime) -> str:
    """A token for one person who is to become this: told once and kept as its hash."""
    team = _manager(db, role)
    open_ones = select(func.count()).select_from(TeamInvitation).where(col(TeamInvitation.team_id) == team)
    if (await db.scalar(open_ones) or 0) >= MOST_INVITATIONS:
        raise BadInput(TOO_MANY)
    token = new_sid()
    asked = text("select private.invite_member(:team, cast(:role as public.team_role), :hash, :expires)")
    values = {"team": team, "role": role.value, "hash": hash_of(token), "expires": now + INVITATION_LASTS}
    made = await db.scalar(asked, values)
    record(db, "member_invited", entity_type="team", entity_id=made, label=role.value)
    return token


async def revoke_invitation(db: AsyncSession, invitation: UUID) -> None:
    team = _manager(db)
    gone = delete(TeamInvitation).where(
        col(TeamInvitation.team_id) == team, col(TeamInvitation.id) == invitation
    )
    role = await db.scalar(gone.returning(col(TeamInvitation.role)))
    if role is None:
        raise NotFound(GONE)
    record(db, "invitation_revoked", entity_type="team", entity_id=invitation, label=role.value)


async def set_member_role(db: AsyncSession, user: UUID, role: TeamRole) -> None:
    team = _manager(db, role)
    await _require_member(db, user)
    asked = text("select private.set_member_role(:team, :user, cast(:role as public.team_role))")
    await db.execute(asked, {"team": team, "user": user, "role": role.value})
    await _tell(db, user)


async def remove_member(db: AsyncSession, user: UUID) -> None:
    """Out of the team at once; what they did stays."""
    team = _manager(db)
    await _require_member(db, user)
    await db.execute(text("select private.remove_member(:team, :user)"), {"team": team, "user": user})
    await _tell(db, user)


async def hand_over_team(db: AsyncSession, user: UUID) -> None:
    """The other one becomes the owner, the owner an admin."""
    if identity_in(db).role is not TeamRole.OWNER:
        raise NotAllowed("Only the owner hands the team over.")
    await _require_member(db, user)
    await db.execute(
        text("select private.transfer_team(:team, :user)"), {"team": identity_in(db).team_id, "user": user}
    )
    for person in (identity_in(db).user_id, user):
        await _tell(db, person)


async def _require_member(db: AsyncSession, user: UUID) -> None:
    asked = text("select true from public.team_members where team_id = :team and user_id = :user")
    if not await db.scalar(asked, {"team": identity_in(db).team_id, "user": user}):
        raise NotFound("This person is not in the team, or not any more.")


async def _tell(db: AsyncSession, user: UUID) -> None:
    """To the open tabs of the team, in whatever process: this person's place in it has changed."""
    said = {"team": str(identity_in(db).team_id), "what": "members", "person": str(user)}
    await db.execute(text("select pg_notify('team', :said)"), {"said": json.dumps(said)})


def _manager(db: AsyncSession, role: TeamRole | None = None) -> UUID:
    """The team of somebody who looks after it and, if a role is to be given, may give that one."""
    identity = identity_in(db)
    if not may_give(identity.role) or (role is not None and role not in may_give(identity.role)):
        raise NotAllowed(NOT_YOURS)
    return identity.team_id
