"""What the person can do: skills, each once, however it is spelt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.embeddings import embed_person
from app.actions.events import record
from app.db.session import identity_in
from app.domain.errors import BadInput, NotFound
from app.domain.forms import FormReader
from app.domain.profile_forms import LONGEST_SKILL, SkillDetails
from app.domain.skills import canonical, is_same
from app.models.profile import UserSkill
from app.queries.profile import my_skills

MOST_SKILLS = 60
LONGEST_LIST = 20_000
SHOWN = 30
FULL = f"{MOST_SKILLS} skills are enough for any reader. Remove one that tells little first."


async def add_skills(db: AsyncSession, typed: Any, *, source: str = "manual") -> list[UUID]:
    """Add what was typed, several between commas at once; the ids of those that were not there yet."""
    return (await add_list(db, typed, source=source)).ids


@dataclass(frozen=True)
class Added:
    """`ids` of the skills that are new; of each of the others a sentence why it is not."""

    ids: list[UUID]
    left: list[str]


async def add_list(db: AsyncSession, typed: Any, *, source: str = "manual") -> Added:
    """Add a list of skills; what cannot be added of it keeps nothing else out."""
    names, left = _names(typed)
    present = await my_skills(db)
    position = max((skill.position for skill in present), default=0)
    listed = [skill.name for skill in present]
    added: list[UserSkill] = []
    for name in names:
        same = next((each for each in listed if is_same(each, name)), None)
        if same is not None:
            left.append(_there_already(name, same))
            continue
        if len(listed) >= MOST_SKILLS:
            raise BadInput(FULL)
        position += 1
        added.append(_skill(db, _spelt(name), position, source))
        listed.append(added[-1].name)
    db.add_all(added)
    await db.flush()
    for skill in added:
        record(db, "skill_added", entity_type="skill", entity_id=skill.id, name=skill.name)
    if added:
        await embed_person(db)
    return Added([skill.id for skill in added], left)


def _names(typed: Any) -> tuple[list[str], list[str]]:
    """The names between commas that fit, and what is wrong with the others; BadForm when none fits."""
    reader = FormReader({"skill": typed})
    names = reader.words("skill", longest=LONGEST_LIST, most=MOST_SKILLS)
    fitting = [name for name in names if len(name) <= LONGEST_SKILL]
    left = [
        f"“{name[:SHOWN]}…” is longer than {LONGEST_SKILL} characters: shorten it."
        for name in names
        if name not in fitting
    ]
    if left and not fitting:
        reader.refuse("skill", left[0])
    reader.finish()
    if not names:
        raise BadInput("Type the name of a skill.")
    return fitting, left


def _there_already(name: str, same: str) -> str:
    return f"{name} is there already." if _key(name) == _key(same) else f"{name} is there already, as {same}."


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
