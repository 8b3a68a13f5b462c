"""One job, whole: the ad and its warnings, why it scores as it does, what is known of the client, of ads like it and
of what others pay, where it was seen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.job_words import (
    PLATFORM_NAMES,
    client_words,
    exact_time,
    fit_sentence,
    job_facts,
    job_rate,
    provisional_sentence,
    seen_words,
    worth_sentence,
)
from app.domain.markdown_signs import signs_taken, without_signs
from app.domain.outside_text import safe_html, visible_host
from app.domain.red_flags import red_flags
from app.domain.shares import full_points, share_out
from app.domain.skill_tags import tidy_tags
from app.domain.wording import age_text
from app.queries.client import client_dossier
from app.queries.market import market_of
from app.queries.similar import jobs_alike
from app.queries.standing import standing, verbs

MOST_SOURCES = 20


@dataclass(frozen=True)
class JobDetail:
    """A job as its page shows it. `html` has been through safe_html; a score of None is "not scored yet"."""

    id: str
    title: str
    meta: str
    posted: str
    rate: str
    url: str
    host: str
    standing: str
    verbs: str
    application_id: str
    has_letter: bool
    score: int | None
    exact_score: str
    fit: int
    worth: int
    fit_sentence: str
    worth_sentence: str
    provisional: bool
    provisional_sentence: str
    parts: list[dict[str, Any]]
    facts: list[dict[str, str]]
    skills: list[str]
    questions: list[str]
    html: str
    sources: list[dict[str, str]]
    flags: list[dict[str, Any]]
    """Warnings, each with the ad's own words."""
    client: dict[str, Any]
    alike: dict[str, Any]
    market: dict[str, Any]


async def job_detail(db: AsyncSession, job_id: UUID, *, now: datetime) -> JobDetail | None:
    """None when there is no such job, or it is another team's."""
    identity = identity_in(db)
    values = {
        "team": identity.team_id, "person": identity.user_id, "job": job_id, "most_sources": MOST_SOURCES,
    }  # fmt: skip
    found = (await db.execute(load("job"), values)).mappings().one_or_none()
    if found is None:
        return None
    row = dict(found)
    around = {
        "client": asdict(await client_dossier(db, row, now=now)),
        "alike": asdict(await jobs_alike(db, row, now=now)),
        "market": asdict(await market_of(db, row, now=now)),
    }
    return _detail(row, around, now)


def _detail(row: Mapping[str, Any], around: Mapping[str, dict[str, Any]], now: datetime) -> JobDetail:
    breakdown, extras, host = (
        row["breakdown"] or {},
        row["extras"] or {},
        visible_host(row["apply_url"] or ""),
    )
    parts = breakdown.get("parts", [])
    fit, worth = float(row["fit"] or 0), float(row["worth"] or 0)
    precision, sources = extras.get("posted_precision"), row["sources"] or []
    return JobDetail(
        id=str(row["id"]),
        title=without_signs(row["title"]),
        meta=_meta(row, sources, now),
        posted=exact_time(row["posted_at"], row["timezone"] or "UTC", precision),
        rate=job_rate(row),
        url=row["apply_url"] if host else "",
        host=host,
        standing=standing(row),
        verbs=verbs(row),
        application_id=str(row["application_id"] or ""),
        has_letter=row["has_letter"],
        score=full_points(row["score"]),
        exact_score="" if row["score"] is None else f"{row['score']:.2f}".rstrip("0").rstrip("."),
        fit=round(fit),
        worth=round(worth),
        fit_sentence=fit_sentence(fit, parts),
        worth_sentence=worth_sentence(worth, parts),
        provisional=bool(row["provisional"]),
        provisional_sentence=provisional_sentence(parts) if row["provisional"] else "",
        parts=[_plain(part) for part in _in_whole_points(parts, row["score"])],
        facts=[{"label": label, "words": words} for label, words in job_facts(row)],
        skills=list(tidy_tags(row["skills"])),
        questions=[without_signs(str(question)) for question in extras.get("questions") or []],
        html=safe_html(row["description"]),
        sources=[_source(source, row["timezone"] or "UTC") for source in sources],
        flags=_flags(row),
        **around,
    )


def _in_whole_points(parts: list[dict[str, Any]], score: Decimal | None) -> list[dict[str, Any]]:
    """Each part with its points as they are shown, and how much it is exactly; first what is taken away."""
    given = [part for part in parts if part["of"]]
    held = [part for part in parts if not part["of"]]
    taken = [round(-float(part["points"])) for part in held]
    most = share_out([float(part["of"]) for part in given], 100)
    amounts = [float(part["points"]) for part in given]
    points = share_out(amounts, (full_points(score) or 0) + sum(taken), most=most)
    return [
        part | {"whole": f"−{n}" if n else "0", "whole_of": "", "exact": f"Exactly {part['points']:g}"}
        for part, n in zip(held, taken, strict=True)
    ] + [
        part | {"whole": whole, "whole_of": of, "exact": f"Exactly {part['points']:g} of {part['of']:g}"}
        for part, whole, of in zip(given, points, most, strict=True)
    ]


def _flags(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    questions = [str(question) for question in (row["extras"] or {}).get("questions") or []]
    found = red_flags(row["title"], row["description"], questions=questions, platform=row["platform"])
    return [_plain(asdict(flag)) for flag in found]


def _plain(quoted: dict[str, Any]) -> dict[str, Any]:
    """A part or a warning with the ad's words as they are read, its Markdown taken away."""
    quote, marks = signs_taken(quoted.get("quote") or "", quoted.get("marks") or [])
    return quoted | {"quote": quote, "marks": marks}


def _meta(row: Mapping[str, Any], sources: list[dict[str, Any]], now: datetime) -> str:
    precision = (row["extras"] or {}).get("posted_precision")
    age = age_text(row["posted_at"], now=now, precision=precision) if row["posted_at"] else ""
    said = [
        PLATFORM_NAMES[row["platform"]],
        *client_words(row),
        f"posted {age}" if age else "",
        seen_words(row["platform"], [source["platform"] for source in sources], len(sources)),
    ]
    return " · ".join(words for words in said if words)


def _source(source: Mapping[str, Any], timezone: str) -> dict[str, str]:
    """One place where the job was seen."""
    host = visible_host(source["url"] or "")
    first, last = (
        exact_time(datetime.fromisoformat(source[name]), timezone)
        for name in ("first_seen_at", "last_seen_at")
    )
    return {
        "name": source["source"],
        "platform": PLATFORM_NAMES[source["platform"]],
        "url": source["url"] if host else "",
        "host": host,
        "seen": first if first == last else f"{first}, last on {last}",
    }
