"""The table for the tax adviser: one's own entries of the asked days, and no cell that is a formula."""

import csv
from datetime import date
from io import StringIO

import httpx
import pytest

from app.actions.earnings import add_earning
from app.db.session import team_session
from app.domain.card import zone
from app.domain.earning_form import read_earning
from app.domain.identity import Identity
from app.settings import settings
from app.web.routes import starlette_app
from tests.hostile.test_handlers import cookie_of
from tests.web.asgi import client

TODAY = date(2026, 3, 2)


async def enter(person: Identity, day: str, client_name: str = "Acme", currency: str = "USD") -> None:
    form = {
        "day": day,
        "amount": "100.50",
        "fee": "10",
        "currency": currency,
        "kind": "hourly",
        "client": client_name,
        "hours": "2",
    }
    async with team_session(person) as db:
        await add_earning(db, read_earning(form, today=TODAY), zone("UTC"))


async def fetched(person: Identity | None, query: str = "") -> httpx.Response:
    async with client(starlette_app(settings())) as browser:
        headers = {"cookie": cookie_of(person)} if person else {}
        return await browser.get(f"/api/earnings.csv{query}", headers=headers)


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


async def test_ones_own_entries_of_the_asked_days(alice: Identity, bob: Identity) -> None:
    for day in ("2025-12-31", "2026-01-01", "2026-02-01"):
        await enter(alice, day)
    await enter(bob, "2026-01-15")
    answer = await fetched(alice, "?from=2026-01-01&until=2027-01-01")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert [row["Date"] for row in rows_of(answer)] == ["2026-01-01", "2026-02-01"]
    assert rows_of(answer)[0] | {"Reference": ""} == {
        "Date": "2026-01-01", "Client": "Acme", "Job": "", "Kind": "Hourly", "Amount": "100.5", "Fee": "10", "Net": "90.5",
        "Currency": "USD", "Hours": "2", "Note": "", "Source": "manual", "Reference": "", "Rate": "", "Rate of": "",
        "Rate day": "", "Net in USD": "90.5",
    }  # fmt: skip
    assert len(rows_of(await fetched(alice))) == 3


async def test_an_amount_without_a_rate_is_not_converted(alice: Identity) -> None:
    await enter(alice, "2026-01-01", currency="EUR")
    [row] = rows_of(await fetched(alice))
    assert (row["Net"], row["Currency"], row["Net in USD"]) == ("90.5", "EUR", "")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1"])
async def test_no_cell_is_a_formula(alice: Identity, name: str) -> None:
    await enter(alice, "2026-01-01", name)
    [row] = rows_of(await fetched(alice))
    assert not row["Client"].startswith(("=", "+", "-", "@", "\t"))
    assert row["Client"].lstrip("'") == name.strip()


async def test_strangers_and_bad_days_get_a_sentence(alice: Identity) -> None:
    assert (await fetched(None)).status_code == 401
    assert (await fetched(alice, "?from=yesterday")).status_code == 400
