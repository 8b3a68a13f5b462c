"""Every way to get at a row of another team: made for a table from what the catalogue says about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.domain.identity import Identity
from tests.policies.people import Caller, Outcome, acting_as, tried
from tests.policies.tables import Db, TeamTable, as_record


@dataclass(frozen=True)
class Probe:
    """One statement. `all_rows` reads no column, so that no select policy helps: own rows may be among them."""

    verb: str
    shape: str
    statement: str
    values: dict[str, Any]
    all_rows: bool = False


def probes(table: TeamTable, owner: Identity, elsewhere: UUID) -> Iterator[Probe]:
    """Read, add, change, take away, move and lock the row of this owner's team."""
    values = {"team": owner.team_id, "elsewhere": elsewhere, "row": as_record(table)}
    for verb, shapes in (
        ("select", _reads(table)),
        ("insert", _inserts(table)),
        ("update", _updates(table)),
        ("delete", _deletes(table)),
    ):
        for shape, statement in shapes.items():
            yield Probe(verb, shape, statement, values, all_rows=shape.startswith("every"))


def leaks(
    db: Db, callers: Sequence[Caller], tables: Sequence[TeamTable], owner: Identity, elsewhere: UUID
) -> tuple[int, list[str]]:
    """How many probes were made, and those that went through, or failed for another reason than they should."""
    made, found = 0, []
    for caller in callers:
        own = {table.name: _rows_in(db, table, caller) for table in tables}
        with acting_as(db, caller):
            for table in tables:
                for probe in probes(table, owner, elsewhere):
                    made += 1
                    outcome = tried(db, probe.statement, probe.values)
                    allowed = own[table.name] if probe.all_rows else 0
                    if not _kept_out(outcome, probe, caller, allowed):
                        found.append(f"{caller.name}: {probe.verb} {table.name}, {probe.shape}: {outcome}")
    return made, found


def may(db: Db, caller: Caller, table: TeamTable, verb: str, owner: Identity) -> bool:
    """The positive control: does the plainest probe of this verb get through?"""
    with acting_as(db, caller):
        probe = next(one for one in probes(table, owner, owner.team_id) if one.verb == verb)
        outcome = tried(db, probe.statement, probe.values)
    # a row like it may be there already: being told so means that the policy let them through
    return outcome.rows > 0 or (verb == "insert" and outcome.refusal == "23505")


def _kept_out(outcome: Outcome, probe: Probe, caller: Caller, allowed: int) -> bool:
    if outcome.refusal:
        return outcome.refusal in caller.refusals
    return probe.verb != "insert" and outcome.rows <= allowed


def _rows_in(db: Db, table: TeamTable, caller: Caller) -> int:
    """How many rows are theirs: in the team that the caller acts in, if they belong to it."""
    row = db.execute(
        f"select count(*) from {table.name} where {table.team} = coalesce(%s, {table.team}) and {table.team} in"
        " (select team_id from public.team_members where user_id::text = %s)".encode(),
        [caller.team, caller.claims.get("sub") if "exp" not in caller.claims else None],
    ).fetchone()
    assert row is not None
    return int(row[0])


def _reads(table: TeamTable) -> dict[str, str]:
    hers = f"from {table.name} t where t.{table.team} = %(team)s"
    return {
        "by team": f"select 1 {hers}",
        "by key": f"select 1 from {table.name} t where {_same_key(table)}",
        "by no index": f"select 1 from {table.name} t where to_jsonb(t) ->> '{table.team}' = %(team)s::text",
        "a count": f"select 1 from (select count(*) as n {hers}) x where n > 0",
        "that it exists": f"select 1 where exists (select {hers})",
        "a join": f"select 1 from {table.name} t join public.teams x on x.id = t.{table.team} where x.id = %(team)s",
        "a lock": f"select 1 {hers} for key share",
        "a cursor": f"with r as materialized (select t.* {hers}) select 1 from r",
    }


def _inserts(table: TeamTable) -> dict[str, str]:
    columns = ", ".join(table.columns)
    plain = (
        f"insert into {table.name} ({columns}) overriding user value"
        f" select {columns} from jsonb_populate_record(null::{table.name}, %(row)s)"
    )
    shapes = {
        "the same again": plain,
        "unless it is there": f"{plain} on conflict do nothing",
        "and read back": f"{plain} returning {table.team}",
    }
    if table.changed and set(table.key) <= set(table.columns):
        shapes["or change it"] = (
            f"{plain} on conflict ({', '.join(table.key)}) do update set {table.changed} = excluded.{table.changed}"
        )
    return shapes


def _updates(table: TeamTable) -> dict[str, str]:
    column = table.changed or table.spare[0]
    theirs = f"(jsonb_populate_record(null::{table.name}, %(row)s)).{column}"
    shapes = {
        "by team": f"update {table.name} set {column} = {column} where {table.team} = %(team)s",
        "by key": f"update {table.name} t set {column} = {theirs} where {_same_key(table)}",
        "every row": f"update {table.name} set {column} = {theirs}",
    }
    if table.team == "team_id":
        shapes["to another team"] = (
            f"update {table.name} set team_id = %(elsewhere)s where team_id = %(team)s"
        )
    return shapes


def _deletes(table: TeamTable) -> dict[str, str]:
    return {
        "by team": f"delete from {table.name} where {table.team} = %(team)s",
        "by key": f"delete from {table.name} t where {_same_key(table)}",
        "every row": f"delete from {table.name}",
    }


def _same_key(table: TeamTable) -> str:
    record = f"(jsonb_populate_record(null::{table.name}, %(row)s))"
    return " and ".join(f"t.{column} = {record}.{column}" for column in table.key)
