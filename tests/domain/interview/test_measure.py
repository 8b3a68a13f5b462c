"""Figures of a transcript: each with definition, unit, source and places; what cannot be known is not measured."""

import json
import time

import pytest

from app.domain.enums import Platform
from app.domain.interview.measure import MEASURES, measure_call
from app.domain.interview.metric import told_in
from app.domain.interview.reading import read_transcript
from app.domain.interview.transcript import Turn, call_of
from app.domain.posting import JobPosting

TALK = [
    Turn(1, "Client", "Have you built checkout pages with Stripe, and what would the first step cost?", 0, 5),
    Turn(2, "Me", "Um, yes. At my last company I had to fix one. I rewrote it with Stripe and errors fell by 90%.", 6.5, 12.5),
    Turn(3, "Me", "I could send you a plan by Friday for $800, does that work for you?", 12.6, 16.6),
    Turn(4, "Client", "Sounds good.", 17, 18),
]  # fmt: skip


def figures(turns: list[Turn] | None = None, job: JobPosting | None = None, **options: str):
    return measure_call(call_of(turns or TALK, **options), job)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_says_what_it_is(measure) -> None:
    assert told_in(measure).keys() == {"label", "definition", "unit", "span", "source"}


def test_figures_of_a_timed_call() -> None:
    found = figures()
    assert found["words"]["value"] == 36
    assert found["words_per_minute"]["value"] == 216.0
    assert (found["pauses"]["value"], found["pauses"]["detail"]["seconds"]) == (1, [1.5])
    assert found["fillers"]["value"] == 1
    assert found["filler_rate"]["value"] == pytest.approx(100 / 36, abs=0.001)
    assert found["talk_ratio"]["value"] == pytest.approx(36 / 52, abs=0.001)
    assert found["answer_length"]["value"] == 36
    assert found["questions_asked"]["value"] == 1
    assert found["star_parts"]["value"] == 4
    assert found["price_agreed"]["value"] == found["next_step_agreed"]["value"] == "agreed"


def test_every_place_holds_the_words_that_it_claims() -> None:
    for figure in figures().values():
        for span in figure["spans"]:
            assert TALK[span["line"] - 1].text[span["start"] : span["end"]] == span["words"]


def test_without_times_pace_and_pauses_are_not_measured_never_nought() -> None:
    found = figures([Turn(1, "Q", "Why?"), Turn(2, "Me", "Because.")])
    for name in ("words_per_minute", "pauses"):
        assert (found[name]["value"], found[name]["measured"]) == ("not measured", False)
        assert found[name]["why"] == "The transcript has no times."
    assert found["demands_covered"]["value"] == "not measured"


def test_nobody_speaking_measures_nothing() -> None:
    found = figures([Turn(1, "Client", "Hello?")], me="Nobody")
    assert {figure["value"] for figure in found.values()} == {"not measured"}


def test_the_same_transcript_gives_the_same_figures() -> None:
    assert json.dumps(figures()) == json.dumps(figures())


def test_demands_of_the_job_are_quoted_where_they_are_met() -> None:
    job = JobPosting(platform=Platform.UPWORK, title="Checkout", description="", skills=("Stripe", "React"))
    found = figures(job=job)["demands_covered"]
    assert found["value"] == 0.5
    assert [row["line"] for row in found["detail"]["demands"]] == [2, None]


def test_a_refused_price_is_only_mentioned() -> None:
    turns = [
        Turn(1, "Me", "My rate is $90 an hour."),
        Turn(2, "Client", "No, that is too much."),
        Turn(3, "Me", "I see."),
    ]
    assert figures(turns)["price_agreed"]["value"] == "mentioned"


def test_notes_of_a_typist_are_no_words() -> None:
    turns = [Turn(1, "Me", "I (pause) I built [laughs] th- the page... (for a client)")]
    found = figures(turns)
    assert found["words"]["value"] == 8
    assert found["noted_pauses"]["value"] == 2
    assert found["restarts"]["detail"]["count"] == 2


@pytest.mark.parametrize(
    ("names", "me"),
    [
        (("Interviewer", "Interviewee"), "Interviewee"),
        (("Client", "Sam"), "Sam"),
        (("SPEAKER_00", "SPEAKER_01"), "SPEAKER_01"),
    ],
)
def test_who_is_measured(names: tuple[str, str], me: str) -> None:
    turns = [Turn(1, names[0], "Tell me more."), Turn(2, names[1], "I have built many of them for years.")]
    assert call_of(turns).me == me


def test_the_figures_are_those_of_the_lines_whatever_the_file_was() -> None:
    turns = read_transcript(
        json.dumps([{"speaker": "Me", "text": "Well, um, hello there.", "start": 0, "end": 2}])
    )
    assert figures(turns)["words_per_minute"]["value"] == 120.0


@pytest.mark.parametrize(
    "part", ["like ", "a: ", "-a", "(", "[a", "<v ", "we \t, ", "i just then ", "one time "]
)
def test_a_long_line_without_an_end_costs_no_more_than_a_moment(part: str) -> None:
    def cost(characters: int) -> float:
        turns = [Turn(1, "Client", "Why?"), Turn(2, "Me", (part * 20_000)[:characters])]
        began = time.process_time()
        figures(turns)
        return time.process_time() - began

    cost(100)  # what is read once, is
    quarter = min(cost(4_750) for _ in range(2))
    assert cost(19_000) < max(
        1.0, 10 * quarter
    )  # four times as long; what grows with the square takes 16 times
