"""Transcripts without times, as people paste them: whoever is asked is measured, however the names are set."""

import pytest

from app.domain.interview.measure import measure_call
from app.domain.interview.reading import read_transcript
from app.domain.interview.transcript import call_of

SAID = [
    ("Interviewer", "Please tell me about yourself."),
    ("Interviewee", "Um, I'm a, uh, junior. I, like, study."),
    ("Interviewer", "Great."),
    ("Interviewee", "You know, thanks."),
]
FORMS = {
    "plain": "{}: {}", "spaced": "{} : {}", "bold": "**{}:** {}", "bold outside": "**{}**: {}", "no space": "{}:{}",
    "own line": "{}:\n{}\n", "upper": "{}: {}", "times": "[00:0{n}] {}: {}",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_one_who_is_asked_is_measured(form: str) -> None:
    rows = [(who.upper() if form == "upper" else who, said) for who, said in SAID]
    text = "\n".join(FORMS[form].format(who, said, n=n) for n, (who, said) in enumerate(rows, 1))
    call = call_of(read_transcript(text))
    assert call.me.casefold() == "interviewee"
    assert [turn.text for turn in call.turns] == [said for _, said in SAID]
    metrics = measure_call(call)
    assert (metrics["words"]["value"], metrics["fillers"]["value"]) == (11, 4)
    assert metrics["pauses"]["measured"] is False


def test_one_line_with_bars_is_split() -> None:
    text = "|".join(f"{who}: {said}" for who, said in SAID)
    assert len(call_of(read_transcript(text)).turns) == 4


def test_a_time_or_an_address_is_no_name() -> None:
    turns = read_transcript("Interviewee: I start at 9:30 and read https://example.org first.")
    assert [turn.speaker for turn in turns] == ["Interviewee"]
