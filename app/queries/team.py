"""Who belongs to the team, who is invited, and which teams a person has."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import TeamRole
from app.domain.team import ROLE_WORDS, may_give
from app.domain.wording import counted


@dataclass(frozen=True)
class Member:
    """`may` says what the person who looks may do with this one: "" or "manage"."""

    id: str
    name: str
    email: str
    role: str
    role_words: str
    is_me: bool
    may_manage: bool


@dataclass(frozen=True)
class Invitation:
    id: str
    words: str


@dataclass(frozen=True)
class MyTeam:
    id: str
    name: str
    role_words: str
    is_this: bool


@dataclass(frozen=True)
class TeamView:
    """A team as one of its members sees it; `roles` are those the member may give."""

    name: str
    members: list[Member]
    invitations: list[Invitation]
    my_teams: list[MyTeam]
    roles: list[str] = field(default_factory=list)
    is_owner: bool = False


async def team_view(db: AsyncSession, *, now: datetime) -> TeamView:
    """The whole page in three queries."""
    identity = identity_in(db)
    mine = may_give(identity.role)
    values = {"team": identity.team_id}
    rows = (await db.execute(load("team_members"), values)).all()
    members = [
        Member(
            str(row.user_id), row.display_name or row.email or "Somebody", row.email or "", row.role,
            ROLE_WORDS[TeamRole(row.role)], row.user_id == identity.user_id,
            row.user_id != identity.user_id and TeamRole(row.role) in mine,
        )
        for row in rows
    ]  # fmt: skip
    invited = (await db.execute(load("team_invitations"), values | {"now": now})).all() if mine else []
    return TeamView(
        name=rows[0].team_name if rows else "",
        members=members,
        invitations=[Invitation(str(row.id), _invited(row.role, row.expires_at, now)) for row in invited],
        my_teams=await my_teams(db),
        roles=[role.value for role in mine],
        is_owner=identity.role is TeamRole.OWNER,
    )


async def my_teams(db: AsyncSession) -> list[MyTeam]:
    """Every team of the person, the one joined longest ago first."""
    here = identity_in(db).team_id
    rows = (await db.execute(text("select team_id, name, role from private.my_teams() limit 100"))).all()
    return [
        MyTeam(str(row.team_id), row.name, ROLE_WORDS[TeamRole(row.role)], row.team_id == here)
        for row in rows
    ]


def _invited(role: str, expires_at: datetime, now: datetime) -> str:
    hours = max(1, round((expires_at - now).total_seconds() / 3600))
    left = counted(hours, "hour") if hours < 48 else counted(hours // 24, "day")
    return f"{ROLE_WORDS[TeamRole(role)]} · good for {left}"
