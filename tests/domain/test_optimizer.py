"""Suggestions for a profile cite their demand, name the row they edit, and say nothing that the rows do not."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from app.domain.edits import tried
from app.domain.enums import BudgetType
from app.domain.evidence import proofs_of
from app.domain.optimizer import GOOD, LONGEST_HEADLINE, Suggestion, demand_of, suggestions
from app.domain.profile import ExperienceFact, ProfileFacts, SearchWish, SkillFact
from app.domain.ranking import prepare_jobs, score_prepared
from app.llm.embeddings import embed
from tests.builders import MONDAY, a_posting

NOW = MONDAY + timedelta(days=1)
TODAY = NOW.date()
JOBS = [
    a_posting(
        f"Python developer for a web shop {n}", skills=("Python", "Playwright" if n % 2 else "Docker"),
        description="You write Python services and test them well.",
        budget_type=BudgetType.HOURLY if n < 30 else BudgetType.FIXED,
        hourly_min=Decimal(40 + n) if n < 30 else None, hourly_max=Decimal(40 + n) if n < 30 else None,
        fixed_budget_min=None if n < 30 else Decimal(1_000), fixed_budget_max=None if n < 30 else Decimal(1_000),
        currency="USD", client_rating=Decimal(5), client_hires=60, client_payment_verified=True,
    )
    for n in range(50)
]  # fmt: skip
PREPARED = prepare_jobs(JOBS, embed)
SHOP = ExperienceFact(
    uuid4(), "Shop backend", "Acme", started_on=date(2020, 1, 1), ended_on=date(2024, 1, 2),
    description="Python services for a web shop, tested well.", skills=("Python", "Playwright"),
    results=("Cut test time from 3 hours to 20 minutes",),
)  # fmt: skip
DEVELOPER = ProfileFacts(
    headline="Python developer", about="I write Python services for web shops.",
    skills=(SkillFact(uuid4(), "Python"),), experiences=(SHOP,),
)  # fmt: skip
WISH = SearchWish(current_hourly_min=Decimal(30), current_hourly_max=Decimal(40))


def suggested(profile: ProfileFacts = DEVELOPER, wish: SearchWish = WISH) -> list[Suggestion]:
    scores = score_prepared(PREPARED, profile, wish, now=NOW, embed=embed).score
    return suggestions(PREPARED, scores, profile, wish, proofs_of(profile), today=TODAY)


def of_kind(kind: str, **more) -> list[Suggestion]:
    return [each for each in suggested(**more) if kind in (each.edit.kind, each.edit.field)]


def test_demand_is_counted_among_the_jobs_one_would_rank_high() -> None:
    scores = score_prepared(PREPARED, DEVELOPER, WISH, now=NOW, embed=embed).score
    good = [row for row in range(len(JOBS)) if scores[row] >= GOOD]
    asking = [row for row in good if "Playwright" in JOBS[row].skills]
    demand = demand_of(PREPARED, scores)
    assert (demand.jobs, demand.asked["Playwright"]) == (len(good), len(asking))
    assert demand.words("Playwright") == (f"asked in {len(asking)} of {len(good)} jobs you would rank ≥ 70")


def test_a_proven_unlisted_skill_is_suggested_with_demand_and_row() -> None:
    [skill] = of_kind("skill")
    assert (skill.edit.after, skill.row) == ("Playwright", "Skills")
    assert skill.demand.startswith("asked in ")
    assert skill.demand.endswith("you used it in one past project")


def test_years_are_those_of_dated_work() -> None:
    [years] = of_kind("years")
    assert (years.words, years.row) == ("Say your 4 years of Python", "Skills · Python")


def test_a_headline_gains_a_proven_skill_and_stays_short() -> None:
    [headline] = of_kind("headline")
    assert headline.edit.after == "Python developer · Playwright"
    long = replace(DEVELOPER, headline="Python developer " + "and more " * 6)
    assert all(len(each.edit.after) <= LONGEST_HEADLINE for each in of_kind("headline", profile=long))


def test_an_overview_gains_the_words_of_past_work() -> None:
    [about] = of_kind("about")
    assert about.edit.after.startswith(DEVELOPER.about)
    assert about.edit.after.endswith(
        "Playwright: Shop backend, Acme. Cut test time from 3 hours to 20 minutes."
    )


def test_an_overview_prefers_the_words_that_name_the_skill() -> None:
    named = replace(SHOP, results=(*SHOP.results, "Wrote 300 tests with Playwright"))
    [about] = of_kind("about", profile=replace(DEVELOPER, experiences=(named,)))
    assert about.edit.after.endswith("Playwright: Shop backend, Acme. Wrote 300 tests with Playwright.")


def test_a_suggestion_that_was_followed_is_not_made_again() -> None:
    for each in suggested():
        profile, wish = tried(each.edit, DEVELOPER, WISH)
        assert each.edit.key not in {again.edit.key for again in suggested(profile, wish)}


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (WISH, "Ask for more: "),
        (SearchWish(), "Say what you want an hour: "),
        (SearchWish(hourly_min=Decimal(500), current_hourly_min=Decimal(20)), "Ask for "),
    ],
)
def test_rates_stand_among_the_own_jobs_by_percentile(wish: SearchWish, words: str) -> None:
    [rate] = of_kind("hourly_min", wish=wish)
    assert rate.words.startswith(words)
    assert "hourly jobs you would rank ≥ 70" in rate.demand


def test_too_few_jobs_suggest_nothing() -> None:
    few = prepare_jobs(JOBS[:3], embed)
    scores = score_prepared(few, DEVELOPER, WISH, now=NOW, embed=embed).score
    assert suggestions(few, scores, DEVELOPER, WISH, proofs_of(DEVELOPER), today=TODAY) == []


def test_an_empty_profile_is_suggested_no_facts() -> None:
    assert {
        each.edit.kind for each in suggested(ProfileFacts(about="I never wrote Python or Playwright."))
    } <= {"wish"}
