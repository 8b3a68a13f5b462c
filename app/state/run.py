"""One run: its timeline, live, and what a person may do about it."""

import asyncio
from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.runs import cancel_run, replay_run, retry_run
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.run_filter import run_id_of
from app.queries.runs import run_view
from app.state.live import follow
from app.state.notices import notify
from app.state.session import identity_of, writer_of

CALM_SECONDS = 0.2
RUNS = "/runs"
LONGEST_NAME = 500


class RunState(rx.State):
    """`missing` when there is no such run in this team."""

    loaded: bool = False
    missing: bool = False
    title: str = "Run"
    run: dict[str, Any] = {}
    facts: list[dict[str, str]] = []
    steps: list[dict[str, Any]] = []
    texts: dict[str, str] = {"inputs": "", "outputs": "", "error": "", "origin": ""}
    parent: dict[str, str] = {}
    children: list[dict[str, str]] = []
    differences: list[dict[str, str]] = []
    is_repeated: bool = False
    findings: list[dict[str, str]] = []
    no_findings: str = ""
    funnel: list[dict[str, str]] = []
    refused: list[dict[str, str]] = []
    _is_due: bool = False

    @rx.event
    async def load(self):
        """The run that the address names."""
        identity = await identity_of(self)
        follow(self, identity.team_id, "runs", RunState.refresh)
        if self.run.get("id") != self._asked():
            self.loaded, self.run, self.steps, self.title = False, {}, [], "Run"
            yield
        await self._read()

    @rx.event(background=True)
    async def refresh(self):
        """Some run got on; of a burst, the last word is read."""
        async with self:
            if self._is_due or not self.run.get("is_open"):
                return
            self._is_due = True
        await asyncio.sleep(CALM_SECONDS)
        async with self:
            self._is_due = False
            await self._read()

    @rx.event
    async def cancel(self):
        """End it now."""
        async with team_session(await writer_of(self)) as db:
            await cancel_run(db, run_id_of(self._asked()))
        await self._read()
        return notify("The run is canceled. What it had not finished was not saved.")

    @rx.event
    async def retry(self, step: str = ""):
        """Do it again, from this step on; "" goes on where it failed."""
        async with team_session(await writer_of(self)) as db:
            again = await retry_run(db, run_id_of(self._asked()), from_step=str(step)[:LONGEST_NAME] or None)
        return rx.redirect(f"{RUNS}/{again}")

    @rx.event
    async def replay(self):
        """Do it again from the beginning, with the same inputs, and see what differs."""
        async with team_session(await writer_of(self)) as db:
            again = await replay_run(db, run_id_of(self._asked()))
        return rx.redirect(f"{RUNS}/{again}")

    async def _read(self) -> None:
        try:
            run_id = run_id_of(self._asked())
        except BadInput:
            found = None
        else:
            async with team_session(await identity_of(self)) as db:
                found = await run_view(db, run_id, now=utc_now())
        self.missing, self.loaded = found is None, True
        self.title = found.run.name if found else "No such run"
        if found is None:
            return
        shown = asdict(found)
        self.run, self.facts, self.steps = shown["run"], shown["facts"], shown["steps"]
        self.texts = {name: shown[name] for name in ("inputs", "outputs", "error", "origin")}
        self.parent, self.children = shown["parent"], shown["children"]
        self.findings, self.no_findings = shown["findings"], shown["no_findings"]
        self.differences, self.is_repeated = shown["differences"], shown["is_repeated"]
        self.funnel, self.refused = shown["funnel"], shown["refused"]

    def _asked(self) -> str:
        """The last part of the address."""
        return self.router.url.path.rstrip("/").rpartition("/")[2]
