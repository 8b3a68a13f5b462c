"""What the job asks beside the letter: in the ad's own words, and never more than the person has said."""

from dataclasses import replace
from uuid import UUID

from app.queries.letter_parts import job_part
from tests.domain.letters.people import NOBODY, a_skill, an_ad


def skill_lines(*mine: str, text: str = "", tags: tuple[str, ...] = ()) -> list[str]:
    person = replace(NOBODY, skills=tuple(a_skill(name) for name in mine))
    part = job_part(UUID(int=1), an_ad("A job", text, *tags), person)
    return [demand["label"] for demand in part["demands"]]


def test_a_skill_goes_by_the_ads_word_and_by_ones_own_where_that_is_another() -> None:
    lines = skill_lines("Financial Reporting", "PostgreSQL", tags=("Financial Analysis", "Postgres", "Excel"))
    assert lines == [
        "You have: Financial Analysis (you: Financial Reporting), Postgres",
        "Not in your profile: Excel",
    ]


def test_what_an_ad_only_mentions_is_not_asked_for() -> None:
    assert skill_lines("Figma", text="We send email validation requests through a load balancer.") == []


def test_without_a_letter_nothing_is_met_yet() -> None:
    part = job_part(UUID(int=1), an_ad("A job", "Please start your proposal with the word mango."), NOBODY)
    assert [(demand["label"], demand["tone"]) for demand in part["demands"]] == [
        ("Starts with the word “mango”", "look")
    ]
