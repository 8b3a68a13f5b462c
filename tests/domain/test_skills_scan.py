"""Skills are found in prose at word boundaries, and everyday words only where skills stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.skills import canonical, find_skills, suggest

SAFE = [name for name in (*suggest("a", 200), *suggest("s", 200)) if name.isascii()]


def names(text: str, *, title: bool = False) -> list[str]:
    return [span.name for span in find_skills(text, title=title)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We use React.js, Node.js and PostgreSQL.", ["React", "Node.js", "PostgreSQL"]),
        ("C, C++ and C# are three languages", ["C", "C++", "C#"]),
        (r"C\+\+ and C\#, escaped", ["C++", "C#"]),
        ("Java is not JavaScript", ["Java", "JavaScript"]),
        ("ASP.NET Core and plain .NET", ["ASP.NET Core", ".NET"]),
        ("Our platform performs and transforms", []),
        ("Tform for the cloud servers", ["Terraform", "Cloud Computing"]),
        ("Python/Django/Flask", ["Python", "Django", "Flask"]),
        ("After Effects + Premiere Pro", ["Adobe After Effects", "Adobe Premiere Pro"]),
        ("CI/CD with k8s", ["CI/CD", "Kubernetes"]),
        ("a front-end developer and a frontend developer", ["Front-End Development"] * 2),
        ("HTML/CSS", ["HTML", "CSS"]),
    ],
)
def test_known_names_are_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Work hard and go home",
        "You will excel at this and express yourself",
        "Vitamin C, plan B, section R",
        "We make things and rest on Sundays",
        "In the spring we move to the shell of a new office",
        "The right notion of unity, swift and sharp",
        "Rust on the ruby ring",
        "Bentonville, AR 72716",
        "Teams of the next node",
        "Less is more; a solid team may safe its energy",
        "Ask Mrs Ada at the front office",
        "Your requests go to the exchange desk",
        "Send a photo, a book and two videos",
    ],
)
def test_everyday_words_are_not_skills(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Python, Go and Rust", ["Python", "Go", "Rust"]),
        ("a Go developer", ["Go"]),
        ("statistics in R or Python", ["R", "Python"]),
        ("automations in Zapier, Make or n8n", ["Zapier", "Make.com", "n8n"]),
        ("apps with Expo and React Native", ["Expo", "React Native"]),
        ("strong in Excel, Word and Outlook", ["Microsoft Excel", "Microsoft Word", "Microsoft Outlook"]),
        ("SASS, Less and Bootstrap", ["Sass", "Less", "Bootstrap"]),
        (
            "accounting, negotiation and Photoshop",
            ["Accounting", "Stakeholder Management", "Adobe Photoshop"],
        ),
        ("Ada, C and Fortran", ["Ada", "C", "Fortran"]),
        ("VR/AR glasses", ["Virtual Reality", "Augmented Reality"]),
    ],
)
def test_everyday_words_are_skills_where_skills_stand(text: str, found: list[str]) -> None:
    assert [name for name in names(text) if name in found] == found


def test_a_title_needs_fewer_words_than_prose() -> None:
    assert names("Video for our website", title=True) == ["Video Production", "Web Development"]
    assert names("Watch the video on our website") == []


def test_a_name_does_not_run_over_a_sentence_or_a_line() -> None:
    assert "React Native" not in names("I know React. Native speakers wanted")
    assert "Data Entry" not in names("Data\nEntry level")


def test_spans_point_at_the_words_of_the_text() -> None:
    text = "Büro İstanbul: we need ReactJS and adobe after-effects"
    assert [text[s.start : s.end] for s in find_skills(text)] == ["ReactJS", "adobe after-effects"]


@given(st.lists(st.sampled_from(SAFE), min_size=1, max_size=6))
def test_spans_are_in_order_and_do_not_overlap(skills: list[str]) -> None:
    text = "You know " + ", ".join(skills) + "."
    spans = find_skills(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(canonical(text[s.start : s.end]) == s.name for s in spans)


@given(
    st.sampled_from(["Python", "Terraform", "Kubernetes", "WordPress", "JavaScript"]),
    st.characters(categories=["L", "N"]),
)
def test_a_letter_or_digit_beside_a_name_makes_it_another_word(name: str, letter: str) -> None:
    around = f"{letter}{name} and {name}{letter}"
    assert all(span.end - span.start != len(name) for span in find_skills(around) if span.name == name)


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for span in find_skills(text):
        assert 0 <= span.start < span.end <= len(text)
