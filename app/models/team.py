"""The tenant, who belongs to it, and its settings."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from app.domain.enums import TeamRole
from app.models.base import MOMENT, Row, TeamRow, column, made_at, pg_enum, touched_at


class Team(Row, table=True):
    __tablename__ = "teams"

    id: UUID = column(Uuid, uuid4, key=True)
    name: str = column(Text)
    owner_user_id: UUID = column(Uuid)
    created_at: datetime = made_at()


class TeamMember(Row, table=True):
    __tablename__ = "team_members"

    team_id: UUID = column(Uuid, key=True)
    user_id: UUID = column(Uuid, key=True)
    role: TeamRole = column(pg_enum(TeamRole, "team_role"), TeamRole.MEMBER)
    created_at: datetime = made_at()


class TeamSettings(Row, table=True):
    __tablename__ = "team_settings"

    team_id: UUID = column(Uuid, key=True)
    settings_json: dict[str, Any] = column(JSONB, dict)
    created_at: datetime = made_at()
    updated_at: datetime = touched_at()


class TeamInvitation(TeamRow, table=True):
    __tablename__ = "team_invitations"
    __table_args__ = {"schema": "private"}

    role: TeamRole = column(pg_enum(TeamRole, "team_role"))
    token_hash: str = column(Text)
    invited_by: UUID = column(Uuid)
    expires_at: datetime = column(MOMENT)
