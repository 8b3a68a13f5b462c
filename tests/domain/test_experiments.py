"""Letters are compared with intervals, and no winner is called early."""

from datetime import timedelta

import pytest

from app.domain.enums import ApplicationStatus as S
from app.domain.enums import LetterStyle
from app.domain.experiments import Arm, SentLetter, experiments, length_of, verdict
from app.domain.letters.own_voice import ABOUT_THEM, NUMBER, OTHER, QUESTION, opener_kind
from app.domain.odds import Sent
from tests.builders import MONDAY

LONG_AGO = MONDAY - timedelta(days=60)


def sent(style: LetterStyle, *, answered: bool, at: object = LONG_AGO) -> SentLetter:
    return SentLetter(style, 120, "Your site is slow.", Sent(S.APPLIED, at, answered))


def letters(style: LetterStyle, replies: int, n: int) -> list[SentLetter]:
    return [sent(style, answered=k < replies) for k in range(n)]


def test_a_clear_difference_is_a_winner() -> None:
    [style, *_] = experiments(
        letters(LetterStyle.DIRECT, 25, 40) + letters(LetterStyle.WARM, 4, 40), now=MONDAY
    )
    assert [(arm.name, arm.n, arm.replies, arm.span) for arm in style.arms] == [
        ("Direct", 40, 25, "47–76 %"), ("Warm", 40, 4, "4–23 %"),
    ]  # fmt: skip
    assert style.verdict == "“Direct” is answered more often: its interval lies above all others."


def test_nineteen_letters_are_too_few_however_well_they_did() -> None:
    [style, *_] = experiments(
        letters(LetterStyle.DIRECT, 40, 40) + letters(LetterStyle.WARM, 0, 19), now=MONDAY
    )
    assert style.verdict.startswith("Too early: “Warm” has 19 decided letters of the 20")
    assert style.arms[1].span == "too few (n = 19)"


def test_overlapping_intervals_are_no_difference() -> None:
    [style, *_] = experiments(
        letters(LetterStyle.DIRECT, 9, 30) + letters(LetterStyle.WARM, 6, 30), now=MONDAY
    )
    assert style.verdict == "No difference that is more than chance: the intervals overlap."


def test_letters_that_still_wait_count_for_nobody() -> None:
    fresh = [sent(LetterStyle.DIRECT, answered=False, at=MONDAY - timedelta(days=2)) for _ in range(30)]
    [style, *_] = experiments(fresh, now=MONDAY)
    assert (style.arms[0].n, style.arms[0].waiting) == (0, 30)
    assert style.verdict.startswith("Nothing to compare yet")


def test_one_kind_alone_is_never_the_winner() -> None:
    assert verdict([Arm("Direct", 100, 90, 82, 95, 0)]).startswith("Nothing to compare")
    assert verdict([]).startswith("Nothing to compare")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hello Anna,\n\nIs the cart slow only on phones?", QUESTION),
        ("Six weeks took 40 % off the load time.", NUMBER),
        ("Your booking site loses visitors at the form.", ABOUT_THEM),
        ("Booking forms are what most of the work was about.", OTHER),
        ("", OTHER),
    ],
)
def test_openers_are_told_apart(text: str, kind: str) -> None:
    assert opener_kind(text) == kind


def test_every_length_has_a_name() -> None:
    assert [length_of(n) for n in (0, 99, 100, 149, 150, 200, 5000)] == [
        "Under 100 words", "Under 100 words", "100 to 149 words", "100 to 149 words", "150 to 199 words",
        "200 words and more", "200 words and more",
    ]  # fmt: skip
