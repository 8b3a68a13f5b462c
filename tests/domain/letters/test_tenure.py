"""Years of service are held against the dates of the rows: at an employer, with a skill, and in all."""

from datetime import date

import pytest

from app.domain.letters.trace import trace
from app.domain.profile import EducationFact, ProfileFacts
from tests.domain.letters.people import a_skill, a_work, an_ad, an_id

AD = an_ad(
    "Search developer",
    "We need a search index in Python. 10 years of experience required. The shop runs since 2009, with 25 years of records.",
    "Python",
)
KIM = ProfileFacts(
    display_name="Kim",
    headline="Backend developer with 12 years of experience",
    about="I have worked with booking systems since 2016.",
    skills=(a_skill("Python", "9"), a_skill("React", "3"), a_skill("Go")),
    experiences=(
        a_work(
            "Developer", "Google LLC", "Built a search index in Python for 25 teams",
            started_on=date(2019, 1, 1), ended_on=date(2022, 1, 1), skills=("Python",),
        ),
        a_work("Developer", "Praxio", "Moved 4 years of bookings", started_on=date(2022, 2, 1), ended_on=None),
    ),
    educations=(EducationFact(an_id("p"), "Porto", "BSc", "CS", date(2005, 1, 1), date(2009, 1, 1)),),
    as_of=date(2026, 11, 27),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "I have 25 years of experience at Google.", "At Google I built a search index for 25 years.",
        "For over a decade I worked at Google.", "I worked at Google since 2009.", "I have worked at Google since 2019.",
        "I have used Python since 2009.", "I have been using Python for over a decade.", "Over a decade of Python.",
        "I have 9 years of experience with React.", "I have 25 years of Python experience.", "25+ years at Google.",
        "Since 2009, I have built search indexes.", "My 25 years at Google taught me search.", "25yrs at Google",
        "I worked at Google from 2009 to 2022.", "I was at Google between 2010 and 2020.", "Two decades of search work.",
        "A quarter of a century at Google.", "I have worked with Go for years.", "I have written Go since 2015.",
        "As a Google engineer of 25 years, I know search.", "Google had me for 25 years.", "I have used React for a decade.",
        "I have twenty-five years at Google.", "After 25 years at Google, I know search.", "I have 6 years at Google.",
        "I have three decades of experience.", "At Google I built a search index in 3 months.",
        "I was a developer from 2005 to 2022.", "I have worked at Praxio for ten years.", "I have 4 years at Google.",
        "I have worked at Praxio since 2009.", "I have 5 years of Python.", "Python (5 years), React (9 years).", "25 years at Google: that is my background.",
    ],
)  # fmt: skip
def test_years_that_no_row_has_are_flagged(text: str) -> None:
    assert [s.status for s in trace(text, KIM, AD)] == ["unsupported"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("I worked at Google for 3 years.", "Google LLC"),
        ("I have three years of experience at Google.", "Google LLC"),
        ("I worked at Google from 2019 to 2022.", "Google LLC"),
        ("I have worked at Praxio for 4 years.", "Praxio"),
        ("I have been at Praxio since 2022.", "Praxio"),
        ("I have 9 years of Python.", "Skill"),
        ("I have 8+ years of Python.", "Skill"),
        ("I have over 8 years of Python experience.", "Skill"),
        ("Python (9 years), React (3 years).", "Skill"),
        ("I have nearly a decade of Python.", "Skill"),
        ("I have used React for 3 years.", "Skill"),
        ("I have worked with booking systems since 2016.", "About"),
        ("With 12 years of experience, I build backends.", "Headline"),
        ("I have been a developer for more than ten years.", "Headline"),
        ("I moved 4 years of bookings at Praxio.", "Praxio"),
    ],
)
def test_years_that_a_row_has_point_to_it(text: str, row: str) -> None:
    (one,) = trace(text, KIM, AD)
    assert one.status == "supported", one.reason
    assert row in one.reason.split("; ")[0]


def test_the_reason_names_the_years() -> None:
    (one,) = trace("I have 25 years of experience at Google.", KIM, AD)
    assert one.reason == "Nothing in your profile says 25 years."


@pytest.mark.parametrize(
    "text",
    [
        "You have run the shop since 2009.", "Do your 25 years of records belong in it?",
        "Your 25 years of records need one index.", "I would need about 2 months for this.",
    ],
)  # fmt: skip
def test_years_of_the_client_are_no_claim(text: str) -> None:
    assert [s.status for s in trace(text, KIM, AD)] == ["neutral"]
