"""A suggestion is made true by one click, and taken back by another while nothing else has changed it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.events import record
from app.actions.preferences import change_preferences
from app.actions.profile import change_basics
from app.actions.removals import remove_entry
from app.actions.skills import add_skills, describe_skill
from app.db.session import identity_in
from app.domain.coach import plain
from app.domain.edits import Edit, Kind, wish_value
from app.domain.errors import Conflict, NotFound
from app.domain.profile import ProfileFacts, SearchWish
from app.models.activity import Event
from app.models.profile import UserSkill
from app.queries.facts import profile_facts, search_wish
from app.queries.profile import my_skills

APPLIED = "suggestion_applied"
UNDONE = "suggestion_undone"
PAST = "This has changed since it was suggested. Look again at what is suggested now."
CHANGED = "This was changed since. Change it by hand if you want it back."
GONE = "There is nothing to take back."


async def apply_edit(db: AsyncSession, edit: Edit) -> int:
    """Make the edit, if the field still says what it said; the id of the event, for taking it back."""
    if await _present(db, edit) != edit.before:
        raise Conflict(PAST)
    row = edit.row
    if edit.kind == "skill":
        added = await add_skills(db, edit.after, source="suggestion")
        if not added:
            raise Conflict(PAST)
        row = str(added[0])
    else:
        await _write(db, edit, edit.after)
    said: dict[str, Any] = {
        "kind": edit.kind,
        "field": edit.field,
        "before": edit.before,
        "after": edit.after,
        "row": row,
    }
    event = record(db, APPLIED, entity_type="profile", entity_id=identity_in(db).user_id, **said)
    await db.flush()
    assert event.id is not None
    return event.id


async def undo_edit(db: AsyncSession, event_id: Any) -> Edit:
    """Back to what the field said before."""
    edit = await _applied(db, event_id)
    if await _present(db, edit) != edit.after:
        raise Conflict(CHANGED)
    if edit.kind == "skill":
        [skill] = [each for each in await my_skills(db) if str(each.id) == edit.row]
        await remove_entry(db, "skill", skill.id)
    else:
        await _write(db, edit, edit.before)
    record(db, UNDONE, entity_type="profile", entity_id=identity_in(db).user_id, event=event_id)
    return edit


async def _write(db: AsyncSession, edit: Edit, value: str) -> None:
    if edit.kind == "wish":
        await change_preferences(db, {edit.field: wish_value(edit.field, value)})
    elif edit.kind == "basics":
        await change_basics(db, {edit.field: value})
    else:
        skill = await _skill(db, edit.row)
        await describe_skill(db, skill.id, {"level": skill.level or "", "years": value})


async def _present(db: AsyncSession, edit: Edit) -> str:
    """What the field says now."""
    if edit.kind == "wish":
        return _wished(await search_wish(db), edit.field)
    if edit.kind == "basics":
        return _said(await profile_facts(db), edit.field)
    if edit.kind == "skill" and not edit.row:
        return ""
    skill = await _skill(db, edit.row)
    if edit.kind == "skill":
        return edit.after
    return "" if skill.years is None else plain(skill.years)


async def _skill(db: AsyncSession, row: str) -> UserSkill:
    found = next((each for each in await my_skills(db) if str(each.id) == row), None)
    if found is None:
        raise Conflict(CHANGED)
    return found


def _wished(wish: SearchWish, field: str) -> str:
    value = getattr(wish, field)
    if isinstance(value, tuple):
        return ",".join(str(each) for each in value)
    return "" if value is None else plain(value)


def _said(profile: ProfileFacts, field: str) -> str:
    return profile.headline if field == "headline" else profile.about


async def _applied(db: AsyncSession, event_id: Any) -> Edit:
    """The edit that an event of one's own tells of."""
    if isinstance(event_id, bool) or not isinstance(event_id, int) or not 0 < event_id < 2**63:
        raise NotFound(GONE)
    identity = identity_in(db)
    question = select(Event.payload).filter_by(  # type: ignore[call-overload]
        team_id=identity.team_id, actor_user_id=identity.user_id, event_type=APPLIED, id=event_id
    )
    said = await db.scalar(question)
    if said is None:
        raise NotFound(GONE)
    kind: Kind = said["kind"]
    return Edit(kind, said["field"], said["before"], said["after"], said["row"])
