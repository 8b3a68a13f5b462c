"""A team with something in every table and a stored file, and the archives made of it."""

import io
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import psycopg

from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.files import keep_file
from app.ownership.export import export_team
from tests.builders import MONDAY
from tests.policies.world import fill, qualified

CV = b"%PDF-1.4 a CV"
DONE = (
    "update public.agent_runs set status = 'running' where team_id = %(team)s and status = 'queued'",
    "update public.agent_runs set status = 'succeeded' where team_id = %(team)s",
    "update public.agent_run_steps set status = 'succeeded' where team_id = %(team)s",
)
HARD = 'a "quote", \\back\\slash, \n new line, \'ölé 🚲 \u202e, </script>, =1+1, null, -0'


def fill_team(cluster: Cluster, person: Identity, tmp: Path) -> None:
    """Rows everywhere, hard texts, odd numbers, a moved card, a finished run and a CV that lies in the folder."""
    fill(cluster, person)
    (tmp / "cv.pdf").write_bytes(CV)
    kept = keep_file(tmp / "cv.pdf", person.team_id, person.user_id)
    values = {
        "team": person.team_id,
        "user": person.user_id,
        "hard": HARD,
        "key": kept.storage_key,
        "sha": kept.sha256,
    }
    with psycopg.connect(cluster.dsn_superuser) as db:
        for statement in (
            *DONE,
            "update public.user_cv_files set storage_key = %(key)s, sha256 = %(sha)s where team_id = %(team)s",
            "update public.jobs set title = %(hard)s, hourly_min = 12345678901234567890.123456789,"
            " source_raw = jsonb_build_object('n', 0.1000000000000000055, 'deep', jsonb_build_array(null, true, %(hard)s::text))"
            " where team_id = %(team)s",
            "update public.applications set status = 'ready_to_apply', notes = %(hard)s where team_id = %(team)s",
            "update public.profiles set about = %(hard)s, headline = '=cmd|x' where team_id = %(team)s",
            "insert into public.events (team_id, event_type, entity_type, payload)"
            " select %(team)s, 'e' || n, 'job', jsonb_build_object('n', n) from generate_series(1, 1200) n",
            "insert into private.saved_batches (team_id, batch_hash, answer) values (%(team)s, gen_random_uuid(), '{}')",
            "update private.team_models set sealed_key = 'SEALED-MODEL-KEY' where team_id = %(team)s",
            "update private.notification_channels set sealed_secret = 'SEALED-CHANNEL' where team_id = %(team)s",
        ):  # fmt: skip
            db.execute(statement, values)


async def exported(person: Identity) -> bytes:
    return b"".join([part async for part in export_team(person, now=MONDAY)])


def contents(archive: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def rows_in(archive: bytes, table: str) -> list[dict]:
    return json.loads(contents(archive)[f"json/{table}.json"])


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def count(cluster: Cluster, table: str, team: object) -> int:
    column = "id" if table == "public.teams" else "team_id"
    with psycopg.connect(cluster.dsn_superuser) as db:
        row = db.execute(
            f"select count(*) from {qualified(table)} where {column} = %s".encode(), [team]
        ).fetchone()
    assert row is not None
    return int(row[0])
