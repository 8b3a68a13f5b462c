"""The dashboard: what today asks for, what changed, and whether it works; every number opens its rows."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.reckoning import choose_minutes
from app.clock import utc_now
from app.db.session import team_session
from app.domain.dashboard import read_period, sent_since
from app.queries.dashboard import dashboard_basis
from app.queries.dashboard_money import formula_words
from app.queries.dashboard_page import dashboard_page, rows_behind
from app.queries.onboarding import onboarding
from app.state.earnings import EMPTY_CHART
from app.state.fields import said_beside, said_in_its_place
from app.state.notices import notify
from app.state.session import identity_of, writer_of

EARNINGS = "/earnings"
LONGEST_KEY = 300
AT_ONCE = 500
NO_TABLE: dict[str, Any] = {"title": "", "sentence": "", "rows": []}


class DashboardState(rx.State):
    """`behind` are the rows of the number that was opened, and `rest` how many of them are not shown yet."""

    loaded: bool = False
    failed: str = ""
    period: str = "90"
    has_any: bool = False
    jobs: int = 0
    today: list[dict[str, Any]] = []
    tiles: list[dict[str, str]] = []
    funnel: dict[str, Any] = NO_TABLE
    stays: dict[str, Any] = NO_TABLE
    replies: list[dict[str, Any]] = []
    returns: list[dict[str, Any]] = []
    money: list[dict[str, str]] = []
    apart: str = ""
    hourly: dict[str, Any] = EMPTY_CHART
    forecast: dict[str, Any] = {"key": "", "words": "", "sentence": "", "method": "", "is_told": False}
    formula: str = ""
    minutes: int = 30
    minutes_error: str = ""
    is_open: bool = False
    title: str = ""
    behind: list[dict[str, str]] = []
    rest: int = 0
    _key: str = ""

    @rx.event
    async def load(self):
        """All figures of the period in the address."""
        asked = self.router.url.query_parameters
        self.period = read_period(asked.get("period", self.period or "90"))
        self.is_open, self.minutes_error = False, ""
        with said_in_its_place(self):
            await self._read()
            self.loaded = True

    @rx.event
    async def choose(self, period: str):
        """Another period; the address follows, so that Back goes back to this one."""
        return rx.redirect(f"/dashboard?period={read_period(period)}")

    @rx.event
    async def open_rows(self, key: str):
        """What a number counts."""
        self._key, self.behind = str(key)[:LONGEST_KEY], []
        await self._open_more()

    @rx.event
    async def open_more(self):
        """The next of them."""
        await self._open_more()

    @rx.event
    async def close_rows(self):
        """Back to the figures."""
        self.is_open = False

    @rx.event
    async def open_month(self, key: str):
        """The entries of a month."""
        return rx.redirect(f"{EARNINGS}?show={str(key)[:7]}")

    @rx.event
    async def keep_minutes(self, form: dict):
        """How long one application takes, unpaid."""
        errors: dict[str, str] = {}
        with said_beside(errors, "minutes"):
            async with team_session(await writer_of(self)) as db:
                await choose_minutes(db, form.get("minutes") if isinstance(form, dict) else "")
        self.minutes_error = errors.get("minutes", "")
        if self.minutes_error:
            return None
        await self._read()
        return notify("Kept.")

    async def _open_more(self) -> None:
        async with team_session(await identity_of(self)) as db:
            stage = self._key.removeprefix("stay.") if self._key.startswith("stay.") else ""
            basis = await dashboard_basis(db, self.period, now=utc_now(), opened=stage)
        self.title, rows = rows_behind(basis, self._key)
        self.behind, self.is_open = rows[: len(self.behind) + AT_ONCE], True
        self.rest = len(rows) - len(self.behind)

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            basis = await dashboard_basis(db, self.period, now=utc_now())
            self.jobs = (await onboarding(db)).jobs
        page = asdict(dashboard_page(basis))
        for name, value in page.items():
            setattr(self, name, value)
        self.minutes = basis.known.minutes
        self.formula = formula_words(basis, len(sent_since(basis.facts, basis.since)))
