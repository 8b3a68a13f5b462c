"""The labelled set that the project ships: invented freelancers, and ads graded for each by written rules."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import numpy as np

from app.domain.enums import BudgetType, Platform
from app.domain.posting import JobPosting
from app.domain.profile import EducationFact, ExperienceFact, ProfileFacts, SearchWish, SkillFact

GRADES = (0, 1, 2, 3)

RELEVANT = 2
"""From this grade on the freelancer would at least consider the job."""


@dataclass(frozen=True)
class GradedProfile:
    """One freelancer, what they look for, and graded ads. `cv` says the same as `profile`, in plain text."""

    name: str
    profile: ProfileFacts
    wish: SearchWish
    cv: str
    jobs: tuple[JobPosting, ...]
    grades: np.ndarray

    @property
    def relevant(self) -> np.ndarray:
        return (self.grades >= RELEVANT).astype(np.int64)


def graded_profiles() -> list[GradedProfile]:
    """All of them, by name."""
    folder = resources.files("app.bench") / "data" / "labelled"
    return [_read(each) for each in sorted(folder.iterdir(), key=lambda f: f.name) if each.is_dir()]


def _read(folder: Traversable) -> GradedProfile:
    said = json.loads((folder / "profile.json").read_text(encoding="utf-8"))
    ads = [json.loads(line) for line in (folder / "ads.jsonl").read_text(encoding="utf-8").splitlines()]
    return GradedProfile(
        name=folder.name,
        profile=_profile(said),
        wish=_wish(said.get("wish", {})),
        cv=(folder / "cv.txt").read_text(encoding="utf-8"),
        jobs=tuple(_job(ad) for ad in ads),
        grades=np.array([ad["grade"] for ad in ads]),
    )


def _profile(said: dict[str, Any]) -> ProfileFacts:
    named = [*said["skills"], *(language.split()[0] for language in said.get("languages", []))]
    return ProfileFacts(
        headline=said["headline"],
        about=said["about"],
        skills=tuple(SkillFact(uuid5(NAMESPACE_OID, name), name) for name in named),
        experiences=tuple(_experience(work) for work in said["experiences"]),
        educations=tuple(
            EducationFact(uuid5(NAMESPACE_OID, school["degree"]), school.get("school", ""), school["degree"])
            for school in said.get("education", [])
        ),
    )


def _experience(work: dict[str, Any]) -> ExperienceFact:
    return ExperienceFact(
        id=uuid5(NAMESPACE_OID, f"{work['title']} {work.get('started')}"),
        title=work["title"],
        company=work.get("company", ""),
        started_on=_month(work.get("started")),
        ended_on=_month(work.get("ended")),
        description=work.get("description", ""),
        results=tuple(filter(None, [work.get("result", "")])),
    )


def _month(text: str | None) -> date | None:
    return date.fromisoformat(f"{text}-01") if text and text[:4].isdigit() else None


def _wish(said: dict[str, Any]) -> SearchWish:
    return SearchWish(
        currency=said.get("currency", "USD"),
        current_hourly_min=_money(said.get("current_hourly_min")),
        current_hourly_max=_money(said.get("current_hourly_max")),
        hourly_min=_money(said.get("hourly_min")),
        hourly_max=_money(said.get("hourly_max")),
        fixed_budget_min=_money(said.get("fixed_budget_min")),
        project_types=(),
    )


def _job(ad: dict[str, Any]) -> JobPosting:
    return JobPosting(
        Platform.UPWORK,
        ad["title"],
        description=ad["description"],
        skills=tuple(ad.get("skills", ())),
        budget_type=BudgetType(ad.get("budget_type") or "unknown"),
        currency="USD",
        hourly_min=_money(ad.get("hourly_min")),
        hourly_max=_money(ad.get("hourly_max")),
        fixed_budget_max=_money(ad.get("fixed_budget")),
    )


def _money(amount: float | None) -> Decimal | None:
    return None if amount is None else Decimal(str(amount))
