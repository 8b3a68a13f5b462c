"""An earning as somebody typed it, field by field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.earnings import KINDS, ZERO
from app.domain.forms import FormReader
from app.domain.money import CURRENCIES, LARGEST

EARLIEST = date(1990, 1, 1)
MOST_HOURS = Decimal(1000)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class TypedEarning:
    """`amount` is below nought for a refund. `application` is an id as the browser sent it, or ""."""

    day: date
    amount: Decimal
    currency: str
    kind: str
    fee: Decimal
    hours: Decimal | None
    client: str
    note: str
    application: str


def read_earning(form: Mapping[str, Any], *, today: date) -> TypedEarning:
    """A fee alone has no amount. Raises BadForm, with a sentence for each field that cannot be used."""
    reader = FormReader(form)
    day = read_day(reader, "day", today=today)
    kind = reader.choice("kind", KINDS, "Choose one of the kinds.")
    currency = reader.choice("currency", CURRENCIES, "Choose a currency.")
    amount = reader.amount("amount")
    fee = reader.amount("fee") or ZERO
    if kind == "fee":
        amount = ZERO
        if not fee:
            reader.refuse("fee", "Write how much the fee was.")
    elif amount is None:
        reader.refuse("amount", "Write what was paid, such as 1,250.")
    elif fee > amount:
        reader.refuse("fee", "The fee cannot be more than what was paid.")
    hours = _hours(reader, form)
    client = reader.line("client", longest=120)
    note = reader.text("note", longest=2000)
    reader.finish()
    sign = -1 if kind == "refund" else 1
    application = str(form.get("application") or "")[:64]
    return TypedEarning(
        day, sign * (amount or ZERO), currency, kind, sign * fee, hours, client, note, application
    )


def read_day(reader: FormReader, name: str, *, today: date) -> date:
    """A day as a date field sends it, not before 1990 and not in the future."""
    typed = reader.line(name, longest=40)
    found = _iso(typed)
    if found is None:
        reader.refuse(name, "Choose a day.")
    elif not EARLIEST <= found <= today + timedelta(days=1):
        reader.refuse(name, "Choose a day between 1990 and today.")
    return found or today


def read_number(typed: Any) -> Decimal | None:
    """A number of a file's cell, signs and brackets included: "-12.50", "(1,200.00)", "$5"; None for anything else."""
    text = str(typed or "").strip().replace("−", "-")
    negative = text.startswith("(") and text.endswith(")")
    text = re.sub(r"[()\s$€£¥₹]|US\$|[A-Z]{3}", "", text)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d{1,2}|[+-]?\d+,\d{1,2}", text, re.ASCII):
        text = text.replace(".", "").replace(",", ".")
    text = text.replace(",", "")
    if not re.fullmatch(r"[+-]?\d{1,13}(\.\d{1,8})?", text, re.ASCII):
        return None
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return None if abs(amount) >= LARGEST else -amount if negative else amount


def _hours(reader: FormReader, form: Mapping[str, Any]) -> Decimal | None:
    typed = reader.line("hours", longest=20)
    if not typed:
        return None
    hours = read_number(typed)
    if hours is None or not 0 <= hours <= MOST_HOURS:
        reader.refuse("hours", f"Write the hours as a number up to {MOST_HOURS:,}, such as 12.5.")
        return None
    return hours or None


def _iso(typed: str) -> date | None:
    if not _DAY.fullmatch(typed):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
