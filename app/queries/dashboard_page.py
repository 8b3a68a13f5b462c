"""The dashboard, worded: every number with the key of the rows behind it, every chart with one sentence and its n."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from app.domain.dashboard import (
    PERIODS,
    WAYS,
    Fact,
    Group,
    Return,
    began_since,
    behind,
    compared,
    decided,
    funnel,
    most_lost,
    replies,
    returns,
    sent_since,
    since_of,
)
from app.domain.earnings import money_text
from app.domain.enums import ApplicationStatus as S
from app.domain.exchange import cents
from app.domain.forecast import is_open
from app.domain.pipeline import LABELS
from app.domain.stages import lasted_text
from app.domain.wording import counted
from app.queries.dashboard import Basis
from app.queries.dashboard_money import entries_behind, forecast_view, hourly_chart, money_tiles
from app.queries.dashboard_today import Today, today_view

MOST_GROUPS = 8
ONE = Decimal(1)


@dataclass(frozen=True)
class DashboardPage:
    """What the page shows; a `table` is a title, a sentence and lines with label, numbers, interval and key."""

    has_any: bool
    today: list[dict[str, Any]]
    tiles: list[dict[str, str]]
    funnel: dict[str, Any]
    stays: dict[str, Any]
    replies: list[dict[str, Any]]
    returns: list[dict[str, Any]]
    money: list[dict[str, str]]
    apart: str
    hourly: dict[str, Any]
    forecast: dict[str, Any]


def dashboard_page(basis: Basis) -> DashboardPage:
    since = basis.since
    begun, sent = began_since(basis.facts, since), sent_since(basis.facts, since)
    stages, answered = funnel(begun), decided(sent, basis.now)
    money, apart = money_tiles(basis, sent)
    today: list[Today] = today_view(basis)
    return DashboardPage(
        has_any=bool(basis.facts or basis.entries),
        today=[asdict(each) for each in today],
        tiles=_tiles(basis),
        funnel={
            "title": "Funnel",
            "sentence": most_lost(stages),
            "rows": [_stage(g, stages[0].hits) for g in stages],
        },
        stays=_stays(basis),
        replies=[_replies(answered, way) for way in WAYS],
        returns=[_returns(basis, way) for way in ("niche", "source")],
        money=money,
        apart=apart,
        hourly=hourly_chart(basis),
        forecast=forecast_view(basis),
    )


def rows_behind(basis: Basis, key: str) -> tuple[str, list[dict[str, str]]]:
    """A title, and the rows that a number counts; nothing for a key that there is not."""
    if key.startswith("stay."):
        ids = Counter(each for stay in basis.stays if stay.status == key[5:] for each in stay.ids)
        facts = [fact for fact in basis.facts for _ in range(ids[fact.id])]  # some were there twice
    elif key.startswith("today."):
        found = next((part for part in today_view(basis, shown=1000) if part.key == key), None)
        return (found.title, found.rows) if found else ("Nothing behind it", [])
    elif key.startswith("money."):
        return entries_behind(basis, key[6:])
    elif key == "forecast.open":
        facts = [fact for fact in basis.facts if is_open(fact, basis.now)]
    elif key.startswith("tile."):
        facts = _tile_facts(basis, key[5:], current=True)
    else:
        facts = behind(basis.facts, key, basis.since, basis.now)
    rows = [
        {"title": f.title, "words": f"{LABELS[S(f.status)]}, {f'sent {f.applied_at:%-d %b %Y}' if f.applied_at else 'not sent'}",
         "href": f"/applications/{f.id}"}
        for f in facts
    ]  # fmt: skip
    return counted(len(rows), "application"), rows


TILES = (("sent", "Sent"), ("answered", "Answered"), ("interviewed", "Interviews"), ("won", "Won"))


def _tiles(basis: Basis) -> list[dict[str, str]]:
    """What changed: this period beside the one before it."""
    found = []
    for key, label in TILES:
        count = len(_tile_facts(basis, key, current=True))
        before = len(_tile_facts(basis, key, current=False))
        note = (
            PERIODS[basis.period]
            if basis.period == "all"
            else f"{before} in the {PERIODS[basis.period].lower().removeprefix('a ')} before"
        )
        found.append({"key": f"tile.{key}", "label": label, "words": f"{count:,}", "note": note})
    return found


def _tile_facts(basis: Basis, key: str, *, current: bool) -> list[Any]:
    since, twice = basis.since, since_of(basis.period, basis.now, periods=2)
    sent = sent_since(basis.facts, since)
    if not current:
        sent = [f for f in sent_since(basis.facts, twice) if since and f.applied_at and f.applied_at < since]
    tests = {
        "sent": lambda f: True,
        "answered": lambda f: f.has_talked,
        "interviewed": lambda f: f.status in (S.INTERVIEWING, S.WON, S.LOST),
        "won": lambda f: f.status == S.WON,
    }
    return [fact for fact in sent if tests[key](fact)] if key in tests else []


def _stage(group: Group, whole: int) -> dict[str, Any]:
    first = group.key == "funnel.board"
    line = _line(
        group, number=f"{group.hits:,}", number_key=group.key, width=100 * group.hits / whole if whole else 0,
        of="" if first else f"of {group.n:,} before", show_span=not first,
    )  # fmt: skip
    # The bar is a share of all, the interval of those before: drawn together they would mislead.
    return line | {"is_told": False}


def _replies(answered: Sequence[tuple[Fact, bool]], way: str) -> dict[str, Any]:
    groups = replies(answered, way)
    rows = [
        _line(g, number=f"{g.hits:,}", number_key=g.key.replace("reply.", "answered.", 1), of=f"of {g.n:,}", of_key=g.key,
              width=100 * g.hits / g.n if g.n else 0)
        for g in groups[:MOST_GROUPS]
    ]  # fmt: skip
    return {"title": WAYS[way][0], "sentence": compared(groups), "rows": rows}


def _line(group: Group, *, number: str, number_key: str, width: float, of: str, of_key: str = "", show_span: bool = True
          ) -> dict[str, Any]:  # fmt: skip
    low, high = group.low, group.high
    is_told = show_span and low is not None and high is not None
    span = (
        f"{round(100 * group.hits / group.n)} % ({round(low)}–{round(high)} %)"
        if is_told and low is not None and high is not None
        else ""
    )
    if show_span and not is_told:
        span = f"too few (n = {group.n})" if group.n else "–"
    return {
        "label": group.name, "number": number, "key": number_key if group.hits else "", "of": of, "of_key": of_key,
        "span": span, "width": round(width, 1), "low": round(low, 1) if is_told and low is not None else 0.0,
        "high": round(high, 1) if is_told and high is not None else 0.0, "is_told": is_told,
    }  # fmt: skip


def _stays(basis: Basis) -> dict[str, Any]:
    by_status = {stay.status: stay for stay in basis.stays}
    stays = [by_status[s] for s in S if s in by_status]
    most = max((stay.seconds for stay in stays), default=1) or 1
    rows = [
        {"label": LABELS[S(stay.status)], "number": f"{stay.n:,}", "key": f"stay.{stay.status}", "of": "", "of_key": "",
         "span": _lasted(stay.seconds), "width": round(100 * stay.seconds / most, 1), "low": 0.0, "high": 0.0, "is_told": False}
        for stay in stays
    ]  # fmt: skip
    longest = max(stays, key=lambda stay: stay.seconds, default=None)
    sentence = "No card has left a stage in this period (n = 0)."
    if longest:
        sentence = f"Cards stay longest in {LABELS[S(longest.status)]}: half of them left within {_lasted(longest.seconds)} (n = {longest.n})."
    return {"title": "Time in stage", "sentence": sentence, "rows": rows}


def _lasted(seconds: float) -> str:
    return lasted_text(timedelta(seconds=float(seconds)))


def _returns(basis: Basis, way: str) -> dict[str, Any]:
    found = returns(sent_since(basis.facts, basis.since), way, basis.earned, basis.connect_price)
    rows = [_return_row(one, basis.known.currency) for one in found[:MOST_GROUPS]]
    return {
        "title": f"Return {WAYS[way][0].lower()}",
        "sentence": _best_return(found, basis.known.currency),
        "rows": rows,
    }


def _return_row(one: Return, currency: str) -> dict[str, str]:
    return {
        "label": one.name, "sent": f"{one.sent:,}", "sent_key": f"sent.{one.key}", "won": f"{one.won:,}",
        "won_key": f"won.{one.key}" if one.won else "", "earned": money_text(cents(one.earned), currency),
        "cost": "no rate" if one.cost is None else money_text(cents(one.cost), currency),
        "each": "–" if one.each is None else money_text(cents(one.each), currency),
    }  # fmt: skip


def _best_return(found: list[Return], currency: str) -> str:
    n = sum(one.sent for one in found)
    paid = [one for one in found if one.each]
    if not paid:
        return f"No earnings are linked to applications with Connects in this period (n = {n})."
    best = max(paid, key=lambda one: one.each or 0)
    return f"{best.name} brought {money_text(cents(best.each or best.earned), currency)} for each {money_text(ONE, currency)} of Connects (n = {best.sent} sent)."
