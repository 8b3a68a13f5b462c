"""Upwork's own lines of facts: "Hourly: $15-$35 - Intermediate - Est. Time: …", "Payment verified …"."""

import re
from typing import Any

from app.domain.countries import country_of_place

_TRIGGER = re.compile(
    r"\bhourly\b|\bfixed[- ]price\b|\best\. (?:time|budget)\b|\bpayment (?:method )?(?:un|not )?verified\b|"
    r"\bspent\b|^proposals:|\bconnects\b|\bfreelancers? needed\b|\bonly freelancers\b",
    re.IGNORECASE,
)
_MONEY = r"[$€£]\s?[0-9][0-9.,]*\s?[kKmMbB]?\+?"
_RANGE = rf"({_MONEY}(?:\s*[-–]\s*{_MONEY})?)"
_AGO = r"(?:[0-9]+\+?|an?)\s+\w+\s+ago|yesterday|just now|last \w+"

PATTERNS: dict[str, str] = {
    "hourly": rf"\bhourly(?: range)?\s*:?\s*{_RANGE}",
    "fixed": rf"\b(?:est\. budget|fixed[- ]price|budget)\s*:?\s*{_RANGE}",
    "seniority": r"(?:^|[-:,\n])\s*(entry level|entry|intermediate|expert)\b",
    "duration": r"\best\. time\s*:\s*([^-,\n]*?(?:months?|weeks?|days?|unspecified))\b",
    "workload": r"\b((?:less than |more than )?[0-9]+(?:\s?-\s?[0-9]+|\+)?\s*h(?:ou)?rs?\s?(?:/|per) ?week)",
    "posted_at": rf"\b(?:re)?posted\s*:?\s*({_AGO})",
    "renewed_at": rf"\brenewed\s*:?\s*({_AGO})",
    "client_spent": rf"({_MONEY})\s*(?:total )?spent\b",
    "client_rating": r"\brating is ([0-9.]{1,8}) out of 5\b",
    "proposals": r"\bproposals\s*:\s*(less than [0-9]+|[0-9]+\s*(?:to|-)\s*[0-9]+|[0-9]+\+?)",
    "connects": r"\b(?:connects to apply|send a proposal for)\s*:?\s*([0-9]{1,3})\b",
    "to_hire": r"\bfreelancers needed\s*:\s*([0-9]{1,4})",
    "freelancer_location": r"\bonly freelancers located in (?:the )?(.{2,60}?) may apply",
}
_PATTERNS = {target: re.compile(pattern, re.IGNORECASE) for target, pattern in PATTERNS.items()}
_VERIFIED = re.compile(r"\bpayment (?:method )?(unverified|not verified|verified)\b", re.IGNORECASE)
_KIND = re.compile(r"\b(hourly|fixed[- ]price)\b", re.IGNORECASE)
_AFTER_SPENT = re.compile(
    r"\bspent\b[\s|·•,-]*(.{2,60}?)\s*(?:$|\bproposals\b|\bposted\b|\bconnects\b|\brating\b|\n)",
    re.IGNORECASE,
)


def is_summary(text: str) -> bool:
    """Whether a short text is one of Upwork's lines of facts."""
    return len(text) <= 600 and bool(_TRIGGER.search(text))


def read_summary(text: str) -> dict[str, Any]:
    """The facts in such lines, by the target names of the alias table."""
    found = ((target, pattern.search(text)) for target, pattern in _PATTERNS.items())
    facts: dict[str, Any] = {target: match[1].strip() for target, match in found if match}
    kind, verified, place = _KIND.search(text), _VERIFIED.search(text), _AFTER_SPENT.search(text)
    if kind:
        facts["budget_kind"] = "hourly" if kind[1].lower() == "hourly" else "fixed"
    if verified:
        facts["client_payment_verified"] = verified[1].lower() == "verified"
    country = country_of_place(place[1].strip()) if place else None
    if country:
        facts["client_country"] = country
    return facts
