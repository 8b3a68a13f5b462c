"""The person's skills: typed with suggestions, described if they like, removed with undo."""

import asyncio
from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.removals import remove_entry, restore_entry
from app.actions.skills import Added, add_list, describe_skill
from app.db.session import team_session
from app.domain.errors import NotFound
from app.domain.forms import read_id
from app.domain.skills import suggest
from app.queries.profile_views import skill_rows
from app.state.fields import beside_fields, said_in_its_place
from app.state.notices import notify
from app.state.profile import ProfileState
from app.state.rerank import RerankState
from app.state.session import identity_of, writer_of

OFFERED = 8
LONGEST_QUERY = 80
NO_SKILL = "This is not a skill of yours. Reload the page to see which are."


class SkillsState(rx.State):
    """`names` are the chips; `rows` say how well and for how long."""

    loaded: bool = False
    failed: str = ""
    names: list[str] = []
    rows: list[dict[str, Any]] = []
    suggestions: list[str] = []
    error: str = ""

    @rx.event
    async def load(self):
        """The chips, and what is known about each."""
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                rows = await skill_rows(db)
            self._show(rows)
            self.error, self.suggestions, self.loaded = "", [], True
        await asyncio.to_thread(suggest, "a", 1)  # the vocabulary is read once, before the first key

    @rx.event(supersedes=True)
    async def suggest(self, typed: str):
        """Names that begin as the person types; the latest keystroke wins."""
        self.suggestions = suggest(str(typed)[:LONGEST_QUERY], OFFERED)

    @rx.event
    async def add(self, typed: str):
        """One skill, or several between commas."""
        errors: dict[str, str] = {}
        added = Added([], [])
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                added = await add_list(db, typed)
                rows = await skill_rows(db)
        if errors:
            self.error = errors["skill"]
            return None
        self._show(rows)
        self.error = " ".join(added.left)
        return [ProfileState.weigh, RerankState.rerank] if added.ids else None

    @rx.event
    async def remove(self, name: str):
        """Take a skill away by its name; ten seconds of second thoughts."""
        found = next((row for row in self.rows if row["name"] == name), None)
        if found is None:
            raise NotFound(NO_SKILL)
        async with team_session(await writer_of(self)) as db:
            await remove_entry(db, "skill", read_id(found["id"], NO_SKILL))
            rows = await skill_rows(db)
        self._show(rows)
        undo = SkillsState.restore(found["id"])  # type: ignore[operator]
        return [notify(f"{found['name']} removed.", undo=undo), ProfileState.weigh, RerankState.rerank]

    @rx.event
    async def restore(self, skill_id: str):
        async with team_session(await writer_of(self)) as db:
            await restore_entry(db, "skill", read_id(skill_id, NO_SKILL))
            rows = await skill_rows(db)
        self._show(rows)
        return [ProfileState.weigh, RerankState.rerank]

    @rx.event
    async def describe(self, skill_id: str, field: str, value: str):
        """Say how well (`level`) or for how many years (`years`)."""
        found = next((row for row in self.rows if row["id"] == skill_id), None)
        if found is None:
            raise NotFound(NO_SKILL)
        form = {"level": found["level"], "years": found["years"], str(field): value}
        errors: dict[str, str] = {}
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                await describe_skill(db, read_id(skill_id, NO_SKILL), form)
                rows = await skill_rows(db)
        if errors:
            return notify(f"{found['name']}: {next(iter(errors.values()))}", tone="error")
        self._show(rows)
        return RerankState.rerank

    def _show(self, rows: list[Any]) -> None:
        self.rows, self.names = [asdict(row) for row in rows], [row.name for row in rows]
