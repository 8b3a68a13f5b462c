"""Transcripts in four formats give the same turns; broken ones are refused in a sentence, or read as far as they go."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import BadInput
from app.domain.interview.reading import MOST_TURNS, read_transcript
from app.domain.interview.transcript import call_of

EXPECTED = [("Client", "How would you begin?", 0.0, 2.0), ("Me", "With a call. Then a plan.", 3.5, 7.25)]
VTT = """WEBVTT

NOTE made by a recorder

1
00:00.000 --> 00:02.000
<v Client>How would <i>you</i> begin?</v>

00:00:03.500 --> 00:00:05.000 align:start
<v Me>With a call.

00:00:05.000 --> 00:00:07.250
<v Me>Then a plan.
"""
SRT = """1
00:00:00,000 --> 00:00:02,000
Client: How would you begin?

2
00:00:03,500 --> 00:00:05,000
Me: With a call.

3
00:00:05,000 --> 00:00:07,250
Then a plan.
"""
TXT = """[00:00 - 00:02] Client: How would you begin?
[00:03.500 - 00:07.250] Me: With a call.
Then a plan.
"""
JSON = json.dumps(
    {
        "segments": [
            {"speaker": "Client", "text": "How would you begin?", "start": 0, "end": 2},
            {"speaker": "Me", "text": "With a call. Then a plan.", "start": 3.5, "end": 7.25},
        ]
    }
)


@pytest.mark.parametrize("text", [VTT, SRT, TXT, JSON, VTT.replace("\n", "\r\n")])
def test_four_formats_give_the_same_turns(text: str) -> None:
    turns = read_transcript(text.encode())
    assert [(turn.speaker, turn.text, turn.start, turn.end) for turn in turns] == EXPECTED
    assert [turn.number for turn in turns] == [1, 2]


def test_speakers_get_the_names_that_they_are_given() -> None:
    turns = read_transcript('[{"speaker": "SPEAKER_00", "text": "Hi"}]', speakers={"SPEAKER_00": "Client"})
    assert turns[0].speaker == "Client"


def test_times_that_nobody_noted_are_not_known() -> None:
    turn = read_transcript('[{"speaker": "A", "text": "Hi", "start": null, "end": "soon"}]')[0]
    assert (turn.start, turn.end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "", " \n ", "[", "[]", "{}", '{"a": 1}', "[1]", '[{"speaker": "A"}]', '[{"text": 4}]', "[" * 5000,
        '[{"text": "x", "speaker": []}]', "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", '[{"text": "' + "x" * 30_000 + '"}]',
    ],
)  # fmt: skip
def test_what_is_no_transcript_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadInput):
        read_transcript(text)


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(BadInput, match="5,000 lines"):
        read_transcript(json.dumps([{"text": "x"}] * (MOST_TURNS + 1)))


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(BadInput):
        read_transcript(b"\x00\x01\x02" * 50)


def test_a_sentence_with_a_colon_names_nobody() -> None:
    turns = read_transcript("Client: The thing is: we are late.\nThis is it: a plan.\nMe: OK.")
    assert [(turn.speaker, turn.text) for turn in turns] == [
        ("Client", "The thing is: we are late. This is it: a plan."),
        ("Me", "OK."),
    ]


def test_turns_in_one_line_are_parted() -> None:
    turns = read_transcript("Interviewer: Hi, how are you? |Interviewee: I'm good. | Interviewer: Great.")
    assert [turn.speaker for turn in turns] == ["Interviewer", "Interviewee", "Interviewer"]
    assert call_of(turns).me == "Interviewee"


def test_invisible_characters_and_tags_do_not_come_in() -> None:
    turn = read_transcript("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bob><c.red>Hi\u202e there\u200b</c>\x07")[0]
    assert turn.text.startswith("Hi there")
    assert "<" not in turn.text


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(alphabet='0123:.->\n[]{}" abV,|<>', max_size=300)))
def test_any_bytes_are_read_or_refused(data: bytes | str) -> None:
    try:
        turns = read_transcript(data)
    except BadInput:
        return
    assert all(turn.text for turn in turns)
