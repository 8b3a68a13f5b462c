"""A figure says its ratio and whether it reached what it had to; the table and the JSON show it."""

import json
from io import StringIO

import pytest
from rich.console import Console

from app.bench.figure import Figure, amount
from app.bench.table import figures_json, print_figures
from app.bench.timing import Times

SLOW = Figure("save [all] new", 1.2, "s", "COPY", 0.2, most_ratio=5, most=2, note="three times")
QUICK = Figure("its log", 0, "bytes", most=0)
PLAIN = Figure("an ad", 0.5, "ms")


def test_a_goal_of_two_parts_is_reached_when_both_are() -> None:
    assert (SLOW.ratio, SLOW.goal, SLOW.reached) == (pytest.approx(6), "≤ ×5 ≤ 2 s", False)
    assert (QUICK.ratio, QUICK.goal, QUICK.reached) == (None, "≤ 0 bytes", True)
    assert (PLAIN.goal, PLAIN.reached) == ("", None)


def test_a_share_is_to_be_reached_from_below() -> None:
    good, poor = (Figure("order", value, "share", "chance", 0.5, least=0.9) for value in (0.95, 0.85))
    assert (good.goal, good.reached, poor.reached) == ("≥ 0.900", True, False)
    assert amount(0.95, "share") == "0.950"


def test_a_ratio_to_reach_without_a_floor_is_not_reached() -> None:
    assert Figure("a figure", 1, "s", most_ratio=2).reached is False


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(1.234, "s", "1.2 s"), (0.0123, "s", "12.3 ms"), (3161, "bytes", "3,161 bytes"), (15, "s", "15 s"),
     (154.02, "kB", "154 kB"), (0, "", "0")],
)  # fmt: skip
def test_amounts_are_short(value: float, unit: str, words: str) -> None:
    assert amount(value, unit) == words


def test_the_table_fits_a_terminal_and_takes_names_as_they_are() -> None:
    console = Console(width=80, record=True, file=StringIO())
    print_figures(console, [SLOW, QUICK], heads=True)
    lines = console.export_text().splitlines()
    assert lines[0].split() == ["Figure", "Here", "Floor", "Ratio", "To", "reach"]
    assert " ".join(lines[1].split()) == "save [all] new 1.2 s 200 ms ×6.0 ≤ ×5 ≤ 2 s ✗"
    assert lines[2].strip() == "beside COPY; three times"
    assert lines[3].split()[-1] == "✓"


def test_the_json_says_it_all() -> None:
    said = json.loads(figures_json({"upsert": [SLOW, QUICK]}, seconds=3.14159))
    assert said["seconds"] == 3.1
    assert [one["reached"] for one in said["figures"]["upsert"]] == [False, True]
    assert said["machine"]["cores"] >= 1


def test_the_usual_is_the_median_and_p95_nearly_the_worst() -> None:
    times = Times(tuple(float(n) for n in range(1, 101)))
    assert (times.usual, times.p95) == (50.5, 95.0)
    assert Times((7.0,)).p95 == 7.0
