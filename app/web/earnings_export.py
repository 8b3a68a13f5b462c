"""GET /api/earnings.csv?from=…&until=… — what came in, as a table for whoever does the taxes."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from app.auth.browser import identity_from_cookie
from app.db.session import team_session
from app.domain.earnings import Entry
from app.domain.earnings_export import COLUMNS, row_of
from app.domain.exchange import Rates
from app.queries.earnings import as_rates, earnings, exchange_rates, reckoning

BAD_DAYS = "Days are written as 2026-03-31."
BOM = "\ufeff"


async def export_earnings(request: Request) -> Response:
    """For whoever is signed in, and only their own; `until` is the first day that is not in it."""
    identity = await identity_from_cookie(request.headers.get("cookie"))
    if identity is None:
        return JSONResponse({"error": "Sign in first."}, 401)
    try:
        since, until = (_day(request.query_params.get(name)) for name in ("from", "until"))
    except ValueError:
        return JSONResponse({"error": BAD_DAYS}, 400)
    async with team_session(identity) as db:
        known = await reckoning(db)
        rates, found = as_rates(await exchange_rates(db)), await earnings(db, known.here)
    picked = [
        e for e in reversed(found) if (since is None or e.day >= since) and (until is None or e.day < until)
    ]
    name = f"earnings-{since or 'all'}.csv" if until is None else f"earnings-{since}-to-{until}.csv"
    return StreamingResponse(
        _lines(picked, known.currency, rates),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def _lines(entries: list[Entry], into: str, rates: Rates) -> Iterator[str]:
    yield BOM + _line([*COLUMNS, f"Net in {into}"])
    for entry in entries:
        yield _line(row_of(entry, into, rates))


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _day(typed: str | None) -> date | None:
    return date.fromisoformat(typed) if typed else None
