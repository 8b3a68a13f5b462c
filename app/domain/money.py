"""Amounts, ranges, currencies and pay periods as people write them: "$50–70/h", "€1.500", "$10K+"."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

LARGEST = Decimal(10) ** 12
"""An amount from here on is a slip of the keyboard, and no database column wants it."""

SYMBOLS = {
    "US$": "USD", "CA$": "CAD", "C$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "SG$": "SGD", "R$": "BRL", "MX$": "MXN", "$": "USD", "€": "EUR", "£": "GBP", "₹": "INR",
    "¥": "JPY", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₩": "KRW", "₱": "PHP", "₫": "VND",
    "฿": "THB", "zł": "PLN",
}  # fmt: skip

CURRENCIES = frozenset({
    "USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN",
    "HRK", "RSD", "UAH", "RUB", "TRY", "ILS", "AED", "SAR", "QAR", "KWD", "BHD", "OMR", "EGP", "ZAR", "NGN",
    "KES", "GHS", "MAD", "TND", "INR", "PKR", "BDT", "LKR", "NPR", "CNY", "HKD", "TWD", "JPY", "KRW", "SGD",
    "MYR", "IDR", "THB", "VND", "PHP", "BRL", "ARS", "CLP", "COP", "MXN", "PEN", "UYU", "ISK", "GEL", "AMD",
    "AZN", "KZT", "JOD", "LBP",
})  # fmt: skip

NAMES = {
    "USD": "US dollars", "EUR": "euros", "GBP": "British pounds", "CAD": "Canadian dollars",
    "AUD": "Australian dollars", "NZD": "New Zealand dollars", "CHF": "Swiss francs", "SEK": "Swedish kronor",
    "NOK": "Norwegian kroner", "DKK": "Danish kroner", "PLN": "Polish zloty", "CZK": "Czech koruny",
    "INR": "Indian rupees", "PKR": "Pakistani rupees", "SGD": "Singapore dollars", "HKD": "Hong Kong dollars",
    "JPY": "yen", "AED": "UAE dirhams", "ILS": "shekels", "BRL": "reais", "ZAR": "rand", "UAH": "hryvnias",
}  # fmt: skip
"""How a sentence calls a currency; others go by their code."""

PERIODS = {
    "hour": r"(?:/|\bper|\ban?)\s*(?:h|hr|hrs|hour)\b|\bhourly\b|^(?:h|hr|hour|ph)$",
    "day": r"(?:/|\bper|\ban?)\s*(?:d|day)\b|\bdaily\b|^(?:d|day|pd)$",
    "week": r"(?:/|\bper|\ban?)\s*(?:w|wk|week)\b|\bweekly\b|^(?:w|wk|week|pw)$",
    "month": r"(?:/|\bper|\ban?)\s*(?:m|mo|mth|month)\b|\bmonthly\b|^(?:m|mo|mth|month|pm|pcm)$",
    "year": r"(?:/|\bper|\ban?)\s*(?:y|yr|year)\b|\b(?:yearly|annual(?:ly)?|p\.?a|annum)\b|^(?:y|yr|year)$",
}

_PERIODS = {name: re.compile(pattern, re.IGNORECASE | re.ASCII) for name, pattern in PERIODS.items()}
_SCALES = {"": 1, "k": 10**3, "m": 10**6, "b": 10**9, "mn": 10**6, "bn": 10**9}
_SYMBOL = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<before>{_SYMBOL}|(?<![A-Za-z])[A-Za-z]{{3}}(?=\s?\d))?\s{{0,3}}"
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2})?|\d[\d.,'’]{0,24})"
    r"\s?(?P<scale>[kKmMbB][nN]?(?![A-Za-z]))?",
    re.ASCII,
)
_NEGATIVE = re.compile(r"^\s*(?:[-−]|\()\s*[$€£]?\s*\d")
_SCIENTIFIC = re.compile(r"\d+(?:\.\d+)?[eE][+-]?\d{1,6}", re.ASCII)
_OPEN_ABOVE = re.compile(
    r"\d[\d.,]*\s?[kmb]?\s?\+|\b(?:from|over|more than|at least|starting|min(?:imum)?)\b", re.I
)
_OPEN_BELOW = re.compile(r"\b(?:up ?to|under|less than|at most|max(?:imum)?)\b", re.I)


def currency_name(code: str) -> str:
    """ "US dollars" for USD; the code itself for one that has no name here."""
    return NAMES.get(code.upper(), code.upper())


@dataclass(frozen=True)
class Money:
    """What a text says about money. A side that it leaves open is None; zero counts as not said."""

    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    period: str | None = None

    @property
    def is_sensible(self) -> bool:
        return self.low is None or self.high is None or self.low <= self.high


def read_amount(value: Any) -> Decimal | None:
    """One positive amount out of a number or a text such as "$1.2M" or "['$500.00']"; else None."""
    money = read_money(value)
    if money is None:
        return None
    return money.low if money.low is not None else money.high


def read_money(value: Any) -> Money | None:
    """The range a text or number names, or None when it names none (or only zeros)."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        amount = _decimal(str(value))
        return Money(amount, amount) if amount else None
    text = str(value)[:500].strip()
    if _NEGATIVE.match(text):
        return None
    if _SCIENTIFIC.fullmatch(text):
        amount = _decimal(text)
        return Money(amount, amount) if amount else None
    found = _amounts(text)[:2]
    amounts = [amount for amount, _ in found]
    if not any(amounts):
        return None
    currency = next((c for _, c in found if c), None) or _trailing_currency(text)
    low, high = _sides(text, amounts)
    return Money(low or None, high or None, currency, read_period(text))


def read_currency(value: Any) -> str | None:
    """An ISO code out of "usd", "US$", "€"; None for anything else."""
    text = str(value or "").strip()
    if text in SYMBOLS:
        return SYMBOLS[text]
    return text.upper() if text.upper() in CURRENCIES else None


def read_period(value: Any) -> str | None:
    """ "hour", "day", "week", "month" or "year" when the text says so: "/hr", "yearly", "per annum"."""
    text = str(value or "")[:500].replace("_", " ").strip()
    return next((name for name, pattern in _PERIODS.items() if pattern.search(text)), None)


def _amounts(text: str) -> list[tuple[Decimal, str | None]]:
    found: list[tuple[Decimal, str | None, str]] = []
    for match in _NUMBER.finditer(text):
        before = match["before"] or ""
        amount = _decimal(
            _plain_number(match["number"], euro=before == "€" or "€" in text or "EUR" in text.upper())
        )
        if amount is None:
            continue
        scale = (match["scale"] or "").lower()
        found.append((amount * _SCALES[scale], read_currency(before), scale))
    if len(found) > 1 and found[1][2] and not found[0][2] and found[0][0] < 1000 <= found[1][0]:
        # "$150-175k": the first number means thousands as well.
        found[0] = (found[0][0] * _SCALES[found[1][2]], found[0][1], found[1][2])
    return [(amount, currency) for amount, currency, _ in found if amount < LARGEST]


def _plain_number(text: str, *, euro: bool) -> str:
    """Digits with one decimal point: the last separator is the decimal one if one or two digits follow."""
    text = re.sub(r"['’ \u00a0\u202f]", "", text).rstrip(".,")
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    tail = len(text) - last - 1
    separators = {c for c in text if c in ".,"}
    thousands = tail == 3 and (text[last] == "," or (euro and len(separators) == 1))
    if (text[last] == "," and tail > 3) or thousands or text.count(text[last]) > 1:
        return re.sub(r"[.,]", "", text)
    return re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :]


def _decimal(text: str) -> Decimal | None:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount < LARGEST else None


def _trailing_currency(text: str) -> str | None:
    codes = (code for code in re.findall(r"\b[A-Z]{3}\b", text) if code in CURRENCIES)
    symbols = (SYMBOLS[symbol] for symbol in re.findall(rf"\d\s?({_SYMBOL})", text))
    return next(codes, None) or next(symbols, None)


def _sides(text: str, amounts: list[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    if len(amounts) > 1:
        return amounts[0], amounts[1]
    if _OPEN_BELOW.search(text):
        return None, amounts[0]
    if _OPEN_ABOVE.search(text):
        return amounts[0], None
    return amounts[0], amounts[0]
