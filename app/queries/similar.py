"""Ads that are this one again, or much like it. They are linked and stay jobs of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.job_words import PLATFORM_NAMES, job_rate
from app.domain.similar import NEAR_BITS, Likeness, is_in_window, likeness, repost_words, simhash
from app.domain.wording import age_text
from app.queries.client import key_of
from app.queries.standing import standing

MOST_LOOKED_AT = 20
SHOWN = 6
DAY = 86_400


@dataclass(frozen=True)
class Alike:
    """`sentence` is about reposts: "" when there are none."""

    sentence: str = ""
    jobs: list[dict[str, str]] = field(default_factory=list)


async def jobs_alike(db: AsyncSession, job: Mapping[str, Any], *, now: datetime) -> Alike:
    """The most alike first."""
    mark, identity = simhash(job["description"]), identity_in(db)
    if mark is None:
        return Alike()
    values = {
        "team": identity.team_id, "person": identity.user_id, "job": job["id"], "simhash": mark, "near": NEAR_BITS,
        "most": MOST_LOOKED_AT,
    }  # fmt: skip
    rows = [dict(row) for row in (await db.execute(load("similar_jobs"), values)).mappings()]
    found = sorted(_alike(job, rows), key=lambda each: (each[0].kind != "repost", -each[0].share))
    reposts = [row["posted_at"] for how, row in found if how.kind == "repost"]
    return Alike(
        sentence=_sentence([job["posted_at"], *reposts]) if reposts else "",
        jobs=[_shown(how, row, now) for how, row in found[:SHOWN]],
    )


def _alike(
    job: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> list[tuple[Likeness, Mapping[str, Any]]]:
    found, mine = [], key_of(job)
    for row in rows:
        if not is_in_window(job["posted_at"], row["posted_at"]):
            continue
        how = likeness(job["description"], row["description"], titles=(job["title"], row["title"]))
        if how and mine and row["client_key"] not in (None, mine.value):
            how = Likeness(how.share, "similar")  # the same words of another client are no repost
        if how:
            found.append((how, row))
    return found


def _sentence(posted: Sequence[datetime | None]) -> str:
    return repost_words(then.timestamp() / DAY for then in posted if then) or "Posted before."


def _shown(how: Likeness, row: Mapping[str, Any], now: datetime) -> dict[str, str]:
    age = age_text(row["posted_at"], now=now, precision=(row["extras"] or {}).get("posted_precision"))
    share = f"{int(how.share * 100)} % the same words"
    said = (
        share,
        age if row["posted_at"] else "",
        PLATFORM_NAMES[row["platform"]],
        job_rate(row),
        standing(row),
    )
    return {
        "id": str(row["id"]),
        "title": row["title"],
        "kind": "The same ad" if how.kind == "repost" else "Similar",
        "meta": " · ".join(words for words in said if words),
    }
