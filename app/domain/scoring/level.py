"""How experienced somebody must be, or is, by the words they use: "senior", "junior", "5+ years"."""

import re

from app.domain.enums import Seniority

ENTRY_WORDS = (
    r"junior|jr|entry[- ]level|trainee|intern(?:ship)?|apprentice|graduate|new grad|beginner|undergrad\w*"
)

EXPERT_WORDS = r"senior|sr|lead(?![- ]gen|s\b|[- ](?:magnet|capture|nurtur|qualif))|principal|staff|head|director|chief|vp|vice president|expert|distinguished|architect"

LEVEL_WORD = re.compile(rf"\b(?:(?P<entry>{ENTRY_WORDS})|(?P<expert>{EXPERT_WORDS}))\b", re.IGNORECASE)

YEARS = re.compile(
    r"\b(?P<years>\d{1,2})\s*(?:\+|plus)?\s*(?:(?:-|–|to)\s*\d{1,2}\s*\+?\s*)?(?:years?|yrs?)\b"
    r"(?![’']? (?:ago|old|in business))",
    re.IGNORECASE,
)

EXPERT_YEARS, INTERMEDIATE_YEARS = 6, 2

TEXT_REACH = 4_000


def level_in(title: str, text: str) -> tuple[Seniority | None, str]:
    """The level that a title says, else the most years that a text asks for; and the words that say so."""
    if found := LEVEL_WORD.search(title):
        return (Seniority.ENTRY if found["entry"] else Seniority.EXPERT), found[0]
    asked = [
        (int(m["years"]), m[0]) for m in YEARS.finditer(text, 0, TEXT_REACH) if 0 < int(m["years"]) <= 15
    ]
    if not asked:
        return None, ""
    years, words = max(asked)
    return level_of_years(years), words


def level_of_years(years: float) -> Seniority:
    if years >= EXPERT_YEARS:
        return Seniority.EXPERT
    return Seniority.INTERMEDIATE if years >= INTERMEDIATE_YEARS else Seniority.ENTRY
