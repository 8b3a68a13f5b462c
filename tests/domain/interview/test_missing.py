"""What could not be measured is told once a reason, by the names of the figures."""

from app.domain.interview.measure import measure_call
from app.domain.interview.missing import what_would_help
from app.domain.interview.transcript import Turn, call_of


def test_each_reason_has_one_line_that_names_its_figures() -> None:
    call = call_of([Turn(1, "Me", "I would begin with the calendar.")])
    lines = what_would_help(measure_call(call), rehearsed=False)
    reasons = {one["why"] for one in measure_call(call).values() if not one["measured"]}
    assert len(lines) == len(reasons) == len({line.split(":")[0] for line in lines})
    assert not any("figure" in line for line in lines)
    assert any(line.startswith("Your share of the talk, Scope agreed and ") for line in lines)


def test_where_all_is_measured_nothing_is_said() -> None:
    assert what_would_help({"words": {"measured": True, "label": "Words"}}, rehearsed=True) == []
