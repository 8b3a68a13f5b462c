"""A ranking says how well a job suits a person, and why, in parts that add up to the score."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from app.domain.enums import BudgetType, Platform, Seniority
from app.domain.posting import JobPosting
from app.domain.profile import ExperienceFact, ProfileFacts, SearchWish, SkillFact
from app.domain.ranking import (
    SHORTLIST_BAR,
    SHOW_BAR,
    WEIGHTS,
    Ranking,
    count_passing,
    explain,
    job_vectors,
    passes,
    prepare_jobs,
    rank_jobs,
    rank_prepared,
    score_job,
    score_prepared,
)
from app.llm.embeddings import embed

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

SHOP = UUID(int=7)

TEXT = (
    "We run a booking site and need a backend developer. You will build a REST API with Django and PostgreSQL, "
    "write tests, and keep the deployment with Docker in order.\nNice to have: Kubernetes."
)


def a_skill(name: str, level: str | None = None) -> SkillFact:
    return SkillFact(UUID(int=sum(map(ord, name))), name, level)


PYTHONIST = ProfileFacts(
    headline="Senior Python backend developer",
    about="I build web services that stay up.",
    country_code="GB",
    skills=tuple(map(a_skill, ["Python", "Django", "PostgreSQL", "Docker"])),
    experiences=(
        ExperienceFact(
            SHOP, "Backend developer", "Harbour Books", started_on=datetime(2018, 1, 1, tzinfo=UTC).date(),
            description="Built a REST API in Django for an online shop and tuned its PostgreSQL queries.",
        ),
    ),
)  # fmt: skip

DESIGNER = ProfileFacts(headline="Logo and packaging designer", skills=(a_skill("Adobe Illustrator"),))

WISH = SearchWish(
    current_hourly_min=Decimal(40), current_hourly_max=Decimal(50), hourly_min=Decimal(70), hourly_max=Decimal(90),
    fixed_budget_min=Decimal(500),
)  # fmt: skip


def a_job(title: str = "Django developer for a booking site", **known: Any) -> JobPosting:
    plain: dict[str, Any] = {"description": TEXT, "skills": ("Django", "REST API"), "posted_at": NOW}
    return JobPosting(Platform.UPWORK, title, **{**plain, **known})


def hourly(low: int, high: int, **more: Any) -> JobPosting:
    return a_job(
        budget_type=BudgetType.HOURLY,
        hourly_min=Decimal(low),
        hourly_max=Decimal(high),
        currency="USD",
        **more,
    )


def ranked(job: JobPosting, profile: ProfileFacts = PYTHONIST, wish: SearchWish = WISH) -> Ranking:
    return score_job(job, profile, wish, now=NOW, embed=embed)


def test_the_right_person_scores_high_and_the_wrong_one_low() -> None:
    assert ranked(hourly(60, 90)).score > 80
    assert ranked(hourly(60, 90), DESIGNER).score < 40
    assert ranked(hourly(60, 90)).fit > 90 > 25 > ranked(hourly(60, 90), DESIGNER).fit


def test_points_add_up_to_the_score_exactly() -> None:
    ranking = ranked(hourly(45, 55))
    assert round(sum(part.points for part in ranking.parts), 2) == ranking.score
    assert sum(part.of for part in ranking.parts) == sum(WEIGHTS.values()) == 100


def test_words_that_the_profile_says_anywhere_are_not_missing() -> None:
    job = a_job("Bees in a chimney", description="", skills=("Hive relocation",))
    keeper = replace(DESIGNER, about="I draw labels, and I do hive relocation in summer.")
    assert "Hive relocation" in ranked(job, DESIGNER).part("skills").missing
    assert "Hive relocation" in ranked(job, keeper).part("skills").matched


def test_skills_are_matched_and_missing_by_name() -> None:
    part = ranked(a_job()).part("skills")
    assert {"Django", "PostgreSQL", "Docker"} <= set(part.matched)
    assert "Kubernetes" in part.missing
    assert part.reason == f"{len(part.matched)} of {len(part.matched) + len(part.missing)} skills"


def test_a_quote_is_from_the_ad_and_its_marks_are_the_skills() -> None:
    part = ranked(a_job()).part("skills")
    assert part.quote in TEXT
    marked = {part.quote[start:end] for start, end in part.marks}
    assert {"REST API", "Django", "PostgreSQL", "Docker"} <= marked


def test_the_experience_part_names_the_piece_of_work_that_is_most_like_the_job() -> None:
    part = ranked(a_job()).part("experience")
    assert part.profile_ref == {
        "kind": "experience",
        "id": str(SHOP),
        "label": "Backend developer, Harbour Books",
    }
    assert "Harbour Books" in part.reason


def test_a_synonym_of_a_skill_that_the_ad_names_changes_nothing() -> None:
    plain = a_job(description="We need React and Django. Call us.", skills=("React",))
    doubled = a_job(
        description="We need React, ReactJS, React.js and Django. Call us.", skills=("React", "reactjs")
    )
    assert ranked(plain).score == ranked(doubled).score


def test_a_synonym_in_the_profile_changes_nothing_but_its_own_mention() -> None:
    one = ProfileFacts(skills=(a_skill("React"),))
    other = ProfileFacts(skills=(a_skill("ReactJS"),))
    job = a_job("React developer", description="", skills=("React.js",))
    assert ranked(job, one).part("skills").points == ranked(job, other).part("skills").points


@pytest.mark.parametrize("word", ["banana", "Thursday", "wonderful", "zebra", "insofar"])
def test_one_irrelevant_word_moves_the_score_by_less_than_two_points(word: str) -> None:
    for text in (TEXT, "Short text about Django work"):
        without = ranked(a_job(description=text)).score
        assert abs(ranked(a_job(description=f"{text} {word}")).score - without) < 2


def test_a_nice_to_have_weighs_less_than_what_is_required() -> None:
    required = a_job(description="You must know Kubernetes.", skills=())
    optional = a_job(description="A plus: Kubernetes is nice to have.", skills=())
    assert ranked(optional).part("skills").points > ranked(required).part("skills").points


def test_an_unknown_skill_matches_itself() -> None:
    job = a_job("Bagpipe repair wanted", description="", skills=("Bagpipe repair",))
    piper = ProfileFacts(skills=(a_skill("bagpipe  repair"),))
    assert "Bagpipe repair" in ranked(job, piper).part("skills").matched
    assert "Bagpipe repair" in ranked(job, DESIGNER).part("skills").missing


def test_what_is_not_said_is_neutral_and_makes_the_score_provisional() -> None:
    bare = ranked(JobPosting(Platform.LINKEDIN, "Opening"))
    assert bare.provisional
    assert bare.completeness < 0.5
    rate = bare.part("rate")
    assert (rate.known, rate.points, rate.reason) == (False, WEIGHTS["rate"] / 2, "pay not said")


def test_a_title_alone_is_provisional() -> None:
    assert ranked(hourly(50, 70, description="")).provisional
    assert not ranked(hourly(50, 70)).provisional


def test_a_full_ad_makes_a_firm_score() -> None:
    job = hourly(
        50, 70, client_country="Germany", client_rating=Decimal("4.9"), client_hires=12, client_payment_verified=True,
        seniority=Seniority.EXPERT, extras={"proposals_min": 0, "proposals_max": 5, "duration": "1 to 3 months"},
    )  # fmt: skip
    assert ranked(job).completeness == 1
    assert not ranked(job).provisional


def test_an_empty_profile_is_ranked_by_worth_alone() -> None:
    nobody = ProfileFacts()
    good, bad = hourly(80, 90), hourly(8, 10)
    assert ranked(good, nobody).fit == ranked(bad, nobody).fit == 50
    assert ranked(good, nobody).score > ranked(bad, nobody).score
    assert ranked(good, nobody).provisional
    assert ranked(good, nobody).part("skills").reason == "your profile names no skills yet"


def test_level_is_read_from_the_words_where_no_field_says_it() -> None:
    junior = ranked(a_job("Junior Django developer")).part("seniority")
    senior = ranked(a_job("Senior Django developer")).part("seniority")
    years = ranked(a_job(description="You have 8+ years of Django.")).part("seniority")
    assert senior.points == years.points == WEIGHTS["seniority"] > junior.points
    assert (senior.quote, years.quote) == ("Senior", "8+ years")


def test_the_role_part_holds_the_title_against_the_roles_that_the_person_has_had() -> None:
    same, near, far = (
        ranked(a_job(title)).part("role")
        for title in ("Back-End Engineer (remote)", "Web developer", "Copywriter")
    )
    assert same.points == WEIGHTS["role"] > near.points > far.points
    assert same.reason == "the role you have"
    assert same.profile_ref == {
        "kind": "experience",
        "id": str(SHOP),
        "label": "Backend developer, Harbour Books",
    }
    assert (
        ranked(a_job(), ProfileFacts(about="I like books.")).part("role").reason
        == "your profile names no role yet"
    )


def test_the_headline_says_skills_pay_and_what_is_best_besides() -> None:
    said = ranked(hourly(55, 65, extras={"proposals_min": 0, "proposals_max": 4})).headline
    assert "skills · above your rate · " in said
    assert said.endswith(("posted within a day", "few proposals yet"))


def test_the_breakdown_is_plain_json_with_all_parts() -> None:
    breakdown = ranked(hourly(55, 65)).breakdown()
    assert set(breakdown) == {"fit", "worth", "completeness", "provisional", "headline", "fit_key", "parts"}
    assert [part["name"] for part in breakdown["parts"]] == list(WEIGHTS)
    assert set(breakdown["parts"][0]) == {
        "name", "label", "group", "points", "of", "known", "reason", "quote", "marks", "matched", "missing", "profile",
    }  # fmt: skip


def test_stored_vectors_and_prepared_jobs_give_the_same_ranking() -> None:
    jobs = [a_job(), hourly(20, 30), a_job("Logo for a bakery", description="", skills=("Logo Design",))]
    fresh = rank_jobs(jobs, PYTHONIST, WISH, now=NOW, embed=embed)
    prepared = prepare_jobs(jobs, embed, vectors=job_vectors(jobs, embed))
    assert rank_prepared(prepared, PYTHONIST, WISH, now=NOW, embed=embed) == fresh


def test_all_jobs_are_scored_at_once_and_only_some_explained() -> None:
    jobs = [a_job(), hourly(20, 30), hourly(70, 80)]
    prepared = prepare_jobs(jobs, embed)
    scores = score_prepared(prepared, PYTHONIST, WISH, now=NOW, embed=embed)
    best = int(scores.score.argmax())
    (ranking,) = explain(prepared, scores, WISH, now=NOW, rows=[best])
    assert best == 2
    assert ranking.score == scores.score[2]


def test_no_jobs_are_no_rankings() -> None:
    assert rank_jobs([], PYTHONIST, WISH, now=NOW, embed=embed) == []


def test_a_stricter_tightness_shows_a_subset() -> None:
    for bars in (SHOW_BAR, SHORTLIST_BAR):
        assert list(bars) == [1, 2, 3, 4, 5]
        assert list(bars.values()) == sorted(bars.values())
    assert all(SHORTLIST_BAR[level] > SHOW_BAR[level] for level in SHOW_BAR)
    assert passes(SHOW_BAR[3], 3)
    assert not passes(SHOW_BAR[3] - 0.01, 3)


def test_jobs_that_pass_are_counted_for_every_tightness() -> None:
    assert count_passing([0, SHOW_BAR[1], SHOW_BAR[5], 100]) == {1: 3, 2: 2, 3: 2, 4: 2, 5: 2}


def test_the_work_that_a_job_is_like_is_named_once() -> None:
    bookseller = replace(PYTHONIST, headline="", about="")
    said = [
        part.reason for part in score_job(a_job("API engineer"), bookseller, WISH, now=NOW, embed=embed).parts
    ]
    assert sum("Harbour Books" in reason for reason in said) == 1, said
    assert any("yours there" in reason for reason in said), said
