"""A run of an agent and its steps: the whole truth about what it did. Postgres keeps the states legal."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Date, Integer, Numeric, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from app.domain.enums import AgentType, RunStatus
from app.models.base import MOMENT, Row, TeamRow, column, made_at, pg_enum


class AgentRun(TeamRow, table=True):
    __tablename__ = "agent_runs"

    user_id: UUID = column(Uuid)
    agent_type: AgentType = column(pg_enum(AgentType, "agent_type"))
    trigger: str = column(Text)
    status: RunStatus = column(pg_enum(RunStatus, "run_status"), RunStatus.QUEUED)
    inputs: dict[str, Any] = column(JSONB, dict)
    outputs: dict[str, Any] = column(JSONB, dict)
    error: str | None = column(Text, null=True)
    engine: str | None = column(Text, null=True)
    model: str | None = column(Text, null=True)
    input_tokens: int = column(BigInteger, 0)
    output_tokens: int = column(BigInteger, 0)
    cost_usd: Decimal = column(Numeric, Decimal(0))
    prompt_version: str | None = column(Text, null=True)
    attempt: int = column(Integer, 0)
    max_attempts: int = column(Integer, 8)
    heartbeat_at: datetime | None = column(MOMENT, null=True)
    cancel_requested_at: datetime | None = column(MOMENT, null=True)
    started_at: datetime | None = column(MOMENT, null=True, kept_by_postgres=True)
    finished_at: datetime | None = column(MOMENT, null=True, kept_by_postgres=True)
    origin: str = column(Text, "person")
    parent_run_id: UUID | None = column(Uuid, null=True)
    subject: str | None = column(Text, null=True)
    progress: dict[str, Any] = column(JSONB, dict)
    not_before: datetime | None = column(MOMENT, null=True)
    metered_on: date | None = column(Date, null=True)


class AgentRunStep(TeamRow, table=True):
    __tablename__ = "agent_run_steps"

    agent_run_id: UUID = column(Uuid)
    position: int = column(Integer, 0)
    step_name: str = column(Text)
    status: RunStatus = column(pg_enum(RunStatus, "run_status"), RunStatus.QUEUED)
    input: dict[str, Any] = column(JSONB, dict)
    output: dict[str, Any] = column(JSONB, dict)
    meta: dict[str, Any] = column(JSONB, dict)
    error: str | None = column(Text, null=True)
    started_at: datetime | None = column(MOMENT, null=True)
    finished_at: datetime | None = column(MOMENT, null=True)


class Schedule(Row, table=True):
    """When an agent runs next by itself, for one person."""

    __tablename__ = "schedules"
    __table_args__ = {"schema": "private"}

    team_id: UUID = column(Uuid, key=True)
    user_id: UUID = column(Uuid, key=True)
    agent_type: AgentType = column(pg_enum(AgentType, "agent_type"), key=True)
    next_at: datetime = column(MOMENT)
    created_at: datetime = made_at()


class SourceMark(Row, table=True):
    """What is known of a place that job search reads for one person."""

    __tablename__ = "source_marks"
    __table_args__ = {"schema": "private"}

    team_id: UUID = column(Uuid, key=True)
    user_id: UUID = column(Uuid, key=True)
    kind: str = column(Text, key=True)
    place: str = column(Text, key=True)
    mark: dict[str, Any] = column(JSONB, dict)
    read_at: datetime | None = column(MOMENT, null=True)
    problem: str = column(Text, "")
    created_at: datetime = made_at()
