"""What is kept for a while goes after it, and nothing else does."""

from datetime import UTC, datetime, timedelta

import pytest

from app.db.session import team_session
from app.domain.errors import BadInput, NotAllowed
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.ownership.retention import KINDS, days_of, forget_what_is_old, keep_for, retention
from tests.builders import a_job, a_ranking, an_application
from tests.policies.world import fill

NOW = datetime(2030, 1, 1, tzinfo=UTC)


async def test_what_is_put_aside_long_enough_goes_unless_something_was_made_of_it(
    alice: Identity, sql
) -> None:
    async with team_session(alice) as db:
        jobs = [await a_job(db, title) for title in ("old", "fresh", "applied", "kept")]
        for job, days in zip(jobs, (181, 179, 181, None), strict=True):
            await a_ranking(db, job, dismissed_at=NOW - timedelta(days=days) if days else None)
        await an_application(db, jobs[2])
    gone = await forget_what_is_old(now=NOW)
    assert gone["dismissed_jobs"] == 1
    assert {title for (title,) in sql("select title from jobs")} == {"fresh", "applied", "kept"}


async def test_each_kind_is_forgotten_after_its_days_and_not_before(
    database: Cluster, alice: Identity, sql
) -> None:
    fill(database, alice)
    sql("update job_rankings set dismissed_at = now()")
    sql("update applications set removed_at = now()")
    sql("delete from apply_sessions")
    sql("update job_sources set payload = '{\"a\": 1}'")
    began = datetime.now(UTC)
    for name, kind in KINDS.items():
        early = await forget_what_is_old(now=began + timedelta(days=min(kind.days, 6)))
        assert early[name] == 0, name
    for name in sorted(KINDS, key=lambda each: KINDS[each].days):
        late = await forget_what_is_old(now=began + timedelta(days=KINDS[name].days, minutes=1))
        assert late[name] or name == "dismissed_jobs", name


async def test_for_ever_is_for_ever_and_each_team_has_its_own(
    alice: Identity, charlie: Identity, sql
) -> None:
    for person in (alice, charlie):
        async with team_session(person) as db:
            await a_ranking(db, await a_job(db), dismissed_at=NOW - timedelta(days=4000))
    async with team_session(alice) as db:
        await keep_for(db, "dismissed_jobs", 0)
        assert (await retention(db))["dismissed_jobs"] == 0
    assert (await forget_what_is_old(now=NOW))["dismissed_jobs"] == 1
    assert sql("select team_id from jobs") == [(alice.team_id,)]


async def test_only_times_of_the_list_and_only_from_those_who_may(alice: Identity, bob: Identity) -> None:
    async with team_session(bob) as db:
        with pytest.raises(NotAllowed, match="owner or an admin"):
            await keep_for(db, "trash", 7)
    async with team_session(alice) as db:
        for kind, days in (("trash", 0), ("trash", 31), ("jobs", 30), ("trash", True), ("snapshots", -1)):
            with pytest.raises(BadInput):
                await keep_for(db, kind, days)


def test_what_cannot_be_read_is_the_default() -> None:
    defaults = {name: kind.days for name, kind in KINDS.items()}
    for kept in (None, {}, {"retention": 7}, {"retention": {"trash": "x", "snapshots": [1], "no": 1}}):
        assert days_of(kept) == defaults  # type: ignore[arg-type]
