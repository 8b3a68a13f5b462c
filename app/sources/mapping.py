"""From a raw record to a JobPosting, or to the reason why it is none. What is not said stays empty."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.domain.enums import BudgetType, Platform
from app.domain.posting import JobPosting
from app.domain.skill_tags import tidy_tags
from app.sources import linkedin, upwork
from app.sources.base import Limits, RawRecord, Rejected
from app.sources.budget import Budget, read_budget
from app.sources.cells import as_count, as_names, as_seniority, as_text
from app.sources.client import country_of, is_verified, rating_of, read_extras
from app.sources.facts import Facts
from app.sources.hidden_text import set_apart, with_hidden
from app.sources.layouts import Layout
from app.sources.plain_text import read_line, read_text
from app.sources.platforms import platform_of
from app.sources.posted import read_posted
from app.sources.record import Record
from app.sources.skill_runs import is_run, split_run
from app.sources.upwork_feed import split_labels
from app.sources.upwork_text import is_summary, read_summary

PLACES = {Platform.UPWORK: upwork.place_of, Platform.LINKEDIN: linkedin.place_of}
_ABOUT_COMPANY = re.compile(r"compan|employer|about|client|benefit|recruit", re.IGNORECASE)
LONGEST_TITLE = 500
OWN_TEXTS = ("title", "description", "skills", "company_name", "url", "direct_url", "category")
"""Fields whose texts are the ad's own words, never Upwork's lines of facts."""


@dataclass
class Context:
    """What holds for all rows of a file."""

    now: datetime
    limits: Limits
    layout: Layout | None = None
    implied: Platform | None = None
    day_first: bool = False
    clock_offset: timedelta = timedelta()
    collected: Any = None
    used: set[str] = field(default_factory=set)


def to_posting(raw: RawRecord, context: Context) -> JobPosting | Rejected:
    """The job that a record describes."""
    skipped = context.layout.misleading if context.layout else frozenset()
    facts = Facts(Record(raw.fields, used=context.used, without=skipped))
    title = _title(facts)
    written = facts.get("description") or _longest_text(facts.record)
    if not title:
        return _without_title(raw.number, facts, written)
    is_jobspy = context.layout is not None and context.layout.label == "JobSpy"
    platform = platform_of(facts, number=raw.number, implied=context.implied, is_jobspy=is_jobspy)
    if isinstance(platform, Rejected):
        return platform
    description, notes = _description(facts, written, platform)
    if len(description) > context.limits.text_length:
        return Rejected(raw.number, "too_long", _too_long(len(description), context.limits.text_length))
    return _posting(raw, facts, context, platform=platform, title=title, description=description, notes=notes)


def _posting(
    raw: RawRecord,
    facts: Facts,
    context: Context,
    *,
    platform: Platform,
    title: str,
    description: str,
    notes: dict[str, Any],
) -> JobPosting:
    place = PLACES[platform](facts)
    country = country_of(facts, platform)
    budget = read_budget(facts, platform, country)
    posted_at, timing = read_posted(
        facts,
        now=context.now,
        collected=context.collected,
        day_first=context.day_first,
        clock_offset=context.clock_offset,
    )
    hires = as_count(facts.get("client_hires"))
    extras = read_extras(facts, platform, hires)
    level = _level(facts, extras)
    return JobPosting(
        platform=platform,
        title=title.removesuffix(" - Upwork").rstrip() if platform is Platform.UPWORK else title,
        platform_job_id=place.job_id,
        description=description,
        apply_url=place.apply_url,
        posted_at=posted_at,
        client_country=country,
        client_rating=rating_of(facts),
        client_hires=hires,
        client_payment_verified=is_verified(facts, platform),
        skills=_skills(facts),
        category=_category(facts, platform),
        company_name=as_text(facts.get("company_name")),
        extras=extras | place.extras | budget.extras | timing | notes,
        raw=raw.fields,
        **_pay(budget),
        **level,
    )


def _pay(budget: Budget) -> dict[str, Any]:
    """The columns of the kind of pay that was found; the other kind's stay empty."""
    sides = {
        BudgetType.HOURLY: {"hourly_min": budget.low, "hourly_max": budget.high},
        BudgetType.FIXED: {"fixed_budget_min": budget.low, "fixed_budget_max": budget.high},
        BudgetType.UNKNOWN: {},
    }
    return {"budget_type": budget.kind, "currency": budget.currency, **sides[budget.kind]}


def _level(facts: Facts, extras: dict[str, Any]) -> dict[str, Any]:
    """The level as one of three; the source's own word for it stays beside it."""
    said = facts.get("seniority")
    label = as_text(said)
    if label:
        extras["seniority_label"] = label
    return {"seniority": None if said is None else as_seniority(said)}


def _title(facts: Facts) -> str:
    for _, value in facts.all("title"):
        if isinstance(value, str | int | float) and re.search(
            r"[^\W\d_]", title := read_line(str(value)[:4000])
        ):
            return title[:LONGEST_TITLE]
    return ""


def _longest_text(record: Record) -> str | None:
    """Under a name that nobody knows, a description is still the longest text of a row."""
    if record.has_column("description"):
        return None
    own = [(column, text) for column, text in record.long_texts if not _ABOUT_COMPANY.search(column)]
    column, text = max(own, key=lambda pair: len(pair[1]), default=("", None))
    record.used.add(column)
    return text


def _without_title(number: int, facts: Facts, written: Any) -> Rejected:
    if written:
        return Rejected(number, "missing_title", "This row has a description but no title. Give it a title.")
    if facts.get("url"):
        reason = "This row has only an address: the scraper got nothing from the page. Collect it again."
        return Rejected(number, "failed_scrape", reason)
    return Rejected(number, "empty_row", "This row says nothing about a job. Leave it out.")


def _description(facts: Facts, written: Any, platform: Platform) -> tuple[str, dict[str, Any]]:
    """The ad as readable text; on Upwork, the facts in its texts are taken out of them."""
    source = "\n".join(str(part) for part in written) if isinstance(written, list) else str(written or "")
    source, hidden = set_apart(source)
    text, concealed = read_text(source)
    notes: dict[str, Any] = {"hidden_text": True} if concealed or hidden else {}
    if platform is Platform.UPWORK:
        text, labels = split_labels(text)
        facts.add(labels)
        _add_summaries(facts)
    if text.endswith(("... more", "… more", "...more")):
        text = text.removesuffix("more").rstrip()
        notes["description_cut"] = True
    return with_hidden(text, hidden), notes


def _add_summaries(facts: Facts) -> None:
    own = {column for target in OWN_TEXTS for column, _ in facts.record.all(target)}
    for column, text in facts.record.texts:
        if column not in own and is_summary(text):
            facts.record.used.add(column)
            facts.add(read_summary(text))


def _skills(facts: Facts) -> tuple[str, ...]:
    value = facts.get("skills")
    if isinstance(value, str) and is_run(value):
        value = split_run(value)
    return tidy_tags(as_names(value)) if value is not None else ()


def _category(facts: Facts, platform: Platform) -> str | None:
    value = facts.get("category")
    if value is None:
        return None
    return linkedin.functions(value) if platform is Platform.LINKEDIN else as_text(value)


def _too_long(length: int, most: int) -> str:
    return f"Its description has {length:,} characters and the limit is {most:,}. Shorten it and try again."
