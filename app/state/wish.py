"""What the person wants: rates, floor, kinds of work, platforms."""

from typing import Any

import reflex as rx

from app.actions.preferences import change_preferences
from app.db.session import team_session
from app.domain.profile import SearchWish
from app.domain.wish_form import remarks
from app.queries.facts import search_wish
from app.queries.profile_views import wish_form
from app.state.fields import beside_fields, said_in_its_place
from app.state.profile import ProfileState
from app.state.rerank import RerankState
from app.state.session import identity_of, writer_of


class WishState(rx.State):
    """`remarks` are sentences about what is allowed but perhaps not meant."""

    loaded: bool = False
    failed: str = ""
    wish: dict[str, str] = {}
    platforms: list[str] = []
    project_types: list[str] = []
    errors: dict[str, str] = {}
    saved: str = ""
    remarks: list[str] = []
    _refused: dict[str, Any] = {}
    """What was typed into fields that could not be used."""

    @rx.event
    async def load(self):
        """The wish as the database has it."""
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                wish = await search_wish(db)
            self._show(wish)
            self.errors, self._refused, self.saved, self.loaded = {}, {}, "", True

    @rx.event
    async def save(self, field: str, value: str):
        """Keep one rate, the floor or the currency, or say beside it what is wrong."""
        if self.wish.get(str(field)) == value and field not in self.errors:
            return None
        return await self._save({str(field): str(value)})

    @rx.event
    async def flip(self, field: str, choice: str):
        """Switch one platform or kind of work on or off."""
        chosen = {"platforms": self.platforms, "project_types": self.project_types}.get(field, [])
        without = [each for each in chosen if each != choice]
        return await self._save({str(field): without if choice in chosen else [*chosen, str(choice)]})

    async def _save(self, form: dict[str, Any]) -> list[Any] | None:
        """What was refused before may fit now, beside what has just been typed; else this alone is kept."""
        together = {**self._refused, **form}
        errors = await self._try(together)
        if set(errors) - set(form):
            others = {name: said for name, said in errors.items() if name not in form}
            errors = {**others, **await self._try(form)}
        self.errors, self._refused = errors, {name: together[name] for name in errors}
        if set(errors) & set(form):
            self.saved = ""
            return None
        self.saved = next(iter(form))
        return [ProfileState.weigh, RerankState.rerank]

    async def _try(self, form: dict[str, Any]) -> dict[str, str]:
        errors: dict[str, str] = {}
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                wish = await change_preferences(db, form)
            self._show(wish)
        return errors

    def _show(self, wish: SearchWish) -> None:
        self.wish, self.remarks = wish_form(wish), remarks(wish)
        self.platforms = [str(each) for each in wish.platforms]
        self.project_types = [str(each) for each in wish.project_types]
