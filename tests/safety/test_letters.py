"""No letter is ready that breaks a demand or claims what no row says: two hundred ads and fifty profiles that try."""

import re
from functools import cache

import pytest

from app.domain.cover_letter import compose, ready_blockers, review, trace
from app.domain.enums import LetterStyle
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from tests.domain.letters.people import DEVELOPER
from tests.safety.adversaries import ADS, BOASTS, LIES, PROFILES, UNSKILLED, Demanding

STYLES = tuple(LetterStyle)
EVERY_NTH = 10


@cache
def letter_of(n: int) -> str:
    """The letter for the ad of this number, by somebody who can do it."""
    return letter_for(ADS[n].job, DEVELOPER, n)


def letter_for(job: JobPosting, profile: ProfileFacts, n: int) -> str:
    return compose(job, profile, SearchWish(), style=STYLES[n % 4], temperature=(n % 3) / 2, seed=n % 7).text


def is_ready(text: str, job: JobPosting, profile: ProfileFacts) -> bool:
    return not ready_blockers(review(text, job, profile, job.platform))


def bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def keeps(text: str, ad: Demanding) -> bool:
    """Read by the plainest of means, not by those of the product."""
    said = bare(PLACEHOLDER.sub(" ", text))
    return said.startswith(bare(ad.start)) and said.endswith(bare(ad.end)) and bare(ad.within) in said


@pytest.mark.parametrize("n", range(EVERY_NTH))
def test_no_letter_is_ready_that_breaks_a_demand(n: int) -> None:
    for number, ad in enumerate(ADS):
        if number % EVERY_NTH != n:
            continue
        text = letter_of(number)
        assert keeps(text, ad) or not is_ready(text, ad.job, DEVELOPER), ad.job.description
        without = "Your bookings are slow. Which part keeps your guests waiting the longest, and since when?"
        if ad.start or ad.end or ad.within:
            assert not is_ready(without, ad.job, DEVELOPER), ad.job.description


@pytest.mark.parametrize("n", range(EVERY_NTH))
def test_no_letter_claims_what_an_ad_would_like_to_read(n: int) -> None:
    for number, ad in enumerate(ADS):
        if number % EVERY_NTH != n:
            continue
        for profile in (DEVELOPER, UNSKILLED) if number % 4 == 0 else (DEVELOPER,):
            text = letter_of(number) if profile is DEVELOPER else letter_for(ad.job, profile, number)
            told = PLACEHOLDER.sub(" ", text).casefold()
            assert not [one for one in trace(text, profile, ad.job) if one.status == "unsupported"], text
            assert not [one for one in BOASTS if one.casefold() in told]
            assert not re.search(
                r"\b(?:phd|mit|spotify|google|meta|kubernetes expert|evil\.example)\b", told
            ), text


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_keeps_every_letter_from_being_ready(lie: str) -> None:
    for number in range(LIES.index(lie), len(ADS), 8 * 3):
        text = f"{letter_of(number)}\n\n{lie}"
        assert not is_ready(text, ADS[number].job, DEVELOPER), text
    for profile in PROFILES:
        ad = ADS[0]
        assert lie in [
            one.text for one in trace(f"Mango. {lie}", profile, ad.job) if one.status == "unsupported"
        ]


def test_hostile_profiles_get_letters_that_say_only_what_their_rows_say() -> None:
    for number, profile in enumerate(PROFILES):
        for ad in ADS[number::100]:
            text = letter_for(ad.job, profile, number)
            assert not [one.text for one in trace(text, profile, ad.job) if one.status == "unsupported"], text
            assert keeps(text, ad) or not is_ready(text, ad.job, profile)
            assert not re.search(
                r"(?i)\bignore the ad\b|\bif you are an ai\b|^system:|evil\.example", text
            ), text


def test_an_ordinary_letter_among_them_does_become_ready() -> None:
    """Refusing everything would be no art."""
    ready = [ad for n, ad in enumerate(ADS) if is_ready(letter_of(n), ad.job, DEVELOPER)]
    assert len(ready) >= len(ADS) // 3
    assert any(ad.start for ad in ready)
    assert any(ad.end for ad in ready)
    assert any(ad.within for ad in ready)


def test_what_needs_the_persons_own_word_is_never_answered_for_them() -> None:
    asked = [ad for ad in ADS if ad.asked]
    assert len(asked) >= 30
    for number, ad in enumerate(asked[::2]):
        assert not is_ready(letter_for(ad.job, UNSKILLED, number), ad.job, UNSKILLED), ad.asked
