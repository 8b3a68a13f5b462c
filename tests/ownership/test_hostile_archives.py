"""An archive from outside is refused with a sentence, and nothing of it stays."""

import hashlib
import io
import json
import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import psycopg
import pytest

from app.domain.errors import Conflict, NotAllowed, UserFacingError
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.ownership import incoming
from app.ownership.take_in import take_in_team
from app.settings import settings
from tests.ownership.homes import contents, exported, fill_team, packed, rows_in
from tests.people import sign_up
from tests.policies.tables import TEAM_TABLES
from tests.policies.world import ids_for

Members = dict[str, bytes]
Change = Callable[[Members], Members]


def manifest(members: Members, **other: object) -> Members:
    said = json.loads(members["bidwell.json"]) | other
    return members | {"bidwell.json": json.dumps(said).encode()}


def with_rows(members: Members, table: str, rows: list[dict]) -> Members:
    """These rows instead, with a manifest that agrees."""
    lines = ",\n".join(json.dumps(row) for row in rows)
    content = f"[\n{lines}\n]\n".encode() if rows else b"[]\n"
    said = json.loads(members["bidwell.json"])
    said["tables"][f"public.{table}"] = {"rows": len(rows), "sha256": hashlib.sha256(content).hexdigest()}
    return members | {f"json/{table}.json": content, "bidwell.json": json.dumps(said).encode()}


def changed(members: Members, table: str, **values: object) -> Members:
    rows = json.loads(members[f"json/{table}.json"])
    return with_rows(members, table, [row | values for row in rows])


FOREIGN = "11111111-1111-4111-8111-111111111111"
REFUSED: dict[str, tuple[Change, str]] = {
    "a slip": (lambda m: m | {"../../etc/passwd": b"x"}, "no export has"),
    "an absolute path": (lambda m: m | {"/etc/passwd": b"x"}, "no export has"),
    "a backslash": (lambda m: m | {"files\\..\\x": b"x"}, "no export has"),
    "a script": (lambda m: m | {"json/x.sh": b"x"}, "no export has"),
    "no manifest": (lambda m: {k: v for k, v in m.items() if k != "bidwell.json"}, "no export"),
    "a manifest of words": (lambda m: m | {"bidwell.json": b"hello"}, "no export"),
    "a manifest without end": (lambda m: m | {"bidwell.json": b"[" * 500_000}, "no export"),
    "a huge manifest": (lambda m: m | {"bidwell.json": b" " * 2_000_000}, "no export"),
    "a team that is no id": (lambda m: manifest(m, team="a"), "no export"),
    "a newer format": (lambda m: manifest(m, format=2), "newer Bidwell"),
    "another schema": (lambda m: manifest(m, revision="9999"), "Update Bidwell"),
    "no schema": (lambda m: manifest(m, revision=""), "Update Bidwell"),
    "an unknown table": (lambda m: manifest(m, tables={"auth.users": {"rows": 1, "sha256": "x"}}), "damaged"),
    "a file that is not there": (lambda m: manifest(m, files=["0" * 64]), "damaged"),
    "another file's bytes": (
        lambda m: {k: (b"other" if k.startswith("files/") else v) for k, v in m.items()}, "damaged",
    ),
    "a changed row": (lambda m: m | {"json/jobs.json": m["json/jobs.json"].replace(b"upwork", b"linkedin")}, "damaged"),
    "a lost row": (lambda m: m | {"json/jobs.json": b"[]\n"}, "damaged"),
    "a row that is none": (lambda m: with_rows(m, "jobs", [[1, 2]]), "damaged"),  # type: ignore[list-item]
    "a column that is none": (lambda m: changed(m, "jobs", **{"x; drop table jobs": 1}), "damaged"),
    "a secret": (lambda m: changed(m, "apply_sessions", token_hash="\\x00"), "damaged"),
    "a status that is none": (lambda m: changed(m, "applications", status="owned"), "does not fit"),
    "a number that is none": (lambda m: changed(m, "jobs", hourly_min="x"), "does not fit"),
    "nothing for a title": (lambda m: changed(m, "jobs", title=None), "does not fit"),
    "a job of nobody": (lambda m: changed(m, "applications", job_id=FOREIGN), "does not fit"),
    "a person of nobody": (lambda m: changed(m, "cover_letters", user_id=FOREIGN), "does not fit"),
    "a path for a file": (lambda m: changed(m, "user_cv_files", sha256="../../x"), "does not fit"),
    "text that is none": (lambda m: m | {"json/jobs.json": b"[\n\xff\xfe\n]\n"}, "damaged"),
    "depth": (lambda m: m | {"json/jobs.json": b"[\n" + b"[" * 200_000 + b"\n]\n"}, "damaged"),
}  # fmt: skip


@pytest.fixture
async def members(database: Cluster, alice: Identity, tmp_path: Path) -> Members:
    """What an export of Alice's holds; she herself is gone."""
    fill_team(database, alice, tmp_path)
    found = contents(await exported(alice))
    with psycopg.connect(database.dsn_superuser) as db:
        db.execute("delete from public.teams where id = %s", [alice.team_id])
    return found


async def refusal(person: Identity, archive: bytes, folder: Path) -> str:
    (folder / "hostile.zip").write_bytes(archive)
    with pytest.raises(UserFacingError) as refused:
        await take_in_team(person, folder / "hostile.zip")
    return refused.value.sentence


def rows_of(cluster: Cluster, person: Identity) -> dict[str, int]:
    with psycopg.connect(cluster.dsn_superuser) as db:
        found = {}
        for name, column in db.execute(TEAM_TABLES).fetchall():
            row = db.execute(
                f"select count(*) from {name} where {column} = %s".encode(), [person.team_id]
            ).fetchone()
            assert row is not None
            found[name] = row[0]
        return found


@pytest.mark.parametrize("name", REFUSED)
async def test_it_is_refused_and_leaves_nothing(
    name: str, members: Members, database: Cluster, charlie: Identity, tmp_path: Path
) -> None:
    change, words = REFUSED[name]
    before = rows_of(database, charlie)
    sentence = await refusal(charlie, packed(change(dict(members))), tmp_path)
    assert words in sentence
    assert "Error" not in sentence
    assert "Traceback" not in sentence
    assert rows_of(database, charlie) == before
    folder = settings().files_dir / str(charlie.team_id)
    assert not [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("archive", [b"", b"PK", b"hello", b"PK\x05\x06" + bytes(18), bytes(1000)])
async def test_what_is_no_archive_is_refused(archive: bytes, charlie: Identity, tmp_path: Path) -> None:
    assert "no export" in await refusal(charlie, archive, tmp_path)


async def test_a_bomb_is_measured_as_it_unpacks(members: Members, charlie: Identity, tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(
        packed(dict(members) | {"json/jobs.json": b"[\n" + b" " * 30_000_000})
    )
    with (
        pytest.raises(UserFacingError, match="unpacks to more than 5 MB"),
        incoming.open_export(tmp_path / "bomb.zip", 5 * incoming.MEGABYTE) as found,
    ):
        next(found.lines("public.jobs"))


async def test_a_bomb_that_lies_about_its_size_is_cut_off(members: Members, tmp_path: Path) -> None:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
        file.writestr("files/" + "a" * 64, b"\0" * 30_000_000)
    raw = bytearray(out.getvalue())
    raw = raw.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 10))
    (tmp_path / "bomb.zip").write_bytes(bytes(raw))
    with (
        pytest.raises(UserFacingError),
        incoming.open_export(tmp_path / "bomb.zip", 5 * incoming.MEGABYTE) as found,
    ):
        found.copy_file("a" * 64, io.BytesIO())


async def test_rows_say_nothing_about_whose_they_are(
    members: Members, database: Cluster, charlie: Identity, tmp_path: Path
) -> None:
    """Every team id in the rows may be another's: the rows are in the team of whoever takes them in."""
    bob = sign_up(database, "Bob")
    for table in ("jobs", "messages", "events", "usage_counters"):
        members = changed(members, table, team_id=str(bob.team_id))
    before = rows_of(database, bob)
    (tmp_path / "x.zip").write_bytes(packed(members))
    await take_in_team(charlie, tmp_path / "x.zip")
    assert rows_of(database, bob) == before
    assert rows_in(await exported(charlie), "jobs")[0]["team_id"] == str(charlie.team_id)


async def test_nobody_gives_themselves_a_plan_or_an_address(
    members: Members, charlie: Identity, tmp_path: Path
) -> None:
    members = changed(members, "profiles", plan="team", plan_ends_at=None, email="victim@example.com")
    (tmp_path / "x.zip").write_bytes(packed(members))
    await take_in_team(charlie, tmp_path / "x.zip")
    profile = rows_in(await exported(charlie), "profiles")[0]
    assert (profile["plan"], profile["email"]) == ("trial", charlie.email)


async def test_a_person_of_this_bidwell_is_never_drawn_into_another_team(
    members: Members, database: Cluster, charlie: Identity, tmp_path: Path
) -> None:
    vera = sign_up(database, "Vera")
    rows = json.loads(members["json/profiles.json"])
    members = with_rows(members, "profiles", [*rows, rows[0] | {"user_id": str(vera.user_id)}])
    (tmp_path / "x.zip").write_bytes(packed(members))
    await take_in_team(charlie, tmp_path / "x.zip")
    people = {row["user_id"] for row in rows_in(await exported(charlie), "profiles")}
    assert str(vera.user_id) not in people
    assert len(people) == 2


async def test_a_full_team_is_not_mixed_with_another(
    members: Members, database: Cluster, charlie: Identity, tmp_path: Path
) -> None:
    (tmp_path / "x.zip").write_bytes(packed(members))
    await take_in_team(charlie, tmp_path / "x.zip")
    with pytest.raises(Conflict, match="something in your team already"):
        await take_in_team(charlie, tmp_path / "x.zip")


async def test_rows_that_another_team_has_are_not_taken_from_it(
    database: Cluster, alice: Identity, charlie: Identity, tmp_path: Path
) -> None:
    fill_team(database, alice, tmp_path)
    (tmp_path / "x.zip").write_bytes(await exported(alice))
    with pytest.raises(Conflict, match="in this Bidwell already"):
        await take_in_team(charlie, tmp_path / "x.zip")
    assert str(ids_for(alice)["job"]) in {job["id"] for job in rows_in(await exported(alice), "jobs")}


async def test_only_the_owner_takes_a_team_in(bob: Identity, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="Only the owner"):
        await take_in_team(bob, tmp_path / "x.zip")


async def test_afterwards_triggers_are_awake_again(
    members: Members, database: Cluster, charlie: Identity, tmp_path: Path
) -> None:
    (tmp_path / "x.zip").write_bytes(packed(members))
    await take_in_team(charlie, tmp_path / "x.zip")
    with psycopg.connect(database.dsn_superuser) as db:
        asleep = db.execute("select count(*) from pg_trigger where tgenabled = 'D'").fetchone()
    assert asleep == (0,)
