"""Vectors beside the rows they are of: written in the same transaction, and only where they say something new."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.profile import ProfileFacts
from app.llm.embeddings import DIMS, MODEL, as_text, embed
from app.queries.facts import profile_facts


async def save_vectors(
    db: AsyncSession, kind: str, ids: Sequence[UUID | str], vectors: Sequence[str], *, model: str = MODEL
) -> int:
    """Keep a vector for each row, of this model beside those of others; how many were new or have changed."""
    if not ids:
        return 0
    dims = DIMS if model == MODEL else vectors[0].count(",") + 1
    values: dict[str, Any] = {
        "team": identity_in(db).team_id, "model": model, "kind": kind, "dims": dims,
        "ids": [str(each) for each in ids], "vectors": list(vectors),
    }  # fmt: skip
    return len((await db.execute(load("save_vectors"), values)).all())


async def embed_person(db: AsyncSession) -> None:
    """Bring the vectors of one's own profile and skills up to date."""
    facts, identity = await profile_facts(db), identity_in(db)
    texts = [person_text(facts), *(skill.name.lower() for skill in facts.skills)]
    vectors = as_text(embed(texts))
    await save_vectors(db, "profile", [identity.user_id], vectors[:1])
    await save_vectors(db, "skill", [skill.id for skill in facts.skills], vectors[1:])


def person_text(facts: ProfileFacts) -> str:
    """What a person does, in their own words: the text that their vector is of."""
    said = [facts.headline, facts.about, ", ".join(skill.name for skill in facts.skills)]
    for past in facts.experiences:
        said += [past.title, past.description, *past.results]
    return "\n".join(filter(None, said)).lower()
