"""Who the person is, field by field, and how complete the profile is: for the welcome and for the profile."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.onboarding import guess_time_zone, time_zone_chosen
from app.actions.profile import change_basics
from app.db.session import team_session
from app.domain.time_zones import UNKNOWN, zone_of_place
from app.queries.onboarding import Completeness, completeness, onboarding
from app.queries.profile_views import basics_form
from app.state.fields import beside_fields, said_in_its_place, still_wrong
from app.state.rerank import RerankState
from app.state.session import SessionState, identity_of, writer_of
from app.state.shell import ShellState

RANKED = frozenset({"headline", "about", "location", "country_code"})
"""What a score may depend on."""


class ProfileState(rx.State):
    """`saved` names the field that was saved last, so that it can say so."""

    loaded: bool = False
    failed: str = ""
    basics: dict[str, str] = {}
    errors: dict[str, str] = {}
    saved: str = ""
    time_zone_is_guessed: bool = False
    percent: int = 0
    gaps: list[dict[str, Any]] = []
    country_turn: int = 0
    """Goes up when the country was filled in from the place, or by a file."""
    _zone_is_chosen: bool = False

    @rx.var
    def zone_of_place(self) -> str:
        """What the place tells of the time zone, while that is nobody's choice."""
        if self._zone_is_chosen or self.basics.get("timezone") != UNKNOWN:
            return ""
        return zone_of_place(self.basics.get("country_code", ""), self.basics.get("location", ""))

    @rx.event
    async def load(self):
        """Everything about the person, as the database has it."""
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                basics, known, welcome = await basics_form(db), await completeness(db), await onboarding(db)
            if basics.get("country_code") != self.basics.get("country_code"):
                self.country_turn += 1
            self.basics, self.errors, self.saved = basics, {}, ""
            self._zone_is_chosen = welcome.time_zone_is_chosen
            self.time_zone_is_guessed = welcome.time_zone_is_guessed
            self._show(known)
            self.loaded = True

    @rx.event
    async def save(self, field: str, value: str):
        """Keep one field as it was typed, or say beside it what is wrong."""
        form: dict[str, str] = {str(field): str(value)}
        errors: dict[str, str] = {}
        if self.basics.get(str(field)) == value and field not in self.errors:
            return None
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                profile = await change_basics(db, form)
                if "timezone" in form:
                    await time_zone_chosen(db)
                country, known = profile.country_code or "", await completeness(db)
        self.errors = still_wrong(self.errors, form, errors)
        if errors:
            self.saved = ""
            return None
        if country != self.basics.get("country_code") and "country_code" not in form:
            self.country_turn += 1
        self.basics = {**self.basics, **form, "country_code": country}
        self.saved = str(field)
        self._zone_is_chosen = self._zone_is_chosen or field == "timezone"
        self.time_zone_is_guessed = self.time_zone_is_guessed and field != "timezone"
        self._show(known)
        return self._followers(str(field))

    @rx.event
    async def guess_time_zone(self, zone: str):
        """The browser says where its clock is; taken over only while nothing else is known."""
        if not self.loaded or self.basics.get("timezone") != "UTC":
            return
        async with team_session(await writer_of(self)) as db:
            taken = await guess_time_zone(db, zone)
        if taken:
            self.basics = {**self.basics, "timezone": zone}
            self.time_zone_is_guessed = True

    @rx.event
    async def weigh(self):
        """Read the completeness again, after something else of the profile has changed."""
        async with team_session(await identity_of(self)) as db:
            known = await completeness(db)
        self._show(known)

    def _show(self, known: Completeness) -> None:
        self.percent, self.gaps = known.percent, [asdict(gap) for gap in known.gaps]

    def _followers(self, field: str) -> list[Any]:
        followers: list[Any] = []
        if field == "display_name":
            followers += [SessionState.guard, ShellState.load]
        if field in RANKED:
            followers.append(RerankState.rerank)
        return followers
