"""Letters as the screen shows them: the ad and its demands, the text and its claims."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.cover_letter import Check, Demand, Fact, facts_of, find_demands, review, sentence_hash
from app.domain.enums import Platform
from app.domain.outside_text import visible_host
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts
from app.domain.skills import canonical
from app.domain.wording import age_text, rate_text
from app.queries.facts import profile_facts
from app.queries.postings import postings

MOST = 200
DEMAND_KINDS = ("skill",)
ORIGINS = {"composed": "Composed from your facts", "edited": "Edited by you", "restored": "Restored"}


@dataclass(frozen=True)
class LetterRow:
    """One line of the list of letters."""

    job_id: str
    title: str
    meta: str
    status: str
    words: str
    version: str
    changed: str
    stage: str


@dataclass(frozen=True)
class LetterVersion:
    version: int
    label: str
    words: str
    changed: str
    content: str


@dataclass(frozen=True)
class Source:
    """A claim and what stands behind it, as a card of the margin."""

    key: str
    claim: str
    label: str
    fact: str
    tone: str
    reason: str
    vouched: bool


@dataclass(frozen=True)
class LetterView:
    """Everything the letter page shows. Offsets count code points."""

    job_id: str
    title: str
    meta: str
    apply_url: str
    host: str
    ad: str
    ad_marks: list[list[int]]
    demands: list[dict[str, str]]
    text: str = ""
    version: int = 0
    status: str = ""
    origin: str = ""
    style: str = "direct"
    temperature: str = "0.3"
    words: str = ""
    saved: str = ""
    spans: list[list[Any]] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    checks: list[dict[str, str]] = field(default_factory=list)
    versions: list[LetterVersion] = field(default_factory=list)


async def letter_list(db: AsyncSession, *, now: datetime) -> list[LetterRow]:
    """The newest version of each letter of the person who asks, the latest changed first."""
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id, "most": MOST}
    rows = (await db.execute(load("letters"), values)).mappings().all()
    return [
        LetterRow(
            job_id=str(row["job_id"]),
            title=row["title"],
            meta=" · ".join(filter(None, [row["platform"].capitalize(), row["who"]])),
            status=row["status"],
            words=f"{row['word_count']:,} words",
            version=f"version {row['version']}",
            changed=age_text(row["updated_at"], now=now),
            stage=row["stage"] or "",
        )
        for row in rows
    ]


async def letter_view(db: AsyncSession, job_id: UUID, *, now: datetime) -> LetterView | None:
    """The job and the letter for it; a view without text where there is no letter yet, None without a job."""
    found = await postings(db, ids=[job_id], limit=1)
    if not found:
        return None
    job = found[0][1]
    identity = identity_in(db)
    values = {"team": identity.team_id, "person": identity.user_id, "job": job_id, "most": MOST}
    rows = (await db.execute(load("letter_versions"), values)).mappings().all()
    profile = await profile_facts(db)
    shown = _job_part(job_id, job, rows[0] if rows else None, profile)
    return LetterView(**shown, **(_letter_part(rows, job, profile, now) if rows else {}))


def _job_part(job_id: UUID, job: JobPosting, row: Any, profile: ProfileFacts) -> dict[str, Any]:
    demands = find_demands(job)
    checks = _review(row, job, profile) if row else []
    unmet = {check.label for check in checks if not check.ok}
    rate = rate_text(
        job.budget_type,
        hourly_min=job.hourly_min,
        hourly_max=job.hourly_max,
        fixed_min=job.fixed_budget_min,
        fixed_max=job.fixed_budget_max,
        currency=job.currency,
    )
    who = job.company_name or job.client_country or ""
    return {
        "job_id": str(job_id),
        "title": job.title,
        "meta": " · ".join(filter(None, [job.platform.capitalize(), who, rate])),
        "apply_url": job.apply_url or "",
        "host": visible_host(job.apply_url or ""),
        "ad": job.description,
        "ad_marks": [[d.start, d.end] for d in demands if d.end > d.start and d.kind not in DEMAND_KINDS],
        "demands": [_demand(demand, unmet) for demand in demands if demand.kind not in DEMAND_KINDS]
        + _skill_lines([demand.needle for demand in demands if demand.kind in DEMAND_KINDS], profile),
    }


def _demand(demand: Demand, unmet: set[str]) -> dict[str, str]:
    if demand.kind == "machine_instruction":
        return {"label": demand.label, "tone": "bad"}
    return {"label": demand.label, "tone": "look" if demand.label in unmet else "ok"}


def _skill_lines(wanted: list[str], profile: ProfileFacts) -> list[dict[str, str]]:
    """Two lines at most: the skills one has, and those the profile says nothing of."""
    known = {canonical(skill.name).casefold() for skill in profile.skills}
    known |= {canonical(name).casefold() for one in profile.experiences for name in one.skills}
    has = [name for name in wanted if canonical(name).casefold() in known]
    lacks = [name for name in wanted if name not in has]
    lines = []
    if has:
        lines.append({"label": f"You have: {', '.join(has)}", "tone": "ok"})
    if lacks:
        lines.append({"label": f"Not in your profile: {', '.join(lacks)}", "tone": "look"})
    return lines


def _letter_part(
    rows: Sequence[Any], job: JobPosting, profile: ProfileFacts, now: datetime
) -> dict[str, Any]:
    row = rows[0]
    traced = [one for one in row["sentences"] if "text" in one]
    vouched = {one["vouched"] for one in row["sentences"] if "vouched" in one}
    facts = {fact.id: fact for fact in facts_of(profile)}
    claims = [one for one in traced if one["claim"]]
    return {
        "text": row["content"],
        "version": row["version"],
        "status": row["status"],
        "origin": ORIGINS[row["origin"]],
        "style": row["style"],
        "temperature": str(row["temperature"]),
        "words": f"{row['word_count']:,} words",
        "saved": age_text(row["updated_at"], now=now),
        "spans": [[one["start"], one["end"], _tone(one, vouched), _key(one)] for one in claims],
        "sources": [source for one in claims for source in _sources(one, facts, vouched)],
        "checks": [
            _check(check) for check in _review(row, job, profile) if not check.key.startswith("claim")
        ],
        "versions": [_version(one, now) for one in rows],
    }


def _review(row: Any, job: JobPosting, profile: ProfileFacts) -> list[Check]:
    vouched = {one["vouched"] for one in row["sentences"] if "vouched" in one}
    return review(row["content"], job, profile, Platform(job.platform), accepted=vouched)


def _tone(one: dict[str, Any], vouched: set[str]) -> str:
    if one["status"] == "unsupported":
        return "look" if _key(one) in vouched else "bad"
    return "ok"


def _key(one: dict[str, Any]) -> str:
    return sentence_hash(one["text"])


def _sources(one: dict[str, Any], facts: dict[str, Fact], vouched: set[str]) -> list[Source]:
    """A card for each fact behind the claim; one card that says so where there is none."""
    key, tone = _key(one), _tone(one, vouched)
    if tone != "ok":
        return [Source(key, one["text"], "No source", one["text"], tone, one["reason"], tone == "look")]
    known = [facts[fact_id] for fact_id in one["fact_ids"] if fact_id in facts]
    told = [fact for fact in known if fact.kind != "skill"][:2]
    skills = ", ".join(dict.fromkeys(fact.text for fact in known if fact.kind == "skill"))
    cards = [(fact.label, fact.text) for fact in told] + ([("Your skills", skills)] if skills else [])
    return [Source(key, one["text"], label, text, "ok", "", False) for label, text in cards]


def _check(check: Check) -> dict[str, str]:
    tone = "ok" if check.ok else ("bad" if check.severity == "block" else "look")
    return {"key": check.key, "label": check.label, "detail": check.detail, "tone": tone}


def _version(row: Any, now: datetime) -> LetterVersion:
    ready = " · ready" if row["status"] == "ready" else ""
    return LetterVersion(
        version=row["version"],
        label=f"Version {row['version']} · {ORIGINS[row['origin']]}{ready}",
        words=f"{row['word_count']:,} words",
        changed=age_text(row["updated_at"], now=now),
        content=row["content"],
    )
