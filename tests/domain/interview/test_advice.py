"""Remarks on a call: strengths, three things to do next, better answers; each tied to a line that exists."""

import pytest

from app.domain.interview.advice import analyse
from app.domain.interview.better import Own
from app.domain.interview.measure import measure_call
from app.domain.interview.transcript import Call, Turn, call_of
from tests.domain.interview.profile import PROFILE

CALLS = {
    "weak": [
        ("Client", "Tell me about a Django project."),
        ("Me", "Um, you know, I guess, um, it was like okay, you know."),
        ("Client", "What does it cost?"),
        ("Me", "Um, maybe, I don't know."),
    ],
    "strong": [
        ("Client", "Tell me about a project."),
        ("Me", "At my last company the shop lost orders. I had to find out why. I wrote a trace and fixed the queue. "
               "As a result losses fell from 4% to 0.1%. How many orders do you have? And who decides?"),
        ("Client", "Two thousand. What is your price?"),
        ("Me", "It is $900 for the first step. I will send you a plan by Friday."),
        ("Client", "Sounds good."),
    ],
    "one word": [("Me", "Yes.")],
}  # fmt: skip


def call(name: str) -> Call:
    return call_of([Turn(n, *row) for n, row in enumerate(CALLS[name], 1)])


def told(name: str, kind: str = "discovery"):
    one = call(name)
    return analyse(one, measure_call(one), kind=kind, own=Own(PROFILE))


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("kind", ["discovery", "technical", "rate", "free"])
def test_there_are_three_things_to_do_each_at_a_line_with_its_words(name: str, kind: str) -> None:
    found = told(name, kind)
    assert len(found["next"]) == 3
    for remark in found["next"] + found["strengths"]:
        line = call(name).turns[remark["line"] - 1]
        assert remark["quote"].strip("…") in line.text


def test_a_weak_call_is_told_what_weakens_it() -> None:
    metrics = {one["metric"] for one in told("weak")["next"]}
    assert metrics >= {"filler_rate", "price_agreed"}


def test_a_strong_call_is_praised_for_what_it_did() -> None:
    metrics = {one["metric"] for one in told("strong")["strengths"]}
    assert metrics >= {"star_parts", "price_agreed", "next_step_agreed"}


def test_the_same_call_is_judged_the_same() -> None:
    assert told("weak") == told("weak")


def test_where_nobody_is_measured_nothing_is_said() -> None:
    nobody = Call(call("weak").turns, "Nobody")
    assert analyse(nobody, measure_call(nobody), kind="free", own=Own())["next"] == []
