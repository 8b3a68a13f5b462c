"""What the person wants, and how picky the feed is."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.actions.preferences import change_preferences, choose_tightness
from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.forms import BadForm
from app.domain.identity import Identity
from app.queries.facts import search_wish
from app.queries.onboarding import completeness, passing_by_tightness
from tests.builders import a_job, a_ranking


async def test_one_field_is_kept_and_the_others_stay(alice: Identity) -> None:
    async with team_session(alice) as db:
        await change_preferences(db, {"hourly_min": "65", "currency": "EUR"})
    async with team_session(alice) as db:
        await change_preferences(db, {"hourly_max": "90.50", "project_types": ["full_time"]})
    async with team_session(alice) as db:
        wish = await search_wish(db)
    assert (wish.hourly_min, wish.hourly_max, wish.currency) == (Decimal(65), Decimal("90.5"), "EUR")
    assert wish.project_types == ("full_time",)


async def test_a_refused_field_changes_nothing(alice: Identity, sql: Any) -> None:
    async with team_session(alice) as db:
        with pytest.raises(BadForm):
            await change_preferences(db, {"hourly_min": "65", "hourly_max": "much"})
    assert sql("select hourly_min from public.user_preferences") == [(None,)]


async def test_only_a_change_is_an_event(alice: Identity, sql: Any) -> None:
    for _ in range(2):
        async with team_session(alice) as db:
            await change_preferences(db, {"fixed_budget_min": "500"})
    told = {
        "fields": ["fixed_budget_min"],
        "from": {"fixed_budget_min": None},
        "to": {"fixed_budget_min": 500},
    }
    assert sql("select payload from public.events where entity_type <> 'member'") == [(told,)]


async def test_rates_make_the_profile_more_complete(alice: Identity) -> None:
    async with team_session(alice) as db:
        before = await completeness(db)
        await change_preferences(db, {"hourly_min": "65"})
    async with team_session(alice) as db:
        after = await completeness(db)
    gained = next(gap.percent for gap in before.gaps if gap.key == "rates")
    assert after.percent == before.percent + gained
    assert "rates" not in {gap.key for gap in after.gaps}


async def test_the_gap_that_adds_most_comes_first(alice: Identity) -> None:
    async with team_session(alice) as db:
        known = await completeness(db)
    assert known.gaps[0].key == "skills"
    assert known.gaps[0].section == "skills"
    assert sum(gap.percent for gap in known.gaps) + known.percent == 100


async def test_a_turn_of_the_dial_takes_rankings_and_dismissals_along(alice: Identity, sql: Any) -> None:
    async with team_session(alice) as db:
        for score in (30, 50, 65, 95):
            await a_ranking(db, await a_job(db), score)
        await a_ranking(db, await a_job(db), 99, dismissed_at=datetime(2026, 3, 1, tzinfo=UTC))
    async with team_session(alice) as db:
        await choose_tightness(db, "5")
    async with team_session(alice) as db:
        passing = await passing_by_tightness(db)
    assert sql("select distinct tightness from public.job_rankings") == [(5,)]
    assert passing.jobs == 4
    assert [level.passing for level in passing.levels] == [3, 3, 2, 1, 1]


async def test_without_jobs_nothing_passes(alice: Identity) -> None:
    async with team_session(alice) as db:
        passing = await passing_by_tightness(db)
    assert (passing.jobs, {level.passing for level in passing.levels}) == (0, {0})


@pytest.mark.parametrize("level", [0, 6, "x", None, True, "3 or 1=1", 2.5])
async def test_the_dial_has_five_levels(alice: Identity, level: Any) -> None:
    async with team_session(alice) as db:
        with pytest.raises(BadInput):
            await choose_tightness(db, level)
