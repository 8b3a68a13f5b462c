"""Once a day: runs go when their team keeps them no longer, and files when no row tells of them."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.actions.profile_import import forget_snapshot
from app.actions.retention import keep_runs_for
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.errors import BadInput, NotAllowed
from app.domain.identity import Identity
from app.domain.retention import days_of
from app.files import drop_file, keep_file
from app.queries.retention import runs_are_kept_for
from app.runs import tidying
from app.runs.tidying import remove_orphans, tidy_up
from app.settings import settings
from tests.agents.performing import performed as performed_by_agents
from tests.agents.performing import sent_file
from tests.runs.test_perform import performed, queued, two_steps
from tests.sources.profiles.making import a_resume

Sql = Callable[..., list[tuple[Any, ...]]]
DAYS_LATER = utc_now() + timedelta(days=2)


async def ended(person: Identity, sql: Sql, *, days_ago: int) -> UUID:
    run_id = await queued(person)
    await performed(run_id, two_steps)
    sql(
        "update agent_runs set finished_at = now() - make_interval(days => %s) where id = %s",
        days_ago,
        run_id,
    )
    return run_id


def there(sql: Sql) -> set[UUID]:
    return {row[0] for row in sql("select id from agent_runs")}


async def test_runs_go_after_as_many_days_as_their_team_says(
    alice: Identity, charlie: Identity, sql: Sql
) -> None:
    old, new, theirs = [
        await ended(who, sql, days_ago=days) for who, days in ((alice, 31), (alice, 29), (charlie, 31))
    ]
    async with team_session(alice) as db:
        await keep_runs_for(db, "30")
    assert await tidy_up(now=utc_now()) == (1, 0)
    assert there(sql) == {new, theirs}, "the others keep theirs for 90 days"
    assert sql("select count(*) from agent_run_steps where agent_run_id = %s", old) == [(0,)]
    told = "select team_id, actor_user_id, payload from events where event_type = 'old_runs_removed'"
    assert sql(told) == [(alice.team_id, None, {"count": 1, "days": 30})]
    assert await tidy_up(now=utc_now()) == (0, 0), "nothing to do is not told"
    assert len(sql(told)) == 1


async def test_what_a_run_wrote_outlives_it(alice: Identity, sql: Sql) -> None:
    parent = await ended(alice, sql, days_ago=91)
    sql(
        "insert into jobs (team_id, platform, title, canonical_hash) values (%s, 'upwork', 'x', 'x')",
        alice.team_id,
    )
    sql("insert into job_rankings (team_id, job_id, agent_run_id, tightness, score)"
        " select team_id, id, %s, 3, 50 from jobs", parent)  # fmt: skip
    sql("insert into events (team_id, agent_run_id, event_type, entity_type) values (%s, %s, 'x', 'run')",
        alice.team_id, parent)  # fmt: skip
    child = await queued(alice, parent=parent, origin="run")
    await tidy_up(now=utc_now())
    assert there(sql) == {child}
    assert sql("select agent_run_id, score from job_rankings") == [(None, 50)]
    assert sql("select agent_run_id from events where event_type = 'x'") == [(None,)]
    assert sql("select parent_run_id from agent_runs") == [(None,)]


async def test_runs_that_have_not_ended_stay_and_a_team_may_keep_all(alice: Identity, sql: Sql) -> None:
    waiting, old = await queued(alice), await ended(alice, sql, days_ago=5_000)
    sql("update agent_runs set created_at = now() - interval '5000 days'")
    async with team_session(alice) as db:
        await keep_runs_for(db, "0")
    await tidy_up(now=utc_now())
    assert there(sql) == {waiting, old}
    sql('update team_settings set settings_json = \'{"keep_runs_days": "soon"}\'')
    await tidy_up(now=utc_now())
    assert there(sql) == {waiting}, "what cannot be read is the default"


async def test_many_are_removed_a_batch_at_a_time(
    alice: Identity, sql: Sql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "MOST", 2)
    for _ in range(5):
        await ended(alice, sql, days_ago=100)
    assert await tidy_up(now=utc_now()) == (5, 0)
    assert sql(
        "select sum((payload ->> 'count')::int) from events where event_type = 'old_runs_removed'"
    ) == [(5,)]


async def test_only_the_owner_and_admins_choose_for_how_long(
    alice: Identity, bob: Identity, sql: Sql
) -> None:
    async with team_session(bob) as db:
        assert await runs_are_kept_for(db) is None
    with pytest.raises(NotAllowed, match="owner and admins"):
        async with team_session(bob) as db:
            await keep_runs_for(db, "30")
    with pytest.raises(BadInput, match="from the list"):
        async with team_session(alice) as db:
            await keep_runs_for(db, "31")
    async with team_session(alice) as db:
        await keep_runs_for(db, "365")
        assert await runs_are_kept_for(db) == 365
    assert sql("select count(*) from events where event_type = 'team_settings_changed'") == [(1,)]
    assert (days_of({}), days_of({"keep_runs_days": True}), days_of({"keep_runs_days": 0})) == (90, 90, 0)


async def test_a_forgotten_file_is_gone_from_the_disk(alice: Identity, tmp_path: Path, sql: Sql) -> None:
    first, kept = await _read(alice, tmp_path)
    async with team_session(alice) as db:
        key = await forget_snapshot(db, first)
        assert kept.exists(), "not before the transaction has ended"
    drop_file(key)
    assert not kept.exists()
    assert sql("select count(*) from user_cv_files") == [(0,)]


async def test_a_forgetting_that_comes_to_nothing_leaves_the_file(
    alice: Identity, tmp_path: Path, sql: Sql
) -> None:
    snapshot, kept = await _read(alice, tmp_path)

    async def forget_and_fail() -> None:
        async with team_session(alice) as db:
            await forget_snapshot(db, snapshot)
            raise RuntimeError("changed my mind")

    with pytest.raises(RuntimeError, match="changed my mind"):
        await forget_and_fail()
    assert kept.exists()
    await remove_orphans(now=DAYS_LATER)
    assert kept.exists(), "it is still named"


async def test_a_file_whose_process_died_over_forgetting_it_is_swept(
    alice: Identity, tmp_path: Path, sql: Sql
) -> None:
    snapshot, kept = await _read(alice, tmp_path)
    async with team_session(alice) as db:
        await forget_snapshot(db, snapshot)
    assert await remove_orphans(now=utc_now()) == 0, "a file may lie there before its row does"
    os.utime(kept, (1, 1))
    keep_file(tmp_path / "cv.json", alice.team_id, alice.user_id)
    await remove_orphans(now=utc_now())
    assert kept.exists(), "it is wanted anew"
    await remove_orphans(now=DAYS_LATER)
    assert not kept.exists()


async def test_the_same_file_of_two_people_goes_with_the_one_who_forgets(
    alice: Identity, bob: Identity, tmp_path: Path, sql: Sql
) -> None:
    mine, my_file = await _read(alice, tmp_path)
    _, bobs_file = await _read(bob, tmp_path)
    async with team_session(alice) as db:
        key = await forget_snapshot(db, mine)
    drop_file(key)
    assert (my_file.exists(), bobs_file.exists()) == (False, True)


def test_nothing_outside_the_folder_is_ever_dropped(tmp_path: Path) -> None:
    outside = settings().data / "precious"
    outside.parent.mkdir(parents=True, exist_ok=True)
    outside.write_text("x")
    for key in ("", ".", "../precious", "/etc/hosts", "a/../../precious"):
        drop_file(key)
    assert outside.exists()
    outside.unlink()


async def _read(person: Identity, folder: Path) -> tuple[UUID, Path]:
    """A snapshot of a file that this person dropped, and where its bytes lie."""
    file = a_resume(folder / "cv.json")
    upload = await sent_file(person, file, file.name)
    run = await performed_by_agents(person, AgentType.PROFILE_PARSER, upload_id=str(upload))
    snapshot = UUID(run.outputs["snapshot_id"])
    kept = settings().files_dir / str(person.team_id) / str(person.user_id)
    return snapshot, next(one for one in kept.iterdir() if not one.name.startswith("."))
