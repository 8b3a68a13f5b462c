"""Whatever comes in, in whatever order: a batch that was saved is known, and nothing known is lost."""

import json
from typing import Any

import psycopg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from tests.db.upserting import numbers

WORDS = st.sampled_from([None, "", "first", "second"])
MONEY = st.sampled_from([None, 20, 40])
ITEMS = st.builds(
    lambda key, sighted, **known: {
        "canonical_hash": f"hash-{key}", "platform": "upwork", "title": f"Job {key}",
        "source": {"payload": {"key": key, **known}} if sighted else None, **known,
    },
    key=st.sampled_from("abc"),
    sighted=st.booleans(),
    platform_job_id=st.sampled_from([None, "1", "2"]),
    description=WORDS,
    category=WORDS,
    posted_at=st.sampled_from([None, "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"]),
    budget_type=st.sampled_from(["unknown", "hourly", "fixed"]),
    hourly_min=MONEY,
    hourly_max=st.sampled_from([None, 40, 60]),
    score=st.sampled_from([None, 10, 20]),
)  # fmt: skip
BATCHES = st.lists(st.lists(ITEMS, min_size=1, max_size=5), min_size=1, max_size=3)
KNOWN = ("description", "category", "platform_job_id", "posted_at")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=BATCHES)
def test_a_batch_saved_is_known_and_nothing_known_is_lost(
    database: Cluster, alice: Identity, batches: list[list[dict[str, Any]]]
) -> None:
    with psycopg.connect(database.dsn_app) as db:
        _become(db, alice)
        for batch in batches:
            before = _jobs(db)
            _upsert(db, alice, batch)
            after = _jobs(db)
            for job, known in before.items():
                lost = [name for name in KNOWN if known[name] and not after[job][name]]
                assert not lost, (job, lost)
                assert known["posted_at"] is None or after[job]["posted_at"] <= known["posted_at"]
        again = numbers(_upsert(db, alice, batches[-1], spaces=1))  # another text, so it is read row by row
        assert numbers(_upsert(db, alice, batches[-1])) == again  # and by its hash it is the same
        allowed = {"received", "distinct", "jobs_unchanged", "rankings_unchanged"}
        assert set(again) <= allowed, again
        db.rollback()


def _become(db: psycopg.Connection[Any], person: Identity) -> None:
    claims = person.claims_json()
    db.execute(
        "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', %s, true)",
        [claims],
    )


def _upsert(
    db: psycopg.Connection[Any], person: Identity, batch: list[dict[str, Any]], spaces: int = 0
) -> dict[str, Any]:
    call = "select public.upsert_jobs_and_rankings(%s, null, %s::json)"
    row = db.execute(call, [person.team_id, json.dumps(batch) + " " * spaces]).fetchone()
    assert row is not None
    counts: dict[str, Any] = row[0]
    return counts


def _jobs(db: psycopg.Connection[Any]) -> dict[str, dict[str, Any]]:
    return {str(row[0]): row[1] for row in db.execute("select id, to_jsonb(j) from jobs j")}
