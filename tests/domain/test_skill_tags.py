"""Tags as a person reads them: no addresses, no sizes of companies, each once."""

import pytest

from app.domain.skill_tags import tidy_tags
from app.domain.skills import canonical, tag_skills


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("amazon-web-services", "Amazon Web Services"),
        ("react-js", "React"),
        ("python", "Python"),
        ("python-script", "python script"),
        ("scikit-learn", "scikit-learn"),
        ("web-services", "web services"),
        ("apache-mahout", "apache mahout"),
        ("e-commerce", "E-Commerce"),
        ("node_js", "Node.js"),
        ("JavaScript", "JavaScript"),
        ("Front-End Development", "Front-End Development"),
        ("C++", "C++"),
        ("windsurfer", "windsurfer"),
    ],
)
def test_a_tag_is_shown_in_words(tag: str, shown: str) -> None:
    assert tidy_tags([tag]) == (shown,)
    assert tag_skills(tag) == tag_skills(shown) or canonical(tag) == tag


@pytest.mark.parametrize(
    "tag",
    [
        "very-small-1-9-employees", "small-10-99-employees", "Business with 10-99 Employees", "startup-company",
        "1,000+ employees", "Large (100-999 employees)", "Male", "Expert level", "-", " ", "42", "",
    ],
)  # fmt: skip
def test_what_is_no_skill_is_left_out(tag: str) -> None:
    assert tidy_tags([tag, "Python"]) == ("Python",)


def test_each_tag_comes_once_in_its_first_place() -> None:
    assert tidy_tags(["python", "Django", "Python", "django"]) == ("Python", "Django")
