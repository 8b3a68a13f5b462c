"""Which team a browser acts in: going to another one, joining one by an invitation, leaving one.

Each of these gives the browser a new sid, so that a tab that still shows the other team acts no more.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, select, text, update
from sqlalchemy.exc import DBAPIError

from app.auth.browser import end_session, forget, identity_from_cookie
from app.auth.cookies import hash_of, new_sid, sid_hash_in
from app.auth.sentences import AuthRefused
from app.auth.sessions import MEMBERS, SESSIONS, TEAMS, find_lost, first_team_of
from app.clock import utc_now
from app.db.session import service_session, team_session

NO_SUCH = "P0002"


@dataclass(frozen=True)
class Invitation:
    """What an invitation leads to."""

    team_name: str
    role: str
    invited_by: str


@dataclass(frozen=True)
class LostTeam:
    """The team that somebody is not in any more, and the one to go to; "" where there is none."""

    name: str
    next_id: str
    next_name: str


async def invitation_behind(token: str) -> Invitation | None:
    """None where it is used up, taken back or over."""
    asked = text("select team_name, role::text, invited_by from private.invitation_behind(:hash)")
    async with service_session("look at an invitation") as db:
        row = (await db.execute(asked, {"hash": hash_of(token)})).one_or_none()
    return Invitation(row.team_name, row.role, row.invited_by) if row else None


async def join_team(cookie_header: str | None, token: str) -> str:
    """The person of this cookie becomes a member and is in that team: the new sid. AuthRefused otherwise."""
    identity = await identity_from_cookie(cookie_header)
    if identity is None:
        raise AuthRefused("expired")
    try:
        async with team_session(identity) as db:
            team = await db.scalar(text("select private.accept_invitation(:hash)"), {"hash": hash_of(token)})
    except DBAPIError as refusal:
        if getattr(refusal.orig, "sqlstate", None) == NO_SUCH:
            raise AuthRefused("no_invitation") from refusal
        raise
    return await go_to_team(cookie_header, team)


async def go_to_team(cookie_header: str | None, team_id: UUID) -> str:
    """This browser acts in another team of the person from now on: the new sid."""
    old, sid = sid_hash_in(cookie_header), new_sid()
    member = exists().where(MEMBERS.c.team_id == team_id, MEMBERS.c.user_id == SESSIONS.c.user_id)
    there = update(SESSIONS).where(SESSIONS.c.sid_hash == old, SESSIONS.c.ended_at.is_(None), member)
    async with service_session("go to another team") as db:
        moved = await db.execute(
            there.values(sid_hash=hash_of(sid), team_id=team_id).returning(SESSIONS.c.user_id)
        )
        if moved.one_or_none() is None:
            raise AuthRefused("not_your_team")
    forget(old)
    return sid


async def team_lost(cookie_header: str | None) -> LostTeam | None:
    """What a browser is told whose person is not in its team any more; None for everybody else."""
    sid_hash = sid_hash_in(cookie_header)
    if not sid_hash:
        return None
    async with service_session("tell somebody which team they left") as db:
        lost = await find_lost(db, sid_hash, now=utc_now())
        if lost is None:
            return None
        person, name = lost
        home = await first_team_of(db, person)
        home_name = await db.scalar(select(TEAMS.c.name).where(TEAMS.c.id == home)) if home else None
    return LostTeam(name, str(home or ""), home_name or "")


async def leave_team(cookie_header: str | None) -> str:
    """Out of this team, and into another one of the person: the new sid, or "" where there is no other."""
    identity = await identity_from_cookie(cookie_header)
    if identity is None:
        raise AuthRefused("expired")
    leaving = text("select private.remove_member(:team, :user)")
    async with team_session(identity) as db:
        await db.execute(leaving, {"team": identity.team_id, "user": identity.user_id})
    async with service_session("find the next team") as db:
        team = await first_team_of(db, identity.user_id)
    if team is None:
        await end_session(cookie_header)
        return ""
    return await go_to_team(cookie_header, team)
