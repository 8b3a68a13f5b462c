"""Numbers as values, so that "11,000", "11000" and "11k" are one and "12" is never "11"."""

import re
from dataclasses import dataclass
from decimal import Decimal

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {w: i for i, w in enumerate(_SMALL)} | {w: 10 * i for i, w in enumerate(_TENS, start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_SUFFIX = {"k": 1000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000}
_WORD = "|".join([*_SMALL[1:], *_TENS])
SPELLED = f"(?:{_WORD})"
"""A number below a hundred in one word, as a pattern."""
_SPELLED = re.compile(
    rf"\b(?:(?P<small>{_WORD})(?:[- ](?P<unit>{'|'.join(_SMALL[1:10])}))?)"
    rf"(?P<scales>(?:\s(?:{'|'.join(_SCALES)}))*)\b"
    r"(?P<percent>\s?(?:%|percent|per cent)(?!\w))?",
    re.I,
)
_PERIODS = re.compile(rf"\b(?:(?P<times>a|{_WORD})\s)?(?P<period>decade|dozen)s?\b", re.I)
_DIGITS = re.compile(
    r"(?<![\w.,])(?P<money>[$€£]\s?)?"
    r"(?P<digits>\d{1,3}(?:[,  ’']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    r"(?P<suffix>\s?(?:thousand|million|billion)\b|\s?(?:k|mn|m|bn)(?![\w])|(?:st|nd|rd|th)(?!\w))?"
    r"(?P<unit>\s?(?:%|percent|per cent)(?!\w)|x(?!\w))?(?![A-Za-z])",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """A number as the text has it, its value, and "%", "$", "x" or nothing for what it counts."""

    value: Decimal
    unit: str
    text: str
    start: int
    end: int


def find_numbers(text: str) -> list[Number]:
    """Every number in the text, written in digits or in words ("one" alone is not a number)."""
    found = [_from_digits(m) for m in _DIGITS.finditer(text)]
    found += [n for m in _SPELLED.finditer(text) if (n := _from_words(m, text))]
    periods = [_from_period(m) for m in _PERIODS.finditer(text)]
    found = [n for n in found if not any(p.start <= n.start < p.end for p in periods)]
    return sorted(found + periods, key=lambda n: n.start)


def _from_period(m: re.Match[str]) -> Number:
    each = 10 if m["period"].lower() == "decade" else 12
    return Number(Decimal(each * _WORDS.get((m["times"] or "").lower(), 1)), "", m[0], m.start(), m.end())


def _from_digits(m: re.Match[str]) -> Number:
    digits = re.sub(r"[  ’']", "", m["digits"])
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    value = Decimal(digits.replace(",", "."))
    suffix = (m["suffix"] or "").strip().lower()
    value *= _SCALES.get(suffix, _SUFFIX.get(suffix, 1))
    return Number(value, _unit(m), m[0].strip(), m.start(), m.end())


def _unit(m: re.Match[str]) -> str:
    if m["money"]:
        return m["money"].strip()
    unit = (m["unit"] or "").strip().lower()
    return "%" if unit in ("%", "percent", "per cent") else unit


def _from_words(m: re.Match[str], text: str) -> Number | None:
    word = m["small"].lower()
    if (
        word == "one"
        and not m["scales"]
        and not m["percent"]
        and not re.match(r"\s(?:year|month|week)", text[m.end() :])
    ):
        return None
    value = _WORDS[word] + (_WORDS[m["unit"].lower()] if m["unit"] else 0)
    for scale in m["scales"].lower().split():
        value *= _SCALES[scale]
    return Number(Decimal(value), "%" if m["percent"] else "", m[0], m.start(), m.end())
