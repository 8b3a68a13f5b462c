"""The dashboard's money: what came in, what an hour really brings, beside the wished rate, and what may come."""

from collections.abc import Sequence
from typing import Any

from app.domain.dashboard import ZERO, Fact, effective_hourly
from app.domain.earnings import KINDS, apart_words, money_text, months_of, total
from app.domain.exchange import cents
from app.domain.forecast import METHOD, forecast
from app.domain.wording import range_text
from app.queries.dashboard import Basis
from app.queries.earnings_page import MOST_MONTHS, last_months

FORMULA = (
    "(paid by the hour, after fees − Connects of what was sent) ÷ (paid hours + {minutes} minutes for each of"
    " {sent} applications sent)"
)


def money_tiles(basis: Basis, sent: Sequence[Fact]) -> tuple[list[dict[str, str]], str]:
    """Figures of the period, and what is in none of them for want of a rate."""
    known, entries = basis.known, basis.entries_now
    found = total(entries, into=known.currency, rates=basis.rates)
    connects = sum(fact.connects for fact in sent)
    cost = ZERO if basis.connect_price is None else basis.connect_price * connects
    real = effective_hourly(found.paid_by_hours, found.hours, cost, len(sent), known.minutes)
    dream = (
        range_text(known.dream_min, known.dream_max, known.currency)
        if known.dream_min or known.dream_max
        else ""
    )
    tiles = [
        {"key": "money.earned" if found.n else "", "label": "Earned after fees", "words": money_text(cents(found.net), known.currency),
         "note": f"{money_text(cents(found.gross), known.currency)} less {money_text(cents(found.fees), known.currency)} fees, n = {found.n}"},
        {"key": "money.hours" if found.n_with_hours else "", "label": "A paid hour", "words": f"{money_text(cents(found.hourly), known.currency)}/h" if found.hourly is not None else "–",
         "note": (f"wished: {dream}/h, " if dream else "no wished rate yet, ") + f"n = {found.n_with_hours} entries with hours"},
        {"key": "money.hours" if found.n_with_hours else "", "label": "An hour in truth", "words": f"{money_text(cents(real[0]), known.currency)}/h" if real else "–",
         "note": f"over {real[1]:.1f} h, n = {found.n_with_hours}" if real else f"no entry names its hours (n = {found.n})"},
    ]  # fmt: skip
    apart = apart_words([found], into=known.currency)
    if basis.connect_price is None and connects:
        apart = f"{apart} Connects are not in: enter a rate of USD into {known.currency}.".strip()
    return tiles, apart


def entries_behind(basis: Basis, key: str) -> tuple[str, list[dict[str, str]]]:
    """The entries that a figure of money is made of: all that have a rate, or of these the ones with hours."""
    if key not in ("earned", "hours"):
        return "Nothing behind it", []
    into = basis.known.currency
    mine = [
        entry for entry in basis.entries_now
        if basis.rates.convert(entry.amount, entry.currency, into, entry.day) is not None and (key == "earned" or entry.hours)
    ]  # fmt: skip
    rows = [
        {"title": entry.title or entry.client or KINDS[entry.kind], "href": f"/earnings?show={entry.day:%Y-%m}",
         "words": f"{money_text(entry.amount - entry.fee, entry.currency)} on {entry.day:%-d %b %Y}"
         + (f", {entry.hours.normalize():f} h" if entry.hours else "")}
        for entry in mine
    ]  # fmt: skip
    return f"{len(rows):,} {'entry' if len(rows) == 1 else 'entries'}", rows


def formula_words(basis: Basis, sent: int) -> str:
    return FORMULA.format(minutes=basis.known.minutes, sent=f"{sent:,}")


def hourly_chart(basis: Basis) -> dict[str, Any]:
    """What a paid hour brought, month by month, beside the wished rate; months without hours stand empty."""
    known = basis.known
    by_month = months_of(basis.entries)
    sums = {
        month: total(by_month.get(month, []), into=known.currency, rates=basis.rates)
        for month in last_months(basis.day, MOST_MONTHS)
    }
    hourly = {month: cents(each.hourly) for month, each in sums.items() if each.hourly is not None}
    low, high = known.dream_min or known.dream_max, known.dream_max or known.dream_min
    points = [
        {"key": f"{month:%Y-%m}", "when": f"{month:%b}", "value": float(hourly.get(month, 0)),
         "words": f"{money_text(hourly[month], known.currency)}/h" if month in hourly else "no hours"}
        for month in sums
    ]  # fmt: skip
    rows = [
        [f"{month:%B %Y}", f"{money_text(hourly[month], known.currency)}/h" if month in hourly else "–",
         f"{each.hours.normalize():f}" if each.hours else "0", str(each.n_with_hours)]
        for month, each in reversed(sums.items())
    ]  # fmt: skip
    n = sum(each.n_with_hours for each in sums.values())
    return {
        "label": "A paid hour beside the wished rate", "note": f"{known.currency} an hour, after fees", "points": points,
        "columns": ["Month", "An hour brought", "Hours", "Entries"], "rows": rows, "keys": [p["key"] for p in reversed(points)],
        "low": float(low or 0), "high": float(high or 0),
        "band": f"Wished rate: {range_text(low, high, known.currency)}/h" if low else "",
        "sentence": _insight([float(each) for each in hourly.values()], float(low) if low else None, n),
    }  # fmt: skip


def forecast_view(basis: Basis) -> dict[str, Any]:
    """The band in words, and how it is reckoned."""
    found, currency = forecast(basis.facts, basis.earned, basis.now), basis.known.currency
    is_told = (
        found.low is not None
        and found.middle is not None
        and found.high is not None
        and found.each is not None
    )
    words, sentence = "", f"Not enough data (n = {found.decided} decided, {found.won} won with earnings)."
    if (
        found.low is not None
        and found.middle is not None
        and found.high is not None
        and found.each is not None
    ):
        words = f"{money_text(cents(found.low), currency)} to {money_text(cents(found.high), currency)}"
        sentence = (
            f"Most likely {money_text(cents(found.middle), currency)} from {found.open} open applications: by"
            f" {found.decided} decided ones, and {money_text(cents(found.each), currency)} a won one (n = {found.won})."
        )
    key = "forecast.open" if is_told else ""
    return {"key": key, "words": words, "sentence": sentence, "method": METHOD, "is_told": is_told}


def _insight(hourly: list[float], wished: float | None, n: int) -> str:
    if not hourly:
        return f"No entry of the last year names its hours (n = {n})."
    if wished is None:
        return (
            f"You have not said which rate you wish for; {len(hourly)} months have hours (n = {n} entries)."
        )
    reached = sum(each >= wished for each in hourly)
    return f"{reached} of {len(hourly)} months with hours reached the wished rate (n = {n} entries)."
