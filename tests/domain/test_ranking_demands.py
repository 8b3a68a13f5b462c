"""What an ad demands first of all, a person has or has not: languages, permits, being there."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from app.domain.enums import Platform
from app.domain.profile import ProfileFacts, SkillFact
from app.domain.ranking import WEIGHTS, Part
from tests.domain.test_ranking import PYTHONIST, a_job, ranked


def demanded(title: str = "Python developer", person: ProfileFacts = PYTHONIST, **known: Any) -> Part:
    return ranked(a_job(title, **{"description": "", "skills": (), **known}), person).part("demands")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("German copywriter for SaaS", ""),
        ("Spanish-speaking customer support", ""),
        ("Support agent", "Native German is a must."),
        ("Support agent", "You are fluent in English and German."),
        ("Support agent", "You are a German speaker with patience."),
    ],
)
def test_a_language_that_the_person_does_not_name_is_missed(title: str, text: str) -> None:
    part = demanded(title, description=text)
    assert part.points == 0
    assert part.reason.endswith("which your profile does not name")
    assert part.quote.rstrip(".") in (title, text.rstrip("."))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Website for a Spanish restaurant", "Our German clients love it."),
        ("Python developer", "German would be a plus; fluent French preferred."),
        ("Python developer", "Fluent English needed."),
        ("Python developer", "We work remotely, no on-site days."),
        ("Python developer", "Ability to obtain a security clearance."),
    ],
)
def test_what_is_only_mentioned_or_wished_for_rules_nobody_out(title: str, text: str) -> None:
    part = demanded(title, description=text)
    assert (part.points, part.reason) == (
        WEIGHTS["demands"],
        "calls no language, permit, place or skill a must",
    )


def test_who_speaks_the_language_has_it() -> None:
    german = replace(PYTHONIST, skills=(*PYTHONIST.skills, SkillFact(UUID(int=9), "German")))
    part = demanded("German-speaking Python developer", german)
    assert (part.points, part.reason) == (WEIGHTS["demands"], "asks for German: you have it")


def test_a_permit_that_is_not_spoken_of_is_half_missed() -> None:
    cleared = replace(PYTHONIST, about="I hold an active security clearance.")
    text = "An active TS/SCI is required. We pay well."
    assert demanded(description=text).points == WEIGHTS["demands"] / 2
    assert demanded(description=text).quote.startswith("An active TS/SCI is required")
    assert demanded(person=cleared, description=text).points == WEIGHTS["demands"]


def test_presence_is_demanded_where_work_is_from_afar_and_met_by_who_lives_there() -> None:
    text = "On site in our Houston office."
    houston = replace(PYTHONIST, location="Houston, Texas")
    assert demanded(description=text).points < WEIGHTS["demands"] / 2
    assert demanded(person=houston, description=text).points == WEIGHTS["demands"]
    on_linkedin = replace(a_job(description=text), platform=Platform.LINKEDIN)
    assert ranked(on_linkedin).part("demands").points == WEIGHTS["demands"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("You must have 5 years of Kubernetes.", "asks for 5 years of Kubernetes, which your profile does not name"),
        ("Terraform is mandatory.", "asks for Terraform, which your profile does not name"),
        ("Must have:\n- Django\n- Kubernetes\nWe are nice.", "asks for Kubernetes, which your profile does not name"),
        ("Required Skills\n- Django\n- Kubernetes", "asks for Kubernetes, which your profile does not name"),
        ("Must knows\n\n• Kubernetes\n• Django", "asks for Kubernetes, which your profile does not name"),
        ("Required skills:\nKubernetes\nDjango\n\nUs\nWe use Terraform.", "asks for Kubernetes, which your profile does not name"),
        ("7+ years of Kubernetes. We pay well.", "asks for 7 years of Kubernetes, which your profile does not name"),
        ("Must know Django.", "asks for Django: you have it"),
        ("Must know Django and Celery.", "asks for Django and Celery: you have them"),
    ],
)  # fmt: skip
def test_a_skill_that_is_called_a_must_is_one(text: str, reason: str) -> None:
    part = demanded(description=text)
    assert part.reason == reason
    assert part.points == WEIGHTS["demands"] if "you have" in reason else part.points < WEIGHTS["demands"] / 2
    assert part.quote


@pytest.mark.parametrize(
    "text",
    [
        "We use Kubernetes and Terraform.",
        "Must have AWS or Kubernetes.",
        "Kubernetes is not required.",
        "5+ years with React, Vue or similar.",
        "You must have good communication and English.",
        "Must love dogs. Kubernetes is what we run.",
        "Required experience with Django\nOur team runs Kubernetes.",
    ],
)
def test_a_skill_that_is_only_named_or_one_of_several_rules_nobody_out(text: str) -> None:
    assert demanded(description=text).points == WEIGHTS["demands"]


def test_fewer_years_than_are_asked_for_are_told_by_the_profiles_own_number() -> None:
    novice = replace(PYTHONIST, skills=(SkillFact(UUID(int=9), "Kubernetes", years=Decimal(2)),))
    part = demanded(person=novice, description="You must have 5 years of Kubernetes.")
    assert part.reason == "asks for 5 years of Kubernetes, your profile says 2"
    assert WEIGHTS["demands"] / 2 < part.points < WEIGHTS["demands"]
    old_hand = replace(PYTHONIST, skills=(SkillFact(UUID(int=9), "Kubernetes", years=Decimal(6)),))
    assert (
        demanded(person=old_hand, description="You must have 5 years of Kubernetes.").points
        == WEIGHTS["demands"]
    )
