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
