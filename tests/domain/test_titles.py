"""Job titles are compared by what the work is and what it is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.titles import is_title, read_title, title_likeness


def likeness(one: str, other: str) -> float:
    return title_likeness(read_title(one), read_title(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senior Software Engineer", "Software Developer"),
        ("HR Manager", "Human Resources Manager"),
        ("Front-End Engineer (React)", "Frontend Developer"),
        ("ML Engineer | Remote", "Machine Learning Engineer"),
        ("Site Reliability Engineer", "DevOps Engineer"),
        ("Bookkeeper needed", "Accountant"),
        ("Sr. SWE", "Senior Software Engineer"),
        ("SDE II", "Software Engineer"),
        ("Jr. Web Dev", "Web Developer"),
        ("iOS Dev", "Mobile Developer"),
        ("VA", "Virtual Assistant"),
        ("Sales Rep", "Sales Representative"),
        ("Lead Data Analyst - London (Hybrid)", "Data Analyst"),
    ],
)
def test_two_names_of_one_work_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) == 1


@pytest.mark.parametrize(
    ("like", "one", "unlike"),
    [
        ("Data Engineer", "Data Scientist", "Waiter"),
        ("Software Engineer", "SWE", "Building Engineer"),
        ("Accountant", "Bookkeeper", "Account Manager"),
        ("React Developer", "Frontend Dev", "Data Entry Clerk"),
        ("Web Developer", "Developer", "Web Designer"),
        ("Java Software Engineer", "Backend Software Engineer", "Sales Engineer"),
    ],
)
def test_nearer_work_is_more_alike(like: str, one: str, unlike: str) -> None:
    assert likeness(one, like) > likeness(one, unlike)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Data Entry Clerk", "Data Engineer"),
        ("Java Developer", "JavaScript Developer"),
        ("Account Manager", "Accountant"),
    ],
)
def test_a_word_in_common_does_not_make_one_work_of_two(one: str, other: str) -> None:
    assert likeness(one, other) < 0.5


def test_what_names_work_is_a_title() -> None:
    assert is_title("Studio Photographer")
    assert not is_title("Harbour Books Ltd")


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert not is_title(one) or likeness(one, one) == 1
