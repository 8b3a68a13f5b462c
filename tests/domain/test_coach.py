"""Advice is true and exact: what it promises is what scoring the jobs again gives."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.coach import Advice, Coach, Ground
from app.domain.edits import Edit, tried
from app.domain.enums import BudgetType, ProjectType
from app.domain.evidence import proofs_of
from app.domain.profile import ExperienceFact, ProfileFacts, SearchWish, SkillFact
from app.domain.ranking import BASE, SHOW_BAR, prepare_jobs, rank_jobs
from app.llm.embeddings import embed
from tests.builders import MONDAY, a_posting

NOW = MONDAY + timedelta(days=1)
ASKED = ("Playwright", "Python", "Figma", "Copywriting", "Kubernetes", "WordPress", "Salesforce")
JOBS = [
    a_posting(
        f"{first} and {second} for a shop {n}", skills=(first, second), description=f"You know {first}.",
        budget_type=BudgetType.HOURLY if n % 3 else BudgetType.FIXED,
        hourly_min=Decimal(20 + 3 * n) if n % 3 else None, hourly_max=Decimal(25 + 3 * n) if n % 3 else None,
        fixed_budget_min=None if n % 3 else Decimal(200 * n), fixed_budget_max=None if n % 3 else Decimal(200 * n),
        currency="USD", extras={"duration": ("Less than 1 month", "More than 6 months")[n % 2]},
    )
    for n, (first, second) in enumerate([(a, b) for a in ASKED for b in ASKED if a != b])
]  # fmt: skip
PREPARED = prepare_jobs(JOBS, embed)
TESTER = ProfileFacts(
    headline="Test engineer",
    about="I never use Kubernetes and want to learn Salesforce. The client drew it in Figma.",
    skills=(SkillFact(uuid4(), "Python"),),
    experiences=(ExperienceFact(uuid4(), "Tests of a booking site", skills=("Playwright",)),
                 ExperienceFact(uuid4(), "Nightly checks", description="Ran all of it with Playwright.")),
)  # fmt: skip
WISH = SearchWish(
    current_hourly_min=Decimal(60), current_hourly_max=Decimal(80), fixed_budget_min=Decimal(4_000),
    project_types=(ProjectType.SHORT_GIG,),
)  # fmt: skip


def advice(profile: ProfileFacts = TESTER, wish: SearchWish = WISH, **more) -> list[Advice]:
    ground = Ground(PREPARED, profile, wish, BASE, NOW, embed)
    return Coach(ground, proofs_of(profile), **more).advise()


def passing(profile: ProfileFacts, wish: SearchWish) -> set[int]:
    """By ranking each job from its text, as an import does."""
    ranked = rank_jobs(JOBS, profile, wish, now=NOW, embed=embed)
    return {row for row, one in enumerate(ranked) if one.score >= SHOW_BAR[wish.tightness]}


def at_every_level() -> list[tuple[SearchWish, list[Advice]]]:
    """Wherever the scores lie, some level has jobs just below its bar."""
    wishes = [replace(WISH, tightness=level) for level in SHOW_BAR]
    return [(wish, advice(wish=wish)) for wish in wishes]


ADVICE = at_every_level()
ALL = [each for _, some in ADVICE for each in some]


@pytest.mark.parametrize(("wish", "some"), ADVICE, ids=[str(wish.tightness) for wish, _ in ADVICE])
def test_every_promise_is_kept_exactly(wish: SearchWish, some: list[Advice]) -> None:
    before = passing(TESTER, wish)
    for each in some:
        after = passing(*tried(each.edit, TESTER, wish))
        assert (set(each.enters), set(each.leaves)) == (after - before, before - after)


def test_a_proven_skill_is_advised_with_its_rows() -> None:
    [added, *_] = [each for each in ALL if each.edit.kind == "skill" and each.edit.after == "Playwright"]
    assert (added.words, added.because) == ("Add Playwright", "you used it in two past projects")
    assert [proof.label for proof in added.proofs] == ["Tests of a booking site", "Nightly checks"]


@pytest.mark.parametrize(("wish", "some"), ADVICE, ids=[str(wish.tightness) for wish, _ in ADVICE])
def test_what_brings_most_comes_first_and_what_brings_nothing_does_not_come(
    wish: SearchWish, some: list[Advice]
) -> None:
    gains = [each.gain for each in some]
    assert gains == sorted(gains, reverse=True)
    assert all(gain > 0 for gain in gains)


def test_a_lower_floor_is_advised_no_lower_than_a_quarter_and_by_a_round_number() -> None:
    rates = [each for each in ALL if each.edit.field in ("current_hourly_min", "fixed_budget_min")]
    assert rates
    for each in rates:
        assert (
            Decimal(each.edit.before) * Decimal("0.7") <= Decimal(each.edit.after) < Decimal(each.edit.before)
        )
        assert Decimal(each.edit.after) % 5 == 0


def test_decided_jobs_neither_enter_nor_leave() -> None:
    assert advice(is_open=np.zeros(len(JOBS), dtype=bool)) == []


def test_it_says_how_far_it_is() -> None:
    said: list[tuple[int, int]] = []
    advice(on_trial=lambda done, of: said.append((done, of)))
    assert [done for done, _ in said] == list(range(1, len(said) + 1))
    assert all(done <= of for done, of in said)


def test_a_person_without_a_profile_is_advised_no_skill() -> None:
    assert not [each for each in advice(ProfileFacts()) if each.edit.kind == "skill"]


LIES = st.sampled_from([
    "I have never touched {}.", "I want to learn {} soon.", "My brother knows {}, not me.",
    "The client used {}.", "Hired {} developers.", "No {} please!", "Without {} all is calm.",
    "Taught by a {} agency.", "I'd rather not do {}.", "Wrote about {}.", "Sold it to {} shops.",
])  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(LIES, st.sampled_from(ASKED)), min_size=1, max_size=5))
def test_no_profile_however_it_teases_is_advised_a_skill_that_it_does_not_show(said: list) -> None:
    text = " ".join(sentence.format(skill) for sentence, skill in said)
    profile = ProfileFacts(
        headline="Expert in " + " and ".join(ASKED), about=text,
        experiences=(ExperienceFact(uuid4(), "Office work", "Salesforce", description=text, results=(text,)),),
    )  # fmt: skip
    assert proofs_of(profile, [("cv", text)]).keys() & set(ASKED) == set()
    assert not [each for each in advice(profile) if each.edit.kind in ("skill", "years")]


@pytest.mark.parametrize("field", ["project_types", "hourly_min", "headline"])
def test_an_edit_changes_its_field_and_no_other(field: str) -> None:
    kind = "basics" if field == "headline" else "wish"
    value = {"project_types": "short_gig,full_time", "hourly_min": "75", "headline": "New"}[field]
    profile, wish = tried(Edit(kind, field, "", value), TESTER, WISH)
    changed = [n for n in vars(WISH) if getattr(wish, n) != getattr(WISH, n)]
    changed += [n for n in vars(TESTER) if getattr(profile, n) != getattr(TESTER, n)]
    assert changed == [field]
