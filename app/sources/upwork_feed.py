"""Upwork's feed descriptions: the ad, then labelled lines (Budget, Posted On, Category, Skills, Country)."""

import re

LABELS = {
    "hourly range": "hourly",
    "budget": "fixed",
    "posted on": "posted_at",
    "category": "category",
    "skills": "skills",
    "country": "client_country",
    "location requirement": "freelancer_location",
}
_LABEL = re.compile(
    r"(?:^|\n)\s*(?:\*\*)?\s*(hourly range|budget|posted on|category|skills|country|location requirement)\s*"
    r"(?:\*\*)?\s*:",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:\n\s*)?click to apply\s*$", re.IGNORECASE)


def split_labels(text: str) -> tuple[str, dict[str, str]]:
    """The body of an Upwork feed description, and the labelled lines that follow it.

    Only a run of labels at the end counts, and only if "Posted On" is among them: an ad may well say
    "Budget:" or "Skills:" in its own words.
    """
    text = _END.sub("", text)
    found = list(_LABEL.finditer(text))
    posted = next((m for m in reversed(found) if m[1].lower() == "posted on"), None)
    if posted is None:
        return text, {}
    tail = found[max(found.index(posted) - 1, 0) :]
    if tail[0][1].lower() not in ("hourly range", "budget") or not _is_short(text, tail[0], posted):
        tail = tail[tail.index(posted) :]
    labels: dict[str, str] = {}
    for match, following in zip(tail, [*tail[1:], None], strict=True):
        value = text[match.end() : following.start() if following else len(text)]
        labels.setdefault(LABELS[match[1].lower()], " ".join(value.split())[:2000])
    return text[: tail[0].start()].strip(), labels


def _is_short(text: str, label: re.Match[str], following: re.Match[str]) -> bool:
    """A label's value is a few characters; more means that the word stood in the ad itself."""
    return following.start() - label.end() < 60
