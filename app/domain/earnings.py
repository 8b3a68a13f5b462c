"""Money that came in: entries, and what they come to by month and by year. A currency without a rate stays apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.exchange import Rates
from app.domain.wording import amount_text

ZERO = Decimal(0)
KINDS = {
    "payment": "Payment",
    "hourly": "Hourly",
    "fixed": "Fixed price",
    "bonus": "Bonus",
    "refund": "Refund",
    "fee": "Fee",
}
TAX_YEARS = (
    ("01-01", "1 January"),
    ("03-01", "1 March"),
    ("04-01", "1 April"),
    ("04-06", "6 April"),
    ("07-01", "1 July"),
    ("10-01", "1 October"),
)


@dataclass(frozen=True)
class Entry:
    """One line: `amount` before fees (below nought for a refund), on a day where the person is."""

    id: str
    day: date
    amount: Decimal
    currency: str
    fee: Decimal = ZERO
    hours: Decimal | None = None
    kind: str = "payment"
    client: str = ""
    title: str = ""
    application: str = ""
    note: str = ""
    source: str = "manual"
    reference: str = ""


@dataclass
class Sum:
    """What some entries come to in one currency. `apart` is gross less fees of those that have no rate, each
    currency for itself; they are in none of the other figures."""

    gross: Decimal = ZERO
    fees: Decimal = ZERO
    hours: Decimal = ZERO
    n: int = 0
    paid_by_hours: Decimal = ZERO
    n_with_hours: int = 0
    apart: dict[str, Decimal] = field(default_factory=dict)
    n_apart: int = 0

    @property
    def net(self) -> Decimal:
        return self.gross - self.fees

    @property
    def hourly(self) -> Decimal | None:
        """What an hour brought, after fees, by the entries that name their hours."""
        return self.paid_by_hours / self.hours if self.hours > 0 else None


def total(entries: Iterable[Entry], *, into: str, rates: Rates) -> Sum:
    """Everything in one currency, each entry by the rate of its own day."""
    found = Sum()
    for entry in entries:
        gross = rates.convert(entry.amount, entry.currency, into, entry.day)
        fee = rates.convert(entry.fee, entry.currency, into, entry.day)
        if gross is None or fee is None:
            found.apart[entry.currency] = found.apart.get(entry.currency, ZERO) + entry.amount - entry.fee
            found.n_apart += 1
            continue
        found.gross += gross.amount
        found.fees += fee.amount
        found.n += 1
        if entry.hours:
            found.hours += entry.hours
            found.paid_by_hours += gross.amount - fee.amount
            found.n_with_hours += 1
    return found


def months_of(entries: Iterable[Entry]) -> dict[date, list[Entry]]:
    """The entries of each month, by its first day, without gaps between the first and the last."""
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.day.replace(day=1)].append(entry)
    if not found:
        return {}
    at, last = min(found), max(found)
    filled: dict[date, list[Entry]] = {}
    while at <= last:
        filled[at] = found.get(at, [])
        at = next_month(at)
    return filled


def years_of(entries: Iterable[Entry], begins: str) -> dict[date, list[Entry]]:
    """The entries of each tax year, by its first day, the newest first."""
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[year_of(entry.day, begins)].append(entry)
    return dict(sorted(found.items(), reverse=True))


def year_of(day: date, begins: str) -> date:
    """The first day of the tax year that holds this day; `begins` is "04-06" for the 6th of April."""
    month, first = int(begins[:2]), int(begins[3:])
    start = date(day.year, month, first)
    return start if day >= start else date(day.year - 1, month, first)


def year_words(start: date) -> str:
    """ "2026", or "2025/26" where the tax year is no calendar year."""
    return (
        str(start.year) if (start.month, start.day) == (1, 1) else f"{start.year}/{(start.year + 1) % 100:02}"
    )


def money_text(amount: Decimal, currency: str) -> str:
    """ "$1,250", "−€40": cents only where there are some."""
    return f"−{amount_text(-amount, currency)}" if amount < 0 else amount_text(amount, currency)


def next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def apart_words(sums: Sequence[Sum], *, into: str) -> str:
    """What is in no total, and what would put it there; empty where everything is in."""
    apart: dict[str, Decimal] = {}
    for each in sums:
        for currency, amount in each.apart.items():
            apart[currency] = apart.get(currency, ZERO) + amount
    if not apart:
        return ""
    told = " and ".join(money_text(amount, currency) for currency, amount in sorted(apart.items()))
    n = sum(each.n_apart for each in sums)
    return f"Not in these totals: {told} ({n} {'entry' if n == 1 else 'entries'}). Enter a rate into {into} to add them."
