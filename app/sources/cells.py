"""Single cells as values: yes or no, counts, spans ("5 to 10"), shares, lists of names. Unsure is None."""

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.enums import Seniority
from app.domain.money import read_amount
from app.sources.plain_text import read_line
from app.sources.record import is_empty

YES = frozenset(
    {"true", "yes", "y", "1", "1.0", "verified", "payment verified", "payment method verified", "on"}
)
NO = frozenset({
    "false", "no", "n", "0", "0.0", "unverified", "not verified", "payment unverified", "not_verified",
    "payment not verified", "payment method not verified", "off",
})  # fmt: skip
SENIORITIES: tuple[tuple[Seniority, str], ...] = (
    (Seniority.ENTRY, r"^entry|^intern|^junior|^beginner|^trainee|^graduate|^1$|^\$$"),
    (Seniority.INTERMEDIATE, r"^intermediate|^mid|^associate|^medior|^2$|^\$\$$"),
    (Seniority.EXPERT, r"^expert|^senior|^director|^executive|^lead|^principal|^advanced|^3$|^\$\$\$$"),
)
_NAME_KEYS = ("prettyName", "prefLabel", "name", "label", "title", "skill", "value", "text", "question")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_ONE_QUOTED = r"(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_LIST_TEXT = re.compile(rf"^\[\s*{_ONE_QUOTED}(?:\s*,\s*{_ONE_QUOTED})*\s*\]$")
_MORE = re.compile(r"^\+?\s*[0-9]+\s+more$|^(?:and\s+)?more$|^…$|^\.\.\.$|^\+[0-9]+$", re.IGNORECASE)
_TRAILING_MORE = re.compile(r"[\s,]+\+?[0-9]+\s+more\s*$", re.IGNORECASE)
_INTEGER = re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+")
LONGEST_SKILL = 80
MOST_NAMES = 100


def as_text(value: Any) -> str | None:
    """A short text on one line, or None. A list of texts is joined with commas."""
    if isinstance(value, list):
        return ", ".join(as_names(value)) or None
    if isinstance(value, dict) or is_empty(value):
        return None
    return read_line(str(value)[:2000])[:500] or None


def as_bool(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    return True if word in YES else False if word in NO else None


def as_count(value: Any) -> int | None:
    """A whole number that is not negative: 5, "5.0", "1,234", "29 applicants"."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return int(value) if 0 <= value < 10**9 else None
    text = str(value).strip()[:60]
    if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]+)?", text):
        return int(text.split(".")[0])
    match = _INTEGER.search(text)
    return int(re.sub(r"[, ]", "", match[0])) if match and len(match[0]) < 10 and "-" not in text else None


def as_span(value: Any) -> tuple[int | None, int | None]:
    """ "5 to 10", "20to50", "Less than 5", "50+", "Over 100 applicants", 7: as (at least, at most)."""
    if isinstance(value, int | float) or value is None:
        count = as_count(value)
        return count, count
    text = (
        re.sub(r"([a-z])([A-Z0-9])|([0-9])([A-Za-z])", r"\1\3 \2\4", str(value)[:80])
        .replace("_", " ")
        .lower()
    )
    numbers = [int(re.sub(r"[, ]", "", n)) for n in _INTEGER.findall(text) if len(n) < 10]
    if not numbers:
        return None, None
    if len(numbers) > 1:
        return (numbers[0], numbers[1]) if numbers[0] <= numbers[1] else (None, None)
    if re.search(r"less ?than|fewer than|under|<", text):
        return 0, max(numbers[0] - 1, 0)
    if re.search(r"\+|over|more than|plus|at least|>", text):
        return numbers[0], None
    return numbers[0], numbers[0]


def as_number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or value is None:
        return None
    match = re.search(r"[0-9]{1,12}(?:\.[0-9]{1,12})?", str(value)[:40])
    try:
        return Decimal(match[0]) if match else None
    except InvalidOperation:
        return None


def as_rating(value: Any) -> Decimal | None:
    """Stars from 0 (exclusive) to 5: a client nobody has rated has no rating."""
    number = as_number(value)
    if number is None or not 0 < number <= 5 or "%" in str(value):
        return None
    return number.quantize(Decimal("0.01"))


def as_share(value: Any) -> float | None:
    """65, "65%" and 0.65 as 0.65."""
    number = as_number(value)
    if number is None or number > 100:
        return None
    percent = "%" in str(value) or number > 1
    return round(float(number / 100 if percent else number), 4)


def as_amount(value: Any) -> float | int | None:
    """Money as a JSON number. Here zero is a fact ("$0 spent"), unlike in a budget."""
    amount = read_amount(value)
    if amount is None:
        return 0 if re.fullmatch(r"[$€£]?\s*0+(?:\.0+)?\s*(?:spent)?", str(value).strip()) else None
    return json_number(amount)


def json_number(number: Decimal) -> float | int:
    return int(number) if number == number.to_integral_value() else round(float(number), 4)


def as_seniority(value: Any) -> Seniority | None:
    text = re.sub(r"[\s_()-]+", " ", str(value)).strip().lower()
    return next((level for level, pattern in SENIORITIES if re.search(pattern, text)), None)


def as_names(value: Any) -> list[str]:
    """Names out of a list, a JSON or Python list in a cell, or text with commas, semicolons or bars."""
    found: dict[str, str] = {}
    for item in _items(value)[: MOST_NAMES * 3]:
        name = read_line(_name_of(item)).strip(" ,;•·-")
        if name and len(name) <= LONGEST_SKILL and not _MORE.match(name) and not is_empty(name):
            found.setdefault(name.casefold(), name)
    return list(found.values())[:MOST_NAMES]


def as_questions(value: Any) -> list[str]:
    """Screening questions, which are sentences: a text is split at line ends only."""
    items = value if isinstance(value, list) else _list_text(value) or str(value).split("\n")
    return [question for item in items[:50] if (question := read_line(_name_of(item))[:1000])]


def _items(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [part for item in value for part in (item if isinstance(item, list) else [item])]
    if isinstance(value, dict):
        return [key for key, chosen in value.items() if chosen is True] or [value]
    text = str(value).strip()
    listed = _list_text(text)
    if listed is not None:
        return listed
    text = _TRAILING_MORE.sub("", text)
    for separator in ("\n", ";", "|", "•", " · ", ","):
        if separator in text:
            return text.split(separator)
    return [text]


def _list_text(value: Any) -> list[Any] | None:
    text = str(value).strip()
    if not (text.startswith("[") and text.endswith("]")) or len(text) > 50_000:
        return None
    try:
        listed = json.loads(text)
        return listed if isinstance(listed, list) else None
    except (ValueError, RecursionError):
        pass
    if _LIST_TEXT.match(text):
        return [re.sub(r"\\(.)", r"\1", single or double) for single, double in _QUOTED.findall(text)]
    return text[1:-1].split(",") if "[" not in text[1:] else None


def _name_of(item: Any) -> str:
    if isinstance(item, dict):
        item = next((item[key] for key in _NAME_KEYS if item.get(key)), "")
    return str(item)[:2000] if isinstance(item, str | int | float) and not isinstance(item, bool) else ""
