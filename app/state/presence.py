"""Who else has a job's card or letter open, as this tab shows it."""

import reflex as rx

from app.actions.presence import tell_presence
from app.db.session import team_session
from app.domain.board import card_id
from app.domain.presence import PLACES, initials
from app.queries.people import names_of
from app.state.live import PRESENCE, follow, present_in, tab_name
from app.state.session import identity_of


class PresenceState(rx.State):
    """`here`: job → the others who have it open, each with "name", "initials" and "words"."""

    here: dict[str, list[dict[str, str]]] = {}

    @rx.event
    async def watch(self):
        """From now on this tab is told who comes and goes."""
        await self._watch()
        await self._read()

    @rx.event
    async def here_is(self, job: str, place: str):
        """A sign of life: this tab has the job open. Comes again and again while it has."""
        identity = await identity_of(self)
        where = str(place) if str(place) in PLACES else "card"
        await self._watch()
        async with team_session(identity) as db:
            await tell_presence(db, tab=self._tab(), job=str(card_id(job)), place=where)

    @rx.event
    async def leave(self):
        """This tab has nothing open any more."""
        async with team_session(await identity_of(self)) as db:
            await tell_presence(db, tab=self._tab())

    @rx.event
    async def refresh(self):
        """Somebody came or went."""
        await self._read()

    async def _watch(self) -> None:
        identity = await identity_of(self)
        follow(self, identity.team_id, PRESENCE, PresenceState.refresh)  # type: ignore[arg-type]

    async def _read(self) -> None:
        identity = await identity_of(self)
        others = present_in(identity.team_id, but=identity.user_id)
        names: dict[str, str] = {}
        if others:
            async with team_session(identity) as db:
                names = await names_of(db, {each.person for each in others})
        here: dict[str, list[dict[str, str]]] = {}
        for each in others:
            if name := names.get(each.person):
                here.setdefault(each.job, []).append(
                    {"name": name, "initials": initials(name), "words": f"{name} {PLACES[each.place]}"}
                )
        if here != self.here:
            self.here = here

    def _tab(self) -> str:
        """Names the tab to others without giving its token away."""
        return tab_name(self.router.session.client_token)
