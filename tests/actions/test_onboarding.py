"""The welcome goes on where it was left, on whatever device."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.actions.onboarding import (
    begin_again,
    finish_onboarding,
    go_to_step,
    guess_time_zone,
    keep_draft,
    time_zone_chosen,
)
from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.queries.onboarding import onboarding
from app.queries.profile_views import basics_form

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


async def test_a_newcomer_stands_before_the_doors(alice: Identity) -> None:
    async with team_session(alice) as db:
        known = await onboarding(db)
    assert (known.step, known.is_finished, known.jobs) == (0, False, 0)


async def test_step_and_drafts_are_there_on_another_device(alice: Identity) -> None:
    async with team_session(alice) as db:
        await go_to_step(db, 3)
        await keep_draft(db, "experience", {"title": "Backend dev"})
        await keep_draft(db, "education", {"institution": "Night school"})
    async with team_session(alice) as db:
        await keep_draft(db, "education", None)
    async with team_session(alice) as db:
        known = await onboarding(db)
    assert (known.step, known.drafts) == (3, {"experience": {"title": "Backend dev"}})


@pytest.mark.parametrize("step", [-1, 6, "two", None, True])
async def test_there_are_five_steps_behind_the_doors(alice: Identity, step: Any) -> None:
    async with team_session(alice) as db:
        with pytest.raises(BadInput):
            await go_to_step(db, step)


async def test_a_draft_has_a_form_to_belong_to_and_an_end(alice: Identity) -> None:
    async with team_session(alice) as db:
        with pytest.raises(BadInput):
            await keep_draft(db, "profile", {"title": "x"})
        with pytest.raises(BadInput):
            await keep_draft(db, "experience", {"title": "x" * 40_000})


async def test_the_clock_is_guessed_once_and_never_over_a_choice(alice: Identity) -> None:
    async with team_session(alice) as db:
        assert not await guess_time_zone(db, "Mars/Olympus")
        assert not await guess_time_zone(db, {"zone": 1})
        assert await guess_time_zone(db, "Europe/Lisbon")
        assert (await onboarding(db)).time_zone_is_guessed
        assert not await guess_time_zone(db, "Asia/Tokyo")
        assert (await basics_form(db))["timezone"] == "Europe/Lisbon"


async def test_a_clock_in_utc_that_was_chosen_stays(alice: Identity) -> None:
    async with team_session(alice) as db:
        await time_zone_chosen(db)
        assert not await guess_time_zone(db, "Europe/Lisbon")


async def test_the_welcome_ends_once(alice: Identity, sql: Any) -> None:
    for day in (0, 1):
        async with team_session(alice) as db:
            await finish_onboarding(db, now=NOW + timedelta(days=day))
    assert sql("select onboarding_completed_at from public.profiles") == [(NOW,)]
    async with team_session(alice) as db:
        assert (await onboarding(db)).is_finished


async def test_it_can_begin_again(alice: Identity) -> None:
    async with team_session(alice) as db:
        await go_to_step(db, 5)
        await finish_onboarding(db, now=NOW)
        await begin_again(db)
    async with team_session(alice) as db:
        known = await onboarding(db)
    assert (known.step, known.is_finished) == (0, False)
