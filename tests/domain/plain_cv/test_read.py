"""A CV in plain text becomes a profile: headline, roles with dates, skills, education."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plain_cv.read import read_cv
from app.domain.plain_cv.sections import Section, cut

CV = """ADA EXAMPLE
Backend Software Engineer
Leeds · ada@example.com · +44 7700 900123

SUMMARY
Six years of services that stay up.

PROFESSIONAL EXPERIENCE
Software Engineer II, Harbour Books, Leeds — 03/2020 to present
• Payment services in Java and Spring Boot
• Moved the shop to AWS

Junior Developer | Tram Works
Jan 2017 - Feb 2020
Batch jobs for an insurer

Education: MSc Computer Science, 2017

Skills
Languages: Java, Python; Tools: Docker, Bagpipe repair
I am a quick learner who loves to work with other people every day

INTERESTS
Sailing, Python snakes
"""


def test_headline_roles_and_their_years_are_read() -> None:
    profile = read_cv(CV)
    assert profile.headline == "Backend Software Engineer"
    assert [(e.title, e.company, e.started_on, e.ended_on) for e in profile.experiences] == [
        ("Software Engineer II", "Harbour Books", date(2020, 3, 1), None),
        ("Junior Developer", "Tram Works", date(2017, 1, 1), date(2020, 12, 28)),
    ]
    assert (
        profile.experiences[0].description
        == "Payment services in Java and Spring Boot\nMoved the shop to AWS"
    )


def test_skills_are_what_the_section_lists_unknown_ones_as_typed() -> None:
    names = [skill.name for skill in read_cv(CV).skills]
    assert names[:3] == ["Java", "Python", "Docker"]
    assert "Bagpipe repair" in names
    assert not any("learner" in name for name in names)


def test_education_is_kept_and_what_is_not_about_work_is_left_out() -> None:
    profile = read_cv(CV)
    assert [fact.degree for fact in profile.educations] == ["MSc Computer Science, 2017"]
    assert "Sailing" not in profile.about
    assert "ada@example.com" not in profile.about
    assert "7700" not in profile.about
    assert "stay up" in profile.about


def test_a_headline_stands_without_the_name_beside_it() -> None:
    assert read_cv("Ada Example - Finance Analyst\n\nSkills: Excel").headline == "Finance Analyst"


def test_a_cv_that_lost_its_lines_is_still_read_whole() -> None:
    profile = read_cv(" ".join(CV.split()))
    told = [
        profile.about,
        *(fact.description for fact in profile.experiences),
        *(fact.degree for fact in profile.educations),
        *(skill.name for skill in profile.skills),
    ]
    assert all(any(word in text for text in told) for word in ("Java", "Docker", "services that stay up"))


@pytest.mark.parametrize(
    "heading", ["Work Experience", "EMPLOYMENT HISTORY:", "Berufserfahrung", "Experiencia laboral"]
)
def test_headings_are_known_in_several_languages(heading: str) -> None:
    assert cut(f"Ada\n{heading}\nBaker, Crumb Ltd, 2019 - 2021").lines[Section.WORK] == [
        "Baker, Crumb Ltd, 2019 - 2021"
    ]


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert read_cv(text) == read_cv(text)
