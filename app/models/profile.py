"""A freelancer in a team: who they are, what they can do, what they want."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Date, Integer, Numeric, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from app.models.base import MOMENT, Row, TeamRow, column, made_at, touched_at


class Profile(Row, table=True):
    __tablename__ = "profiles"

    user_id: UUID = column(Uuid, key=True)
    team_id: UUID = column(Uuid, key=True)
    email: str | None = column(Text, null=True)
    display_name: str = column(Text, "")
    headline: str = column(Text, "")
    about: str = column(Text, "")
    avatar_url: str | None = column(Text, null=True)
    location: str = column(Text, "")
    country_code: str | None = column(Text, null=True)
    linkedin_url: str | None = column(Text, null=True)
    timezone: str = column(Text, "UTC")
    team_mode: str = column(Text, "solo")
    plan: str = column(Text, "trial")
    plan_ends_at: datetime | None = column(MOMENT, null=True)
    profile_completeness_score: Decimal = column(Numeric, Decimal(0))
    onboarding_completed_at: datetime | None = column(MOMENT, null=True)
    date_of_birth: date | None = column(Date, null=True)
    created_at: datetime = made_at()
    updated_at: datetime = touched_at()


class UserSkill(TeamRow, table=True):
    __tablename__ = "user_skills"

    user_id: UUID = column(Uuid)
    name: str = column(Text)
    canonical_name: str = column(Text, "")
    level: str | None = column(Text, null=True)
    years: Decimal | None = column(Numeric, null=True)
    position: int = column(Integer, 0)
    source: str = column(Text, "manual")


class UserExperience(TeamRow, table=True):
    __tablename__ = "user_experiences"

    user_id: UUID = column(Uuid)
    kind: str = column(Text, "work")
    title: str = column(Text)
    company: str = column(Text, "")
    location: str = column(Text, "")
    started_on: date | None = column(Date, null=True)
    ended_on: date | None = column(Date, null=True)
    description: str = column(Text, "")
    results: list[str] = column(ARRAY(Text), list)
    skills: list[str] = column(ARRAY(Text), list)
    url: str | None = column(Text, null=True)
    position: int = column(Integer, 0)
    source: str = column(Text, "manual")


class UserEducation(TeamRow, table=True):
    __tablename__ = "user_educations"

    user_id: UUID = column(Uuid)
    institution: str = column(Text)
    degree: str = column(Text, "")
    field: str = column(Text, "")
    started_on: date | None = column(Date, null=True)
    ended_on: date | None = column(Date, null=True)
    description: str = column(Text, "")
    position: int = column(Integer, 0)
    source: str = column(Text, "manual")


class UserCvFile(TeamRow, table=True):
    __tablename__ = "user_cv_files"

    user_id: UUID = column(Uuid)
    file_name: str = column(Text)
    storage_key: str = column(Text)
    content_type: str = column(Text)
    size_bytes: int = column(BigInteger)
    sha256: str = column(Text)
    parsed_text: str | None = column(Text, null=True)


class UserPreferences(Row, table=True):
    __tablename__ = "user_preferences"

    user_id: UUID = column(Uuid, key=True)
    team_id: UUID = column(Uuid, key=True)
    platforms: list[str] = column(ARRAY(Text), lambda: ["upwork", "linkedin"])
    currency: str = column(Text, "USD")
    current_hourly_min: Decimal | None = column(Numeric, null=True)
    current_hourly_max: Decimal | None = column(Numeric, null=True)
    hourly_min: Decimal | None = column(Numeric, null=True)
    hourly_max: Decimal | None = column(Numeric, null=True)
    fixed_budget_min: Decimal | None = column(Numeric, null=True)
    project_types: list[str] = column(ARRAY(Text), lambda: ["short_gig", "medium_project"])
    tightness: int = column(Integer, 3)
    created_at: datetime = made_at()
    updated_at: datetime = touched_at()


class UserProfileSnapshot(TeamRow, table=True):
    __tablename__ = "user_profile_snapshots"

    user_id: UUID = column(Uuid)
    source: str = column(Text)
    raw: dict[str, Any] = column(JSONB, dict)
    captured_at: datetime = made_at()


class UserAgentSettings(Row, table=True):
    __tablename__ = "user_agent_settings"

    user_id: UUID = column(Uuid, key=True)
    team_id: UUID = column(Uuid, key=True)
    agents: dict[str, Any] = column(JSONB, dict)
    onboarding_state: dict[str, Any] = column(JSONB, dict)
    created_at: datetime = made_at()
    updated_at: datetime = touched_at()
