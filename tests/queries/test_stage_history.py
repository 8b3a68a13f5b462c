"""Time in stage is read from events, and is the same as what the board's column says."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.actions.applications import move_application, shortlist_job, undo_last_move
from app.domain.enums import ApplicationStatus as Status
from app.domain.errors import UserFacingError
from app.domain.identity import Identity
from app.queries.application import application_details, stage_history
from tests.builders import MONDAY, a_job

STEPS = st.lists(st.sampled_from([*Status, "undo", "undo"]), max_size=8)
STAGE = "select status::text, stage_entered_at from public.applications where id = %s"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_events_and_the_column_agree_after_any_moves(
    alice: Identity, db_for: Any, sql: Any, steps: list[Any]
) -> None:
    async with db_for(alice) as db:
        card = await shortlist_job(db, (await a_job(db)).id, now=MONDAY)
    version = 1
    for step in steps:
        try:
            async with db_for(alice) as db:
                if step == "undo":
                    version = (await undo_last_move(db, card, version)).version
                else:
                    moved = await move_application(db, card, to=step, now=MONDAY, letter_elsewhere=True)
                    version = moved.version
        except UserFacingError:
            continue
    async with db_for(alice) as db:
        last = (await stage_history(db, card))[-1]
    assert [(last.status.value, last.entered)] == sql(STAGE, card)


async def test_a_change_past_the_app_is_a_stage_as_well(alice: Identity, db_for: Any, sql: Any) -> None:
    async with db_for(alice) as db:
        card = await shortlist_job(db, (await a_job(db)).id, now=MONDAY)
    sql("update public.applications set status = 'ready_to_apply'")
    async with db_for(alice) as db:
        shown = await application_details(db, card, now=MONDAY)
    assert shown is not None
    assert [one["label"] for one in shown.stages] == ["Shortlisted", "Ready to apply"]
    assert shown.history[0].words == "status: Shortlisted → Ready to apply"
