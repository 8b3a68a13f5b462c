"""A job and its ranking in the words of the feed: short lines for a row, sentences for the page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.enums import BudgetType, DismissReason
from app.domain.posting import JobPosting
from app.domain.wording import (
    NO_CLOCK,
    age_text,
    counted,
    rate_text,
    salary_text,
    span_text,
)

PLATFORM_NAMES = {"upwork": "Upwork", "linkedin": "LinkedIn"}
DISMISS_WORDS = {
    DismissReason.SKILLS: "Wrong skills",
    DismissReason.RATE: "Pays too little",
    DismissReason.CLIENT: "The client",
    DismissReason.TOO_MANY_BIDS: "Too many bids",
    DismissReason.NOT_INTERESTED: "Not my kind of work",
    DismissReason.SCAM: "Looks like a scam",
    DismissReason.OTHER: "Something else",
}
UNSAID = {
    "skills": "which skills it needs",
    "experience": "enough about the work",
    "role": "what the role is",
    "seniority": "the level",
    "demands": "what it demands",
    "rate": "the rate",
    "client": "anything about the client",
    "freshness": "when it was posted",
    "competition": "how many have applied",
    "project_type": "how long it takes",
    "place": "where it is",
}
ABOUT_THE_PERSON = ("your profile", "you have")
"""How reasons begin that the ad is not to blame for."""

_SHORT_AGES = ((365, "y"), (30, "mo"), (7, "w"), (1, "d"))


def job_pay(job: JobPosting) -> str:
    """ "$70–95/h", "$4,500 fixed", "£60,000/year", or "Rate not said"."""
    by_rate = rate_text(
        job.budget_type, hourly_min=job.hourly_min, hourly_max=job.hourly_max, fixed_min=job.fixed_budget_min,
        fixed_max=job.fixed_budget_max, currency=job.currency,
    )  # fmt: skip
    salary = salary_text(job.extras, job.currency) if job.budget_type is BudgetType.UNKNOWN else ""
    return salary or by_rate


def job_rate(row: Mapping[str, Any]) -> str:
    """What it pays, or "" when the ad does not say."""
    if row["budget_type"] == "unknown":
        return salary_text(row["extras"] or {}, row["currency"])
    said = rate_text(
        row["budget_type"],
        hourly_min=row["hourly_min"],
        hourly_max=row["hourly_max"],
        fixed_min=row["fixed_budget_min"],
        fixed_max=row["fixed_budget_max"],
        currency=row["currency"],
    )
    return "" if said == "Rate not said" else said


def client_words(row: Mapping[str, Any]) -> list[str]:
    """What is known of who asks: company, country, rating, hires, payment."""
    extras, hires, verified = row["extras"] or {}, row["client_hires"], row["client_payment_verified"]
    reviews = extras.get("client_reviews")
    rated = f"★ {Decimal(row['client_rating']):.1f}" if row["client_rating"] else ""
    said = [
        row["company_name"] or "",
        row["client_country"] or "",
        f"{rated} ({reviews})" if rated and reviews else rated,
        "no hires yet" if hires == 0 else counted(hires, "hire") if hires else "",
        {True: "payment verified", False: "payment not verified"}.get(verified, ""),
    ]
    return [words for words in said if words]


def seen_words(platform: str, platforms: Iterable[str] | None, sightings: int | None) -> str:
    """ "also on LinkedIn", "seen 3 times", or "" for what was seen once."""
    others = [PLATFORM_NAMES[each] for each in sorted(set(platforms or ()) - {platform})]
    if others:
        return f"also on {' and '.join(others)}"
    return f"seen {sightings} times" if sightings and sightings > 1 else ""


def short_age(then: datetime | None, *, now: datetime, precision: str | None = None) -> str:
    """ "2 h", "3 d", "5 w": the age as it fits at the end of a row; "" when unknown."""
    if then is None:
        return ""
    seconds = max((now - then).total_seconds(), 0)
    for days, unit in _SHORT_AGES:
        if seconds >= days * 86_400:
            return f"{int(seconds // (days * 86_400))} {unit}"
    if precision in NO_CLOCK:
        return age_text(then, now=now, precision=precision)
    return f"{int(seconds // 3600)} h" if seconds >= 3600 else f"{int(seconds // 60)} min"


def exact_time(then: datetime | None, timezone: str, precision: str | None = None) -> str:
    """ "Tue 3 March 2026, 09:30" in the person's own zone; no clock where the source knew only the day."""
    if then is None:
        return ""
    if precision in NO_CLOCK:
        return f"{then:%a} {then.day} {then:%B %Y}"
    try:
        local = then.astimezone(ZoneInfo(timezone))
    except (ZoneInfoNotFoundError, ValueError):
        local = then
    return f"{local:%a} {local.day} {local:%B %Y, %H:%M}"


def fit_sentence(fit: float, parts: Sequence[Mapping[str, Any]]) -> str:
    """Can I do it?"""
    lead = "You can do this" if fit >= 75 else "You could do this" if fit >= 55 else "Not your usual work"
    return _sentence(lead, parts, "fit")


def worth_sentence(worth: float, parts: Sequence[Mapping[str, Any]]) -> str:
    """Is it a good deal?"""
    lead = "A good deal" if worth >= 75 else "A fair deal" if worth >= 55 else "A weak deal"
    return _sentence(lead, parts, "worth")


def provisional_sentence(parts: Sequence[Mapping[str, Any]]) -> str:
    """Why the score may change: what the ad does not say, and what the profile does not."""
    unknown = [part for part in parts if not part["known"]]
    person = any(str(part["reason"]).startswith(ABOUT_THE_PERSON) for part in unknown)
    unsaid = [
        UNSAID[part["name"]] for part in unknown if not str(part["reason"]).startswith(ABOUT_THE_PERSON)
    ]
    said = [f"the ad does not say {_either(unsaid)}"] if unsaid else []
    if person:
        said.append("your profile does not say enough to compare")
    return f"Provisional: {', and '.join(said)}." if said else "Provisional."


def job_facts(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and words of everything else the ad says, in the order in which one asks."""
    extras = row["extras"] or {}
    facts = {
        "Pays": job_rate(row),
        "Level": str(row["seniority"] or "").capitalize(),
        "Takes": extras.get("duration"),
        "Workload": extras.get("workload"),
        "Employment": extras.get("employment_type"),
        "Where": "Remote" if extras.get("remote") else extras.get("location"),
        "Proposals": _span(extras, "proposals_min", "proposals_max"),
        "Connects": extras.get("connects"),
        "To hire": extras.get("to_hire"),
        "Category": row["category"],
    }
    return [(label, str(words)) for label, words in facts.items() if words not in (None, "")]


def _sentence(lead: str, parts: Sequence[Mapping[str, Any]], group: str) -> str:
    known = [part for part in parts if part["group"] == group and part["known"]]
    said = [str(part["reason"]) for part in sorted(known, key=lambda part: part.get("name") != "floor")]
    return f"{lead}: {', '.join(said)}." if said else f"{lead}, as far as is known."


def _either(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _span(extras: Mapping[str, Any], low: str, high: str) -> str:
    given = [extras.get(name) for name in (low, high)]
    return "" if given == [None, None] else span_text(*(int(x) if x is not None else None for x in given))
