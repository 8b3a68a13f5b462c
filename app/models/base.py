"""What every table shares: the column shorthand, enum types, and the team a row belongs to.

Flush parents before children (`await db.flush()`): there are no relationships to tell the order.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Enum, FetchedValue, Uuid, text
from sqlmodel import Field, SQLModel

MOMENT = DateTime(timezone=True)


def pg_enum(members: type[StrEnum], name: str) -> Enum:
    """A Postgres enum type that stores values, as the spec writes them, not Python's member names."""
    return Enum(
        members, name=name, schema="public", create_type=False, values_callable=lambda e: [m.value for m in e]
    )


def column(
    kind: Any,
    default: Any = ...,
    *,
    null: bool = False,
    server: str | None = None,
    key: bool = False,
    kept_by_postgres: bool = False,
) -> Any:
    """One column. `default` is Python's (a function is called); `server` is what Postgres puts where we say
    nothing; nullable columns are None unless told; `kept_by_postgres` is read back after every update."""
    extra: dict[str, Any] = {}
    if server is not None:
        extra["server_default"] = text(server)
    if kept_by_postgres:
        extra["server_onupdate"] = FetchedValue()
    options: dict[str, Any] = {
        "sa_type": kind,
        "nullable": null,
        "primary_key": key,
        "sa_column_kwargs": extra,
    }
    if default is ... and (null or server is not None):
        default = None
    if callable(default):
        return Field(default_factory=default, **options)
    return Field(default=default, **options) if default is not ... else Field(**options)


def made_at() -> Any:
    """A moment that Postgres sets when the row is made."""
    return column(MOMENT, server="now()")


def touched_at() -> Any:
    """A moment that Postgres sets whenever the row changes."""
    return column(MOMENT, server="now()", kept_by_postgres=True)


class Row(SQLModel):
    """A row whose values set by Postgres come back with the insert or update itself."""

    __mapper_args__: ClassVar[dict[str, Any]] = {"eager_defaults": True}


class TeamRow(Row):
    """A row of one team."""

    id: UUID = column(Uuid, uuid4, key=True)
    team_id: UUID = column(Uuid)
    created_at: datetime = made_at()
