"""What a row says about the client, and the facts about a job that the table has no columns for."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from app.domain.countries import country_name, country_of_place
from app.domain.enums import Platform
from app.sources.cells import (
    as_amount,
    as_bool,
    as_count,
    as_questions,
    as_rating,
    as_share,
    as_span,
    as_text,
)
from app.sources.facts import Facts
from app.sources.linkedin import applicants
from app.sources.upwork import payment_verified, readable_term, workload_of_flags


def _day(value: Any) -> str | None:
    """A date as it was written, without the clock."""
    text = as_text(value)
    return re.sub(r"[T ][0-9]{2}:[0-9]{2}.*$", "", text) if text else None


READERS: dict[str, Callable[[Any], Any]] = {
    "connects": as_count,
    "client_spent": as_amount,
    "client_jobs_posted": as_count,
    "client_hire_rate": as_share,
    "client_reviews": as_count,
    "client_active": as_count,
    "client_since": _day,
    "client_industry": as_text,
    "client_size": as_text,
    "to_hire": as_count,
    "interviewing": as_count,
    "invites_sent": as_count,
    "unanswered_invites": as_count,
    "questions": as_questions,
    "contract_to_hire": as_bool,
    "subcategory": as_text,
    "status": as_text,
}
"""Facts kept under their own name in `extras`, and how each is read."""

EMPLOYMENT = {
    "fulltime": "full_time", "permanent": "full_time", "parttime": "part_time", "contract": "contract",
    "contractor": "contract", "temporary": "temporary", "intern": "internship", "internship": "internship",
    "freelance": "freelance", "volunteer": "volunteer", "perdiem": "per_diem", "other": "other",
}  # fmt: skip


_DURATION_AND_HOURS = re.compile(r"([^,]{3,40}), ([^,]{3,40}(?:hrs?|hours?)[/ ].{0,6}week)")


def country_of(facts: Facts, platform: Platform) -> str | None:
    """The client's country. On LinkedIn that is where the job is; on Upwork the two are not the same."""
    if platform is Platform.UPWORK:
        said = [_named_or_placed(t) for t in _texts(facts, "client_country", "client_place", "country")]
    else:
        said = [country_name(text[:80]) for text in _texts(facts, "client_country", "country")]
        said += [country_of_place(text) for text in _texts(facts, "location")]
    return next(filter(None, said), None)


def _named_or_placed(text: str) -> str | None:
    return country_name(text[:80]) or country_of_place(text)


def _texts(facts: Facts, *targets: str) -> Iterator[str]:
    values = (value for _, value in facts.all(*targets))
    return (
        text.strip()[:200]
        for value in values
        if (text := value if isinstance(value, str) else as_text(value))
    )


def rating_of(facts: Facts) -> Any:
    """Stars, unless the row says that nobody has reviewed the client."""
    return None if as_count(facts.get("client_reviews")) == 0 else as_rating(facts.get("client_rating"))


def is_verified(facts: Facts, platform: Platform) -> bool | None:
    for _, value in facts.all("client_payment_verified"):
        known = payment_verified(value) if platform is Platform.UPWORK else None
        known = as_bool(value) if known is None else known
        if known is not None:
            return known
    return None


def read_extras(facts: Facts, platform: Platform, hires: int | None) -> dict[str, Any]:
    """The normalised key set of `JobPosting.extras`, as far as the row fills it."""
    extras = {
        name: value
        for name, read in READERS.items()
        if (raw := facts.get(name)) is not None and (value := read(raw)) not in (None, [])
    }
    extras.update(_terms(facts, platform))
    extras.update(_place(facts, platform))
    extras.update(_competition(facts, platform))
    posted = extras.get("client_jobs_posted")
    if "client_hire_rate" not in extras and hires is not None and posted and hires <= posted:
        extras["client_hire_rate"] = round(hires / posted, 4)
    return extras


def _terms(facts: Facts, platform: Platform) -> dict[str, Any]:
    terms: dict[str, Any] = {}
    for name in ("duration", "workload"):
        text = as_text(facts.get(name)) or ""
        if name == "duration" and (both := _DURATION_AND_HOURS.fullmatch(text)):
            terms["workload"], text = both[2], both[1]
        readable = readable_term(text) if text else None
        if readable:
            terms[name] = readable
    if "workload" not in terms and (flagged := workload_of_flags(facts)):
        terms["workload"] = flagged
    kinds = _employment(facts.get("employment_type"))
    if not kinds and platform is Platform.LINKEDIN:
        kinds = next((found for _, value in facts.all("budget_kind") if (found := _employment(value))), "")
    return terms | ({"employment_type": kinds} if kinds else {})


def _employment(value: Any) -> str:
    words = (as_text(value) or "").split(",")
    keys = ("".join(c for c in word.lower() if c.isalpha()) for word in words)
    return ", ".join(EMPLOYMENT[key] for key in keys if key in EMPLOYMENT)


def _place(facts: Facts, platform: Platform) -> dict[str, Any]:
    place: dict[str, Any] = {}
    location = as_text(facts.get("location"))
    allowed = facts.get("freelancer_location")
    if platform is Platform.UPWORK:
        if location and location.lower() == "worldwide":
            allowed, location = allowed or location, None
        if location and location.lower().startswith("only freelancers"):
            location = None
        client_place = _town(facts.get("client_place"))
        if client_place:
            place["client_location"] = client_place
    if location:
        place["location"] = location
    if allowed and (text := as_text(allowed)):
        place["freelancer_location"] = country_name(text) or text
    return place | _remote(facts, location)


def _town(value: Any) -> str | None:
    """A client's place without its country and without the clock that Upwork shows beside it."""
    lines = re.split(r"[\n|]", value) if isinstance(value, str) else []
    lines = [
        re.sub(r"\s*[0-9]{1,2}:[0-9]{2}\s*(?:[ap]m)?\s*$", "", line.strip(), flags=re.I) for line in lines
    ]
    return ", ".join(line for line in lines if line and not country_name(line))[:200] or None


def _remote(facts: Facts, location: str | None) -> dict[str, Any]:
    workplace = (as_text(facts.get("workplace")) or "").lower()
    workplace = re.sub(r"[-_ ]", "", workplace)
    by_place = {"remote": True, "onsite": False, "inoffice": False}.get(workplace)
    remote = as_bool(facts.get("remote")) if facts.get("remote") is not None else by_place
    if remote is None and location and location.lower() == "remote":
        remote = True
    found: dict[str, Any] = {} if remote is None else {"remote": remote}
    return found | ({"workplace": "hybrid"} if workplace == "hybrid" else {})


def _competition(facts: Facts, platform: Platform) -> dict[str, Any]:
    value = facts.found("proposals") or facts.get("proposals")
    if platform is Platform.LINKEDIN:
        return applicants(value)
    low, high = as_span(value) if value is not None else (None, None)
    return {} if low is None and high is None else {"proposals_min": low, "proposals_max": high}
