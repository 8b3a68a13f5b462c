"""A freelancer with facts, and an ad that they fit."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.profile import change_basics, save_entry
from app.actions.skills import add_skills
from app.db.session import team_session
from app.domain.identity import Identity
from tests.builders import MONDAY, a_job

AD = (
    "We run a booking site for mountain huts and its calendar is slow. You will move the calendar to React and"
    " connect it to our PostgreSQL database."
)


async def with_facts(person: Identity) -> None:
    """Ana's work, as it is told in letters."""
    async with team_session(person) as db:
        await change_basics(
            db, {"display_name": "Ana Petrova", "headline": "Backend developer", "location": "Leeds, UK"}
        )
        await add_skills(db, "React, PostgreSQL, Python")
        form = {
            "kind": "work", "title": "Senior developer", "company": "Harbour Freight", "started_on": "May 2021",
            "ended_on": "", "description": "I build booking systems in React and PostgreSQL.",
            "results": "Cut the nightly import from 3 hours to 25 minutes\nMoved 40 booking pages to React",
            "skills": "React, PostgreSQL",
        }  # fmt: skip
        await save_entry(db, "experience", form, today=MONDAY.date())


async def an_ad(person: Identity, description: str = AD, **known: Any) -> UUID:
    async with team_session(person) as db:
        return (await _ad(db, description, **known)).id


async def _ad(db: AsyncSession, description: str, **known: Any) -> Any:
    return await a_job(db, "React developer for a booking site", description=description, **known)
