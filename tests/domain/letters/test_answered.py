"""An answer is found again in an edited letter, by the line that stood in its place."""

import pytest

from app.domain.letters.answered import Answer, followed, given

GAP = "«Your answer to “How do you handle rain?”»"
LETTER = f"You want a roof.\n\nI have 5 years of experience with slate.\n{GAP}\n\nWhen did it last leak?"
ANSWERS = (Answer("question:slate", "I have 5 years of experience with slate."), Answer("question:rain", GAP))


def rain(text: str) -> Answer:
    return followed(LETTER, ANSWERS, text)[1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LETTER.replace(GAP, "I cover the roof at noon."), "I cover the roof at noon."),
        (LETTER.replace(GAP, "I cover it.\nThen I wait."), "I cover it. Then I wait."),
        ("Hello.\n\n" + LETTER.replace(GAP, "I cover it.").replace("last", "first"), "I cover it."),
        (LETTER.replace(GAP, "I cover it.").replace("5 years of experience", "some practice"), "I cover it."),
        (LETTER.replace(GAP, ""), ""),
        ("Something else altogether.", ""),
    ],
)
def test_what_stands_in_the_place_of_a_gap_is_its_answer(text: str, line: str) -> None:
    assert rain(text).line == line


def test_only_what_the_person_wrote_is_given() -> None:
    untouched = followed(LETTER, ANSWERS, LETTER)
    answered = followed(LETTER, ANSWERS, LETTER.replace(GAP, "I cover it."))
    assert given(untouched) == {}
    assert given(answered) == {"question:rain": "I cover it."}


GAPS = tuple(
    f"«Your answer to “{q}”»"
    for q in ("Which tools do you use?", "Who climbs the roof?", "How do you handle rain?")
)
MANY = "You want a roof.\n\n" + "\n".join(GAPS) + "\n\nWho will look after it once it is done?"
ASKED = tuple(
    Answer(key, gap)
    for key, gap in zip(
        (
            "question:which tools do you use",
            "question:who climbs the roof",
            "question:how do you handle rain",
        ),
        GAPS,
        strict=True,
    )
)
WRITTEN = ("A slate hammer and a ripper.", "My brother does.", "A tarpaulin by noon.")


@pytest.mark.parametrize(
    "tail", ["\n\nWho will look after it once it is done?", "\n\nShall I look at it on Monday?", ""]
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("numbered", [True, False])
def test_several_answers_written_at_once_stay_with_their_questions(
    numbered: bool, between: str, tail: str
) -> None:
    lines = [f"{n}. {line}" if numbered else line for n, line in enumerate(WRITTEN, start=1)]
    now = followed(MANY, ASKED, "You want a roof.\n\n" + between.join(lines) + tail)
    assert tuple(answer.line for answer in now) == WRITTEN


def test_an_answer_that_names_its_question_is_found_where_others_are_gone() -> None:
    text = "You want a roof that holds.\n\nRain: I handle it with a tarpaulin.\n\nWho will look after it?"
    assert [a.line for a in followed(MANY, ASKED, text)] == ["", "", "Rain: I handle it with a tarpaulin."]
    swapped = (
        MANY.replace(GAPS[0], "The rain I handle with a tarpaulin.").replace(GAPS[1], "").replace(GAPS[2], "")
    )
    assert followed(MANY, ASKED, swapped)[2].line == "The rain I handle with a tarpaulin."
