"""Files of earnings: Upwork's transactions and contracts, our own export, any table with a day and an amount."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from app.domain.dates import read_moment, says_day_first
from app.domain.earning_form import read_number
from app.domain.earnings import KINDS, ZERO
from app.domain.earnings_table import MOST_BYTES, NO_TABLE, cell_of, columns_of, decoded, table_of
from app.domain.errors import BadInput, TooLarge
from app.domain.exchange import Rate
from app.domain.money import read_currency

HOME_OF_UPWORK = "USD"
KIND_WORDS = (
    ("fee", ("fee", "vat", "tax", "wht")),
    ("", ("withdraw", "transfer", "connects", "membership", "subscription", "deposit")),
    ("refund", ("refund", "chargeback", "reversal")),
    ("hourly", ("hourly", "timesheet")),
    ("fixed", ("fixed", "milestone", "escrow")),
    ("bonus", ("bonus", "tip")),
    ("payment", ("payment", "income", "earning", "invoice", "miscellaneous")),
)
_REFERRED = re.compile(r"(?:ref(?:erence)?\.?(?: id)?|#)\s*:?\s*#?(\w{4,40})", re.I)
_CLOCKED = re.compile(r"\b(\d{1,3}):(\d{2}) ?(?:hrs?|hours?)\b", re.I | re.ASCII)


@dataclass(frozen=True)
class FileEntry:
    """One earning of a file. `currency` is None where the file does not say; `fee_reference` names the line of its fee."""

    row: int
    day: date
    amount: Decimal
    currency: str | None
    kind: str
    fee: Decimal
    hours: Decimal | None
    client: str
    note: str
    reference: str
    fee_reference: str | None = None
    refers_to: str = ""


@dataclass(frozen=True)
class Rejected:
    """A row that is not taken over, and why."""

    row: int
    reason: str
    text: str


@dataclass(frozen=True)
class EarningsFile:
    """`source` is "upwork" where the file is Upwork's, else "file"."""

    source: str
    entries: list[FileEntry]
    rejected: list[Rejected]
    rates: list[Rate]

    @property
    def lacks_currency(self) -> int:
        return sum(entry.currency is None for entry in self.entries)


def read_earnings_file(data: bytes, *, now: datetime) -> EarningsFile:
    """Every row as an entry or with a reason; raises BadInput for what is no such table."""
    if len(data) > MOST_BYTES:
        raise TooLarge(f"A file of earnings may hold {MOST_BYTES // 1_000_000} MB. Cut this one in two.")
    header, rows = table_of(decoded(data))
    columns = columns_of(header)
    if "day" not in columns or "amount" not in columns:
        raise BadInput(NO_TABLE)
    source = (
        "upwork"
        if {"ref id", "type"} <= set(header) or {"contract", "payment type"} <= set(header)
        else "file"
    )
    day_first = says_day_first(cell_of(row, columns, "day") for row in rows)
    entries: list[FileEntry] = []
    rejected: list[Rejected] = []
    rates: dict[tuple[str, date], Rate] = {}
    seen: Counter[str] = Counter()
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: cell_of(row, columns, name) for name in columns}
        found = _entry(number, cells, seen, now=now, day_first=day_first)
        if isinstance(found, str):
            rejected.append(Rejected(number, found, ", ".join(c for c in row if c)[:160]))
            continue
        entries.append(found)
        if (rate := _rate(found, cells.get("rate", ""))) is not None:
            rates[rate.currency, rate.day] = rate
    entries, again = _told_once(_with_fees(entries))
    return EarningsFile(
        source, entries, sorted([*rejected, *again], key=lambda one: one.row), list(rates.values())
    )


def _told_once(entries: list[FileEntry]) -> tuple[list[FileEntry], list[Rejected]]:
    """A reference names one entry: what a file says twice is taken over once."""
    first: dict[str, FileEntry] = {}
    again = []
    for entry in entries:
        if (same := first.setdefault(entry.reference, entry)) is not entry:
            reason = f"Row {same.row} has the same reference, {entry.reference[:40]}."
            again.append(Rejected(entry.row, reason, f"{entry.day}, {entry.client}, {entry.note}"[:160]))
    return list(first.values()), again


def _entry(
    number: int, cells: Mapping[str, str], seen: Counter[str], *, now: datetime, day_first: bool
) -> FileEntry | str:
    moment = read_moment(cells["day"], now=now, day_first=day_first)
    amount = read_number(cells["amount"])
    kind = _kind(cells.get("kind", ""))
    if moment is None or moment.precision not in ("day", "second", "minute", "hour"):
        return f"“{cells['day'][:40]}” is no day." if cells["day"] else "It names no day."
    if amount is None:
        return f"“{cells['amount'][:40]}” is no amount." if cells["amount"] else "It names no amount."
    if kind == "":
        return f"“{cells['kind'][:40]}” is money that was moved or spent, not earned."
    typed = cells.get("currency", "")
    currency = read_currency(typed)
    if typed and currency is None:
        return f"“{typed[:20]}” is no currency."
    fee, hours = read_number(cells.get("fee")) or ZERO, _hours(cells)
    if kind is None:
        kind = "payment" if amount >= 0 else "refund"
    if amount < 0 and kind not in ("fee", "refund"):
        kind = "refund"
    if kind == "refund":
        amount, fee = -abs(amount), -abs(fee)
    elif kind == "fee":
        fee, amount = (fee or -amount), ZERO
    elif amount == 0:
        return "The amount is 0."
    else:
        fee = abs(fee)
    reference = cells.get("reference", "") or _made_reference(cells, seen)
    return FileEntry(
        number, moment.at.date(), amount, currency, kind, fee, hours,
        cells.get("client", "")[:120], cells.get("note", ""), reference[:120], refers_to=_referred(cells.get("note", "")),
    )  # fmt: skip


def _hours(cells: Mapping[str, str]) -> Decimal | None:
    """Of their own column, else as Upwork writes them: "10:30 hrs @ $50.00/hr"."""
    hours = read_number(cells.get("hours"))
    if hours is None and (clocked := _CLOCKED.search(cells.get("note", ""))):
        hours = Decimal(clocked[1]) + (Decimal(clocked[2]) / 60).quantize(Decimal("0.01"))
    return hours if hours is not None and 0 < hours < 1000 else None


def _kind(typed: str) -> str | None:
    """One of the kinds; "" for what is no income; None where the words say nothing."""
    said = typed.casefold()
    by_name = {name.casefold(): kind for kind, words in KINDS.items() for name in (kind, words)}
    if said in by_name:
        return by_name[said]
    return next((kind for kind, words in KIND_WORDS if any(word in said for word in words)), None)


def _with_fees(entries: list[FileEntry]) -> list[FileEntry]:
    """A fee that names its payment becomes part of it; one that does not stays a line of its own."""
    by_reference = {entry.reference: at for at, entry in enumerate(entries) if entry.kind != "fee"}
    joined, gone = list(entries), set[int]()
    for at, entry in enumerate(entries):
        to = by_reference.get(entry.refers_to) if entry.kind == "fee" else None
        if to is None or joined[to].fee or joined[to].currency != entry.currency:
            continue
        joined[to] = replace(joined[to], fee=entry.fee, fee_reference=entry.reference)
        gone.add(at)
    return [entry for at, entry in enumerate(joined) if at not in gone]


def _rate(entry: FileEntry, typed: str) -> Rate | None:
    rate = read_number(typed)
    if rate is None or rate <= 0 or rate == 1 or entry.currency in (None, HOME_OF_UPWORK):
        return None
    return Rate(str(entry.currency), HOME_OF_UPWORK, entry.day, rate)


def _referred(note: str) -> str:
    found = _REFERRED.search(note)
    return found[1] if found else ""


def _made_reference(cells: Mapping[str, str], seen: Counter[str]) -> str:
    """Rows without a number are told apart by what they say, and equal ones by how many went before."""
    said = "|".join(
        cells.get(name, "") for name in ("day", "amount", "kind", "client", "hours", "fee", "note")
    )
    seen[said] += 1
    return "row-" + hashlib.sha256(f"{said}|{seen[said]}".encode()).hexdigest()[:32]


def references(entries: Iterable[FileEntry]) -> list[str]:
    """By which it is told whether a line is known already, those of fees included."""
    return [each for entry in entries for each in (entry.reference, entry.fee_reference) if each]
