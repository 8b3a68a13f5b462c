"""The settings of agents: when they run by themselves, what they read, and what today's limits leave."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.agent_settings import set_option, set_schedule
from app.actions.places import add_place, places_to_read, remove_place
from app.actions.retention import keep_runs_for
from app.clock import utc_now
from app.db.session import team_session
from app.domain.agents import scheduled_agent
from app.domain.enums import AgentType
from app.domain.retention import CHOICES, FOR_EVER
from app.queries.agent_settings import agent_settings
from app.state.fields import said_beside
from app.state.notices import notify
from app.state.session import identity_of, writer_of

KEPT_WORDS = {days: words if days == FOR_EVER else f"for {words}" for days, words in CHOICES.items()}
FIELDS = ("every", "at", "quiet_from", "quiet_to")


class AgentsState(rx.State):
    """`errors` by field; `turn` goes up when the field for a new source is to be empty again."""

    loaded: bool = False
    agents: list[dict[str, Any]] = []
    sources: list[dict[str, str]] = []
    shortlists: bool = True
    plan: str = ""
    plan_end: str = ""
    meters: list[dict[str, Any]] = []
    keep_days: str = ""
    errors: dict[str, str] = {}
    turn: int = 0

    @rx.event
    async def load(self):
        """Read how everything is set."""
        self.errors = {}
        await self._read()

    @rx.event
    async def change(self, agent: str, name: str, value: str):
        """One wish about when an agent runs; saved at once."""
        if name in FIELDS:
            await self._save(scheduled_agent(agent), {str(name): str(value)[:20]})

    @rx.event
    async def switch(self, agent: str, on: bool):
        """Let an agent run by itself, or not."""
        await self._save(scheduled_agent(agent), {"on": on is True})

    @rx.event
    async def quiet(self, form: dict):
        """Both ends of the quiet hours, saved together."""
        given = {field: str(form.get(field) or "")[:5] for field in ("quiet_from", "quiet_to")}
        await self._save(scheduled_agent(form.get("agent")), given)

    @rx.event
    async def let_shortlist(self, on: bool):
        """Whether the best new jobs go on the board by themselves."""
        async with team_session(await writer_of(self)) as db:
            await set_option(db, AgentType.JOB_SEARCH, "shortlists", on is True)
        await self._read()

    @rx.event
    async def keep_runs(self, days: str):
        """For how long the team keeps what its agents did."""
        async with team_session(await writer_of(self)) as db:
            kept = await keep_runs_for(db, days)
        await self._read()
        return notify(f"Runs are kept {KEPT_WORDS[kept]}.")

    @rx.event
    async def add_source(self, form: dict):
        """Another address or folder to read."""
        identity, where = await writer_of(self), str(form.get("source") or "").strip()
        errors: dict[str, str] = {}
        with said_beside(errors, "source"):
            async with team_session(identity) as db:
                await add_place(db, "feed" if "://" in where else "folder", where)
        self.errors = errors
        if not errors:
            self.turn += 1
            await self._read()

    @rx.event
    async def remove_source(self, kind: str, where: str):
        """Read it no more."""
        async with team_session(await writer_of(self)) as db:
            await remove_place(db, str(kind), str(where))
        await self._read()
        return notify("That source is read no more. The jobs that came from it stay.")

    async def _save(self, agent: AgentType, said: dict[str, Any]) -> None:
        identity = await writer_of(self)
        errors: dict[str, str] = {}
        known: dict[str, Any] = next((one for one in self.agents if one["agent"] == agent), {})
        kept = {field: known[field] for field in ("on", *FIELDS) if field in known}
        with said_beside(errors, agent):
            async with team_session(identity) as db:
                await set_schedule(db, agent, kept | said, now=utc_now())
        self.errors = errors
        await self._read()

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            found = await agent_settings(db, now=utc_now(), places=await places_to_read(db))
        if found is not None:
            shown = asdict(found)
            self.agents, self.sources, self.meters = shown["agents"], shown["sources"], shown["meters"]
            self.keep_days = found.keep_days
            self.shortlists, self.plan, self.plan_end = found.shortlists, found.plan, found.plan_end
        self.loaded = True
