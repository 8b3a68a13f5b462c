"""What the spec calls invariant holds whoever writes: a person, the service, the owner of the tables, a superuser."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from tests.policies.world import fill, ids_for

WRITERS = ("authenticated", "service_role", "app_owner", "postgres")
BREACHES = {
    "a run without a word on what started it": "insert into agent_runs (team_id, user_id, agent_type, trigger)"
    " values (%(team)s, %(user)s, 'job_search', %(text)s)",
    "a run that forgets what started it": "update agent_runs set trigger = %(text)s where team_id = %(team)s",
    "a run that begins at its end": "insert into agent_runs (team_id, user_id, agent_type, trigger, status)"
    " values (%(team)s, %(user)s, 'job_search', 'a test', 'succeeded')",
    "a queued run that succeeds": "update agent_runs set status = 'succeeded' where id = %(run)s",
    "an application that begins won": "insert into applications (team_id, job_id, user_id, status)"
    " values (%(team)s, %(job2)s, %(user)s, 'won')",
    "an application that skips a stage": "update applications set status = 'applied' where id = %(application)s",
    "the same job twice": "insert into jobs (team_id, platform, title, canonical_hash)"
    " values (%(team)s, 'linkedin', 'Again', 'h')",
    "a job without its hash": "update jobs set canonical_hash = '' where id = %(job)s",
    "two rankings of a job at one tightness": "insert into job_rankings (team_id, job_id, score)"
    " values (%(team)s, %(job)s, 1)",
    "two applications of a person for a job": "insert into applications (team_id, job_id, user_id)"
    " values (%(team)s, %(job)s, %(user)s)",
    **{f"a tightness of {n}": f"insert into job_rankings (team_id, job_id, score, tightness)"
       f" values (%(team)s, %(job)s, 1, {n})" for n in (0, 6, -1)},
    **{f"a wish of tightness {n}": f"update user_preferences set tightness = {n} where user_id = %(user)s"
       for n in (0, 6)},
    **{f"a score of {n}": f"update job_rankings set score = '{n}' where team_id = %(team)s"
       for n in ("-0.01", "100.01", "NaN", "Infinity")},
    **{f"a {column} of {n}": f"update job_rankings set {column} = '{n}' where team_id = %(team)s"
       for column in ("fit", "worth") for n in ("-1", "101", "NaN")},
    **{f"a rate of {low} to {high} in {table}.{name}":
       f"update {table} set {name}_min = '{low}', {name}_max = '{high}' where team_id = %(team)s"
       for table, name in (("jobs", "hourly"), ("jobs", "fixed_budget"), ("user_preferences", "hourly"),
                           ("user_preferences", "current_hourly"))
       for low, high in (("60", "50"), ("-1", "5"), ("1", "NaN"), ("NaN", "NaN"), ("1", "Infinity"))},
    "a row without a team": "insert into jobs (team_id, platform, title, canonical_hash)"
    " values (null, 'upwork', 'A job', 'x')",
    "a row of a team that is not": "insert into jobs (team_id, platform, title, canonical_hash)"
    " values (gen_random_uuid(), 'upwork', 'A job', 'x')",
    "a row that changes its team": "update jobs set team_id = gen_random_uuid() where id = %(job)s",
    "a count below nothing": "update usage_counters set count = -1 where team_id = %(team)s",
}  # fmt: skip


@pytest.fixture
def filled(database: Cluster, alice: Identity) -> Cluster:
    fill(database, alice)
    with psycopg.connect(database.dsn_superuser) as db:
        db.execute("insert into jobs (team_id, id, platform, title, canonical_hash)"
                   " values (%s, %s, 'upwork', 'Another', 'h2')", [alice.team_id, alice.user_id])  # fmt: skip
    return database


@pytest.mark.parametrize("writer", WRITERS)
def test_no_invariant_is_broken_whoever_writes(filled: Cluster, alice: Identity, writer: str) -> None:
    values = ids_for(alice) | {"job2": alice.user_id}
    let_through = []
    with writing_as(filled, alice, writer) as db:
        for breach, statement in BREACHES.items():
            for text in ("", "  ", "\t\n") if "%(text)s" in statement else ("",):
                try:
                    rows = db.execute(statement.encode(), {**values, "text": text}).rowcount
                    let_through.append(f"{breach} {text!r}: {rows} rows")
                except psycopg.errors.IntegrityError:
                    pass
                except psycopg.errors.InsufficientPrivilege:
                    assert writer == "authenticated", breach
                db.execute("rollback to probe")
    assert let_through == []


@pytest.mark.parametrize("writer", WRITERS)
def test_what_is_lawful_is_let_through(filled: Cluster, alice: Identity, writer: str) -> None:
    """Else the refusals above would say nothing."""
    lawful = (
        "update agent_runs set trigger = 'Alice asked', status = 'running' where id = %(run)s",
        "update applications set status = 'ready_to_apply' where id = %(application)s",
        "update job_rankings set score = 100, fit = 0, worth = 55.5, tightness = 5 where team_id = %(team)s",
        "update jobs set hourly_min = 50, hourly_max = 50, fixed_budget_max = 900 where id = %(job)s",
        "update user_preferences set hourly_min = 50, hourly_max = null, tightness = 1 where user_id = %(user)s",
        "insert into applications (team_id, job_id, user_id) values (%(team)s, %(job2)s, %(user)s)",
    )
    with writing_as(filled, alice, writer) as db:
        for statement in lawful:
            done = db.execute(statement.encode(), ids_for(alice) | {"job2": alice.user_id})
            assert done.rowcount == 1, statement


@pytest.mark.parametrize("writer", WRITERS)
def test_completeness_is_the_databases_word(filled: Cluster, alice: Identity, writer: str) -> None:
    with writing_as(filled, alice, writer) as db:
        computed = db.execute("select profile_completeness_score from profiles").fetchone()
        claim = b"update profiles set profile_completeness_score = 1 where user_id = %(user)s"
        if writer == "authenticated":
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute(claim, ids_for(alice))
        else:
            db.execute(claim, ids_for(alice))
            assert db.execute("select profile_completeness_score from profiles").fetchone() == computed


@contextmanager
def writing_as(cluster: Cluster, person: Identity, role: str) -> Iterator[psycopg.Connection[Any]]:
    claims = json.loads(person.claims_json()) if role == "authenticated" else {"role": role}
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("select set_config('role', %s, true), set_config('request.jwt.claims', %s, true)",
                   [role, json.dumps(claims)])  # fmt: skip
        db.execute("savepoint probe")
        yield db
        db.rollback()
