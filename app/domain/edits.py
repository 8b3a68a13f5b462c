"""Small edits of a profile or of what is wanted: tried on plain values first, made by one click later."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal
from uuid import UUID

from app.domain.errors import BadInput
from app.domain.profile import ProfileFacts, SearchWish, SkillFact
from app.domain.skills import canonical
from app.domain.wish_form import change_wish

Kind = Literal["skill", "years", "basics", "wish"]

NO_ID = UUID(int=0)


@dataclass(frozen=True)
class Edit:
    """One field of one row: what it says, and what it would say. `row` is the id of the row, if it has one."""

    kind: Kind
    field: str
    before: str
    after: str
    row: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.field}:{self.row or self.after}"


def tried(edit: Edit, profile: ProfileFacts, wish: SearchWish) -> tuple[ProfileFacts, SearchWish]:
    """Both as they would be after the edit; nothing else about them changes."""
    if edit.kind == "wish":
        return profile, change_wish(wish, {edit.field: wish_value(edit.field, edit.after)})
    if edit.kind == "basics":
        return _said(edit, profile), wish
    if edit.kind == "skill":
        added = SkillFact(NO_ID, canonical(edit.after))
        return replace(profile, skills=(*profile.skills, added)), wish
    skills = tuple(
        replace(skill, years=Decimal(edit.after)) if str(skill.id) == edit.row else skill
        for skill in profile.skills
    )
    return replace(profile, skills=skills), wish


def wish_value(field: str, text: str) -> str | list[str]:
    """What a form of the wish would bring: several choices are written with commas between them."""
    if field in ("project_types", "platforms"):
        return [each for each in text.split(",") if each]
    return text


def _said(edit: Edit, profile: ProfileFacts) -> ProfileFacts:
    if edit.field == "headline":
        return replace(profile, headline=edit.after)
    if edit.field == "about":
        return replace(profile, about=edit.after)
    raise BadInput("Only the headline and what you say about yourself are edited this way.")
