"""Signs of Markdown in an ad: gone where words are shown plain, and marked places stay at their words."""

import pytest

from app.domain.markdown_signs import signs_taken, without_signs
from app.domain.outside_text import plain, safe_html


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("**Must have:** Django", "Must have: Django"),
        ("## About us\nWe are #1 in C#", "About us\nWe are #1 in C#"),
        ("works with **React", "works with React"),
        ("***Urgent***, 2**10 rows, 5 * 3", "Urgent, 2**10 rows, 5 * 3"),
        ("* one\n* two", "* one\n* two"),
        ("No signs.", "No signs."),
    ],
)
def test_words_are_shown_without_the_signs(said: str, shown: str) -> None:
    assert without_signs(said) == shown


def test_marked_places_stay_at_their_words() -> None:
    ad = "**Stack:** Django and **React**. ## no\n# Yes"
    marks = [[ad.index(word), ad.index(word) + len(word)] for word in ("Stack", "Django", "React", "Yes")]
    text, moved = signs_taken(ad, marks)
    assert text == "Stack: Django and React. ## no\nYes"
    assert [text[start:end] for start, end in moved] == ["Stack", "Django", "React", "Yes"]
    assert signs_taken("**a**", [[0, 5]]) == ("a", [[0, 1]])


def test_an_ad_as_html_or_plain_shows_no_stars() -> None:
    assert safe_html("**Requirements:**Python") == "<p><strong>Requirements:</strong> Python</p>"
    assert "**" not in safe_html("Know ** Django ** and <b>**React**</b><br>**left open")
    assert plain("**Must:** Django") == "Must: Django"
