"""The list of runs, live."""

import asyncio
from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.runs import cancel_run, queue_run, retry_run
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.run_filter import RunFilter, run_id_of
from app.domain.wording import counted
from app.queries.runs import PAGE_SIZE, run_list
from app.state.live import follow
from app.state.notices import notify
from app.state.session import identity_of, writer_of

NOT_LOADED = "The runs could not be loaded."
RUNS = "/runs"
CALM_SECONDS = 0.3
"""However fast runs get on, a list is read anew no more often than this."""


class RunsState(rx.State):
    """The team's runs, the newest first, with the filters of the address."""

    loaded: bool = False
    failed: str = ""
    rows: list[dict[str, Any]] = []
    people: list[dict[str, str]] = []
    filters: dict[str, str] = {"agent": "", "status": "", "origin": "", "who": ""}
    is_filtered: bool = False
    page: int = 1
    has_next: bool = False
    has_open: bool = False
    sentence: str = ""
    place: str = ""
    _is_due: bool = False

    @rx.event
    async def load(self):
        """Read the page that the address asks for, and follow what happens."""
        identity = await identity_of(self)
        follow(self, identity.team_id, "runs", RunsState.refresh)
        try:
            await self._read()
        except Exception:
            self.failed = NOT_LOADED
            yield
            raise
        self.loaded, self.failed = True, ""

    @rx.event(background=True)
    async def refresh(self):
        """Something happened to a run; of a burst, the last word is read."""
        async with self:
            if self._is_due or not self.loaded:
                return
            self._is_due = True
        await asyncio.sleep(CALM_SECONDS)
        async with self:
            self._is_due = False
            await self._read()

    @rx.event
    async def choose(self, name: str, value: str):
        """Set one filter: the address changes, and with it the list."""
        return rx.redirect(f"{RUNS}{self._wanted().choose(str(name), value).address}")

    @rx.event
    async def clear(self, name: str):
        """Take one filter away."""
        return rx.redirect(f"{RUNS}{self._wanted().choose(str(name), '').address}")

    @rx.event
    async def turn(self, by: int):
        """Another page of the list."""
        step = 1 if by == 1 else -1
        wanted = self._wanted()
        turned = RunFilter(**{**asdict(wanted), "page": max(1, wanted.page + step)})
        return rx.redirect(f"{RUNS}{turned.address}")

    @rx.event
    async def search_now(self):
        """Read the sources now."""
        identity = await writer_of(self)
        async with team_session(identity) as db:
            await queue_run(
                db, AgentType.JOB_SEARCH, trigger="asked for on the page of runs",
                subject=f"{AgentType.JOB_SEARCH}:{identity.user_id}",
            )  # fmt: skip
        await self._read()
        return notify("Your sources are being read. You may leave this page.")

    @rx.event
    async def cancel(self, run_id: str):
        """End a run now."""
        async with team_session(await writer_of(self)) as db:
            await cancel_run(db, run_id_of(run_id))
        await self._read()
        return notify("The run is canceled. What it had not finished was not saved.")

    @rx.event
    async def retry(self, run_id: str):
        """Go on where a run failed."""
        async with team_session(await writer_of(self)) as db:
            again = await retry_run(db, run_id_of(run_id))
        return rx.redirect(f"{RUNS}/{again}")

    async def _read(self) -> None:
        wanted = self._wanted()
        async with team_session(await identity_of(self)) as db:
            found = await run_list(db, wanted, now=utc_now())
        self.rows = [asdict(row) for row in found.rows]
        self.people, self.has_next, self.page = found.people, found.has_next, wanted.page
        self.has_open = found.open_count > 0
        self.filters = {name: value for name, value in asdict(wanted).items() if name != "page"}
        self.is_filtered = wanted.is_on
        first = (wanted.page - 1) * PAGE_SIZE + 1
        self.sentence = f"{counted(found.open_count, 'run')} at work or waiting" if found.open_count else ""
        self.place = f"{first}–{first + len(found.rows) - 1}" if found.rows else ""

    def _wanted(self) -> RunFilter:
        return RunFilter.parse(dict(self.router.url.query_parameters))
