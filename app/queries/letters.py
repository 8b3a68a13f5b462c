"""Letters as the screen shows them: the ad and its demands, the text and its claims."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.card import UNSENT
from app.domain.wording import age_text, counted
from app.queries.facts import profile_facts, search_wish
from app.queries.letter_parts import Source, job_part, letter_part, rate_part
from app.queries.postings import postings

MOST = 200


@dataclass(frozen=True)
class LetterVersion:
    """One line of the list of versions; its text is read when it is looked at."""

    version: int
    label: str
    words: str
    changed: str


@dataclass(frozen=True)
class LetterView:
    """Everything the letter page shows, in parts that change at different times. Offsets count code points.

    `revision` names this very text; `seen` changes with anything about the letter. `application` is the way on: the
    "id" of its card, the "words" that lead there and whether it was "sent", empty without a card. `theirs` is there
    instead of a letter where a colleague has applied and this person has not: `owner`, who writes it, and the `application`.
    """

    job: dict[str, str]
    ad_marks: list[list[int]]
    demands: list[dict[str, str]]
    letter: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    revision: str = ""
    seen: str = ""
    spans: list[list[Any]] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)
    versions: list[LetterVersion] = field(default_factory=list)
    application: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)


def revision_of(version: int, content: str) -> str:
    """By which a text is known again, so that an edit can say what it was made from."""
    return f"{version}:{sha256(content.encode()).hexdigest()[:12]}"


async def letter_view(db: AsyncSession, job_id: UUID, *, now: datetime) -> LetterView | None:
    """The job and the letter for it; a view without text where there is no letter yet, None without a job."""
    found = await postings(db, ids=[job_id], limit=1)
    if not found:
        return None
    job = found[0][1]
    rows = (await db.execute(load("letter_versions"), _mine(db) | {"job": job_id})).mappings().all()
    profile, rate = await profile_facts(db), rate_part(job, await search_wish(db))
    if not rows:
        theirs, card = await _theirs(db, job_id), await _application(db, job_id)
        parts = job_part(job_id, job, profile)
        return LetterView(**parts | {"job": parts["job"] | rate}, theirs=theirs, application=card)
    newest = rows[0]
    parts = await asyncio.to_thread(letter_part, newest, job_id, job, profile)
    parts["job"] |= rate
    return LetterView(
        **parts,
        text=newest["content"],
        revision=revision_of(newest["version"], newest["content"]),
        seen=_seen(newest),
        versions=[_version(row, now) for row in rows],
        application=await _application(db, job_id),
    )


async def letter_seen(db: AsyncSession, job_id: UUID) -> str:
    """`LetterView.seen` as it is now, at the price of one row; "" without a letter."""
    values = _mine(db) | {"job": job_id, "most": 1}
    row = (await db.execute(load("letter_versions"), values)).mappings().first()
    return _seen(row) if row else ""


async def version_text(db: AsyncSession, job_id: UUID, version: int) -> str | None:
    """The text of one version; None where there is no such."""
    values = _mine(db) | {"job": job_id, "version": version}
    return (await db.execute(load("letter_text"), values)).scalar_one_or_none()


async def _application(db: AsyncSession, job_id: UUID) -> dict[str, str]:
    found = await db.execute(load("letter_application"), _mine(db) | {"job": job_id})
    card = found.mappings().first()
    if not card:
        return {}
    words = "Apply" if card["status"] in UNSENT else "Application"
    return {"id": card["id"], "words": words, "sent": "yes" if card["is_sent"] else ""}


async def _theirs(db: AsyncSession, job_id: UUID) -> dict[str, str]:
    """The colleague whose application it is; {} where this person has one, or nobody has."""
    row = (await db.execute(load("colleague_applies"), _mine(db) | {"job": job_id})).mappings().first()
    return dict(row) if row else {}


def _mine(db: AsyncSession) -> dict[str, Any]:
    identity = identity_in(db)
    return {"team": identity.team_id, "person": identity.user_id, "most": MOST}


def _seen(row: Any) -> str:
    return f"{row['version']}:{row['status']}:{row['updated_at'].isoformat()}"


def _version(row: Any, now: datetime) -> LetterVersion:
    ready = " · ready" if row["status"] == "ready" else ""
    return LetterVersion(
        version=row["version"],
        label=f"Version {row['version']} · {ORIGINS[row['origin']]}{ready}",
        words=counted(row["word_count"], "word"),
        changed=age_text(row["updated_at"], now=now),
    )


ORIGINS = {"composed": "composed from your facts", "edited": "edited by you", "restored": "restored"}
