"""Who the person is: name, headline, about, place, clock."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.agent_settings import plan_anew
from app.actions.embeddings import embed_person
from app.actions.events import record
from app.clock import utc_now
from app.db.session import identity_in
from app.domain.countries import country_code
from app.domain.errors import BadInput, NotFound
from app.domain.profile_forms import EducationForm, ExperienceForm, read_basics
from app.models.profile import Profile, UserEducation, UserExperience
from app.queries.profile import my_profile

MANUAL = "manual"
MOST_ENTRIES = 100

KINDS_OF_ENTRY: dict[str, tuple[Any, Any]] = {
    "experience": (UserExperience, ExperienceForm),
    "education": (UserEducation, EducationForm),
}

GONE = "This entry is not there any more. Reload the page to see what is."
FULL = f"There is room for {MOST_ENTRIES} entries. Remove one that says little first."


async def change_basics(db: AsyncSession, form: Mapping[str, Any]) -> Profile:
    """Keep the fields that the form brings. A place that names its country fills in an empty country."""
    values = read_basics(form)
    profile = await my_profile(db)
    if profile is None:
        raise NotFound("There is no profile of yours in this team.")
    if values.get("location") and not profile.country_code and "country_code" not in values:
        values["country_code"] = country_code(values["location"] or "") or None
    changed = sorted(name for name, value in values.items() if getattr(profile, name) != value)
    for name in changed:
        setattr(profile, name, values[name])
    if changed:
        await db.flush()
        record(db, "profile_changed", entity_type="profile", entity_id=profile.user_id, fields=changed)
        await embed_person(db)
    if "timezone" in changed:
        await plan_anew(db, now=utc_now())
    return profile


async def save_entry(
    db: AsyncSession,
    noun: str,
    form: Mapping[str, Any],
    *,
    today: date,
    entry_id: UUID | None = None,
    source: str = MANUAL,
) -> UUID:
    """A new "experience" or "education", or one that is there as the form now has it."""
    if noun not in KINDS_OF_ENTRY:
        raise BadInput("Only past work and education are kept here.")
    table, shape = KINDS_OF_ENTRY[noun]
    values = shape.parse(form, today=today)
    entry = await _added(db, table, source) if entry_id is None else await _mine(db, table, entry_id)
    for name, value in vars(values).items():
        setattr(entry, name, value)
    db.add(entry)
    await db.flush()
    verb = "added" if entry_id is None else "changed"
    record(db, f"{noun}_{verb}", entity_type=noun, entity_id=entry.id)
    await embed_person(db)
    saved: UUID = entry.id
    return saved


async def _added(db: AsyncSession, table: Any, source: str) -> Any:
    identity = identity_in(db)
    mine = select(func.count()).where(table.team_id == identity.team_id, table.user_id == identity.user_id)
    if (await db.scalar(mine) or 0) >= MOST_ENTRIES:
        raise BadInput(FULL)
    return table(id=uuid4(), team_id=identity.team_id, user_id=identity.user_id, source=source)


async def _mine(db: AsyncSession, table: Any, entry_id: UUID) -> Any:
    identity = identity_in(db)
    question = select(table).where(
        table.team_id == identity.team_id, table.user_id == identity.user_id, table.id == entry_id
    )
    entry = await db.scalar(question)
    if entry is None:
        raise NotFound(GONE)
    return entry
