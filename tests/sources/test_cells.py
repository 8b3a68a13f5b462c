"""Single cells: what they say is read, and what they leave open stays open."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.enums import Seniority
from app.sources.cells import (
    as_amount,
    as_bool,
    as_count,
    as_names,
    as_questions,
    as_rating,
    as_seniority,
    as_share,
    as_span,
)
from app.sources.skill_runs import is_run, split_run


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("5 to 10", (5, 10)),
        ("20to50", (20, 50)),
        ("Less than 5", (0, 4)),
        ("lessThan5", (0, 4)),
        ("50+", (50, None)),
        ("50Plus", (50, None)),
        ("Over 100 applicants", (100, None)),
        ("29 applicants", (29, 29)),
        (7, (7, 7)),
        ("10 to 5", (None, None)),
        ("many", (None, None)),
        (None, (None, None)),
    ],
)
def test_a_span_has_both_its_ends(value: object, span: tuple[int | None, int | None]) -> None:
    assert as_span(value) == span


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("['Python', \"It's\", 'A, B']", ["Python", "It's", "A, B"]),
        ('["a", "b"]', ["a", "b"]),
        ("python; web-scraping", ["python", "web-scraping"]),
        ("Data Entry,     Data Analysis    ", ["Data Entry", "Data Analysis"]),
        ("C#, C++, .NET, +3 more", ["C#", "C++", ".NET"]),
        ([{"name": "x", "prettyName": "X Y"}, "x y", "+3"], ["X Y"]),
        (["one", None, 2, True, {"id": 1}], ["one", "2"]),
        ("[]", []),
        ("['']", []),
    ],
)
def test_names_are_split_and_counted_once(value: object, names: list[str]) -> None:
    assert as_names(value) == names


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("Entry level", Seniority.ENTRY),
        ("EntryLevel", Seniority.ENTRY),
        ("Internship", Seniority.ENTRY),
        ("IntermediateLevel", Seniority.INTERMEDIATE),
        ("Mid-Senior level", Seniority.INTERMEDIATE),
        ("EXPERT", Seniority.EXPERT),
        ("Director", Seniority.EXPERT),
        ("$$$", Seniority.EXPERT),
        ("Not Applicable", None),
        ("", None),
    ],
)
def test_levels_of_both_sites_have_three_names(value: str, level: Seniority | None) -> None:
    assert as_seniority(value) == level


def test_nobody_has_no_stars() -> None:
    assert str(as_rating("4.7798363705")) == "4.78"
    assert [as_rating(value) for value in ("0", 0.0, "", "95%", 6, None)] == [None] * 6


def test_spending_nothing_is_a_fact() -> None:
    assert [as_amount(value) for value in ("$2.5K", "$60K+\nspent", "$0", 0)] == [2500, 60_000, 0, 0]
    assert as_amount("private") is None


def test_shares_counts_and_flags() -> None:
    assert [as_share(value) for value in ("65%", 65, 0.65, "n")] == [0.65, 0.65, 0.65, None]
    assert [as_count(value) for value in ("1,234", "5.0", 3, "-1", "x", None)] == [
        1234,
        5,
        3,
        None,
        None,
        None,
    ]
    assert [as_bool(value) for value in ("Payment verified", "UNVERIFIED", True, "maybe")] == [
        True,
        False,
        True,
        None,
    ]
    assert as_questions([{"question": "Why, and when?"}, ""]) == ["Why, and when?"]


def test_tags_without_commas_are_told_apart_by_known_names() -> None:
    assert is_run("Web Design PHP WordPress  3 more")
    assert not is_run("Web Design, PHP")
    assert split_run("Web Design PHP WordPress  3 more") == ["Web Design", "PHP", "WordPress"]
    assert split_run("Wire bending") == ["Wire bending"]


ANYTHING: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(ANYTHING)
def test_any_value_is_read_or_left(value: object) -> None:
    low, high = as_span(value)
    assert low is None or high is None or low <= high
    assert all(name == name.strip() and name for name in as_names(value))
    for read in (as_amount, as_bool, as_count, as_questions, as_rating, as_seniority, as_share):
        read(value)
