"""The question at the end is one that the ad does not answer."""

import pytest

from app.domain.enums import LetterStyle
from app.domain.letters.compose import compose
from app.domain.profile import SearchWish
from tests.domain.letters.people import CLINIC_AD, DEVELOPER, an_ad


@pytest.mark.parametrize(
    ("title", "ad", "not_asked"),
    [
        (CLINIC_AD.title, CLINIC_AD.description, "start from scratch"),
        (
            "Backend developer",
            "We have a codebase in Django and need an API for our warehouse.",
            "start from scratch",
        ),
        (
            "Mobile app developer",
            "The app is half-finished; the previous developer left. We need the app done.",
            "start from scratch",
        ),
        (
            "Website for a bakery",
            "We need a website. It must be live before Christmas, on December 10.",
            "Is there a date",
        ),
        ("Website for a bakery", "We need a website. Our shop opens next month.", "Is there a date"),
        (
            "Backend API",
            "We need an API. It goes live in Q3. Nobody looks after it once it is live.",
            "look after it",
        ),
        ("Logo designer", "We need a logo; our launch is on 4 May.", "Is there a date"),
    ],
)
def test_what_the_ad_says_is_not_asked(title: str, ad: str, not_asked: str) -> None:
    job = an_ad(title, ad)
    for seed in range(8):
        for style in LetterStyle:
            letter = compose(job, DEVELOPER, SearchWish(), style=style, temperature=1.0, seed=seed)
            assert not_asked.casefold() not in letter.text.casefold()
            assert "?" in letter.text
