"""An answer that an ad wants in the first line stands there, and counts only there."""

import pytest

from app.domain.cover_letter import Letter, compose, review
from app.domain.enums import LetterStyle
from app.domain.letters.answered import followed, given
from app.domain.letters.demands import find_demands
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from tests.domain.letters.people import DEVELOPER, an_ad

SUM = "We need a Python developer for our API.\n\nPlease answer in the first line: what is 15% of 240?"


def letter_for(job: JobPosting, style: LetterStyle = LetterStyle.DIRECT) -> Letter:
    return compose(job, DEVELOPER, SearchWish(), style=style, temperature=0.5, seed=1)


def unmet(text: str, job: JobPosting) -> list[str]:
    found = review(text, job, DEVELOPER, job.platform)
    return [c.key for c in found if not c.ok and c.key.startswith(("question:", "rate:"))]


@pytest.mark.parametrize("style", list(LetterStyle))
def test_the_gap_for_the_answer_is_the_first_line(style: LetterStyle) -> None:
    job = an_ad("Python developer", SUM)
    letter = letter_for(job, style)
    first, *rest = letter.text.split("\n")
    assert first.startswith("«Your answer to “what is")
    assert "15% of 240" in first
    assert "«" not in "\n".join(rest)
    assert unmet(letter.text, job) == ["question:what is 15 of 240"]


def test_what_is_written_over_the_gap_is_the_persons_answer() -> None:
    job = an_ad("Python developer", SUM)
    letter = letter_for(job)
    first, rest = letter.text.split("\n", 1)
    text = f"36.\n{rest}"
    now = given(followed(letter.text, letter.answers, text))
    assert now == {"question:what is 15 of 240": "36."}
    assert unmet(text, job), "By itself a figure says nothing of what it answers."
    assert all(c.ok for c in review(text, job, DEVELOPER, job.platform, accepted=now) if c.key in now)


@pytest.mark.parametrize(
    "words",
    [
        "Please state your hourly rate in the first line of your proposal.",
        "Tell us your hourly rate at the top of your proposal.",
        "Start your proposal by telling us your hourly rate.",
    ],
)
def test_a_datum_counts_only_where_it_was_asked_for(words: str) -> None:
    job = an_ad("Python developer", f"We need a Python developer for our API.\n\n{words}")
    assert [d.kind for d in find_demands(job) if d.is_at_top] == ["rate"]
    below = "Your API needs tests first.\n\nThere is more to say.\n\nMy rate is $60 an hour."
    above = "Hi there,\n\nMy rate is $60 an hour.\n\nYour API needs tests first."
    assert len(unmet(below, job)) == 1
    assert unmet(above, job) == []


@pytest.mark.parametrize(
    ("words", "needle"),
    [
        ("What is 7 x 8? Write the answer at the top of your cover letter.", "What is 7 x 8?"),
        (
            "Begin your application with the answer to this: which city do you like?",
            "which city do you like?",
        ),
        ("Please answer this in your proposal: how do you test a migration?", "how do you test a migration?"),
        (
            "To prove you are human, what comes after Monday?",
            "To prove you are human, what comes after Monday?",
        ),
    ],
)
def test_questions_that_are_put_in_other_ways_are_found(words: str, needle: str) -> None:
    job = an_ad("Python developer", f"We need a Python developer for our API.\n\n{words}")
    assert [(d.kind, d.needle) for d in find_demands(job) if d.kind != "skill"] == [("question", needle)]


@pytest.mark.parametrize(
    "words",
    [
        "The first line of support is our own team.",
        "You start at the top of the funnel and work down. What a ride!",
        "On the first line of the file there is a header.",
    ],
)
def test_other_first_lines_are_no_demand(words: str) -> None:
    assert not [d for d in find_demands(an_ad("Python developer", words)) if d.kind != "skill"]


def test_a_demanded_word_still_comes_before_the_answer() -> None:
    job = an_ad("Python developer", f"{SUM}\n\nStart your proposal with the word BANANA.")
    text = letter_for(job).text
    assert text.startswith("BANANA.\n«Your answer to")


@pytest.mark.parametrize(
    ("words", "demands"),
    [
        (
            'Please start your proposal with the word "mango" and answer: how did you last find a slow query?',
            {("starts_with", "mango"), ("question", "how did you last find a slow query?")},
        ),
        (
            "Tell us your hourly rate and start your application with “BLUE SKY”.",
            {("rate", "Tell us your hourly rate"), ("starts_with", "BLUE SKY")},
        ),
        (
            "Start your proposal with the word mango and tell us about a project with slow queries.",
            {("starts_with", "mango"), ("question", "tell us about a project with slow queries.")},
        ),
        ("Begin your message with the phrase green tea.", {("starts_with", "green tea")}),
        ('Please begin with the word "ready".', {("starts_with", "ready")}),
        (
            "Start your proposal with the word mango, otherwise it will be ignored.",
            {("starts_with", "mango")},
        ),
    ],
)
def test_one_sentence_may_demand_a_word_and_ask_besides(words: str, demands: set[tuple[str, str]]) -> None:
    found = find_demands(an_ad("Python developer", f"We need somebody for our API.\n\n{words}"))
    assert {(d.kind, d.needle) for d in found if d.kind != "skill"} == demands
