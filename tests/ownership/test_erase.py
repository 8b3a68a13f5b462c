"""Who leaves is gone: from every table, from the folder, and from the sign-in server."""

from pathlib import Path

import httpx
import psycopg
import pytest

from app.domain.enums import TeamRole
from app.domain.errors import BadInput, Conflict, NotAllowed
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.ownership.erase import erase_person, erase_rows_of, erase_team
from app.settings import settings
from tests.auth.conftest import Door, auth_url, door
from tests.auth.live_auth import SERVICE_KEY
from tests.ownership.homes import count, fill_team
from tests.ownership.test_export import known_tables
from tests.people import join_team, sign_up
from tests.policies.world import ROWS, ids_for

__all__ = ["auth_url", "door"]

EVERY_TABLE = """
  select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and n.nspname in ('public', 'private', 'auth', 'queue') order by 1"""


def traces(cluster: Cluster, *words: object) -> dict[str, list[str]]:
    """Rows of any table, also the sign-in server's, in which one of these words stands."""
    found: dict[str, list[str]] = {}
    with psycopg.connect(cluster.dsn_superuser) as db:
        for (table,) in db.execute(EVERY_TABLE).fetchall():
            for word in words:
                hits = db.execute(
                    f"select to_jsonb(t)::text from {table} t where to_jsonb(t)::text ilike %s".encode(),
                    [f"%{word}%"],
                ).fetchall()
                found.setdefault(table, []).extend(text for (text,) in hits)
    return {table: hits for table, hits in found.items() if hits}


def files_with(word: object) -> list[str]:
    return [
        str(path)
        for path in settings().data.rglob("*")
        if str(word) in str(path) and "postgres" not in path.parts
    ]


def lay_files(team: object) -> None:
    for folder in ("uploads", "inbox", "files"):
        (settings().data / folder / str(team)).mkdir(parents=True, exist_ok=True)
        (settings().data / folder / str(team) / "a-file").write_text("x")


async def test_a_person_is_gone_from_every_table_folder_and_the_sign_in(
    door: Door, database: Cluster, tmp_path: Path
) -> None:
    alice = sign_up(database, "Alicia")
    fill_team(database, alice, tmp_path)
    lay_files(alice.team_id)
    assert {name for name in known_tables(database) if not count(database, name, alice.team_id)} == set()
    await erase_person(alice, typed=" ALICIA@example.com ")
    assert traces(database, alice.user_id, alice.team_id, alice.email, "Alicia") == {}
    assert files_with(alice.team_id) == []


async def test_what_a_person_made_in_anothers_team_goes_and_the_rest_stays(
    door: Door, database: Cluster, tmp_path: Path
) -> None:
    alice = sign_up(database, "Alice")
    fill_team(database, alice, tmp_path)
    at_home = sign_up(database, "Robert")
    robert = join_team(database, at_home, alice.team_id, TeamRole.MEMBER)
    _act_in(database, robert)
    before = {name: count(database, name, alice.team_id) for name in known_tables(database)}
    await erase_person(at_home, typed=at_home.email)
    assert traces(database, robert.user_id, robert.email, "Robert") == {}
    after = {name: count(database, name, alice.team_id) for name in known_tables(database)}
    assert after["public.jobs"] == before["public.jobs"]
    assert after["public.applications"] == 1
    assert count(database, "public.teams", at_home.team_id) == 0


async def test_a_team_is_gone_and_its_owner_begins_again(
    database: Cluster, alice: Identity, bob: Identity, charlie: Identity, tmp_path: Path
) -> None:
    for person in (alice, charlie):
        fill_team(database, person, tmp_path)
        lay_files(person.team_id)
    name = _team_name(database, alice)
    await erase_team(alice, typed=name)
    assert traces(database, alice.team_id) == {}
    assert files_with(alice.team_id) == []
    with psycopg.connect(database.dsn_superuser) as db:
        again = db.execute(
            "select team_id from public.team_members where user_id = %s", [alice.user_id]
        ).fetchall()
    assert len(again) == 1
    assert count(database, "public.profiles", again[0][0]) == 1
    assert all(count(database, table, charlie.team_id) for table in known_tables(database))
    assert files_with(charlie.team_id)


async def test_nothing_is_erased_without_the_typed_word(
    database: Cluster, alice: Identity, bob: Identity
) -> None:
    for typed in ("", "yes", "alice", alice.email + "x", "%", "bob@example.com"):
        with pytest.raises(BadInput, match="Nothing was erased"):
            await erase_person(alice, typed=typed)
        with pytest.raises(BadInput, match="Nothing was erased"):
            await erase_team(alice, typed=typed if typed != "alice" else "no")
    assert count(database, "public.teams", alice.team_id) == 1


async def test_an_owner_with_others_in_the_team_hands_it_over_first(
    database: Cluster, alice: Identity, bob: Identity
) -> None:
    with pytest.raises(Conflict, match="Hand it over"):
        await erase_rows_of(alice.user_id)
    assert count(database, "public.teams", alice.team_id) == 1


async def test_only_the_owner_erases_a_team(
    database: Cluster, alice: Identity, bob: Identity, vera: Identity
) -> None:
    for person in (bob, vera):
        with pytest.raises(NotAllowed, match="Only the owner"):
            await erase_team(person, typed=_team_name(database, alice))


async def test_without_a_sign_in_server_nothing_is_erased(
    database: Cluster, alice: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIDWELL_SUPABASE_URL", "http://127.0.0.1:9")
    settings.cache_clear()
    with pytest.raises(Exception, match="Nothing was erased"):
        await erase_person(alice, typed=alice.email)
    monkeypatch.undo()
    settings.cache_clear()
    assert count(database, "public.teams", alice.team_id) == 1


def test_nobody_deletes_users_without_the_service_key(door: Door, database: Cluster) -> None:
    alice = sign_up(database, "Alice")
    address = f"{door.url}/auth/v1/admin/users/{alice.user_id}"
    for headers in ({}, {"apikey": "x"}, {"Authorization": f"Bearer {SERVICE_KEY}"}):
        assert httpx.request("DELETE", address, headers=headers).status_code == 403
    assert httpx.request("DELETE", f"{address}x", headers={"apikey": SERVICE_KEY}).status_code == 404
    assert count(database, "public.teams", alice.team_id) == 1


def _act_in(cluster: Cluster, person: Identity) -> None:
    """One row of everything that names a person, and a move of somebody else's card."""
    with psycopg.connect(cluster.dsn_superuser) as db:
        for table, row in ROWS.items():
            own = row.replace("%(run)s", "gen_random_uuid()") if table == "agent_runs" else row
            if "user" not in own or table in (
                "private.calendar_feeds",
                "apply_sessions",
                "private.deliveries",
            ):
                continue
            for name in ("message", "search", "notification", "channel", "application"):
                if own.startswith("(id,"):
                    own = own.replace(f"values (%({name})s,", "values (gen_random_uuid(),")
            if table in ("private.search_hits", "applications", "agent_run_steps"):
                continue
            columns, values = own.split(" values (", 1)
            schema = table if "." in table else f"public.{table}"
            db.execute(f"insert into {schema} (team_id, {columns[1:]} values (%(team)s, {values}".encode(),
                       ids_for(person))  # fmt: skip
        db.execute("select set_config('request.jwt.claims', %s, true)", [person.claims_json()])
        db.execute("update public.applications set status = 'applied' where team_id = %s", [person.team_id])
        row = db.execute(
            "select moved_by from public.applications where team_id = %s", [person.team_id]
        ).fetchone()
        assert row == (person.user_id,)


def _team_name(cluster: Cluster, person: Identity) -> str:
    with psycopg.connect(cluster.dsn_superuser) as db:
        row = db.execute("select name from public.teams where id = %s", [person.team_id]).fetchone()
    assert row is not None
    return str(row[0])
