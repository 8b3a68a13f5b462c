"""No remark contradicts the figure it cites, whatever was said in the call and whatever could be measured."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.enums import Platform
from app.domain.interview.advice import analyse
from app.domain.interview.better import Own
from app.domain.interview.measure import measure_call
from app.domain.interview.metric import NOT_MEASURED
from app.domain.interview.transcript import Turn, call_of
from app.domain.posting import JobPosting
from tests.domain.interview.profile import PROFILE

KINDS = ("discovery", "technical", "rate", "behavioural", "free")
MINE = (
    "Um, you know, I guess it was, uh, okay.", "My rate is $60 an hour.", "I will send you a plan by Friday.", "Yes.",
    "At my last company the shop was slow. I had to find out why. I wrote a trace. As a result it fell from 4% to 1%.",
    "What do you use today? Who decides?", "Maybe, probably, I think.", "I wrote a trace in Django.", "Sounds good.",
    "I would start with the first version and leave out the rest. " * 12, "The goal was to cut costs.", "No.",
)  # fmt: skip
THEIRS = (
    "What does it cost?", "Sounds good.", "Tell me about a project with Django.", "That is too much.", "Agreed.",
    "How about a call on Monday?", "We have to think about it.", "Our budget is $900 flat.", "Okay.",
)  # fmt: skip
JOB = JobPosting(
    platform=Platform.UPWORK,
    title="Django shop",
    description="Django and Redis needed.",
    skills=("Django", "Redis"),
)
SAYINGS = st.lists(st.tuples(st.sampled_from(("Me", "Client")), st.integers(0, 11)), min_size=1, max_size=9)


def contradicts(remark: dict[str, Any], figure: dict[str, Any]) -> str:
    """Why a remark and its figure cannot both be true; "" when they can."""
    text, value = remark["text"], figure["value"]
    if not figure["measured"]:
        return "it is not measured"
    claims = {
        r"Name a price|End with (?:a|one)": value == "not mentioned",
        r"nobody said yes": value == "mentioned",
        r"was agreed here": value == "agreed",
        r"you asked nothing": value == 0,
        r"You ask back: (\d+)": str(value) == (re.findall(r"\d+", text) or [""])[0],
        r"Say nothing instead": isinstance(value, float) and value >= 3,
        r"You speak cleanly": isinstance(value, float) and value < 1.5,
        r"Leave out": isinstance(value, float) and value >= 2,
        r"Slow down": isinstance(value, float) and value > 180,
        r"a little faster": isinstance(value, float) and value < 110,
        r"Let the client talk": isinstance(value, float) and value > 0.7,
        r"you did not\.$": isinstance(value, float) and value < 1,
        r"You speak of \d+ of the": isinstance(value, float) and value >= 0.5,
        r"In this answer|Begin this answer": isinstance(value, int) and value < 4,
        r"tells (\d) of the 4": str(value) == (re.findall(r"\d", text) or [""])[0],
        r"You put a number": isinstance(value, int) and value > 0,
        r"in half of its (\d+)": int((re.findall(r"\d+", text) or ["0"])[0]) >= 80,
        r"Add one example|first sentence|once more|one breath": True,
    }  # fmt: skip
    found = [ok for pattern, ok in claims.items() if re.search(pattern, text)]
    if not found:
        return "no one has said when it is true"
    return "" if all(found) else "it says the opposite"


def judged(sayings: list[tuple[str, int]], kind: str, timed: bool, job: JobPosting | None) -> list[str]:
    turns = [
        Turn(n, who, (MINE if who == "Me" else THEIRS)[place % (12 if who == "Me" else 9)], *((n * 10.0, n * 10.0 + 5) if timed else ()))
        for n, (who, place) in enumerate(sayings, 1)
    ]  # fmt: skip
    call = call_of(turns, me="Me")
    metrics = measure_call(call, job)
    told = analyse(call, metrics, kind=kind, own=Own(PROFILE, job=job))
    assert not call.mine or len(told["next"]) == 3
    remarks = [*told["strengths"], *told["next"]]
    assert len({one["text"] for one in remarks}) == len(remarks)
    return [f"{r}: {why}" for r in remarks if (why := contradicts(r, metrics[r["metric"]]))]


@given(sayings=SAYINGS, kind=st.sampled_from(KINDS), timed=st.booleans(), job=st.sampled_from([None, JOB]))
@settings(max_examples=250, deadline=None)
def test_no_remark_contradicts_its_figure(
    sayings: list[tuple[str, int]], kind: str, timed: bool, job: JobPosting | None
) -> None:
    assert judged(sayings, kind, timed, job) == []


@pytest.mark.parametrize("subject", ["price", "next_step"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["agreed", "mentioned", "not mentioned", NOT_MEASURED])
def test_what_was_mentioned_or_not_measured_is_not_missing(subject: str, kind: str, value: str) -> None:
    call = call_of([Turn(1, "Client", "What does it cost?"), Turn(2, "Me", "It is $60 an hour.")])
    metrics = measure_call(call)
    metrics[f"{subject}_agreed"] |= {"value": value, "measured": value != NOT_MEASURED}
    told = analyse(call, metrics, kind=kind, own=Own(PROFILE))
    said = [one["text"] for one in told["next"] if one["metric"] == f"{subject}_agreed"]
    if value in ("agreed", NOT_MEASURED):
        assert said == []
    if value == "mentioned":
        assert all("nobody said yes" in one for one in said)


def test_a_short_line_is_not_to_be_halved() -> None:
    call = call_of([Turn(1, "Client", "Can you start?"), Turn(2, "Me", "Yes, on Monday.")])
    told = analyse(call, measure_call(call), kind="free", own=Own())
    assert not any("half" in one["text"] for one in told["next"])
