"""A run in words: how it stands, what came of it, what differs from the run before."""

from datetime import timedelta

import pytest

from app.domain.enums import RunStatus
from app.domain.run_words import differences, percent_of, result_words, standing, took_words
from tests.builders import MONDAY


def test_a_run_whose_worker_fell_silent_is_restarting() -> None:
    late, soon = MONDAY - timedelta(seconds=31), MONDAY + timedelta(seconds=20)
    working = standing(RunStatus.RUNNING, now=MONDAY, heartbeat_at=MONDAY, progress={"words": "reading"})
    assert (working.word, working.more) == ("Working", "reading")
    for beat in (late, None):
        assert standing(RunStatus.RUNNING, now=MONDAY, heartbeat_at=beat).word == "Restarting"
    again = standing(RunStatus.RUNNING, now=MONDAY, not_before=soon)
    assert (again.word, again.more) == ("Trying again", "in 20 seconds")
    assert standing(RunStatus.FAILED, now=MONDAY, heartbeat_at=late).word == "Failed"


@pytest.mark.parametrize(
    ("outputs", "words"),
    [
        ({"found": 12, "new": 5, "shortlisted": 1}, "12 found · 5 new · 1 shortlisted"),
        ({"found": 0, "new": 0}, "Nothing new"),
        ({"ranked": 3161}, "3,161 scored"),
        ({"letter_id": "x", "found": True}, "Nothing new"),
        ({"found": {"suggestions": 3, "coach": 1}}, "3 suggestions · 1 way to more jobs"),
        ({"found": {"suggestions": 0, "coach": 0}}, "Nothing to suggest"),
        ({}, ""),
    ],
)
def test_a_result_is_told_by_its_counts(outputs: dict, words: str) -> None:
    assert result_words(outputs) == words


@pytest.mark.parametrize(
    ("progress", "percent"),
    [({"done": 5, "total": 20}, 25), ({"done": 9, "total": 3}, 100), ({"done": 5}, -1), ({}, -1),
     ({"done": "x", "total": 3}, -1), ({"done": 1, "total": 0}, -1)],
)  # fmt: skip
def test_how_far_it_is_or_that_nobody_knows(progress: dict, percent: int) -> None:
    assert percent_of(progress) == percent


def test_only_what_differs_between_two_results_is_told() -> None:
    before = {"found": 2, "new": {"a": 1, "b": [1]}, "gone": None, "same": "x"}
    after = {"found": 3, "new": {"a": 1, "b": [1, 2]}, "more": "y" * 400, "same": "x"}
    told = {one.where: (one.before, one.after) for one in differences(before, after)}
    assert told == {
        "found": ("2", "3"), "new › b": ("1", "1, 2"), "more": ("–", "y" * 300 + "…"),
    }  # fmt: skip


def test_what_differs_is_told_in_words_and_never_as_json() -> None:
    before = {"by_source": [{"name": "inbox", "found": 3, "new": 3}], "done": False, "coach": []}
    after = {
        "by_source": [{"name": "inbox", "found": 3, "new": 0}],
        "done": True,
        "coach": [{"words": "List Go", "jobs": []}],
    }
    assert [(one.where, one.before, one.after) for one in differences(before, after)] == [
        ("by source", "inbox (3 found, 3 new)", "inbox (3 found, 0 new)"), ("done", "no", "yes"), ("coach", "none", "List Go"),
    ]  # fmt: skip


def test_how_long_it_took_is_told_no_finer_than_one_reads() -> None:
    spans = [(0.04, "under 0.1 s"), (1.44, "1.4 s"), (42, "42 s"), (200, "3 min 20 s")]
    assert [took_words(MONDAY, MONDAY + timedelta(seconds=each)) for each, _ in spans] == [
        w for _, w in spans
    ]
    assert took_words(MONDAY, None) == ""
