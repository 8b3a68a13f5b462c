"""The page of earnings, worded: months, tax years, entries, rates, and what stands apart."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.earnings import (
    KINDS,
    ZERO,
    Entry,
    Sum,
    apart_words,
    money_text,
    months_of,
    next_month,
    total,
    year_of,
    year_words,
    years_of,
)
from app.domain.exchange import Rates, cents, plain_rate
from app.domain.wording import counted
from app.queries.earnings import KnownRate, Reckoned

MOST_MONTHS = 12
SHOWN = 200
SOURCES = {"manual": "by hand", "upwork": "Upwork file", "file": "file", "sample": "sample"}


@dataclass(frozen=True)
class EarningRow:
    """One entry as its row shows it, and as its form begins."""

    id: str
    when: str
    who: str
    words: str
    net: str
    detail: str
    converted: str
    application: str
    is_apart: bool


@dataclass(frozen=True)
class EarningsPage:
    """`chart` is as the bar chart takes it; `shown` says which entries are listed."""

    total: int
    figures: list[dict[str, str]]
    chart: dict[str, Any]
    years: list[dict[str, str]]
    rows: list[dict[str, Any]]
    shown: str
    apart: str
    lacking: list[str]


def earnings_page(
    entries: Sequence[Entry], known: Reckoned, rates: Rates, *, show: str, today: date, most: int = SHOWN
) -> EarningsPage:
    """`show` is "" for all, "2026-03" for a month, "y2026-01-01" for a tax year."""
    into = known.currency
    whole = total(entries, into=into, rates=rates)
    picked = [entry for entry in entries if is_shown(entry, show, known.tax_year)]
    lacking = sorted(
        {
            each.currency
            for each in entries
            if rates.convert(each.amount, each.currency, into, each.day) is None
        }
    )
    return EarningsPage(
        total=len(entries),
        figures=_figures(entries, known, rates, today),
        chart=month_chart(entries, known, rates, today=today),
        years=[_year(start, each, known, rates) for start, each in years_of(entries, known.tax_year).items()],
        rows=[asdict(_row(entry, into, rates)) for entry in picked[:most]],
        shown=_shown_words(show, len(picked), min(len(picked), most)),
        apart=apart_words([whole], into=into),
        lacking=lacking,
    )


def is_shown(entry: Entry, show: str, tax_year: str) -> bool:
    if show.startswith("y"):
        return year_of(entry.day, tax_year).isoformat() == show[1:]
    return not show or f"{entry.day:%Y-%m}" == show


def month_chart(entries: Sequence[Entry], known: Reckoned, rates: Rates, *, today: date) -> dict[str, Any]:
    """The last twelve months, after fees, up to the present one."""
    by_month = months_of(entries)
    months = last_months(today)
    sums = {month: total(by_month.get(month, []), into=known.currency, rates=rates) for month in months}
    points = [
        {"key": f"{month:%Y-%m}", "when": f"{month:%b}", "value": float(each.net), "words": money_text(cents(each.net), known.currency)}
        for month, each in sums.items()
    ]  # fmt: skip
    table = [
        [f"{month:%B %Y}", money_text(each.gross, known.currency), money_text(each.fees, known.currency),
         money_text(each.net, known.currency), str(each.n)]
        for month, each in reversed(sums.items())
    ]  # fmt: skip
    return {
        "label": "After fees, by month", "note": known.currency, "points": points, "sentence": _insight(sums, known.currency),
        "columns": ["Month", "Gross", "Fees", "Net", "Entries"], "rows": table, "keys": [p["key"] for p in reversed(points)],
        "low": 0.0, "high": 0.0, "band": "",
    }  # fmt: skip


def rate_rows(known: Sequence[KnownRate]) -> list[dict[str, str]]:
    """The rates as a list shows them."""
    return [
        {"id": each.id, "words": each.rate.words, "source": "from a file" if each.source == "file" else each.source,
         "currency": each.rate.currency, "into": each.rate.into, "day": each.rate.day.isoformat(), "rate": plain_rate(each.rate.rate)}
        for each in known[:SHOWN]
    ]  # fmt: skip


def _figures(entries: Sequence[Entry], known: Reckoned, rates: Rates, today: date) -> list[dict[str, str]]:
    month, start = today.replace(day=1), year_of(today, known.tax_year)
    this_month = total([e for e in entries if e.day >= month], into=known.currency, rates=rates)
    this_year = total([e for e in entries if e.day >= start], into=known.currency, rates=rates)
    return [
        _figure("This month", this_month, f"{month:%Y-%m}", known.currency),
        _figure(f"Tax year {year_words(start)}", this_year, f"y{start.isoformat()}", known.currency),
        {"label": "An hour brought", "key": f"y{start.isoformat()}", "words": _hourly(this_year, known.currency),
         "note": f"after fees, {counted(this_year.n_with_hours, 'entry').replace('entrys', 'entries')} with hours"},
    ]  # fmt: skip


def _figure(label: str, found: Sum, key: str, currency: str) -> dict[str, str]:
    entries = "1 entry" if found.n == 1 else f"{found.n:,} entries"
    note = f"{money_text(found.gross, currency)} less {money_text(found.fees, currency)} fees, {entries}"
    return {"label": label, "words": money_text(found.net, currency), "note": note, "key": key}


def _hourly(found: Sum, currency: str) -> str:
    return "–" if found.hourly is None else f"{money_text(cents(found.hourly), currency)}/h"


def _year(start: date, entries: Sequence[Entry], known: Reckoned, rates: Rates) -> dict[str, str]:
    found = total(entries, into=known.currency, rates=rates)
    end = date(start.year + 1, start.month, start.day)
    return {
        "key": f"y{start.isoformat()}", "year": year_words(start), "from": start.isoformat(), "until": end.isoformat(),
        "gross": money_text(found.gross, known.currency), "fees": money_text(found.fees, known.currency),
        "net": money_text(found.net, known.currency), "entries": str(found.n + found.n_apart),
        "apart": " + ".join(money_text(amount, currency) for currency, amount in sorted(found.apart.items())),
    }  # fmt: skip


def _row(entry: Entry, into: str, rates: Rates) -> EarningRow:
    net = entry.amount - entry.fee
    converted = rates.convert(net, entry.currency, into, entry.day)
    fee = (
        f"{money_text(entry.amount, entry.currency)} less {money_text(entry.fee, entry.currency)} fee"
        if entry.fee
        else ""
    )
    hours = f"{entry.hours.normalize():f} h" if entry.hours else ""
    told = "No rate" if converted is None else ""
    if converted is not None and converted.rate is not None:
        told = f"{money_text(converted.amount, into)} at {plain_rate(converted.rate.rate)} of {converted.rate.day:%-d %b %Y}"
    return EarningRow(
        id=entry.id,
        when=f"{entry.day:%-d %b %Y}",
        who=entry.client or entry.title or "No client named",
        words=" · ".join(filter(None, (KINDS.get(entry.kind, entry.kind), entry.title if entry.client else "", hours, entry.note[:80]))),
        net=money_text(net, entry.currency),
        detail=" · ".join(filter(None, (fee, SOURCES.get(entry.source, entry.source)))),
        converted=told,
        application=entry.application,
        is_apart=converted is None,
    )  # fmt: skip


def _insight(sums: dict[date, Sum], currency: str) -> str:
    earned = {month: each.net for month, each in sums.items() if each.n}
    n = sum(each.n for each in sums.values())
    if len(earned) < 2:
        return f"Too few months with earnings to compare (n = {len(earned)})."
    best = max(earned, key=lambda month: earned[month])
    mean = cents(sum(earned.values(), ZERO) / len(earned))
    return (
        f"{best:%B} brought the most, {money_text(earned[best], currency)}; the {len(earned)} months with earnings"
        f" brought {money_text(mean, currency)} on average (n = {n} entries)."
    )


def last_months(today: date, count: int = MOST_MONTHS) -> list[date]:
    """The first days of so many months, up to this one; twelve at most."""
    first = today.replace(day=1)
    at = date(first.year - 1, first.month, 1)
    months = []
    for _ in range(count):
        at = next_month(at)
        months.append(at)
    return months


def _shown_words(show: str, found: int, listed: int) -> str:
    what = "All entries"
    if show.startswith("y"):
        what = f"Tax year {year_words(date.fromisoformat(show[1:]))}"
    elif show:
        what = f"{date.fromisoformat(show + '-01'):%B %Y}"
    return f"{what}: {found:,}" + (f", the newest {listed:,} of them listed" if listed < found else "")


def form_of(
    entry: Entry | None, *, today: date, currency: str, choice: dict[str, str] | None = None
) -> dict[str, str]:
    """What the form begins with: an entry, or a new one."""
    if entry is None:
        return {
            "id": "", "day": today.isoformat(), "amount": "", "currency": currency, "kind": "payment", "fee": "", "hours": "",
            "client": (choice or {}).get("client", ""), "application": (choice or {}).get("id", ""), "note": "",
        }  # fmt: skip
    return {
        "id": entry.id, "day": entry.day.isoformat(), "amount": _typed(abs(entry.amount)), "currency": entry.currency,
        "kind": entry.kind, "fee": _typed(abs(entry.fee)), "hours": _typed(entry.hours), "client": entry.client,
        "application": entry.application, "note": entry.note,
    }  # fmt: skip


def _typed(amount: Decimal | None) -> str:
    return f"{amount.normalize():f}" if amount else ""
