"""What a person's file would change in their profile, line by line, with what they have said to it so far."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.errors import NotFound
from app.domain.profile_import.facts import FactKind, FoundFact
from app.domain.profile_import.kept import kept_words
from app.domain.profile_import.proposals import FIELDS, SAME, SECTIONS, Proposal, propose
from app.domain.wording import counted
from app.models.activity import Event
from app.models.profile import UserProfileSnapshot
from app.queries.facts import profile_facts
from app.queries.profile import my_profile

OPEN, TAKEN, LEFT = "open", "taken", "left"
ANSWER_EVENTS = {TAKEN: "profile_fact_taken", LEFT: "profile_fact_left", OPEN: "profile_fact_reconsidered"}
FACTS = TypeAdapter(list[FoundFact])
NO_FILE = "This file is not there any more. Drop it again."
MOST_FILES = 20


@dataclass(frozen=True)
class Line:
    """A proposal, the answer to it, and what a yes has saved."""

    proposal: Proposal
    answer: str
    saved: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Review:
    snapshot_id: UUID
    file_name: str
    kind: str
    notes: tuple[str, ...]
    lines: list[Line]
    kept: str
    """Which facts are kept with the file, but have no place in the profile; "" for none."""


@dataclass(frozen=True)
class ReviewRow:
    """One line as the screen shows it."""

    key: str
    section: str
    label: str
    action: str
    now: str
    new: str
    place: str
    snippet: str
    why: str
    safe: bool
    answer: str
    fields: list[dict[str, str]]
    """What may be edited before a yes: name, label, value, and whether it is long."""


async def open_review(db: AsyncSession, snapshot_id: UUID) -> Review:
    """The file's lines against the profile as it is now. NotFound if it is not this person's."""
    identity = identity_in(db)
    question = select(UserProfileSnapshot).where(
        col(UserProfileSnapshot.team_id) == identity.team_id,
        col(UserProfileSnapshot.user_id) == identity.user_id,
        col(UserProfileSnapshot.id) == snapshot_id,
    )
    snapshot = (await db.execute(question)).scalar_one_or_none()
    if snapshot is None or "facts" not in snapshot.raw:
        raise NotFound(NO_FILE)
    facts = FACTS.validate_python(snapshot.raw["facts"])
    answers = await _answers(db, snapshot_id)
    made = propose(facts, await profile_facts(db), await _basics(db))
    lines = [Line(one, *answers.get(one.key, (OPEN, {}))) for one in made]
    return Review(
        snapshot_id=snapshot.id,
        file_name=snapshot.raw.get("file_name", ""),
        kind=snapshot.raw.get("kind", ""),
        notes=tuple(snapshot.raw.get("notes", ())),
        lines=lines,
        kept=kept_words(facts),
    )


async def review_files(db: AsyncSession) -> list[dict[str, str]]:
    """The files that were read, the latest first: id, name and kind."""
    identity = identity_in(db)
    question = (
        select(
            col(UserProfileSnapshot.id),
            col(UserProfileSnapshot.raw)["file_name"].astext,
            col(UserProfileSnapshot.raw)["kind"].astext,
        )
        .where(
            col(UserProfileSnapshot.team_id) == identity.team_id,
            col(UserProfileSnapshot.user_id) == identity.user_id,
            col(UserProfileSnapshot.raw).has_key("facts"),  # type: ignore[attr-defined]
        )
        .order_by(col(UserProfileSnapshot.captured_at).desc(), col(UserProfileSnapshot.id))
        .limit(MOST_FILES)
    )
    rows = (await db.execute(question)).all()
    return [{"id": str(row[0]), "name": row[1] or "", "kind": row[2] or ""} for row in rows]


def review_rows(review: Review) -> list[ReviewRow]:
    """What there is to say yes or no to, and what has been answered; facts the profile has already are counted."""
    return [_row(line) for line in review.lines if line.proposal.action != SAME or line.answer != OPEN]


def in_words(review: Review) -> str:
    """ "14 lines to answer · 3 in your profile already · 1 kept with the file only: languages (German)"."""
    unanswered = sum(line.answer == OPEN and line.proposal.action != SAME for line in review.lines)
    known = sum(line.answer == OPEN and line.proposal.action == SAME for line in review.lines)
    said = [f"{counted(unanswered, 'line')} to answer" if unanswered else "Every line is answered"]
    if known:
        said.append(f"{known} in your profile already")
    if review.kept:
        said.append(review.kept)
    return " · ".join(said)


def _row(line: Line) -> ReviewRow:
    one = line.proposal
    before, after = (one.now, one.new) if line.answer != TAKEN else ("", one.label)
    fields = [
        {"name": name, "label": _label(one, name), "value": value, "long": "yes" if name in LONG else ""}
        for name, value in one.values.items()
        if name not in ("field", "kind", "level")
    ]
    return ReviewRow(
        one.key, SECTIONS[one.kind], one.label, one.action, before, after, one.place, one.snippet, one.why,
        one.is_safe, line.answer, fields,
    )  # fmt: skip


LONG = frozenset({"description", "results"})
LABELS = {
    "name": "Skill", "title": "What you did or were", "company": "For whom", "started_on": "From",
    "ended_on": "Until", "description": "What it was about", "results": "Results, one a line",
    "skills": "Skills", "institution": "Where", "url": "Where it can be seen", "degree": "Degree or certificate",
}  # fmt: skip


def _label(one: Proposal, name: str) -> str:
    if one.kind is FactKind.BASICS:
        return FIELDS.get(one.values["field"], "Value")
    return "Subject" if name == "field" else LABELS.get(name, name.capitalize())


async def _basics(db: AsyncSession) -> dict[str, str]:
    profile = await my_profile(db)
    if profile is None:
        return {}
    return {name: str(getattr(profile, name) or "") for name in FIELDS}


async def _answers(db: AsyncSession, snapshot_id: UUID) -> dict[str, tuple[str, dict[str, Any]]]:
    """The last answer to each line; the log remembers them."""
    identity = identity_in(db)
    question = (
        select(col(Event.event_type), col(Event.payload))
        .where(
            col(Event.team_id) == identity.team_id,
            col(Event.entity_type) == "snapshot",
            col(Event.entity_id) == snapshot_id,
            col(Event.event_type).in_(ANSWER_EVENTS.values()),
        )
        .order_by(col(Event.id))
    )
    names = {event: answer for answer, event in ANSWER_EVENTS.items()}
    return {
        payload["key"]: (names[event], payload.get("saved", {}))
        for event, payload in (await db.execute(question)).all()
    }
