"""Upwork: which job an address or id names, when its id was made, and where its ad stands."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.sources.facts import Facts
from app.sources.links import UPWORK_ID, clean_url, host_platform, upwork_ciphertext

AD_PAGE = "https://www.upwork.com/jobs/"
FIRST_PLAIN_ID = 1_838_000_000_000_000_000
"""Ids from here on (September 2024) stand in addresses as they are, after "~02"; older ones are encrypted."""
TIMED_IDS = range(1_000_000_000_000_000_000, 5_000_000_000_000_000_000)
ID_EPOCH_MS = 1_288_834_974_657
"""Ids count milliseconds from here in their upper bits. Checked against createTime in three exports."""

PAYMENT_CODES = {"1": True, "2": False}


@dataclass(frozen=True)
class Place:
    """Where a job is found: its id on the platform, the link to apply, and what else the id tells."""

    job_id: str | None
    apply_url: str | None
    extras: dict[str, Any]


def place_of(facts: Facts) -> Place:
    """The job's id and link, from whichever of its columns has them."""
    urls = [url for _, value in facts.all("url", "direct_url") if (url := clean_url(value))]
    ciphertext = _ciphertext(facts, urls)
    job_id = _job_id(facts, ciphertext)
    extras: dict[str, Any] = {}
    made = made_at(job_id)
    if made:
        extras["id_created_at"] = made.isoformat(timespec="seconds")
    if ciphertext is None and job_id and job_id.isdigit() and int(job_id) >= FIRST_PLAIN_ID:
        ciphertext = f"~02{job_id}"
    on_upwork = [url for url in urls if host_platform(url)]
    url = f"{AD_PAGE}{ciphertext}" if ciphertext else next(iter(on_upwork or urls), None)
    return Place(job_id, url, extras)


def made_at(job_id: str | None) -> datetime | None:
    """When an id was made: it carries its own time. Not when the job was posted, though often close."""
    if not job_id or not job_id.isdigit() or int(job_id) not in TIMED_IDS:
        return None
    return datetime.fromtimestamp(((int(job_id) >> 22) + ID_EPOCH_MS) / 1000, tz=UTC)


def payment_verified(value: Any) -> bool | None:
    """Upwork's own status codes; words and flags are read elsewhere."""
    return PAYMENT_CODES.get(str(value).strip().removesuffix(".0"))


def readable_term(value: str) -> str | None:
    """Durations and workloads in words: "PART_TIME" as "Part time"; bare code numbers mean nothing."""
    if re.fullmatch(r"[0-9.]+", value):
        return None
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", value).replace("_", " ").strip()
    words = text if re.search(r"[0-9]", text) else text.lower()
    return None if words.lower() in ("not sure", "not_sure", "unspecified") else words[:1].upper() + words[1:]


def _ciphertext(facts: Facts, urls: list[str]) -> str | None:
    for _, value in facts.all("ciphertext", "platform_job_id"):
        if found := upwork_ciphertext(str(value)):
            return found
    return next((found for url in urls if (found := upwork_ciphertext(url))), None)


def _job_id(facts: Facts, ciphertext: str | None) -> str | None:
    if ciphertext:
        return ciphertext[3:] if ciphertext.startswith("~02") and ciphertext[3:].isdigit() else ciphertext
    texts = (str(value).strip() for _, value in facts.all("platform_job_id"))
    return next((text for text in texts if UPWORK_ID.fullmatch(text)), None)


def workload_of_flags(facts: Facts) -> str | None:
    """Hours a week from yes/no columns, as one family of exports has them."""
    flags = (("lessthan30", "Less than 30 hrs/week"), ("morethan30", "More than 30 hrs/week"))
    return next((text for name, text in flags if str(facts.record.named(name)) in ("1", "1.0", "True")), None)
