"""What must hold for every job and every person, tried with many."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.domain.enums import BudgetType, Platform, ProjectType, Seniority
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import (
    BASE,
    SHOW_BAR,
    WEIGHTS,
    KeptFit,
    Weights,
    fit_key,
    passes,
    prepare_jobs,
    rank_again,
    rank_jobs,
    rank_prepared,
    score_job,
)
from app.domain.scoring.weights import SHORT_AD
from app.llm.embeddings import embed
from tests.domain.test_ranking import DESIGNER, NOW, PYTHONIST, WISH

WORDS = [
    "Python", "Django", "logo design", "bookkeeping", "React", "senior", "junior", "video editing", "for our shop",
    "and the team", "with Excel", "nice to have", "5+ years", "remote", "API", "translation", "Spanish,", "SEO",
]  # fmt: skip

texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)

money = st.none() | st.integers(1, 300).map(Decimal)

extras = st.fixed_dictionaries(
    {},
    optional={
        "proposals_min": st.integers(0, 60),
        "proposals_max": st.none() | st.integers(0, 60),
        "connects": st.integers(0, 30) | st.just("many"),
        "client_spent": st.floats(0, 1e6),
        "client_hire_rate": st.floats(0, 1),
        "duration": st.sampled_from(["Less than 1 month", "1 to 3 months", "More than 6 months", ""]),
        "workload": st.sampled_from(["Less than 30 hrs/week", "More than 30 hrs/week"]),
    },
)

jobs = st.builds(
    JobPosting,
    platform=st.just(Platform.UPWORK),
    title=texts,
    description=texts,
    skills=st.lists(st.sampled_from(["Python", "HTML/CSS", "Logo Design", "bagpipes", ""]), max_size=4).map(tuple),
    budget_type=st.sampled_from(BudgetType),
    hourly_min=money,
    hourly_max=money,
    fixed_budget_max=money,
    currency=st.sampled_from([None, "USD", "EUR", "XXX"]),
    client_rating=st.none() | st.integers(0, 50).map(lambda n: Decimal(n) / 10),
    client_hires=st.none() | st.integers(0, 500),
    client_payment_verified=st.none() | st.booleans(),
    seniority=st.none() | st.sampled_from(Seniority),
    posted_at=st.none() | st.integers(-3, 900).map(lambda days: datetime(2026, 3, 2, tzinfo=UTC) - timedelta(days=days)),
    extras=extras,
)  # fmt: skip

people = st.sampled_from(
    [PYTHONIST, DESIGNER, ProfileFacts(), ProfileFacts(about="I keep books and love Excel.")]
)

wishes = st.builds(
    SearchWish,
    currency=st.sampled_from(["USD", "EUR"]),
    current_hourly_min=money,
    current_hourly_max=money,
    hourly_min=money,
    hourly_max=money,
    fixed_budget_min=money,
    project_types=st.lists(st.sampled_from(ProjectType), max_size=3).map(tuple),
)

TRIES = settings(max_examples=60, deadline=None)


def rank(job: JobPosting, person: ProfileFacts, wish: SearchWish = WISH) -> Any:
    return score_job(job, person, wish, now=NOW, embed=embed)


@TRIES
@given(jobs, people, wishes)
def test_every_score_is_the_sum_of_its_parts_and_each_part_within_its_weight(
    job: JobPosting, person: ProfileFacts, wish: SearchWish
) -> None:
    ranking = rank(job, person, wish)
    assert round(sum(part.points for part in ranking.parts), 2) == ranking.score
    assert all(0 <= part.points <= WEIGHTS[part.name] for part in ranking.parts if part.name != "floor")
    assert all(part.points <= 0 for part in ranking.parts if part.name == "floor")
    assert all(0 <= n <= 100 for n in (ranking.score, ranking.fit, ranking.worth))
    assert 0 <= ranking.completeness <= 1
    assert all(part.reason for part in ranking.parts)
    assert ranking.headline


@TRIES
@given(jobs, people)
def test_marks_lie_within_their_quotes(job: JobPosting, person: ProfileFacts) -> None:
    for part in rank(job, person).parts:
        assert all(0 <= start < end <= len(part.quote) for start, end in part.marks)


@TRIES
@given(st.lists(jobs, min_size=1, max_size=5), people, wishes)
def test_a_job_ranks_the_same_alone_in_company_and_again(
    several: list[JobPosting], person: ProfileFacts, wish: SearchWish
) -> None:
    together = rank_jobs(several, person, wish, now=NOW, embed=embed)
    assert together == [rank(job, person, wish) for job in several]
    assert together[::-1] == rank_jobs(several[::-1], person, wish, now=NOW, embed=embed)


@TRIES
@given(jobs, people, wishes, st.integers(0, 200))
def test_a_higher_rate_never_lowers_worth(
    job: JobPosting, person: ProfileFacts, wish: SearchWish, raise_by: int
) -> None:
    low = replace(job, budget_type=BudgetType.HOURLY, hourly_min=Decimal(20), hourly_max=Decimal(40))
    more = replace(low, hourly_min=Decimal(20 + raise_by // 2), hourly_max=Decimal(40 + raise_by))
    assert rank(more, person, wish).worth >= rank(low, person, wish).worth


@TRIES
@given(jobs, people, wishes, st.integers(1, 5_000), st.integers(0, 5_000))
def test_a_higher_fixed_price_never_lowers_worth_of_its_pay(
    job: JobPosting, person: ProfileFacts, wish: SearchWish, price: int, raise_by: int
) -> None:
    low = replace(job, budget_type=BudgetType.FIXED, fixed_budget_max=Decimal(price))
    more = replace(low, fixed_budget_max=Decimal(price + raise_by))
    assert rank(more, person, wish).part("rate").points >= rank(low, person, wish).part("rate").points


@TRIES
@given(jobs, people)
def test_a_skill_that_is_asked_and_learned_never_lowers_the_skills_part(
    job: JobPosting, person: ProfileFacts
) -> None:
    asked = rank(job, person).part("skills").missing
    if asked and person.skills:
        learned = replace(person, skills=(*person.skills, replace(person.skills[0], name=asked[0])))
        assert asked[0] in rank(job, learned).part("skills").matched


@TRIES
@given(st.floats(0, 100))
def test_what_passes_a_stricter_tightness_passes_a_looser_one(score: float) -> None:
    shown = [passes(score, level) for level in SHOW_BAR]
    assert shown == sorted(shown, reverse=True)


LEARNED = Weights(
    {**WEIGHTS, "skills": WEIGHTS["skills"] + 4, "client": WEIGHTS["client"] - 4},
    {("skill", "Python"): 0.3, ("client", "new"): 0.2, ("client", "unverified"): 0.1},
)


@TRIES
@given(st.lists(jobs, min_size=1, max_size=4), people, wishes, wishes, st.sampled_from([BASE, LEARNED]))
def test_after_a_change_of_wishes_the_kept_fit_gives_what_ranking_anew_would(
    several: list[JobPosting], person: ProfileFacts, before: SearchWish, after: SearchWish, weights: Weights
) -> None:
    prepared = prepare_jobs(several, embed)
    first = rank_prepared(prepared, person, before, now=NOW, embed=embed, weights=weights)
    kept = [
        KeptFit(
            replace(job, description=""), json.loads(json.dumps(ranking.breakdown())), len(job.description)
        )
        for job, ranking in zip(several, first, strict=True)
    ]
    anew = rank_prepared(prepared, person, after, now=NOW, embed=embed, weights=weights)
    assert rank_again(kept, person, after, now=NOW, weights=weights) == anew


def test_weights_that_judge_fit_otherwise_have_another_fit() -> None:
    assert fit_key(PYTHONIST, NOW, LEARNED) != fit_key(PYTHONIST, NOW)
    assert fit_key(PYTHONIST, NOW, Weights(fewer={("client", "new"): 0.2})) == fit_key(PYTHONIST, NOW)


def test_another_profile_or_another_month_has_another_fit() -> None:
    keys = {
        fit_key(person, now) for person in (PYTHONIST, DESIGNER) for now in (NOW, NOW + timedelta(days=40))
    }
    assert len(keys) == 4
    assert fit_key(PYTHONIST, NOW) == fit_key(replace(PYTHONIST), NOW)


@settings(TRIES, suppress_health_check=[HealthCheck.filter_too_much])
@given(jobs, people, st.sampled_from(["banana", "Thursday", "umbrella", "wonderful", "zebra", "lampshade"]))
def test_one_irrelevant_word_moves_any_score_by_less_than_two_points(
    job: JobPosting, person: ProfileFacts, word: str
) -> None:
    """In an ad that says more than its title: less than a line of text is marked provisional anyway."""
    assume(len(job.description) >= SHORT_AD)
    longer = replace(job, description=f"{job.description} {word}")
    assert abs(rank(longer, person).score - rank(job, person).score) < 2


@TRIES
@given(
    jobs,
    people,
    st.sampled_from([("Python", "python3"), ("Logo Design", "logo designer"), ("React", "ReactJS")]),
)
def test_a_synonym_of_a_tag_changes_nothing(
    job: JobPosting, person: ProfileFacts, names: tuple[str, str]
) -> None:
    once = replace(job, skills=(*job.skills, names[0]))
    twice = replace(job, skills=(*job.skills, *names))
    assert rank(once, person).score == rank(twice, person).score
