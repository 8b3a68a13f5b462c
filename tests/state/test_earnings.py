"""Earnings in a tab: entered, mended, taken out and put back; files come in once; nobody else's."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from app.db.session import team_session
from app.domain.enums import ApplicationStatus
from app.domain.identity import Identity
from app.models.upload import Upload
from app.state.earnings import EarningsState
from app.state.earnings_import import EarningsImportState
from app.state.notices import NoticeState
from tests.builders import an_application
from tests.domain.test_earnings_file import UPWORK
from tests.state.tabs import Tab

OpenTab = Callable[[Identity], Tab]
FORM = {
    "day": "2026-02-10",
    "amount": "1,250",
    "currency": "USD",
    "kind": "fixed",
    "fee": "125",
    "hours": "10",
    "client": "Acme",
}


async def drop(person: Identity, folder: Path, text: str) -> str:
    """A file that the upload route has taken."""
    upload, path = uuid4(), folder / "earnings.csv"
    path.write_text(text)
    async with team_session(person) as db:
        db.add(
            Upload(
                id=upload,
                team_id=person.team_id,
                user_id=person.user_id,
                purpose="earnings",
                file_name="earnings.csv",
                path=str(path),
                size_bytes=path.stat().st_size,
            )
        )
    return str(upload)


async def entered(tab: Tab, **form: str) -> EarningsState:
    await tab.open("/earnings", EarningsState.load)
    await tab.send(EarningsState.begin(""))
    await tab.send(EarningsState.save(FORM | form))
    return await tab.state(EarningsState)


async def test_an_entry_is_listed_summed_mended_removed_and_put_back(
    alice: Identity, open_tab: OpenTab
) -> None:
    tab = open_tab(alice)
    state = await entered(tab)
    [row] = state.rows
    assert (row["who"], row["net"], state.is_open) == ("Acme", "$1,125", False)
    await tab.send(EarningsState.begin(row["id"]))
    assert (await tab.state(EarningsState)).form["amount"] == "1250"
    await tab.send(EarningsState.save(FORM | {"amount": "1,000", "fee": ""}))
    assert (await tab.state(EarningsState)).rows[0]["net"] == "$1,000"
    await tab.send(EarningsState.remove(row["id"]))
    assert (await tab.state(EarningsState)).total == 0
    await tab.send(NoticeState.undo((await tab.state(NoticeState)).notices[-1]["id"]))
    assert [each["id"] for each in (await tab.state(EarningsState)).rows] == [row["id"]]
    assert (await tab.sentences())[-1] == "Put back."


async def test_a_bad_form_stays_open_with_sentences(alice: Identity, open_tab: OpenTab, sql: Any) -> None:
    state = await entered(open_tab(alice), amount="much", day="2999-01-01")
    assert set(state.errors) == {"amount", "day"}
    assert state.is_open
    assert sql("select count(*) from public.earnings") == [(0,)]


async def test_a_won_application_opens_the_form_for_what_it_earned(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    async with team_session(alice) as db:
        won = await an_application(db, status=ApplicationStatus.WON)
    tab = open_tab(alice)
    await tab.open(f"/earnings?application={won.id}", EarningsState.load)
    state = await tab.state(EarningsState)
    assert (state.is_open, state.form["application"]) == (True, str(won.id))
    await tab.send(EarningsState.save(FORM | {"application": str(won.id)}))
    assert sql("select application_id, job_id from public.earnings") == [(won.id, won.job_id)]


async def test_currencies_are_added_only_by_a_rate_that_somebody_entered(
    alice: Identity, open_tab: OpenTab
) -> None:
    tab = open_tab(alice)
    await entered(tab)
    state = await entered(tab, currency="EUR")
    assert "€1,125 (1 entry)" in state.apart
    assert state.years[0]["net"] == "$1,125"
    rate = {"rate-from": "EUR", "rate": "1.2", "rate-into": "USD", "rate-day": "2026-02-01"}
    await tab.send(EarningsState.add_rate(rate | {"rate": "a lot"}))
    assert "such as 1.0842" in (await tab.state(EarningsState)).rate_error
    await tab.send(EarningsState.add_rate(rate))
    state = await tab.state(EarningsState)
    assert (state.apart, state.years[0]["net"]) == ("", "$2,475")
    await tab.send(EarningsState.forget_rate(state.rates[0]["id"]))
    assert (await tab.state(EarningsState)).years[0]["net"] == "$1,125"
    await tab.send(NoticeState.undo((await tab.state(NoticeState)).notices[-1]["id"]))
    assert (await tab.state(EarningsState)).years[0]["net"] == "$2,475"


async def test_months_and_tax_years_list_their_entries(alice: Identity, open_tab: OpenTab) -> None:
    tab = open_tab(alice)
    for day in ("2026-01-05", "2026-01-20", "2025-12-31"):
        await entered(tab, day=day)
    await tab.send(EarningsState.pick("2026-01"))
    state = await tab.state(EarningsState)
    assert (len(state.rows), state.shown) == (2, "January 2026: 2")
    await tab.send(EarningsState.begin_tax_year("04-06"))
    state = await tab.state(EarningsState)
    assert [(year["year"], year["entries"]) for year in state.years] == [("2025/26", "3")]
    await tab.send(EarningsState.pick("2026-13"))
    assert "Choose a month or a year of the list." in await tab.sentences()


async def test_a_file_is_looked_at_taken_over_once_and_taken_back(
    alice: Identity, open_tab: OpenTab, tmp_path: Path, sql: Any
) -> None:
    tab = open_tab(alice)
    await tab.open("/earnings", EarningsState.load)
    await tab.send(EarningsImportState.read_file(await drop(alice, tmp_path, UPWORK), "earnings.csv"))
    state = await tab.state(EarningsImportState)
    assert (state.words, len(state.rejected)) == ("3 new, 0 known already, 2 not taken over.", 2)
    assert sql("select count(*) from public.earnings") == [(0,)]
    await tab.send(EarningsImportState.take_over({"import-rates": "on"}))
    assert (await tab.state(EarningsState)).total == 3
    assert sql("select sum(amount), sum(fee) from public.earnings where currency = 'USD'") == [(525, 54.5)]
    assert sql("select currency, into_currency, rate::float, source from private.exchange_rates") == [
        ("EUR", "USD", 1.09, "file")
    ]
    await tab.send(EarningsImportState.read_file(await drop(alice, tmp_path, UPWORK), "earnings.csv"))
    assert (await tab.state(EarningsImportState)).words == "0 new, 3 known already, 2 not taken over."
    await tab.send(EarningsImportState.take_over({}))
    assert (await tab.state(EarningsState)).total == 3
    await tab.send(EarningsImportState.take_back())
    assert (await tab.state(EarningsState)).total == 3


async def test_a_file_that_was_wrong_is_taken_back(
    alice: Identity, open_tab: OpenTab, tmp_path: Path
) -> None:
    tab = open_tab(alice)
    await entered(tab)
    await tab.send(EarningsImportState.read_file(await drop(alice, tmp_path, UPWORK), "earnings.csv"))
    await tab.send(EarningsImportState.take_over({}))
    assert (await tab.state(EarningsState)).total == 4
    await tab.send(NoticeState.undo((await tab.state(NoticeState)).notices[-1]["id"]))
    assert (await tab.state(EarningsState)).total == 1


async def test_a_fee_that_comes_later_than_its_payment_is_not_lost(
    alice: Identity, open_tab: OpenTab, tmp_path: Path, sql: Any
) -> None:
    tab = open_tab(alice)
    await tab.open("/earnings", EarningsState.load)
    without_fee = "".join(line for line in UPWORK.splitlines(keepends=True) if "Service Fee" not in line)
    for text in (without_fee, UPWORK, UPWORK):
        await tab.send(EarningsImportState.read_file(await drop(alice, tmp_path, text), "earnings.csv"))
        await tab.send(EarningsImportState.take_over({}))
    assert sql("select sum(amount), sum(fee), count(*) from public.earnings where currency = 'USD'") == [
        (525, 54.5, 3)
    ]


async def test_rows_without_a_currency_wait_for_one(
    alice: Identity, open_tab: OpenTab, tmp_path: Path, sql: Any
) -> None:
    tab = open_tab(alice)
    await tab.open("/earnings", EarningsState.load)
    upload = await drop(alice, tmp_path, "Date,Amount\n2026-01-05,100\n")
    await tab.send(EarningsImportState.read_file(upload, "mine.csv"))
    assert (await tab.state(EarningsImportState)).lacks_currency == 1
    await tab.send(EarningsImportState.take_over({}))
    assert "Choose the currency" in (await tab.sentences())[-1]
    await tab.send(EarningsImportState.take_over({"import-currency": "CHF"}))
    assert sql("select amount::int, currency from public.earnings") == [(100, "CHF")]


async def test_a_colleague_cannot_touch_it_and_a_viewer_writes_nothing(
    alice: Identity, bob: Identity, vera: Identity, charlie: Identity, open_tab: OpenTab, sql: Any
) -> None:
    state = await entered(open_tab(alice))
    earning = state.rows[0]["id"]
    for person in (bob, vera, charlie):
        tab = open_tab(person)
        await tab.open("/earnings", EarningsState.load)
        assert (await tab.state(EarningsState)).total == 0
        await tab.send(EarningsState.remove(earning))
        await tab.send(EarningsState.begin(earning))
        assert len(await tab.sentences()) >= 1
        await tab.send(EarningsState.save(FORM))
    by = {person.user_id: 1 for person in (alice, bob, charlie)}
    assert dict(sql("select user_id, count(*) from public.earnings group by 1")) == by


async def test_postgres_keeps_a_line_of_a_file_once(alice: Identity, sql: Any) -> None:
    values = (alice.team_id, alice.user_id)
    insert = (
        "insert into public.earnings (team_id, user_id, amount, occurred_at, source, external_id, fee_external_id)"
        " values (%s, %s, 1, now(), 'upwork', %s, %s)"
    )
    sql(insert, *values, "1", "2")
    with pytest.raises(psycopg.errors.UniqueViolation):
        sql(insert, *values, "3", "2")


async def test_what_was_just_entered_is_taken_back_by_one_click(alice: Identity, open_tab: OpenTab) -> None:
    tab = open_tab(alice)
    state = await entered(tab)
    notices = await tab.state(NoticeState)
    assert notices.notices[-1] | {"id": ""} == {
        "id": "",
        "sentence": "Earning entered.",
        "tone": "ok",
        "undoable": True,
    }
    await tab.send(NoticeState.undo(notices.notices[-1]["id"]))
    assert (state.total, state.rows) == (0, [])


async def test_a_file_is_previewed_with_its_descriptions(
    alice: Identity, open_tab: OpenTab, tmp_path: Path
) -> None:
    tab = open_tab(alice)
    await tab.open("/earnings", EarningsState.load)
    table = "Date,Amount,Currency,Client,Description\n2026-02-10,250,USD,Acme,Logo for the spring campaign\n"
    await tab.send(EarningsImportState.read_file(await drop(alice, tmp_path, table), "earnings.csv"))
    [row] = (await tab.state(EarningsImportState)).rows
    assert (row["who"], row["note"]) == ("Acme", "Logo for the spring campaign")
