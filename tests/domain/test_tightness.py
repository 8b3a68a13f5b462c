"""A job that does not pass fails a rule that can be named; a turn of the dial in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import BadInput
from app.domain.ranking import LABELS, WEIGHTS, passes
from app.domain.tightness import LEVELS, change_words, first_failed, read_level

SHARES = st.lists(st.integers(0, 100), min_size=len(WEIGHTS), max_size=len(WEIGHTS))
LEVEL = st.integers(1, 5)


def parts(shares: list[int]) -> list[dict]:
    return [
        {"label": LABELS[name], "reason": "so", "points": of * share / 100, "of": of}
        for (name, of), share in zip(WEIGHTS.items(), shares, strict=True)
    ]


@given(SHARES, LEVEL)
def test_a_job_below_the_bar_always_fails_a_rule(shares: list[int], level: int) -> None:
    made = parts(shares)
    score = sum(part["points"] for part in made)
    assert passes(score, level) or first_failed(made, level)


@given(SHARES, LEVEL)
def test_a_job_that_fails_no_rule_passes(shares: list[int], level: int) -> None:
    made = parts(shares)
    assert first_failed(made, level) or passes(sum(part["points"] for part in made) + 1e-6, level)


@given(SHARES, LEVEL)
def test_a_stricter_level_is_never_passed_more_easily(shares: list[int], level: int) -> None:
    failed = first_failed(parts(shares), level)
    assert not failed or all(first_failed(parts(shares), stricter) for stricter in range(level, 6))


def test_the_rule_is_said_with_its_points() -> None:
    place = list(WEIGHTS).index("rate")
    made = parts([100] * place + [50] + [0] * (len(WEIGHTS) - place - 1))
    of = WEIGHTS["rate"]
    assert first_failed(made, 4).startswith(f"Rate: so ({of / 2:g} of {of:g} points, Picky wants ")


@pytest.mark.parametrize(
    ("shows", "enters", "leaves", "said"),
    [
        (12, 0, 19, "Picky shows 12 jobs: 19 leave."),
        (1, 1, 0, "Picky shows 1 job: 1 enters."),
        (1200, 0, 0, "Picky shows the same 1,200 jobs: none enters, none leaves."),
    ],
)
def test_a_turn_of_the_dial_in_words(shows: int, enters: int, leaves: int, said: str) -> None:
    assert change_words(shows, enters, leaves, 4) == said


@pytest.mark.parametrize("level", [0, 6, "", "x", True, None, 3.5, "3 "])
def test_there_are_five_levels_and_no_others(level: object) -> None:
    with pytest.raises(BadInput):
        read_level(level)
    assert [read_level(str(each.level)) for each in LEVELS] == [1, 2, 3, 4, 5]
