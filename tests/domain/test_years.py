"""How long somebody has worked, and so their level, by what they say and when they worked; the words are quoted."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.domain.enums import Seniority
from app.domain.profile import ExperienceFact, ProfileFacts
from app.domain.scoring.level import level_in
from app.domain.scoring.standing import level_of
from app.domain.scoring.years import years_stated
from tests.domain.test_ranking import NOW, PYTHONIST, a_job, ranked


def work(
    start: int, end: int | None = None, description: str = "", title: str = "Developer"
) -> ExperienceFact:
    finish = date(end, 1, 1) if end else None
    return ExperienceFact(UUID(int=start), title, "Acme", "work", date(start, 1, 1), finish, description)


@pytest.mark.parametrize(
    ("text", "count", "quote"),
    [
        ("I have built shops for ten years.", 10, "ten years"),
        ("10+ years of Python", 10, "10+ years"),
        ("Eight years of search. Three years in one shop.", 8, "Eight years"),
        ("over a decade of branding", 10, "over a decade"),
        ("Two decades of films", 20, "Two decades"),
        ("Translating since 2014", 12, "since 2014"),
        ("12-years experience", 12, "12-years"),
    ],
)
def test_years_are_read_in_figures_and_in_words(text: str, count: int, quote: str) -> None:
    said = years_stated(text, now_year=2026)
    assert said is not None
    assert (said.count, said.quote) == (count, quote)


@pytest.mark.parametrize(
    "text",
    ["", "A shop that is 100 years old", "Twelve years ago I moved here", "In 2014 I began", "since 2030"],
)
def test_other_years_are_nobodys_experience(text: str) -> None:
    assert years_stated(text, now_year=2026) is None


def test_the_about_text_says_more_than_two_dated_projects() -> None:
    person = ProfileFacts(
        headline="Web developer",
        about="I have built web shops for ten years.",
        experiences=(work(2023, 2026),),
    )
    level, ref = level_of(person, NOW)
    assert level is Seniority.EXPERT
    assert ref == {"kind": "about", "id": "", "label": "About you: “ten years”"}


def test_past_work_tells_only_of_ones_own_years() -> None:
    shop = work(2025, None, "A plan for 15 years. A shop of 20 years.")
    assert level_of(ProfileFacts(experiences=(shop,)), NOW)[0] is Seniority.ENTRY
    own = work(2025, None, "After 8 years of front-end work, I led the rebuild.")
    level, ref = level_of(ProfileFacts(experiences=(own,)), NOW)
    assert (level, ref and ref["label"]) == (Seniority.EXPERT, "Developer, Acme: “8 years”")


def test_dates_of_past_work_count_together_and_are_told() -> None:
    level, ref = level_of(ProfileFacts(experiences=(work(2022), work(2016, 2022))), NOW)
    assert level is Seniority.EXPERT
    assert ref
    assert ref["label"] == "10 years by the dates of your past work"


def test_a_word_of_the_present_role_goes_before_years() -> None:
    person = ProfileFacts(
        about="Ten years of hobby code.", experiences=(work(2025, title="Junior developer"),)
    )
    assert level_of(person, NOW)[0] is Seniority.ENTRY


def test_who_says_nothing_of_time_has_no_level() -> None:
    assert level_of(ProfileFacts(headline="Web developer", about="I like shops."), NOW) == (None, None)


def test_the_part_says_the_level_and_quotes_what_it_is_read_from() -> None:
    person = replace(
        PYTHONIST, headline="Python developer", experiences=(), about="I wrote code for ten years."
    )
    part = ranked(a_job("Senior Python developer"), person).part("seniority")
    assert part.reason == "asks for an expert, as you are"
    assert part.profile_ref == {"kind": "about", "id": "", "label": "About you: “ten years”"}


def test_lead_generation_is_no_leading_role() -> None:
    assert level_in("Lead generation assistant", "")[0] is None
    assert level_in("Lead developer", "")[0] is Seniority.EXPERT
