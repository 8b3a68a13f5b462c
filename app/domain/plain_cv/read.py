"""A plain-text CV as ProfileFacts, so that it is ranked like any profile."""

import re
from collections.abc import Sequence
from uuid import NAMESPACE_OID, UUID, uuid5

from app.domain.plain_cv.roles import Role, roles_in
from app.domain.plain_cv.sections import Cut, Section, cut
from app.domain.profile import EducationFact, ExperienceFact, ProfileFacts, SkillFact
from app.domain.skills import canonical, find_skills, is_known
from app.domain.titles import is_title

TOP_LINES = 6
"""Within so many lines of the top stands what somebody calls themselves."""

HEADLINE_WORDS = 14

SKILL_WORDS = 4
"""A listed item of more words is a sentence, not the name of a skill."""

BETWEEN_SKILLS = re.compile(r"[,;|•●▪·\n\t]|\s{2,}|\s[-–—]\s|\.\s")

BETWEEN_PIECES = re.compile(r"\s+[-–—|·•]\s+|,\s+")

IN_BRACKETS = re.compile(r"\([^)]*\)")


def read_cv(text: str) -> ProfileFacts:
    """Headline, roles, skills, education and the rest in prose. Any text can be read."""
    parts = cut(text)
    roles, unread = roles_in(parts.lines[Section.WORK])
    return ProfileFacts(
        headline=_headline(parts, roles),
        about="\n".join([parts.text(Section.ABOUT, Section.TOP, Section.OTHER), *unread]).strip(),
        skills=_skills(parts),
        experiences=tuple(_experience(role, number) for number, role in enumerate(roles)),
        educations=tuple(
            EducationFact(_id("education", line), institution="", degree=line)
            for line in parts.lines[Section.EDUCATION]
        ),
    )


def _headline(parts: Cut, roles: Sequence[Role]) -> str:
    """What the person calls themselves at the top, else the role named first."""
    for line in parts.lines[Section.TOP][:TOP_LINES]:
        said = line.partition(":")[2].strip() or line
        if len(said.split()) <= HEADLINE_WORDS and is_title(said) and not said.endswith("."):
            return _without_name(said)
    return roles[0].title if roles else ""


def _without_name(said: str) -> str:
    """ "Ada Example - Finance Analyst": from the first piece on that names a kind of work."""
    starts = [0, *(found.end() for found in BETWEEN_PIECES.finditer(said))]
    ends = [*(found.start() for found in BETWEEN_PIECES.finditer(said)), len(said)]
    first = next((a for a, b in zip(starts, ends, strict=True) if is_title(said[a:b])), 0)
    return said[first:]


def _skills(parts: Cut) -> tuple[SkillFact, ...]:
    """What the skills section lists, each name once; of unknown ones only what is as short as a name."""
    names: dict[str, None] = {}
    listed = parts.text(Section.SKILLS, Section.LANGUAGES)
    for item in BETWEEN_SKILLS.split(IN_BRACKETS.sub(",", listed)):
        label, colon, rest = item.partition(":")
        name = (rest if colon else label).strip(" .-–•*")
        if is_known(name):
            names[canonical(name)] = None
        elif 0 < len(name.split()) <= SKILL_WORDS and any(map(str.isalpha, name)) and not find_skills(name):
            names[name] = None
    names |= {span.name: None for span in find_skills(listed)}
    return tuple(SkillFact(_id("skill", name), name) for name in names)


def _experience(role: Role, number: int) -> ExperienceFact:
    return ExperienceFact(
        id=_id("experience", f"{number} {role.title}"),
        title=role.title,
        company=role.company,
        started_on=role.started_on,
        ended_on=role.ended_on,
        description="\n".join(role.lines),
    )


def _id(kind: str, text: str) -> UUID:
    """The same for the same words, so that reading a CV again gives the same profile."""
    return uuid5(NAMESPACE_OID, f"{kind}:{text}")
