"""Entries as cells of a table that other programs open: no cell of it can be taken for a formula."""

from decimal import Decimal

from app.domain.earnings import KINDS, Entry
from app.domain.exchange import Rates, plain_rate

COLUMNS = (
    *(
        "Date",
        "Client",
        "Job",
        "Kind",
        "Amount",
        "Fee",
        "Net",
        "Currency",
        "Hours",
        "Note",
        "Source",
        "Reference",
    ),
    *("Rate", "Rate of", "Rate day"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def row_of(entry: Entry, into: str, rates: Rates) -> list[str]:
    """One entry; where there is no rate, the cell of the converted amount stays empty."""
    net = rates.convert(entry.amount - entry.fee, entry.currency, into, entry.day)
    rate = net.rate if net else None
    return [
        entry.day.isoformat(), _text(entry.client), _text(entry.title), KINDS.get(entry.kind, _text(entry.kind)),
        _plain(entry.amount), _plain(entry.fee), _plain(entry.amount - entry.fee), entry.currency,
        _plain(entry.hours) if entry.hours else "", _text(entry.note), _text(entry.source), _text(entry.reference),
        plain_rate(rate.rate) if rate else "", f"{rate.currency} in {rate.into}" if rate else "",
        rate.day.isoformat() if rate else "", _plain(net.amount) if net else "",
    ]  # fmt: skip


def _text(words: str) -> str:
    """What somebody wrote, on one line; a sign that would begin a formula gets an apostrophe before it."""
    line = " ".join(words.split())
    return f"'{line}" if line.startswith(FORMULA) else line


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}" if amount else "0"
