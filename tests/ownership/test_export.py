"""An export holds every table, says what it leaves out, and comes back as it went."""

import csv
import io
import json
import re
from pathlib import Path

import psycopg
import pytest

from app.domain.enums import TeamRole
from app.domain.errors import NotAllowed
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.ownership.cells import TRIGGERS, cell, csv_line
from app.ownership.tables import LEFT_OUT, SECRETS, TABLES, member_of
from app.ownership.take_in import take_in_team
from app.settings import settings
from tests.domain.hostile_texts import HOSTILE as TEXTS
from tests.hostile.payloads import VALUES
from tests.ownership.homes import CV, HARD, contents, count, exported, fill_team, rows_in
from tests.people import join_team, sign_up
from tests.policies.tables import TEAM_TABLES

LOOKS_SECRET = re.compile(r"token|secret|sealed|password|hash|_key$|key_|sid")
HARMLESS = {
    "canonical_hash", "payload_hash", "batch_hash", "storage_key", "client_key", "key_ends", "input_tokens",
    "output_tokens", "simhash",
}  # fmt: skip


def known_tables(cluster: Cluster) -> set[str]:
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("set search_path = ''")
        return {name for name, _ in db.execute(TEAM_TABLES).fetchall()}


def test_every_table_of_a_team_is_exported_or_left_out_with_a_reason(cluster: Cluster) -> None:
    assert known_tables(cluster) == set(TABLES) | set(LEFT_OUT)
    assert not set(TABLES) & set(LEFT_OUT)
    assert len(set(TABLES)) == len(TABLES)


def test_what_looks_like_a_secret_is_named_as_one(cluster: Cluster) -> None:
    question = "select table_schema || '.' || table_name, column_name from information_schema.columns"
    with psycopg.connect(cluster.dsn_superuser) as db:
        columns = db.execute(question).fetchall()
    open_ones = [
        f"{table}.{column}" for table, column in columns
        if table in TABLES and LOOKS_SECRET.search(column) and column not in HARMLESS
        and column not in SECRETS.get(table, {})
    ]  # fmt: skip
    assert not open_ones


async def test_export_import_export_is_byte_equal(
    database: Cluster, alice: Identity, tmp_path: Path, data_folder: Path
) -> None:
    fill_team(database, alice, tmp_path)
    before = await exported(alice)
    rows = {table: count(database, table, alice.team_id) for table in TABLES}
    assert all(rows.values()), "each table has a row to lose"
    with psycopg.connect(database.dsn_superuser) as db:
        db.execute("delete from public.teams")
        db.execute("delete from auth.users")
    (settings().files_dir / str(alice.team_id)).rename(tmp_path / "gone")
    again = _the_same_person(database, alice)
    (tmp_path / "team.zip").write_bytes(before)
    taken = await take_in_team(again, tmp_path / "team.zip")
    assert taken.files == 1
    after = await exported(again)
    for name, content in contents(before).items():
        assert contents(after)[name] == content, name
    assert after == before
    key = rows_in(after, "user_cv_files")[0]["storage_key"]
    assert (settings().files_dir / key).read_bytes() == CV


async def test_another_person_gets_the_team_as_their_own(
    database: Cluster, alice: Identity, charlie: Identity, tmp_path: Path
) -> None:
    fill_team(database, alice, tmp_path)
    before = await exported(alice)
    with psycopg.connect(database.dsn_superuser) as db:
        db.execute("delete from public.teams where id = %s", [alice.team_id])
    (tmp_path / "team.zip").write_bytes(before)
    await take_in_team(charlie, tmp_path / "team.zip")
    after = await exported(charlie)
    ours = {str(alice.team_id): str(charlie.team_id), str(alice.user_id): str(charlie.user_id)}
    for name, content in contents(before).items():
        if not name.startswith("json/") or name == "json/profiles.json":
            continue
        expected = content.decode()
        for old, new in ours.items():
            expected = expected.replace(old, new)
        found = contents(after)[name].decode()
        if name in ("json/teams.json", "json/team_members.json"):
            continue
        assert sorted(map(json.dumps, json.loads(found))) == sorted(map(json.dumps, json.loads(expected))), (
            name
        )
    profile = rows_in(after, "profiles")[0]
    assert (profile["email"], profile["about"]) == (charlie.email, HARD)
    assert rows_in(after, "teams")[0]["name"] == rows_in(before, "teams")[0]["name"]
    assert str(alice.user_id).encode() not in b"".join(contents(after).values())


async def test_no_secret_leaves(database: Cluster, alice: Identity, tmp_path: Path) -> None:
    fill_team(database, alice, tmp_path)
    with psycopg.connect(database.dsn_superuser) as db:
        hashes = [
            value for statement in (
                "select encode(token_hash, 'hex') from public.apply_sessions",
                "select token_hash from private.calendar_feeds",
            ) for (value,) in db.execute(statement.encode()).fetchall()
        ]  # fmt: skip
    assert len(hashes) == 2
    everything = b"".join(contents(await exported(alice)).values())
    for secret in ("SEALED-MODEL-KEY", "SEALED-CHANNEL", "sid_hash", "access_token"):
        assert secret.encode() not in everything
    assert not [
        one for one in hashes if f'"{one}'.encode() in everything or f"\\x{one}".encode() in everything
    ]
    words = contents(await exported(alice))["README.md"].decode()
    assert "No secrets" in words
    assert all(why in words for why in LEFT_OUT.values())


async def test_only_owners_and_admins_take_everything_along(
    database: Cluster, alice: Identity, bob: Identity, vera: Identity
) -> None:
    for person in (bob, vera):
        with pytest.raises(NotAllowed, match="owner or an admin"):
            await exported(person)
    ada = join_team(database, sign_up(database, "Ada"), alice.team_id, TeamRole.ADMIN)
    assert rows_in(await exported(ada), "teams")[0]["id"] == str(alice.team_id)


async def test_an_export_holds_nothing_of_another_team(
    database: Cluster, alice: Identity, charlie: Identity, tmp_path: Path
) -> None:
    fill_team(database, alice, tmp_path)
    fill_team(database, charlie, tmp_path)
    everything = b"".join(contents(await exported(alice)).values())
    assert str(charlie.team_id).encode() not in everything
    assert str(charlie.user_id).encode() not in everything


HOSTILE = [
    *(f"{trigger}{rest}" for trigger in TRIGGERS for rest in ("1+1", "cmd|' /C calc'!A0", "HYPERLINK(1)", " ", "@x")),
    *(f"{space}=1+1" for space in (" ", "\t", "\r\n", "\u00a0", "\ufeff", "   ")), *VALUES.values(), *TEXTS,
    *(f"{mark}{number}{mark}" for mark in (*TRIGGERS, '\n', '"', ',') for number in range(24)),
]  # fmt: skip


@pytest.mark.parametrize(
    "text", [one for one in HOSTILE if isinstance(one, str) and "\ud800" not in one and "\0" not in one]
)
def test_no_cell_begins_with_what_a_spreadsheet_calculates(text: str) -> None:
    parsed = next(csv.reader(io.StringIO(csv_line([text, 1]), newline="")), [""])
    assert not parsed[0].lstrip(" \u00a0\ufeff\u200b\x00").startswith(TRIGGERS)
    assert text in (parsed[0], parsed[0].removeprefix("'"))


def test_numbers_stay_numbers_and_lists_are_told_whole() -> None:
    assert [cell(None), cell(True), cell([1, "=x"])] == ["", "true", '[1, "=x"]']


def test_names_in_the_archive_are_all_different() -> None:
    assert len({member_of(table, "json") for table in TABLES}) == len(TABLES)


def _the_same_person(cluster: Cluster, person: Identity) -> Identity:
    """Signs up anew under the same ids, as after moving to another machine."""
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("set session_replication_role = replica")
        db.execute(
            "insert into auth.users (id, aud, role, email, email_confirmed_at, raw_user_meta_data)"
            " values (%s, 'authenticated', 'authenticated', %s, now(), '{}')", [person.user_id, person.email])  # fmt: skip
        db.execute("insert into public.teams (id, name, owner_user_id) values (%s, 'New', %s)",
                   [person.team_id, person.user_id])  # fmt: skip
        db.execute("insert into public.team_settings (team_id) values (%s)", [person.team_id])
        db.execute("set session_replication_role = origin")
        db.execute("insert into public.team_members (team_id, user_id, role) values (%s, %s, 'owner')",
                   [person.team_id, person.user_id])  # fmt: skip
    return person
