"""Everybody who may come to the database, and the few of them who belong there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from psycopg import Error

from app.domain.identity import Identity
from tests.policies.tables import Db

BECOME = (
    "select set_config('role', %s, true), set_config('request.jwt.claims', %s, true),"
    " set_config('bidwell.team_id', %s, true)"
)
LONG_AGO = 1_700_000_000


@dataclass(frozen=True)
class Caller:
    """A role, a token's claims and the team they say they act in."""

    name: str
    claims: dict[str, Any] = field(hash=False)
    team: UUID | None = None
    role: str = "authenticated"
    refusals: frozenset[str] = frozenset({"42501"})
    """How Postgres may say no to them."""


@dataclass(frozen=True)
class Outcome:
    """What became of a statement: rows, or the SQLSTATE of its refusal."""

    rows: int
    refusal: str = ""
    shown: tuple[tuple[Any, ...], ...] = ()


def member(name: str, person: Identity, **other: Any) -> Caller:
    """Somebody who acts in the team that their identity names."""
    claims = json.loads(person.claims_json()) | other
    return Caller(name, claims, person.team_id)


def outsiders(alice: Identity, home_of_bob: Identity, removed: Identity, charlie: Identity) -> list[Caller]:
    """All who have no business in Alice's team."""
    hers = json.loads(alice.claims_json())
    his = json.loads(charlie.claims_json())
    return [
        member("a stranger", charlie),
        Caller("a stranger who says to act in her team", his, alice.team_id),
        Caller("a stranger whose claims say service", his | {"role": "service_role"}, charlie.team_id),
        member("a member of two teams who acts in the other", home_of_bob),
        member("a removed member", removed),
        Caller("a removed member who names no team", json.loads(removed.claims_json())),
        Caller("a token that has ended", hers | {"exp": LONG_AGO}, alice.team_id),
        Caller("a token without sub", {"role": "authenticated"}, alice.team_id),
        Caller("a token with another's word for sub", hers | {"sub": "alice"}, alice.team_id,
               refusals=frozenset({"42501", "22P02"})),
        Caller("somebody signed out", {}, role="anon"),
        Caller("somebody signed out with her claims", hers, alice.team_id, role="anon"),
    ]  # fmt: skip


@contextmanager
def acting_as(db: Db, caller: Caller) -> Iterator[None]:
    """Until the block ends, this connection of a superuser is somebody; nothing of it stays."""
    db.execute("savepoint caller")
    db.execute(BECOME, [caller.role, json.dumps(caller.claims), str(caller.team or "")])
    db.execute("savepoint probe")
    yield
    db.execute("rollback to caller")


def tried(db: Db, statement: str, values: dict[str, Any] | None = None) -> Outcome:
    """Run one statement and take it back."""
    try:
        done = db.execute(statement.encode(), values)
        shown = tuple(done.fetchall()) if done.description else ()
        return Outcome(done.rowcount, shown=shown)
    except Error as error:
        return Outcome(0, error.sqlstate or "?")
    finally:
        db.execute("rollback to probe")
