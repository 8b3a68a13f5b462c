"""A file about the person is kept; its facts go into the profile one by one, each by the person's own yes."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from dateutil import parser
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.actions.events import record
from app.actions.profile import change_basics, save_entry
from app.actions.removals import remove_entry
from app.actions.skills import MOST_SKILLS, add_skills, describe_skill
from app.db.session import identity_in
from app.domain.errors import BadInput, Conflict, NotFound
from app.domain.profile_forms import level_named
from app.domain.profile_import.facts import FactKind, ParsedProfile
from app.domain.profile_import.proposals import SAME, Proposal
from app.files import KeptFile
from app.models.profile import UserCvFile, UserProfileSnapshot
from app.queries.profile import my_profile, my_skills
from app.queries.profile_review import ANSWER_EVENTS, LEFT, OPEN, TAKEN, open_review

SOURCES = {
    "PDF": "cv_pdf",
    "DOCX": "cv_docx",
    "LinkedIn export": "linkedin_export",
    "JSON Resume": "json_resume",
}
CONTENT_TYPES = {
    "PDF": "application/pdf",
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
ENTRIES = {FactKind.EXPERIENCE: "experience", FactKind.EDUCATION: "education", FactKind.SKILL: "skill"}
LINKEDIN = re.compile(r"https://(?:[a-z]{2,3}\.)?linkedin\.com/in/[\w%-]{2,100}/?", re.ASCII)
GONE = "This line is not there any more. Drop the file again."
ANSWERED = "This line has been answered in another tab. Look at it again."


async def keep_parsed(
    db: AsyncSession, parsed: ParsedProfile, kept: KeptFile, file_name: str, *, now: datetime
) -> UUID:
    """Keep the raw thing: a snapshot with every fact, and the CV itself. The same file twice is one."""
    identity = identity_in(db)
    mine = (
        col(UserProfileSnapshot.team_id) == identity.team_id,
        col(UserProfileSnapshot.user_id) == identity.user_id,
    )
    known = await db.execute(
        select(UserProfileSnapshot)
        .where(*mine, col(UserProfileSnapshot.raw)["sha256"].astext == kept.sha256)
        .order_by(col(UserProfileSnapshot.captured_at))
        .limit(1)
    )
    if (before := known.scalar_one_or_none()) is not None:
        return before.id
    if parsed.kind in CONTENT_TYPES:
        db.add(_cv_file(identity, parsed, kept, file_name))
    raw = {
        "sha256": kept.sha256, "file_name": file_name, "storage_key": kept.storage_key, "kind": parsed.kind,
        "pages": parsed.pages, "notes": list(parsed.notes), "export": parsed.raw,
        "facts": [asdict(fact) for fact in parsed.facts],
    }  # fmt: skip
    snapshot = UserProfileSnapshot(
        id=uuid4(), team_id=identity.team_id, user_id=identity.user_id, source=SOURCES[parsed.kind], raw=raw,
        captured_at=now,
    )  # fmt: skip
    db.add(snapshot)
    await db.flush()
    record(
        db, "profile_file_read", entity_type="snapshot", entity_id=snapshot.id, file=file_name, kind=parsed.kind,
    )  # fmt: skip
    return snapshot.id


async def take_fact(
    db: AsyncSession, snapshot_id: UUID, key: str, *, today: date, edited: Mapping[str, Any] | None = None
) -> None:
    """Yes: the line goes into the profile, as it stands or as the person has edited it."""
    line = await _open_line(db, snapshot_id, key)
    may_edit = ("value",) if line.kind is FactKind.BASICS else tuple(line.values)
    values = {**line.values, **{name: str(edited[name]) for name in may_edit if edited and name in edited}}
    saved = await _save(db, line, values, today)
    _answer(db, TAKEN, snapshot_id, line, saved)


async def leave_fact(db: AsyncSession, snapshot_id: UUID, key: str) -> None:
    """No: the profile stays as it is, and the line is not asked about again."""
    _answer(db, LEFT, snapshot_id, await _open_line(db, snapshot_id, key), {})


async def take_safe_facts(db: AsyncSession, snapshot_id: UUID, *, today: date) -> int:
    """Yes to every line that only adds, and that nobody needs to look at; returns how many."""
    review = await open_review(db, snapshot_id)
    room = MOST_SKILLS - len(await my_skills(db))
    taken = 0
    for one in review.lines:
        if one.answer != OPEN or not one.proposal.is_safe or one.proposal.action == SAME:
            continue
        if one.proposal.kind is FactKind.SKILL:
            room -= 1
            if room < 0:
                continue
        saved = await _save(db, one.proposal, one.proposal.values, today)
        _answer(db, TAKEN, snapshot_id, one.proposal, saved)
        taken += 1
    return taken


async def reconsider_fact(db: AsyncSession, snapshot_id: UUID, key: str, *, today: date) -> None:
    """Neither yes nor no: what a yes had saved is taken back, if the profile still has it so."""
    review = await open_review(db, snapshot_id)
    line = next((one for one in review.lines if one.proposal.key == key), None)
    if line is None or line.answer == OPEN:
        raise NotFound(GONE)
    if line.answer == TAKEN:
        await _take_back(db, line.proposal, line.saved, today)
    _answer(db, OPEN, snapshot_id, line.proposal, {})


async def forget_snapshot(db: AsyncSession, snapshot_id: UUID) -> str:
    """Put the file away: what was taken from it stays in the profile. Where its bytes lie, for `drop_file`.

    They go after this transaction; should it not come to that, a worker's daily tidying finds them.
    """
    identity = identity_in(db)
    mine = (
        col(UserProfileSnapshot.team_id) == identity.team_id,
        col(UserProfileSnapshot.user_id) == identity.user_id,
    )
    gone = await db.execute(
        delete(UserProfileSnapshot)
        .where(*mine, col(UserProfileSnapshot.id) == snapshot_id)
        .returning(col(UserProfileSnapshot.raw)["storage_key"].astext)
    )
    if (row := gone.one_or_none()) is None:
        raise NotFound(GONE)
    key = str(row[0] or "")
    record(db, "profile_file_forgotten", entity_type="snapshot", entity_id=snapshot_id)
    other = select(col(UserProfileSnapshot.id)).where(
        *mine, col(UserProfileSnapshot.raw)["storage_key"].astext == key
    )
    if (await db.execute(other.limit(1))).first() is not None:
        return ""
    await db.execute(
        delete(UserCvFile).where(
            col(UserCvFile.team_id) == identity.team_id,
            col(UserCvFile.user_id) == identity.user_id,
            col(UserCvFile.storage_key) == key,
        )
    )
    return key if key.startswith(f"{identity.team_id}/{identity.user_id}/") else ""


def _cv_file(identity: Any, parsed: ParsedProfile, kept: KeptFile, file_name: str) -> UserCvFile:
    return UserCvFile(
        id=uuid4(), team_id=identity.team_id, user_id=identity.user_id, file_name=file_name,
        storage_key=kept.storage_key, content_type=CONTENT_TYPES[parsed.kind], size_bytes=kept.size,
        sha256=kept.sha256, parsed_text=parsed.text,
    )  # fmt: skip


async def _open_line(db: AsyncSession, snapshot_id: UUID, key: str) -> Proposal:
    review = await open_review(db, snapshot_id)
    line = next((one for one in review.lines if one.proposal.key == str(key)), None)
    if line is None:
        raise NotFound(GONE)
    if line.answer != OPEN or line.proposal.action == SAME:
        raise Conflict(ANSWERED)
    return line.proposal


async def _save(db: AsyncSession, line: Proposal, values: Mapping[str, str], today: date) -> dict[str, Any]:
    """Write through the same doors as a form; what is needed to take it back."""
    if line.kind is FactKind.BASICS:
        return await _save_basics(db, values["field"], values["value"])
    if line.kind is FactKind.SKILL:
        added = await add_skills(db, values["name"].replace(",", " "), source="import")
        details = {"level": level_named(values.get("level", "")), "years": values.get("years", "")}
        if added and any(details.values()):
            await describe_skill(db, added[0], details)
        return {"row": str(added[0])} if added else {}
    noun = ENTRIES[line.kind]
    target = UUID(line.target) if line.target else None
    row = await save_entry(db, noun, values, today=today, entry_id=target, source="import")
    return {"row": str(row)} if target is None else {"row": str(row), "changed": True}


async def _save_basics(db: AsyncSession, field: str, value: str) -> dict[str, Any]:
    profile = await my_profile(db)
    if profile is None:
        raise NotFound("There is no profile of yours in this team.")
    before = getattr(profile, field)
    if field == "linkedin_url":
        profile.linkedin_url = _linkedin(value)
    elif field == "date_of_birth":
        profile.date_of_birth = _birthday(value)
    else:
        await change_basics(db, {field: value})
    await db.flush()
    return {"field": field, "before": str(before) if before is not None else None}


def _linkedin(written: str) -> str:
    found = LINKEDIN.fullmatch(written.strip())
    if found is None:
        raise BadInput(
            "Write the address of your LinkedIn page, such as https://www.linkedin.com/in/your-name."
        )
    return found[0]


def _birthday(written: str) -> date:
    try:
        return parser.parse(written).date()
    except (ValueError, OverflowError):
        raise BadInput("Write the date of birth as day, month and year.") from None


async def _take_back(db: AsyncSession, line: Proposal, saved: Mapping[str, Any], today: date) -> None:
    if line.kind is FactKind.BASICS and saved:
        before = saved["before"]
        if saved["field"] in ("linkedin_url", "date_of_birth"):
            profile = await my_profile(db)
            assert profile is not None
            is_date = saved["field"] == "date_of_birth" and before
            setattr(profile, saved["field"], date.fromisoformat(before) if is_date else before)
        else:
            await change_basics(db, {saved["field"]: before or ""})
    elif saved.get("row") and not saved.get("changed"):
        await remove_entry(db, ENTRIES[line.kind], UUID(saved["row"]))
    elif saved.get("changed"):
        raise BadInput("This changed an entry that was there before. Change it back in the profile.")


def _answer(
    db: AsyncSession, answer: str, snapshot_id: UUID, line: Proposal, saved: Mapping[str, Any]
) -> None:
    record(
        db, ANSWER_EVENTS[answer], entity_type="snapshot", entity_id=snapshot_id, key=line.key, label=line.label,
        place=line.place, saved=dict(saved),
    )  # fmt: skip
