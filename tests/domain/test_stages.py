"""The stages of an application and how long each lasted."""

from datetime import timedelta

from app.domain.enums import ApplicationStatus as Status
from app.domain.stages import Arrival, lasted_text, stages
from tests.builders import MONDAY


def days(n: float) -> timedelta:
    return timedelta(days=n)


def test_each_stage_lasts_until_the_next_one_begins() -> None:
    passed = stages(
        [
            Arrival(Status.SHORTLISTED, MONDAY),
            Arrival(Status.READY_TO_APPLY, MONDAY + days(3)),
            Arrival(Status.APPLIED, MONDAY + days(4)),
        ]
    )
    now = MONDAY + days(9.5)
    assert [(one.status, one.lasted(now)) for one in passed] == [
        (Status.SHORTLISTED, days(3)), (Status.READY_TO_APPLY, days(1)), (Status.APPLIED, days(5.5)),
    ]  # fmt: skip


def test_a_move_that_was_taken_back_never_was() -> None:
    passed = stages(
        [
            Arrival(Status.SHORTLISTED, MONDAY),
            Arrival(Status.READY_TO_APPLY, MONDAY + days(1)),
            Arrival(Status.SHORTLISTED, MONDAY + days(2), undone=True),
        ]
    )
    assert [(one.status, one.entered, one.left) for one in passed] == [(Status.SHORTLISTED, MONDAY, None)]


def test_arriving_where_one_is_begins_nothing() -> None:
    passed = stages([Arrival(Status.SHORTLISTED, MONDAY), Arrival(Status.SHORTLISTED, MONDAY + days(1))])
    assert [one.entered for one in passed] == [MONDAY]
    assert stages([]) == []


def test_how_long_is_said_in_words() -> None:
    assert [lasted_text(days(n)) for n in (0.01, 0.2, 1, 3.9)] == [
        "under an hour",
        "4 hours",
        "1 day",
        "3 days",
    ]
