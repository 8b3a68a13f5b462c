"""What is typed into the search field is read as people mean it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.search_words import MOST_WORDS, found_words, read_search


@pytest.mark.parametrize(
    ("typed", "words", "without"),
    [
        ("quick python api gig, not crypto", ("quick", "python", "api", "gig"), ("crypto",)),
        ("python -crypto", ("python",), ("crypto",)),
        ('-"smart contract" solidity', ("solidity",), ("smart contract",)),
        ("shop without wordpress or shopify, vue", ("shop", "vue"), ("wordpress", "shopify")),
        ("react but not any react native", ("react", "native"), ("react",)),
        ("no crypto, no nft", (), ("crypto", "nft")),
        ("not only python", ("python",), ()),
        ("no code automation", ("no code", "automation"), ()),
        ("no-code automation", ("no-code", "automation"), ()),
        ("django or flask api", ("django|flask", "api"), ()),
        ('"rest api" python', ("rest api", "python"), ()),
        ('an unclosed "rest api', ("an", "unclosed", "rest api"), ()),
        ("C++ and c#", ("C++", "and", "c#"), ()),
        ("  , . ! - -- not ", (), ()),
        ("python Python PYTHON", ("python",), ()),
        ("someone to fix my slow database", ("to", "fix", "my", "slow", "database"), ()),
        ("looking for someone", ("looking", "for", "someone"), ()),
        ('"someone like you"', ("someone like you",), ()),
    ],
)
def test_words_and_what_is_not_wanted(typed: str, words: tuple[str, ...], without: tuple[str, ...]) -> None:
    asked = read_search(typed)
    assert (asked.words, asked.without) == (words, without)


def test_meaning_is_of_what_is_wanted_and_exact_phrases_have_none() -> None:
    assert read_search("Quick Python gig, not crypto").meaning == "quick python gig"
    assert read_search('"rest api"').meaning == ""
    assert read_search("-crypto").meaning == ""


@given(st.text(max_size=300))
def test_anything_can_be_typed(typed: str) -> None:
    asked = read_search(typed)
    assert len(asked.words) <= MOST_WORDS
    assert len(asked.without) <= MOST_WORDS
    assert all(each.strip() for each in (*asked.words, *asked.without))


def test_why_a_job_was_found_is_said_in_words() -> None:
    assert (
        found_words(["python", "django|flask"], by_meaning=False) == "Found by words: python, django or flask"
    )
    assert found_words(["api"], by_meaning=True) == "Found by words: api, and close in meaning"
    assert found_words([], by_meaning=True) == "Close in meaning"
    assert found_words([], by_meaning=False) == ""


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("python djan", ["python", "djan*"]),
        ("python django ", ["python", "django"]),
        ("dj", ["dj"]),
        ('"rest api"', ["rest api"]),
        ("api, not crypto", ["api"]),
        ("node.js", ["node.js"]),
    ],
)
def test_a_word_that_is_being_typed_finds_what_begins_so(typed: str, pieces: list[str]) -> None:
    assert read_search(typed).pieces == pieces
