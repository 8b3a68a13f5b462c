"""What was typed into a form, read field by field: each field that cannot be used gets its own sentence."""

import re
from calendar import month_abbr, month_name, monthrange
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.domain.errors import BadInput
from app.domain.money import read_money

LINE = 200
TEXT = 20_000
LONGEST_AMOUNT = 24
EARLIEST_YEAR = 1940
LONGEST_ADDRESS = 500

_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_NOUGHT = re.compile(r"\D{0,4}0+(?:[.,]0+)?\D{0,4}", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})(?:[-/. ]\d{1,2})?", re.ASCII)
_YEAR_LAST = re.compile(r"(?P<month>\d{1,2})[-/. ](?P<year>\d{4})", re.ASCII)
_WORDED = re.compile(r"(?P<word>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})", re.ASCII)
_MONTHS = {words[i].lower(): i for words in (month_name, month_abbr) for i in range(1, 13)} | {"sept": 9}
_WEB = re.compile(r"https?://[^\s/@<>\"'`]+\.[^\s/@<>\"'`]+(?:[/?#][^\s<>\"`]*)?", re.I)


def is_web_address(words: str) -> bool:
    """Whether it is a whole address of the web that a form takes."""
    return len(words) <= LONGEST_ADDRESS and _WEB.fullmatch(words) is not None


class BadForm(BadInput):
    """Fields that cannot be used: name → sentence. The sentence of the whole is the first of them."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(next(iter(errors.values())))
        self.errors = dict(errors)


class FormReader:
    """Reads the fields of one form and remembers what was wrong with them; `finish` raises `BadForm`."""

    def __init__(self, form: Mapping[str, Any]) -> None:
        self._form = form
        self.errors: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._form

    def refuse(self, name: str, sentence: str) -> None:
        self.errors.setdefault(name, sentence)

    def finish(self) -> None:
        if self.errors:
            raise BadForm(self.errors)

    def line(self, name: str, *, longest: int = LINE, missing: str = "") -> str:
        """One line; `missing` is the sentence for an empty one that is needed."""
        words = " ".join(self._typed(name).split())
        if missing and not words:
            self.refuse(name, missing)
        return self._not_too_long(name, words, longest)

    def text(self, name: str, *, longest: int = TEXT) -> str:
        """Several lines, word for word."""
        return self._not_too_long(name, self._typed(name), longest)

    def lines(self, name: str, *, longest: int = 500, most: int = 20) -> list[str]:
        """One entry a line; bullets that were pasted along are dropped."""
        found = [line.strip().lstrip("•*–-").strip() for line in self._typed(name).split("\n")]
        kept = [self._not_too_long(name, line, longest) for line in found if line]
        if len(kept) > most:
            self.refuse(name, f"At most {most} lines fit here. Keep the strongest.")
        return kept

    def words(self, name: str, *, longest: int = 80, most: int = 40) -> list[str]:
        """Words between commas, each once."""
        found = [" ".join(word.split()) for word in re.split(r"[,;\n]", self._typed(name))]
        kept = [self._not_too_long(name, word, longest) for word in dict.fromkeys(found) if word]
        if len(kept) > most:
            self.refuse(name, f"At most {most} fit here. Keep the strongest.")
        return kept

    def web_address(self, name: str) -> str | None:
        """An address of the web, with https:// before it where nothing stands there; None when nothing was typed."""
        typed = self._typed(name).strip()
        if not typed:
            return None
        whole = typed if "://" in typed else f"https://{typed}"
        if not _WEB.fullmatch(whole):
            self.refuse(name, "Write an address of the web, such as https://example.org/my-work.")
            return None
        return self._not_too_long(name, whole, LONGEST_ADDRESS)

    def amount(self, name: str) -> Decimal | None:
        """An amount of money; None when nothing, or nought, was typed."""
        typed = self._typed(name).strip()
        if not typed or _NOUGHT.fullmatch(typed):
            return None
        money = read_money(typed) if len(typed) <= LONGEST_AMOUNT else None
        if money is None or money.low is None or money.low != money.high:
            self.refuse(name, "Write one number, such as 60.")
            return None
        return money.low

    def number(self, name: str, *, most: int) -> Decimal | None:
        """A small count that may have a decimal, such as years; None when nothing was typed."""
        typed = self._typed(name).strip().replace(",", ".")
        if not typed:
            return None
        if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", typed, re.ASCII) or Decimal(typed) > most:
            self.refuse(name, f"Write a number from 0 to {most}.")
            return None
        return Decimal(typed)

    def month(self, name: str, *, today: date, last_day: bool = False) -> date | None:
        """The first or last day of a month written "2021-06", "06/2021", "June 2021"; None for nothing.

        A year alone begins with its first month and ends with its last, or with the present one.
        """
        typed = " ".join(self._typed(name).split())
        if not typed:
            return None
        found = _read_month(typed) or _read_year(typed, today=today, is_end=last_day)
        if found is None:
            self.refuse(name, "Write month and year, such as June 2021 or 06/2021, or the year alone.")
        elif not EARLIEST_YEAR <= found.year <= today.year + 10:
            self.refuse(name, f"The year should lie between {EARLIEST_YEAR} and {today.year + 10}.")
        return _last_day(found) if found and last_day else found

    def choice(self, name: str, allowed: Collection[str], sentence: str) -> str:
        """One of a closed set."""
        chosen = self._typed(name)
        if chosen not in allowed:
            self.refuse(name, sentence)
        return chosen

    def choices(self, name: str, allowed: Collection[str], sentence: str) -> list[str]:
        """Several of a closed set, in the set's own order."""
        chosen = self._form.get(name)
        if not isinstance(chosen, list) or not all(isinstance(c, str) and c in allowed for c in chosen):
            self.refuse(name, sentence)
            return []
        return [each for each in allowed if each in chosen]

    def _typed(self, name: str) -> str:
        """What the browser sent, as text with one kind of line end; anything but text is nothing."""
        value = self._form.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return _UNSTORABLE.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))

    def _not_too_long(self, name: str, words: str, longest: int) -> str:
        if len(words) > longest:
            self.refuse(name, f"This is longer than {longest:,} characters. Shorten it a little.")
        return words


def read_id(value: Any, sentence: str) -> UUID:
    """An id that a browser sent; `sentence` says what is wrong with anything else."""
    try:
        return UUID(str(value))
    except ValueError:
        raise BadInput(sentence) from None


def _last_day(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _read_year(typed: str, *, today: date, is_end: bool) -> date | None:
    if not re.fullmatch(r"[12]\d{3}", typed, re.ASCII):
        return None
    year = int(typed)
    last = today.month if year == today.year else 12
    return date(year, last if is_end else 1, 1)


def _read_month(typed: str) -> date | None:
    if worded := _WORDED.fullmatch(typed):
        month = _MONTHS.get(worded["word"].lower(), 0)
        year = int(worded["year"])
    elif numbers := _YEAR_FIRST.fullmatch(typed) or _YEAR_LAST.fullmatch(typed):
        month, year = int(numbers["month"]), int(numbers["year"])
    else:
        return None
    return date(year, month, 1) if 1 <= month <= 12 and year >= 1 else None
