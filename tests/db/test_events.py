"""Every change of what people care about leaves exactly one row: who, what, from which to which. For good."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from sqlalchemy import text, update

from app.db.session import service_session, team_session
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.models.profile import Profile, UserPreferences, UserSkill
from tests.builders import a_job, a_letter, a_ranking, a_run, an_application

Sql = Callable[..., list[tuple[Any, ...]]]
NEWER = (
    "select event_type, actor_user_id, payload -> 'from', payload -> 'to' from public.events"
    " where id > %s order by id"
)


@pytest.fixture
def since(sql: Sql) -> Callable[[], list[tuple[Any, ...]]]:
    """What has been told since it was asked last."""
    told = [0]

    def read() -> list[tuple[Any, ...]]:
        rows = sql(NEWER, told[0])
        told[0] = sql("select coalesce(max(id), 0) from public.events")[0][0]
        return rows

    return read


CHANGES: list[tuple[str, str, dict[str, Any] | None, dict[str, Any] | None]] = [
    ("update applications set notes = 'call'", "application_changed", {"notes": ""}, {"notes": "call"}),
    ("update applications set status = 'ready_to_apply'", "application_changed",
     {"status": "shortlisted"}, {"status": "ready_to_apply"}),
    ("update applications set position = 7", "", None, None),
    ("delete from applications", "application_removed", ..., None),  # type: ignore[list-item]
    ("update cover_letters set word_count = 9", "letter_changed", {"word_count": 5}, {"word_count": 9}),
    ("update job_rankings set dismissed_at = now(), dismiss_reason = 'rate'", "job_dismissed", ..., ...),  # type: ignore[list-item]
    ("update job_rankings set score = 3", "", None, None),
    ("update profiles set headline = 'Builder'", "profile_changed", {"headline": ""}, {"headline": "Builder"}),
    ("update user_preferences set tightness = 5", "preferences_changed", {"tightness": 3}, {"tightness": 5}),
    ("update user_agent_settings set agents = '{\"a\": 1}'", "agent_settings_changed", {"agents": {}}, {"agents": {"a": 1}}),
    ("update user_agent_settings set onboarding_state = '{\"a\": 1}'", "", None, None),
    ("update team_settings set settings_json = '{\"a\": 1}'", "team_settings_changed",
     {"settings_json": {}}, {"settings_json": {"a": 1}}),
    ("update user_skills set years = 4", "skill_changed", {"years": None}, {"years": 4}),
    ("delete from user_skills", "skill_removed", ..., None),  # type: ignore[list-item]
    ("insert into user_experiences (team_id, user_id, title) select team_id, user_id, 'Baker' from profiles",
     "experience_added", None, ...),  # type: ignore[list-item]
    ("insert into user_educations (team_id, user_id, institution) select team_id, user_id, 'School' from profiles",
     "education_added", None, ...),  # type: ignore[list-item]
]  # fmt: skip


@pytest.mark.parametrize(("statement", "told", "old", "new"), CHANGES, ids=[each[0][:40] for each in CHANGES])
async def test_a_change_that_nobody_tells_is_told_by_the_database(
    alice: Identity, since: Any, statement: str, told: str, old: Any, new: Any
) -> None:
    async with team_session(alice) as db:
        job = await a_job(db)
        await a_ranking(db, job)
        await a_letter(db, job)
        await an_application(db, job)
        db.add(UserSkill(team_id=alice.team_id, user_id=alice.user_id, name="Rust", canonical_name="Rust"))
    since()
    async with team_session(alice) as db:
        await db.execute(text(statement.replace(":", "\\:")))
    rows = since()
    assert [row[0] for row in rows] == ([told] if told else [])
    for _, actor, was, is_now in rows:
        assert actor == alice.user_id
        assert old is ... or (was or None) == old
        assert new is ... or (is_now or None) == new


async def test_several_changes_of_one_thing_are_one_row_and_go_from_the_first_to_the_last(
    alice: Identity, since: Any
) -> None:
    since()
    async with team_session(alice) as db:
        for headline in ("One", "Two", "Three"):
            await db.execute(update(Profile).values(headline=headline))
        await db.execute(update(UserPreferences).values(hourly_min=50))
    assert [(row[0], row[2], row[3]) for row in since()] == [
        ("profile_changed", {"headline": ""}, {"headline": "Three"}),
        ("preferences_changed", {"hourly_min": None}, {"hourly_min": 50}),
    ]


async def test_a_change_that_was_taken_back_leaves_nothing(alice: Identity, since: Any) -> None:
    since()
    async with team_session(alice) as db:
        nested = await db.begin_nested()
        await db.execute(update(Profile).values(headline="Never"))
        await nested.rollback()
    assert since() == []


async def test_members_come_change_and_go(alice: Identity, bob: Identity, since: Any, sql: Sql) -> None:
    mine = [row for row in since() if row[1] == bob.user_id]
    assert [row[0] for row in mine] == ["member_added", "member_added"]  # his own team's, and alice's
    sql(
        "update public.team_members set role = 'viewer' where user_id = %s and team_id = %s",
        bob.user_id,
        alice.team_id,
    )
    assert [row[0:1] + row[2:] for row in since()] == [
        ("member_changed", {"role": "member"}, {"role": "viewer"})
    ]
    sql("delete from public.team_members where user_id = %s and team_id = %s", bob.user_id, alice.team_id)
    assert [row[0] for row in since()] == ["member_removed"]


async def test_what_a_run_changes_names_the_run(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        run = await a_run(db)
        await db.execute(text("select set_config('bidwell.run_id', :run, true)"), {"run": str(run.id)})
        await db.execute(update(Profile).values(headline="By an agent"))
    assert sql("select agent_run_id from public.events where event_type = 'profile_changed'") == [(run.id,)]


async def test_a_long_text_is_told_by_its_beginning(alice: Identity, since: Any) -> None:
    since()
    async with team_session(alice) as db:
        await db.execute(update(Profile).values(about="word " * 2000))
    [(_, _, _, is_now)] = since()
    assert is_now["about"].endswith("…")
    assert len(is_now["about"]) < 200


@pytest.mark.parametrize(
    "statement",
    [
        "update public.events set payload = '{}'",
        "update public.events set agent_run_id = null where agent_run_id is not null",
        "delete from public.events",
        "truncate public.events",
    ],
)
async def test_nobody_rewrites_what_happened_not_even_the_owner(
    alice: Identity, database: Cluster, statement: str
) -> None:
    async with team_session(alice) as db:
        run = await a_run(db)
        await db.execute(text("select set_config('bidwell.run_id', :run, true)"), {"run": str(run.id)})
        await db.execute(update(Profile).values(headline="Once"))
    for dsn in (database.dsn_owner, database.dsn_superuser):
        with psycopg.connect(dsn) as db, pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
            db.execute(statement.encode())
    async with service_session("a test of the log") as db:
        with pytest.raises(Exception, match=r"permission denied|append-only"):
            await db.execute(text(statement))


async def test_what_happened_goes_with_its_team_and_forgets_a_deleted_run(alice: Identity, sql: Sql) -> None:
    async with team_session(alice) as db:
        run = await a_run(db)
        await db.execute(text("select set_config('bidwell.run_id', :run, true)"), {"run": str(run.id)})
        await db.execute(update(Profile).values(headline="Once"))
    sql("delete from public.agent_runs")
    assert sql(
        "select count(*), count(agent_run_id) from public.events where event_type = 'profile_changed'"
    ) == [(1, 0)]
    sql("delete from public.teams")
    assert sql("select count(*) from public.events") == [(0,)]
