"""How the person writes, in the settings: habits to switch, letters of their own to learn from."""

from uuid import UUID

import reflex as rx

from app.actions.own_voice import add_samples, remove_sample, switch_habit
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import NotFound
from app.domain.wording import counted
from app.queries.own_voice import WritingHabits, writing_habits
from app.state.letter_fields import as_id
from app.state.notices import notify
from app.state.session import identity_of, writer_of

NOT_LOADED = "Your habits could not be loaded."


class OwnVoiceState(rx.State):
    """`turn` goes up when the field for pasting is to be empty again."""

    loaded: bool = False
    failed: str = ""
    sentence: str = ""
    habits: list[dict[str, str]] = []
    samples: list[dict[str, str]] = []
    turn: int = 0
    _taken_out: dict[str, str] = {}

    @rx.event
    async def load(self):
        """What is known, and from what."""
        try:
            async with team_session(await identity_of(self)) as db:
                known = await writing_habits(db)
        except Exception:
            self.failed = NOT_LOADED
            yield
            raise
        self._show(known)

    @rx.event
    async def switch(self, key: str, on: bool):
        """Follow a habit, or not."""
        async with team_session(await writer_of(self)) as db:
            await switch_habit(db, str(key), on=on is True)
            known = await writing_habits(db)
        self._show(known)

    @rx.event
    async def add(self, form: dict):
        """Letters of the person's own, pasted."""
        pasted = str(form.get("own-letters") or "") if isinstance(form, dict) else ""
        async with team_session(await writer_of(self)) as db:
            added = await add_samples(db, pasted, now=utc_now())
            known = await writing_habits(db)
        self._show(known)
        self.turn += 1
        return notify(f"{counted(added, 'letter')} added, to learn how you write and for nothing else.")

    @rx.event
    async def remove(self, sample: str):
        """Take a sample out; Undo puts it back."""
        async with team_session(await writer_of(self)) as db:
            text = await remove_sample(db, _sample_id(sample))
            known = await writing_habits(db)
        self._show(known)
        self._taken_out = {str(sample): text}
        return notify("Sample taken out.", undo=OwnVoiceState.put_back(str(sample)))

    @rx.event
    async def put_back(self, sample: str):
        """The sample that was taken out last."""
        if str(sample) not in self._taken_out:
            raise NotFound("This sample cannot be put back any more. Paste it again.")
        async with team_session(await writer_of(self)) as db:
            await add_samples(db, self._taken_out[str(sample)], now=utc_now())
            known = await writing_habits(db)
        self._show(known)
        self._taken_out = {}

    def _show(self, known: WritingHabits) -> None:
        self.loaded, self.failed, self.sentence = True, "", known.learned.sentence
        self.habits = [
            {"key": one.key, "words": one.words, "on": "" if one.key in known.off else "yes"}
            for one in known.learned.habits
        ]
        self.samples = [{"id": one.id, "text": one.text} for one in known.samples]


def _sample_id(value: object) -> UUID:
    found = as_id(value)
    if found is None:
        raise NotFound("This sample is not there any more.")
    return found
