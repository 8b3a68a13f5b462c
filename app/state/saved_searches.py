"""Saved searches beside the filters: what is new in each, when it speaks up, and the one that is open now."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.alerts import tell_listeners
from app.actions.searches import (
    bring_back_search,
    choose_alerts,
    choose_quiet_hours,
    remove_search,
    save_search,
    see_search,
)
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import UserFacingError
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.domain.saved_search import search_of, suggested_name
from app.queries.facts import search_wish
from app.queries.searches import quiet_hours, saved_searches
from app.state.job_verdicts import parsed_id
from app.state.notices import notify
from app.state.session import identity_of, writer_of


class SavedSearchState(rx.State):
    """`current` is the id of the kept search that the filters make, "" for none; `can_save` when there is one to keep."""

    searches: list[dict[str, Any]] = []
    current: str = ""
    can_save: bool = False
    is_open: bool = False
    name: str = ""
    error: str = ""
    quiet_from: str = "22"
    quiet_to: str = "7"

    @rx.event
    async def load(self):
        """On every change of the address, and whenever jobs came in: what is new; what is open is seen."""
        await self._show(await identity_of(self))

    @rx.event
    async def show(self, is_open: bool):
        """Open or close the dialog: keep this search, and see to the others."""
        self.is_open, self.error = is_open is True, ""
        if self.is_open:
            async with team_session(await identity_of(self)) as db:
                hours, wish = await quiet_hours(db), await search_wish(db)
            self.name = suggested_name(self._wanted(), wish.currency)
            self.quiet_from, self.quiet_to = str(hours.start), str(hours.end)

    @rx.event
    async def keep(self, form: dict):
        """Save what the filters look for."""
        asked = form if isinstance(form, dict) else {}
        identity = await writer_of(self)
        try:
            async with team_session(identity) as db:
                kept = await save_search(
                    db, asked.get("search_name"), self._wanted(), alerts=asked.get("alerts", "now")
                )
        except UserFacingError as refusal:
            self.error = refusal.sentence
            return None
        self.is_open, self.error = False, ""
        await self._show(identity)
        return notify(f"Saved “{kept.name}”. New jobs that it finds are counted beside it.")

    @rx.event
    async def choose_alerts(self, search_id: str, alerts: str):
        """When a search speaks up."""
        search, identity = parsed_id(search_id), await writer_of(self)
        async with team_session(identity) as db:
            await choose_alerts(db, search, alerts, now=utc_now())
        await self._show(identity)

    @rx.event
    async def choose_quiet(self, form: dict):
        """Between which hours nobody is told anything."""
        asked = form if isinstance(form, dict) else {}
        identity = await writer_of(self)
        async with team_session(identity) as db:
            await choose_quiet_hours(db, asked.get("quiet_from"), asked.get("quiet_to"))
            hours = await quiet_hours(db)
        self.quiet_from, self.quiet_to = str(hours.start), str(hours.end)

    @rx.event
    async def remove(self, search_id: str):
        """Forget a search."""
        search, identity = parsed_id(search_id), await writer_of(self)
        async with team_session(identity) as db:
            gone = await remove_search(db, search)
        await self._show(identity)
        back = SavedSearchState.take_back(gone.name, gone.address, gone.alerts)  # type: ignore[arg-type,call-arg]
        return notify(f"“{gone.name}” is not kept any more.", undo=back)

    @rx.event
    async def take_back(self, name: str, address: dict, alerts: str):
        """Undo: keep it again."""
        identity = await writer_of(self)
        async with team_session(identity) as db:
            await bring_back_search(db, name, address, alerts)
        await self._show(identity)

    async def _show(self, identity: Identity) -> None:
        wanted = search_of(self._wanted())
        async with team_session(identity) as db:
            if identity.may_write:
                await tell_listeners(db, now=utc_now())
            found = await saved_searches(db)
            here = next((each for each in found if each.address == wanted), None)
            if here and here.unseen and identity.may_write:
                await see_search(db, parsed_id(here.id), now=utc_now())
        self.searches = [
            asdict(each) | {"is_here": here is not None and each.id == here.id} for each in found
        ]
        self.current = here.id if here else ""
        self.can_save = bool(wanted) and here is None and identity.may_write

    def _wanted(self) -> JobFilter:
        return JobFilter.parse(dict(self.router.url.query_parameters))
