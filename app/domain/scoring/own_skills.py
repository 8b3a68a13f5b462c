"""What a profile names of what an ad may ask for: one reading, for the ranking and for the letter page."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log

from app.domain.profile import EducationFact, ProfileFacts, SkillFact
from app.domain.scoring.standing import ABOUT, Ref, experience_ref, headline_ref
from app.domain.skills import canonical, find_skills, is_known, related

LISTED, HEADLINE, WORKED, DONE, TOLD = 3.0, 4.0, 2.0, 1.5, 1.0
"""How much one mention of a skill says, by where it stands in the profile."""

BEGINNER = ("beginner", "basic", "learning", "novice", "elementary")

FIRST_MENTION, EACH_DOUBLING = 0.3, 0.25
"""The strength of a skill that is mentioned once in prose, and what twice the mentions add."""

LINE_WORDS = 25
"""An "about" text is cut into rows of about so many words."""

COVERED = 0.55
"""From which cover, beside the person's usual one, a skill counts as had."""

NO_REF: Ref = {"kind": "profile", "id": "", "label": "your profile"}


@dataclass(frozen=True, slots=True)
class OwnSkills:
    """The skills of a profile with their strength and proof, and all its words in lower case."""

    told: str
    covered: dict[str, tuple[float, str]]
    proofs: dict[str, Ref]
    usual_strength: float

    def cover(self, asked: str) -> tuple[float, str]:
        """How well the person covers a skill, and by which of their own."""
        return self.covered.get(asked) or self.covered.get(asked.casefold(), (0.0, ""))

    def names(self, asked: str) -> bool:
        """Whether the profile itself names this skill, wherever it does."""
        return asked in self.proofs or asked.casefold() in self.proofs or _says(self.told, asked)

    def has(self, asked: str) -> bool:
        """Whether the profile names the skill, or one that covers it well."""
        return self.names(asked) or self.cover(asked)[0] >= COVERED * self.usual_strength


def own_skills(profile: ProfileFacts) -> OwnSkills:
    strengths, proofs = _strengths(profile)
    told = " ".join(text for _, text in told_rows(profile))
    return OwnSkills(told, _covered(strengths), proofs, _usual(strengths))


@lru_cache(maxsize=1 << 16)
def _says(told: str, asked: str) -> bool:
    """Whether these very words stand in the profile. A single word of the vocabulary is left to its reading there:
    to excel at something is not Excel."""
    name = " ".join(asked.lower().split())
    if name not in told or (" " not in name and is_known(asked)):
        return False
    return len(name) > 1 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) is not None


def _strengths(profile: ProfileFacts) -> tuple[dict[str, float], dict[str, Ref]]:
    """How strong each skill is by all its mentions together, and the row that proves it best."""
    mentions: Counter[str] = Counter()
    best: dict[str, tuple[float, Ref]] = {}
    for written, weight, ref in _mentions(profile):
        name = written if is_known(written) else written.casefold()
        mentions[name] += weight  # type: ignore[assignment]  # weights are fractions
        if weight > best.get(name, (0.0, NO_REF))[0]:
            best[name] = (weight, ref)
    strengths = {
        name: min(1.0, FIRST_MENTION + EACH_DOUBLING * log(max(weight, 1.0), 2))
        for name, weight in mentions.items()
    }
    return strengths, {name: ref for name, (_, ref) in best.items()}


def _mentions(profile: ProfileFacts) -> list[tuple[str, float, Ref]]:
    headline = headline_ref(profile)
    found = [
        (canonical(skill.name), _listed(skill), {"kind": "skill", "id": str(skill.id), "label": skill.name})
        for skill in profile.skills
    ]
    found += [(span.name, HEADLINE, headline) for span in find_skills(profile.headline, title=True)]
    for fact in profile.experiences:
        ref = experience_ref(fact)
        found += [(canonical(name), WORKED, ref) for name in fact.skills]
        found += [(span.name, WORKED, ref) for span in find_skills(fact.title, title=True)]
        found += [
            (span.name, TOLD, ref) for span in find_skills("\n".join([fact.description, *fact.results]))
        ]
    for degree in profile.educations:
        ref = {"kind": "education", "id": str(degree.id), "label": degree.degree or degree.institution}
        found += [(span.name, TOLD, ref) for span in find_skills(_schooling(degree))]
    first, _, rest = profile.about.partition("\n")
    found += [(span.name, TOLD * 2, ABOUT) for span in find_skills(first)]
    found += [(span.name, TOLD, ABOUT) for span in find_skills(rest)]
    return found


def _listed(skill: SkillFact) -> float:
    return TOLD if (skill.level or "").lower() in BEGINNER else LISTED


def _covered(strengths: dict[str, float]) -> dict[str, tuple[float, str]]:
    """Every skill that the person covers at least in part: how well, and by which of their own."""
    best = {name: (strength, name) for name, strength in strengths.items()}
    for own, strength in sorted(strengths.items()):
        for other, closeness in related(own).items():
            if strength * closeness > best.get(other, (0.0, ""))[0]:
                best[other] = (strength * closeness, own)
    return best


def _usual(strengths: dict[str, float]) -> float:
    """How strong the person's main skills are: a plain CV names each but once or twice."""
    main = sorted(strengths.values(), reverse=True)[:8]
    return max(0.6, sum(main) / len(main)) if main else 1.0


def told_rows(profile: ProfileFacts) -> list[tuple[Ref, str]]:
    """The rows an ad is compared with, in lower case: headline, each piece of work, the lines of "about"."""
    skills = " ".join(skill.name for skill in profile.skills)
    rows = [
        (
            {"kind": "headline", "id": "", "label": profile.headline or "Your skills"},
            f"{profile.headline} {skills}",
        )
    ]
    for fact in profile.experiences:
        text = " ".join([fact.title, *fact.skills, fact.description, *fact.results])
        rows.append((experience_ref(fact), text))
    rows += [(ABOUT, line) for line in _lines(profile.about)]
    rows += [
        (
            {"kind": "education", "id": str(fact.id), "label": fact.degree or fact.institution},
            _schooling(fact),
        )
        for fact in profile.educations
    ]
    return [(ref, " ".join(text.lower().split())) for ref, text in rows if text.strip()]


def _schooling(fact: EducationFact) -> str:
    return f"{fact.degree} {fact.field} {fact.description}".strip()


def _lines(text: str) -> list[str]:
    rows: list[str] = []
    for line in text.replace(". ", ".\n").splitlines():
        if rows and len(rows[-1].split()) + len(line.split()) <= LINE_WORDS:
            rows[-1] = f"{rows[-1]} {line}"
        else:
            rows.append(line)
    return rows
