"""Earnings on screen: months, tax years, entries, rates; entered, mended, taken out and put back."""

import re
from datetime import date
from typing import Any

import reflex as rx

from app.actions.earnings import add_earning, change_earning, remove_earning, restore_earning
from app.actions.reckoning import choose_tax_year, enter_rates, remove_rate
from app.clock import utc_now
from app.db.session import team_session
from app.domain.earning_form import read_day, read_earning, read_number
from app.domain.errors import BadInput
from app.domain.exchange import read_rate
from app.domain.forms import FormReader, read_id
from app.queries.earnings import as_rates, earning_choices, earnings, exchange_rates, reckoning
from app.queries.earnings_page import earnings_page, form_of, rate_rows
from app.state.fields import beside_fields, said_beside, said_in_its_place
from app.state.notices import notify
from app.state.session import identity_of, writer_of

NO_ENTRY = "This entry is not here any more."
NO_RATE = "This rate is not here any more."
SHOWN = re.compile(r"(?:\d{4}-(?:0[1-9]|1[0-2]))?|y\d{4}-\d{2}-\d{2}", re.ASCII)
EMPTY_CHART: dict[str, Any] = {
    "label": "", "note": "", "points": [], "sentence": "", "columns": [], "rows": [], "keys": [], "low": 0.0, "high": 0.0,
    "band": "",
}  # fmt: skip


class EarningsState(rx.State):
    """`show` says which entries are listed: all, a month, a tax year. `form` is what the open form begins with."""

    loaded: bool = False
    failed: str = ""
    currency: str = "USD"
    tax_year: str = "01-01"
    total: int = 0
    show: str = ""
    shown: str = ""
    figures: list[dict[str, str]] = []
    chart: dict[str, Any] = EMPTY_CHART
    years: list[dict[str, str]] = []
    rows: list[dict[str, Any]] = []
    apart: str = ""
    lacking: list[str] = []
    rates: list[dict[str, str]] = []
    choices: list[dict[str, str]] = []
    is_open: bool = False
    form: dict[str, str] = {}
    errors: dict[str, str] = {}
    rate_error: str = ""
    turn: int = 0

    @rx.event
    async def load(self):
        """All of it; an address with `?application=…` opens the form for what that one earned."""
        asked = self.router.url.query_parameters
        self.show, self.is_open, self.errors, self.rate_error = _show(asked.get("show", "")), False, {}, ""
        with said_in_its_place(self):
            await self._read()
            self.loaded = True
        if asked.get("application"):
            await self._begin("", str(asked["application"]))

    @rx.event
    async def pick(self, key: str):
        """List the entries of a month or a tax year, or all again."""
        self.show = _show(key)
        await self._read()
        return rx.set_focus("entries-title")

    @rx.event
    async def begin(self, earning_id: str = ""):
        """Open the form: empty, or with an entry."""
        await self._begin(str(earning_id), "")

    @rx.event
    async def close(self):
        """Shut the form; nothing is kept."""
        self.is_open = False

    @rx.event
    async def save(self, form: dict):
        """Enter it, or mend the entry that the form is about."""
        form, errors = form if isinstance(form, dict) else {}, dict[str, str]()
        identity, mended, made = await writer_of(self), str(self.form.get("id", "")), ""
        with beside_fields(errors):
            async with team_session(identity) as db:
                here = (await reckoning(db)).here
                typed = read_earning(form, today=utc_now().astimezone(here).date())
                if mended:
                    await change_earning(db, read_id(mended, NO_ENTRY), typed, here)
                else:
                    made = str(await add_earning(db, typed, here))
        self.errors = errors
        if errors:
            return None
        self.is_open = False
        await self._read()
        if mended:
            return notify("Changed.")
        return notify("Earning entered.", undo=EarningsState.remove(made))  # type: ignore[operator]

    @rx.event
    async def remove(self, earning_id: str):
        """Take an entry out."""
        async with team_session(await writer_of(self)) as db:
            await remove_earning(db, read_id(earning_id, NO_ENTRY))
        await self._read()
        return notify("Earning removed.", undo=EarningsState.put_back(str(earning_id)))  # type: ignore[operator]

    @rx.event
    async def put_back(self, earning_id: str):
        """As it was."""
        async with team_session(await writer_of(self)) as db:
            await restore_earning(db, read_id(earning_id, NO_ENTRY))
        await self._read()
        return notify("Put back.")

    @rx.event
    async def begin_tax_year(self, begins: str):
        """On which day one's tax year begins."""
        async with team_session(await writer_of(self)) as db:
            await choose_tax_year(db, begins)
        self.show = "" if self.show.startswith("y") else self.show
        await self._read()

    @rx.event
    async def add_rate(self, form: dict):
        """What one currency was worth in another, on a day."""
        form, errors = form if isinstance(form, dict) else {}, dict[str, str]()
        identity = await writer_of(self)
        with said_beside(errors, "rate"):
            async with team_session(identity) as db:
                reader = FormReader(form)
                day = read_day(reader, "rate-day", today=utc_now().date())
                reader.finish()
                worth = read_number(form.get("rate"))
                await enter_rates(db, [read_rate(form.get("rate-from"), form.get("rate-into"), day, worth)])
        self.rate_error = errors.get("rate", "")
        if self.rate_error:
            return None
        self.turn += 1
        await self._read()
        return notify("Entered. Entries from that day on are converted by it.")

    @rx.event
    async def forget_rate(self, rate_id: str):
        """A rate that was wrong."""
        async with team_session(await writer_of(self)) as db:
            gone = await remove_rate(db, read_id(rate_id, NO_RATE))
        await self._read()
        back = EarningsState.put_rate_back(gone.currency, gone.into, gone.day.isoformat(), str(gone.rate))  # type: ignore[operator]
        return notify(f"Removed: {gone.words}.", undo=back)

    @rx.event
    async def put_rate_back(self, currency: str, into: str, day: str, rate: str):
        """As it was."""
        try:
            on = date.fromisoformat(str(day)[:10])
        except ValueError:
            raise BadInput(NO_RATE) from None
        async with team_session(await writer_of(self)) as db:
            await enter_rates(db, [read_rate(currency, into, on, read_number(rate))])
        await self._read()

    async def _begin(self, earning_id: str, application: str) -> None:
        async with team_session(await identity_of(self)) as db:
            known = await reckoning(db)
            choices = await earning_choices(db, application)
            found = await earnings(db, known.here) if earning_id else []
        entry = next((each for each in found if each.id == earning_id), None)
        if earning_id and entry is None:
            raise BadInput(NO_ENTRY)
        choice = next((each for each in choices if each["id"] == application), None)
        today = utc_now().astimezone(known.here).date()
        self.form = form_of(entry, today=today, currency=known.currency, choice=choice)
        self.choices, self.errors, self.is_open, self.turn = choices, {}, True, self.turn + 1

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            known = await reckoning(db)
            found, rates = await earnings(db, known.here), await exchange_rates(db)
        today = utc_now().astimezone(known.here).date()
        page = earnings_page(found, known, as_rates(rates), show=self.show, today=today)
        self.currency, self.tax_year, self.rates = known.currency, known.tax_year, rate_rows(rates)
        self.total, self.figures, self.chart, self.years = page.total, page.figures, page.chart, page.years
        self.rows, self.shown, self.apart, self.lacking = page.rows, page.shown, page.apart, page.lacking


def _show(key: object) -> str:
    """A month, a tax year or nothing; anything else is a sentence."""
    asked = str(key)
    if not SHOWN.fullmatch(asked):
        raise BadInput("Choose a month or a year of the list.")
    if asked.startswith("y"):
        try:
            date.fromisoformat(asked[1:])
        except ValueError:
            raise BadInput("Choose a month or a year of the list.") from None
    return asked
