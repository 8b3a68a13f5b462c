"""The team's language model in the settings. A typed key is passed on and kept nowhere in this state."""

from dataclasses import asdict

import reflex as rx

from app.actions import team_model
from app.db.session import team_session
from app.domain.model_choice import PROVIDERS
from app.queries.model_settings import ModelSettings, model_settings
from app.runs.model_check import check_model
from app.state.fields import beside_fields, said_in_its_place
from app.state.notices import notify
from app.state.session import identity_of, writer_of


class ModelSettingsState(rx.State):
    """`turn` goes up when the form is to be drawn anew, with an empty key."""

    loaded: bool = False
    failed: str = ""
    is_set: bool = False
    is_on: bool = False
    may_change: bool = False
    form: dict[str, str] = {}
    key: str = ""
    title: str = ""
    spent: str = ""
    percent: int = 0
    price: str = ""
    errors: dict[str, str] = {}
    turn: int = 0
    is_asking: bool = False
    works: bool = False
    answer: str = ""

    @rx.event
    async def load(self):
        """What is chosen, and what it has cost this month."""
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                self._show(await model_settings(db))
            self.loaded, self.errors, self.answer = True, {}, ""

    @rx.event
    async def choose_provider(self, provider: str):
        """Another provider brings its address along."""
        known = PROVIDERS.get(str(provider), PROVIDERS["other"])
        self.form = {**self.form, "provider": str(provider)[:40], "base_url": known.base_url}
        self.turn += 1

    @rx.event
    async def save(self, form: dict):
        """Keep it; what cannot be used is said beside its field."""
        typed = {name.removeprefix("model-"): value for name, value in form.items() if isinstance(value, str)}
        errors: dict[str, str] = {}
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                await team_model.choose_model(db, typed)
                known = await model_settings(db)
        self.errors = errors
        if errors:
            return None
        self._show(known)
        self.answer = ""
        return [notify("Kept. Try it with “Test”."), rx.set_focus("model-test")]

    @rx.event(background=True)
    async def test(self):
        """Ask it one small question."""
        async with self:
            if self.is_asking:
                return
            identity = await writer_of(self)
            self.is_asking, self.answer = True, ""
        try:
            works, words = await check_model(identity)
        finally:
            async with self:
                self.is_asking = False
        async with self:
            self.works, self.answer = works, words
            async with team_session(identity) as db:
                self._show(await model_settings(db))

    @rx.event
    async def switch(self, on: bool):
        """Use it, or go on by rules."""
        async with team_session(await writer_of(self)) as db:
            await team_model.switch_model(db, on=on is True)
            known = await model_settings(db)
        self._show(known)

    @rx.event
    async def forget(self):
        """Take the model and its key away."""
        async with team_session(await writer_of(self)) as db:
            await team_model.forget_model(db)
            known = await model_settings(db)
        self._show(known)
        self.answer = ""
        return notify("The model and its key are gone. Everything goes on by rules.")

    def _show(self, known: ModelSettings) -> None:
        for name, value in asdict(known).items():
            setattr(self, name, value)
        self.turn += 1
