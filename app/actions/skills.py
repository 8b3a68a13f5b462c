"""What the person can do: skills, each once, however it is spelt."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.embeddings import embed_person
from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import BadInput, NotFound
from app.domain.forms import FormReader
from app.domain.profile_forms import LONGEST_SKILL, SkillDetails
from app.domain.skills import canonical
from app.models.profile import UserSkill
from app.queries.profile import my_skills

MOST_SKILLS = 60
FULL = f"{MOST_SKILLS} skills are enough for any reader. Remove one that tells little first."


async def add_skills(db: AsyncSession, typed: Any, *, source: str = "manual") -> list[UUID]:
    """Add what was typed, several between commas at once; the ids of those that were not there yet."""
    reader = FormReader({"skill": typed})
    names = reader.words("skill", longest=LONGEST_SKILL, most=MOST_SKILLS)
    reader.finish()
    if not names:
        raise BadInput("Type the name of a skill.")
    present = await my_skills(db)
    known = {_key(skill.name) for skill in present} | {_key(skill.canonical_name) for skill in present}
    position = max((skill.position for skill in present), default=0)
    added: list[UserSkill] = []
    for name in names:
        if _key(name) in known or _key(canonical(name)) in known:
            continue
        if len(present) + len(added) >= MOST_SKILLS:
            raise BadInput(FULL)
        known |= {_key(name), _key(canonical(name))}
        position += 1
        added.append(_skill(db, _spelt(name), position, source))
    db.add_all(added)
    await db.flush()
    for skill in added:
        record(db, "skill_added", entity_type="skill", entity_id=skill.id, name=skill.name)
    if added:
        await embed_person(db)
    return [skill.id for skill in added]


async def describe_skill(db: AsyncSession, skill_id: UUID, form: Mapping[str, Any]) -> None:
    """Say how well, and for how many years."""
    details = SkillDetails.parse(form)
    skill = next((each for each in await my_skills(db) if each.id == skill_id), None)
    if skill is None:
        raise NotFound("This skill is not there any more.")
    skill.level, skill.years = details.level, details.years
    await db.flush()
    record(db, "skill_changed", entity_type="skill", entity_id=skill_id, name=skill.name)


def _skill(db: AsyncSession, name: str, position: int, source: str) -> UserSkill:
    identity = identity_in(db)
    return UserSkill(
        id=uuid4(),
        team_id=identity.team_id,
        user_id=identity.user_id,
        name=name,
        canonical_name=canonical(name),
        position=position,
        source=source,
    )


def _spelt(name: str) -> str:
    """ "postgresql" is spelt PostgreSQL; another word for a skill stays the person's own."""
    return canonical(name) if _key(canonical(name)) == _key(name) else name


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip().lower()
