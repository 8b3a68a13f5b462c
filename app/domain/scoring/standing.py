"""Where somebody stands in their trade: the roles they have and had, and their level, each with its profile row."""

from collections.abc import Iterator
from datetime import date, datetime

from app.domain.enums import Seniority
from app.domain.profile import ExperienceFact, ProfileFacts
from app.domain.scoring.level import level_in, level_of_years
from app.domain.scoring.years import years_stated
from app.domain.titles import is_title
from app.domain.wording import counted

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
    """By the words of the headline or the present role, else by years; and the row that says so, with its words."""
    rows = [(headline_ref(profile), profile.headline)]
    rows += [(experience_ref(fact), fact.title) for fact in profile.experiences[:1]]
    for ref, words in rows:
        if level := level_in(words, "")[0]:
            return level, ref
    told = max(_years(profile, now), key=lambda one: one[0], default=None)
    return (level_of_years(told[0]), told[1]) if told else (None, None)


def _years(profile: ProfileFacts, now: datetime) -> Iterator[tuple[float, Ref]]:
    """What each row says of how long the person has worked: in words, and the dates of past work together."""
    year = now.year
    if said := years_stated(profile.headline, now_year=year):
        yield said.count, headline_ref(profile)
    if said := years_stated(profile.about, now_year=year):
        yield said.count, ABOUT | {"label": f"{ABOUT['label']}: “{said.quote}”"}
    for fact in profile.experiences:
        if said := years_stated(fact.description, now_year=year, strictly=True):
            ref = experience_ref(fact)
            yield said.count, ref | {"label": f"{ref['label']}: “{said.quote}”"}
    if (worked := _years_worked(profile, now.date())) is not None:
        label = f"{counted(max(1, round(worked)), 'year')} by the dates of your past work"
        yield worked, {"kind": "profile", "id": "", "label": label}


def _years_worked(profile: ProfileFacts, today: date) -> float | None:
    spans = [(fact.started_on, fact.ended_on or today) for fact in profile.experiences if fact.started_on]
    if not spans:
        return None
    return (max(end for _, end in spans) - min(start for start, _ in spans)).days / 365.25
