"""New jobs meet saved searches: each hit once, for its own person, and told when that person wants to be told."""

from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio

from app.actions.alerts import match_new_jobs, tell_listeners
from app.actions.hiding import hide_word
from app.actions.jobs import save_postings
from app.actions.searches import (
    bring_back_search,
    choose_alerts,
    choose_quiet_hours,
    remove_search,
    save_search,
    see_search,
)
from app.domain.errors import BadInput, NotFound
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.domain.saved_search import MOST_SEARCHES, Alerts
from app.models.profile import UserSkill
from app.queries.searches import quiet_hours, saved_searches
from app.runs.alerts import tell_of_new_jobs
from tests.builders import a_posting

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NIGHT = NOON.replace(hour=23)
NEXT_MORNING = NOON.replace(day=3, hour=8, minute=30)
TOLD = "select user_id, payload ->> 'sentence' from public.notifications order by created_at"
REACT = JobFilter(q="react", passing=False)


@pytest.fixture
def keep(db_for: Any) -> Any:
    async def one(
        person: Identity, name: str = "React", wanted: JobFilter = REACT, alerts: str = "now"
    ) -> Any:
        async with db_for(person) as db:
            return (await save_search(db, name, wanted, alerts=alerts)).id

    return one


@pytest_asyncio.fixture
async def bring(alice: Identity, db_for: Any) -> Any:
    async def jobs(*titles: str, now: datetime = NOON, person: Identity = alice, **known: Any) -> None:
        async with db_for(person) as db:
            posted = [a_posting(title, skills=(), posted_at=now, **known) for title in titles]
            await save_postings(db, posted, source="file.csv", trigger="a test", now=now)

    return jobs


@pytest.fixture
def unseen(db_for: Any) -> Any:
    async def count(person: Identity) -> dict[str, int]:
        async with db_for(person) as db:
            return {each.name: each.unseen for each in await saved_searches(db)}

    return count


async def test_only_jobs_that_came_after_it_are_new_in_a_search(
    alice: Identity, keep: Any, bring: Any, unseen: Any, sql: Any
) -> None:
    await bring("React site, old")
    await keep(alice)
    assert await unseen(alice) == {"React": 0}
    await bring("React site, new", "A logo")
    assert await unseen(alice) == {"React": 1}
    assert sql(TOLD) == [(alice.user_id, "1 new job: 1 in “React”.")]


async def test_the_same_import_again_tells_nothing(
    alice: Identity, keep: Any, bring: Any, unseen: Any, sql: Any
) -> None:
    await keep(alice)
    for _ in range(3):
        await bring("React site")
    assert await unseen(alice) == {"React": 1}
    assert len(sql(TOLD)) == 1


async def test_a_digest_is_told_in_its_hour_though_nobody_opens_a_page(
    alice: Identity, keep: Any, bring: Any, sql: Any
) -> None:
    await keep(alice, alerts="digest")
    await bring("React site")
    sql("update private.search_hits set created_at = %s", NOON)
    assert await tell_of_new_jobs(now=NIGHT) == 0
    assert sql(TOLD) == []
    assert await tell_of_new_jobs(now=NEXT_MORNING) == 1
    assert await tell_of_new_jobs(now=NEXT_MORNING) == 0
    assert sql(TOLD) == [(alice.user_id, "1 new job: 1 in “React”.")]


async def test_two_searches_are_told_of_in_one_notification(
    alice: Identity, keep: Any, bring: Any, sql: Any
) -> None:
    await keep(alice)
    await keep(alice, "Sites", JobFilter(q="site", passing=False))
    await bring("React site", "React app", "A site for a baker")
    assert sql(TOLD) == [(alice.user_id, "3 new jobs: 2 in “React”, 2 in “Sites”.")]


async def test_everybody_in_the_team_is_told_of_their_own(
    alice: Identity, bob: Identity, charlie: Identity, keep: Any, bring: Any, unseen: Any, sql: Any
) -> None:
    await keep(bob)
    await keep(charlie)
    await bring("React site", person=alice)
    assert sql(TOLD) == [(bob.user_id, "1 new job: 1 in “React”.")]
    assert (await unseen(bob), await unseen(charlie)) == ({"React": 1}, {"React": 0})


async def test_a_search_for_what_passes_is_not_told_of_what_does_not(
    alice: Identity, keep: Any, bring: Any, unseen: Any, db_for: Any
) -> None:
    """The feed shows everything when nothing passes; an alert for that would be noise."""
    async with db_for(alice) as db:
        db.add(
            UserSkill(
                team_id=alice.team_id, user_id=alice.user_id, name="Bookkeeping", canonical_name="Bookkeeping"
            )
        )
    await keep(alice, "Good ones", JobFilter(q="welder"))
    await bring(
        "Welder for a shipyard", description="You weld ships by night, on site, for very little. " * 10
    )
    assert await unseen(alice) == {"Good ones": 0}


async def test_what_is_hidden_is_not_told(
    alice: Identity, keep: Any, bring: Any, unseen: Any, db_for: Any
) -> None:
    async with db_for(alice) as db:
        await hide_word(db, "casino")
    await keep(alice)
    await bring("React site for a casino", "React site for a school")
    assert await unseen(alice) == {"React": 1}


async def test_by_night_it_waits_and_is_told_in_the_morning(
    alice: Identity, keep: Any, bring: Any, unseen: Any, sql: Any, db_for: Any
) -> None:
    await keep(alice)
    await bring("React site", now=NIGHT)
    assert (await unseen(alice), sql(TOLD)) == ({"React": 1}, [])
    async with db_for(alice) as db:
        assert await tell_listeners(db, now=NEXT_MORNING) == 1
        assert await tell_listeners(db, now=NEXT_MORNING) == 0
    assert sql(TOLD) == [(alice.user_id, "1 new job: 1 in “React”.")]


async def test_night_is_in_the_persons_own_time_zone_and_hours(
    alice: Identity, keep: Any, bring: Any, sql: Any, db_for: Any
) -> None:
    sql("update public.profiles set timezone = 'Asia/Tokyo' where user_id = %s", alice.user_id)
    await keep(alice)
    await bring("React site", now=NOON.replace(hour=14))
    assert sql(TOLD) == []
    async with db_for(alice) as db:
        await choose_quiet_hours(db, "1", "5")
        assert (await quiet_hours(db)).start == 1
        await tell_listeners(db, now=NOON.replace(hour=14))
    assert len(sql(TOLD)) == 1


async def test_a_digest_is_written_once_a_day(
    alice: Identity, keep: Any, bring: Any, sql: Any, db_for: Any
) -> None:
    await keep(alice, alerts="digest")
    sql("select 1")
    await bring("React site", "React app")
    assert sql(TOLD) == []
    sql("update private.search_hits set created_at = %s", NOON)
    async with db_for(alice) as db:
        await tell_listeners(db, now=NEXT_MORNING)
    assert sql(TOLD) == [(alice.user_id, "2 new jobs: 2 in “React”.")]


async def test_a_muted_search_counts_and_is_silent_also_when_it_is_heard_again(
    alice: Identity, keep: Any, bring: Any, unseen: Any, sql: Any, db_for: Any
) -> None:
    search = await keep(alice, alerts="off")
    await bring("React site")
    assert (await unseen(alice), sql(TOLD)) == ({"React": 1}, [])
    async with db_for(alice) as db:
        await choose_alerts(db, search, "now", now=NOON)
        await tell_listeners(db, now=NOON)
    assert sql(TOLD) == []


async def test_what_was_looked_at_is_not_new_and_not_told(
    alice: Identity, keep: Any, bring: Any, unseen: Any, sql: Any, db_for: Any
) -> None:
    search = await keep(alice)
    await bring("React site", now=NIGHT)
    async with db_for(alice) as db:
        await see_search(db, search, now=NIGHT)
        await tell_listeners(db, now=NEXT_MORNING)
    assert (await unseen(alice), sql(TOLD)) == ({"React": 0}, [])


async def test_each_change_is_an_event_and_removal_can_be_taken_back(
    alice: Identity, keep: Any, db_for: Any, sql: Any
) -> None:
    search = await keep(alice)
    async with db_for(alice) as db:
        await choose_alerts(db, search, "digest", now=NOON)
        await choose_quiet_hours(db, 23, 6)
        gone = await remove_search(db, search)
        await bring_back_search(db, gone.name, gone.address, gone.alerts)
    types = sql("select event_type from public.events where event_type like 'search%' or event_type like 'quiet%' order by id")  # fmt: skip
    assert [kind for (kind,) in types] == [
        "search_saved", "search_alerts_chosen", "quiet_hours_chosen", "search_removed", "search_saved",
    ]  # fmt: skip
    async with db_for(alice) as db:
        [kept] = await saved_searches(db)
    assert (kept.name, kept.alerts, kept.href) == ("React", "digest", "/feed?q=react&passing=no")


async def test_a_search_of_somebody_else_is_not_there(
    alice: Identity, bob: Identity, charlie: Identity, keep: Any, db_for: Any
) -> None:
    search = await keep(alice)
    for person in (bob, charlie):
        async with db_for(person) as db:
            with pytest.raises(NotFound):
                await remove_search(db, search)
            with pytest.raises(NotFound):
                await choose_alerts(db, search, Alerts.OFF, now=NOON)
            with pytest.raises(NotFound):
                await see_search(db, search, now=NOON)


async def test_two_searches_cannot_have_one_name_and_there_is_room_for_so_many(
    alice: Identity, keep: Any
) -> None:
    await keep(alice)
    with pytest.raises(BadInput):
        await keep(alice)
    for number in range(MOST_SEARCHES - 1):
        await keep(alice, f"Search {number}")
    with pytest.raises(BadInput):
        await keep(alice, "One more")


async def test_no_search_no_hits(alice: Identity, db_for: Any) -> None:
    async with db_for(alice) as db:
        assert await match_new_jobs(db, now=NOON) == 0
