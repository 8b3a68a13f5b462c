"""Courses never mix types, units agree with their numbers, and what is missing says what would help."""

import pytest

from app.domain.interview.bank import TYPES
from app.domain.interview.measure import measure_call
from app.domain.interview.missing import what_would_help
from app.domain.interview.transcript import Call, Turn
from app.domain.interview.trend import Past, compared, trends, trends_by_type, unit_text


def figures(rate: float) -> dict[str, dict]:
    return {
        "filler_rate": {"value": rate, "measured": True, "label": "Fillers", "unit": "fillers per 100 words"}
    }


def test_each_type_has_a_course_of_its_own() -> None:
    kinds = list(TYPES)
    past = [Past(f"2026-03-0{n}", kinds[n % 2], figures(n)) for n in range(1, 7)]
    found = trends_by_type(past)
    assert list(found) == [kinds[0], kinds[1]]
    assert [[point["value"] for point in found[kind][0]["points"]] for kind in found] == [
        [2, 4, 6],
        [1, 3, 5],
    ]


def test_figures_of_different_types_are_never_one_course() -> None:
    kinds = list(TYPES)
    with pytest.raises(ValueError, match="no course in common"):
        trends([Past("a", kinds[0], figures(1)), Past("b", kinds[1], figures(2))])


@pytest.mark.parametrize(
    ("unit", "shown", "said"),
    [
        ("questions", "1", "question"), ("questions", "0", "questions"), ("questions", "2", "questions"),
        ("pauses", "1", "pause"), ("words", "1", "word"), ("words per minute", "1", "words per minute"),
        ("share from 0 to 1", "1", "share from 0 to 1"), ("parts of 4", "1", "parts of 4"),
    ],
)  # fmt: skip
def test_one_is_one(unit: str, shown: str, said: str) -> None:
    assert unit_text(unit, shown) == said


def test_a_comparison_says_one_question() -> None:
    def asked(count: int) -> dict[str, dict]:
        return {
            "questions_asked": {"value": count, "measured": True, "label": "Questions", "unit": "questions"}
        }

    assert [row["unit"] for row in compared(asked(1), asked(3))] == ["question"]


def test_what_is_missing_says_what_would_have_it_measured() -> None:
    metrics = measure_call(Call((Turn(1, "Me", "I built it.", None, None),), "Me"))
    said = what_would_help(metrics, rehearsed=True)
    assert any("answer by voice" in sentence for sentence in said)
    assert any(".vtt or .srt" in sentence for sentence in what_would_help(metrics, rehearsed=False))
    reasons = {one["why"] for one in metrics.values() if not one["measured"]}
    assert len(said) == len(reasons)
    assert all(sentence.endswith(".") for sentence in said)


def test_every_reason_for_a_missing_figure_has_a_way_out() -> None:
    calls = [
        Call((), "Me"), Call((Turn(1, "Me", "I built it.", None, None),), "Me"),
        Call((Turn(1, "A", "Hi.", None, None), Turn(2, "Me", "Yes.", None, None)), "Me"),
        Call((Turn(1, "A", "Hi.", None, None),), "Me"),
    ]  # fmt: skip
    for call in calls:
        reasons = {one["why"] for one in measure_call(call).values() if not one["measured"]}
        assert len(what_would_help(measure_call(call), rehearsed=True)) == len(reasons), reasons
