"""What Postgres does for the questions people ask all day, with a team of a thousand jobs among twenty such teams."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from tests.people import sign_up

TEAMS, JOBS = 20, 1_000
FILL = """
  insert into public.jobs (team_id, platform, platform_job_id, title, canonical_hash, posted_at)
    select t, 'upwork', g || '-' || right(t::text, 6), case when g = 7 then 'A zeppelin' else 'A job' end,
      md5(g::text || t::text), timestamptz '2026-01-01' + g * interval '1 minute'
      from generate_series(1, %(jobs)s) g, unnest(%(teams)s::uuid[]) t"""
RANK = """
  insert into public.job_rankings (team_id, job_id, score)
    select team_id, id, abs(hashtext(id::text)) %% 101 from public.jobs where team_id = any (%(teams)s)"""
SEE = """
  insert into public.job_sources (team_id, job_id, source, platform, platform_job_id, canonical_hash, payload_hash)
    select team_id, id, 'file', platform, platform_job_id, canonical_hash, canonical_hash from public.jobs
     where team_id = any (%(teams)s)"""
QUESTIONS = {
    "the newest": ("jobs_newest_idx", "select id from jobs where team_id = %(team)s"
                   " order by posted_at desc nulls last, id desc limit 20"),
    "the best": ("job_rankings_best_idx", "select job_id from job_rankings where team_id = %(team)s and tightness = 3"
                 " and dismissed_at is null order by score desc, job_id limit 20"),
    "first seen": ("jobs_first_seen_idx", "select id from jobs where team_id = %(team)s"
                   " order by first_seen_at desc, id desc limit 20"),
    "by its hash": ("jobs_canonical_hash_key", "select id from jobs where team_id = %(team)s"
                    " and canonical_hash = any (%(keys)s)"),
    "an earlier sighting": ("job_sources_native_id_idx", "select job_id from job_sources where team_id = %(team)s"
                            " and platform_job_id = any (%(keys)s)"),
    "a ranking of a job": ("job_rankings_team_id_job_id_tightness_key", "select score from job_rankings"
                           " where team_id = %(team)s and job_id = any (%(ids)s)"),
}  # fmt: skip


@pytest.fixture(scope="module")
def crowd(cluster: Cluster) -> Iterator[tuple[Cluster, Identity]]:
    """Twenty teams, and somebody in the middle of them."""
    with psycopg.connect(cluster.dsn_superuser, autocommit=True) as db:
        db.execute("delete from public.teams")
        db.execute("delete from auth.users")
        people = [sign_up(cluster, f"Person {n}", f"p{n}@example.com") for n in range(TEAMS)]
        values = {"jobs": JOBS, "teams": [person.team_id for person in people]}
        db.execute("set session_replication_role = replica")
        for statement in (FILL, RANK, SEE):
            db.execute(statement, values)
        db.execute("vacuum (analyze) public.jobs, public.job_rankings, public.job_sources")
        yield cluster, people[TEAMS // 2]
        db.execute("delete from public.job_sources; delete from public.job_rankings; delete from public.jobs")


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_index_that_was_made_for_it_is_used_under_the_policies(
    crowd: tuple[Cluster, Identity], question: str
) -> None:
    index, statement = QUESTIONS[question]
    plan = _plan(*crowd, statement)
    assert index in _names(plan, "Index Name"), plan
    assert "Seq Scan" not in _names(plan, "Node Type"), plan


@pytest.mark.parametrize("question", ["the newest", "the best", "first seen"])
def test_a_page_reads_a_page_and_not_the_team(crowd: tuple[Cluster, Identity], question: str) -> None:
    plan = _plan(*crowd, QUESTIONS[question][1], analyze=True)
    assert max(_rows_read(plan)) <= 40, plan
    assert "Sort" not in _names(plan, "Node Type"), plan


def test_the_teams_of_a_person_are_asked_once_for_a_statement(crowd: tuple[Cluster, Identity]) -> None:
    plan = _plan(*crowd, "select count(*) from jobs", analyze=True)
    asked = [node for node in _nodes(plan) if node.get("Parent Relationship") == "InitPlan"]
    assert [node["Actual Loops"] for node in asked] == [1]
    assert max(_rows_read(plan)) <= JOBS, plan


def test_without_the_index_the_test_is_red(crowd: tuple[Cluster, Identity]) -> None:
    index, statement = QUESTIONS["the newest"]
    assert index not in _names(_plan(*crowd, statement, before=f"drop index {index}"), "Index Name")


def test_a_policy_that_asks_per_row_is_seen_in_the_plan(crowd: tuple[Cluster, Identity]) -> None:
    bare = 'alter policy "member may select" on jobs using (private.user_team_ids() @> array[team_id])'
    plan = _plan(*crowd, "select count(*) from jobs", before=bare, analyze=True)
    assert max(_rows_read(plan)) > JOBS


def _plan(
    cluster: Cluster, person: Identity, statement: str, *, before: str = "", analyze: bool = False
) -> dict[str, Any]:
    values = {"team": person.team_id, "keys": [uuid.uuid4().hex for _ in range(2)],
              "ids": [uuid.uuid4() for _ in range(2)]}  # fmt: skip
    with psycopg.connect(cluster.dsn_superuser) as db:
        if before:
            db.execute(before.encode())
        db.execute("select set_config('role', 'authenticated', true), set_config('request.jwt.claims', %s, true)",
                   [person.claims_json()])  # fmt: skip
        asked = f"explain (format json, analyze {str(analyze).lower()}) {statement}"
        row = db.execute(asked.encode(), values).fetchone()
        db.rollback()
    assert row is not None
    plan: dict[str, Any] = (json.loads(row[0]) if isinstance(row[0], str) else row[0])[0]["Plan"]
    return plan


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", []):
        yield from _nodes(child)


def _names(plan: dict[str, Any], what: str) -> set[str]:
    return {node[what] for node in _nodes(plan) if what in node}


def _rows_read(plan: dict[str, Any]) -> list[float]:
    """Of each node that reads a table or an index: rows given and rows thrown away."""
    return [
        node["Actual Rows"] * node["Actual Loops"] + node.get("Rows Removed by Filter", 0)
        for node in _nodes(plan)
        if "Scan" in node["Node Type"]
    ]
