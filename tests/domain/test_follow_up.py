"""The cadence is data: seven days twice, three days, one day, and never a weekend."""

from datetime import timedelta

import pytest

from app.domain.enums import ApplicationStatus as S
from app.domain.follow_up import CADENCE, cadence_words, is_ghosted, not_on_a_weekend, suggested_follow_up
from tests.builders import MONDAY


@pytest.mark.parametrize(("status", "days"), [(S.APPLIED, 7), (S.IN_CONVERSATION, 3), (S.INTERVIEWING, 1)])
def test_each_stage_has_its_days(status: S, days: int) -> None:
    assert suggested_follow_up(status, now=MONDAY) == MONDAY + timedelta(days=days)


def test_an_application_is_followed_up_twice_at_most() -> None:
    asked = [suggested_follow_up(S.APPLIED, now=MONDAY, asked=n) is not None for n in range(4)]
    assert asked == [True, True, False, False]
    assert CADENCE[S.APPLIED].at_most == 2


@pytest.mark.parametrize("status", [S.SHORTLISTED, S.READY_TO_APPLY, S.WON, S.LOST, S.ARCHIVED])
def test_where_nobody_is_to_be_asked_there_is_no_date(status: S) -> None:
    assert suggested_follow_up(status, now=MONDAY) is None
    assert cadence_words(status, 0) == ""


def test_a_weekend_waits_for_monday() -> None:
    assert [not_on_a_weekend(MONDAY + timedelta(days=n)).weekday() for n in range(7)] == [0, 1, 2, 3, 4, 0, 0]
    thursday = MONDAY + timedelta(days=3)
    assert suggested_follow_up(S.IN_CONVERSATION, now=thursday) == MONDAY + timedelta(days=7)


def test_the_plan_is_said_in_words() -> None:
    assert cadence_words(S.APPLIED, 1) == (
        "Ask whether they have questions: after 7 days, or the Monday after if that is a weekend, twice at most."
        " Done once so far."
    )


def test_silence_after_every_follow_up_is_taken_for_an_answer() -> None:
    def ghosted(days: int, asked: int = 0, asked_days_ago: int | None = None, status: S = S.APPLIED) -> bool:
        last = None if asked_days_ago is None else MONDAY - timedelta(days=asked_days_ago)
        entered = MONDAY - timedelta(days=days)
        return is_ghosted(status, entered=entered, asked=asked, last_asked=last, now=MONDAY)

    assert not ghosted(20)
    assert ghosted(21)
    assert ghosted(18, asked=2, asked_days_ago=7)
    assert not ghosted(18, asked=2, asked_days_ago=6)
    assert not ghosted(90, status=S.IN_CONVERSATION)
