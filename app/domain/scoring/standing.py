"""Where somebody stands in their trade: the roles they have and had, and their level, each with its profile row."""

from datetime import date, datetime

from app.domain.enums import Seniority
from app.domain.profile import ExperienceFact, ProfileFacts
from app.domain.scoring.level import level_in, level_of_years
from app.domain.titles import is_title

EARLIER_ROLE = 0.85
"""What a role that somebody had before counts beside the present one."""

Ref = dict[str, str]

ABOUT: Ref = {"kind": "about", "id": "", "label": "About you"}


def headline_ref(profile: ProfileFacts) -> Ref:
    return {"kind": "headline", "id": "", "label": profile.headline}


def experience_ref(fact: ExperienceFact) -> Ref:
    label = f"{fact.title}, {fact.company}" if fact.company else fact.title
    return {"kind": "experience", "id": str(fact.id), "label": label}


def roles_held(profile: ProfileFacts) -> list[tuple[Ref, str, float]]:
    """What the person calls themselves, and the roles of their work: present ones in full."""
    roles = [(headline_ref(profile), profile.headline, 1.0)]
    for place, fact in enumerate(profile.experiences):
        share = 1.0 if place == 0 or (fact.started_on and not fact.ended_on) else EARLIER_ROLE
        roles.append((experience_ref(fact), fact.title, share))
    return [role for role in roles if is_title(role[1])]


def level_of(profile: ProfileFacts, now: datetime) -> tuple[Seniority | None, Ref | None]:
    """By the words of the headline or the present role, else by years; and the row that says so."""
    rows = [(headline_ref(profile), profile.headline)]
    rows += [(experience_ref(fact), fact.title) for fact in profile.experiences[:1]]
    for ref, words in rows:
        if level := level_in(words, "")[0]:
            return level, ref
    if years := _years_worked(profile, now.date()):
        return level_of_years(years), None
    return level_in("", profile.about)[0], ABOUT


def _years_worked(profile: ProfileFacts, today: date) -> float | None:
    spans = [(fact.started_on, fact.ended_on or today) for fact in profile.experiences if fact.started_on]
    if not spans:
        return None
    return (max(end for _, end in spans) - min(start for start, _ in spans)).days / 365.25
