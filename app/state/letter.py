"""One letter on the desk: the ad, the text, its sources; every change goes through its action."""

from decimal import Decimal
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.actions import cover_letters
from app.actions.letter_approval import CardMoved, mark_ready, ready_again, withdraw_ready
from app.clock import utc_now
from app.db.session import team_session
from app.domain.identity import Identity
from app.queries.letters import LetterView, letter_seen, letter_view
from app.state.letter_fields import as_id, as_number, as_style, as_temperature, job_of
from app.state.letter_shown import LetterShown
from app.state.live import follow
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

NOT_LOADED = "This letter could not be loaded. Nothing of it is lost."
DRAFT_AGAIN = "The letter is a draft again. Mark it ready once more when it is."


class LetterState(LetterShown, rx.State):
    """The letter whose job the address names."""

    @rx.event
    async def load(self):
        """The letter, or the ad alone where there is none yet. Looking changes nothing."""
        identity, job_id = await identity_of(self), as_id(self._address())
        if self.job.get("job_id") != self._address():
            self.reset()
            yield
        self.document = f"letter:{identity.user_id}:{self._address()}"
        if job_id is None:
            self.loaded = self.missing = True
            return
        follow(self, identity.team_id, "letter", lambda: LetterState.refresh())
        try:
            view = await self._read(identity, job_id)
        except Exception:
            self.failed = NOT_LOADED
            yield
            raise
        self._show(view)
        self._choose_as_drafted()

    @rx.event
    async def refresh(self):
        """Somebody, perhaps this person in another tab, has changed a letter."""
        job_id = as_id(self._address())
        if job_id is None or not self.loaded:
            return None
        identity = await identity_of(self)
        async with team_session(identity) as db:
            seen = await letter_seen(db, job_id)
        if seen in ("", self._seen):
            return None
        known = self.letter.get("version")
        self._show(await self._read(identity, job_id))
        if known in (None, self.letter.get("version")):  # the first one is no change
            return None
        return notify(f"Changed in another tab: version {self.letter['version']} is the newest.", tone="info")

    @rx.event
    async def save(self, text: str, base: str = "", document: str = ""):
        """What was typed, a second after the last key. `base` is the revision it was made from."""
        job_id = job_of(document)
        async with team_session(await writer_of(self)) as db:
            kept = await cover_letters.save_letter(db, job_id, str(text), known=(str(base), self._mine))
            view = await letter_view(db, job_id, now=utc_now())
        self._written(job_id, view)
        if kept.beside:
            return notify(
                f"The letter had changed meanwhile. Your text is version {kept.letter.version} now;"
                f" version {kept.beside} is kept.",
                tone="info",
            )
        if kept.withdrew:
            back = LetterState.ready_again(kept.withdrew, str(job_id))
            said = f"You changed the ready letter for {self._name(view)}, so it is a draft again. Mark it ready when it is."
            return notify(said, tone="info", undo=back)
        return None

    @rx.event
    async def choose_style(self, style: str):
        """How the next draft sounds."""
        self.style = as_style(style).value

    @rx.event
    async def choose_temperature(self, temperature: str):
        """How far the next draft may stray from the plain form."""
        self.temperature = str(as_temperature(temperature))

    @rx.event
    async def redraft(self):
        """A new version in the chosen style; the one before is kept."""
        job_id, style, temperature = self._job_id(), as_style(self.style), Decimal(self.temperature)
        async with team_session(await writer_of(self)) as db:
            made = await cover_letters.draft_letter(
                db, job_id, now=utc_now(), style=style, temperature=temperature
            )
            view = await letter_view(db, job_id, now=utc_now())
        told = self._replaced(view, f"Version {made.version} drafted. Earlier ones are kept.")
        self._written(job_id, view, another_text=True)
        yield told
        yield ShellState.load

    @rx.event
    async def accept(self, key: str):
        """“It is true”: the person vouches for a sentence or a demand."""
        job_id = self._job_id()
        async with team_session(await writer_of(self)) as db:
            await cover_letters.vouch_for(db, job_id, str(key))
            view = await letter_view(db, job_id, now=utc_now())
        self._written(job_id, view)

    @rx.event
    async def take_back(self, key: str):
        """Not so sure any more."""
        job_id = self._job_id()
        async with team_session(await writer_of(self)) as db:
            await cover_letters.withdraw_word(db, job_id, str(key))
            view = await letter_view(db, job_id, now=utc_now())
        was_ready = self._is_ready()
        self._written(job_id, view)
        return notify(DRAFT_AGAIN, tone="info") if was_ready and not self._is_ready() else None

    @rx.event
    async def cut(self, key: str):
        """Take a sentence out; Undo brings the version before back."""
        job_id, before = self._job_id(), int(self.letter.get("version", 0))
        async with team_session(await writer_of(self)) as db:
            await cover_letters.cut_sentence(db, job_id, str(key))
            view = await letter_view(db, job_id, now=utc_now())
        back = self._back_to_ready(job_id)
        self._written(job_id, view, another_text=True)
        said = f"Sentence cut from the letter for {self._name(view)}{', which is a draft again' if back else ''}."
        return notify(said, undo=back or LetterState.restore(before, str(job_id)))

    @rx.event
    async def mark_ready(self):
        """Approve exactly this text. Any edit afterwards makes it a draft again."""
        job_id = self._job_id()
        async with team_session(await writer_of(self)) as db:
            _, card = await mark_ready(db, job_id, now=utc_now(), seen=self.revision)
            view = await letter_view(db, job_id, now=utc_now())
        self._written(job_id, view)
        rest = "the card moved to Ready to apply" if card else "this text is the one to send"
        told = f"The letter for {self._name(view)} is ready; {rest}."
        back = LetterState.withdraw(str(job_id), str(card.id) if card else "", card.version if card else 0)
        return [notify(told, undo=back), ShellState.load]

    @rx.event
    async def withdraw(self, job: str = "", card: str = "", card_version: int = 0):
        """Back to a draft; of the letter on the desk, or of the one that an Undo names with its card."""
        job_id, card_id = as_id(job) or self._job_id(), as_id(card)
        went_along = CardMoved(card_id, as_number(card_version)) if card_id else None
        async with team_session(await writer_of(self)) as db:
            await withdraw_ready(db, job_id, card=went_along)
            view = await letter_view(db, job_id, now=utc_now())
        self._written(job_id, view)
        return ShellState.load

    @rx.event
    async def ready_again(self, version: int, job: str = ""):
        """The text that was ready until it was edited is the letter again, and ready; what was typed is kept."""
        job_id = as_id(job) or self._job_id()
        async with team_session(await writer_of(self)) as db:
            await ready_again(db, job_id, as_number(version), now=utc_now())
            view = await letter_view(db, job_id, now=utc_now())
        self._written(job_id, view, another_text=True)
        return [notify(f"The letter for {self._name(view)} is as it was, and ready."), ShellState.load]

    @rx.event
    async def restore(self, version: int, job: str = ""):
        """An earlier text as the newest version."""
        job_id = as_id(job) or self._job_id()
        async with team_session(await writer_of(self)) as db:
            made = await cover_letters.restore_version(db, job_id, as_number(version))
            view = await letter_view(db, job_id, now=utc_now())
        told = self._replaced(view, f"Restored as version {made.version}.")
        self._written(job_id, view, another_text=True)
        return told

    async def _read(self, identity: Identity, job_id: UUID) -> LetterView | None:
        async with team_session(identity) as db:
            return await letter_view(db, job_id, now=utc_now())

    def _replaced(self, view: LetterView | None, said: str) -> EventSpec:
        """A new version stands in the place of the letter on the desk; asked before that is shown."""
        is_here = view is not None and view.job["job_id"] == self._address()
        back = self._back_to_ready(self._job_id()) if is_here else None
        if view is None or back is None:
            return notify(said)
        now = f"version {view.letter['version']} is the letter for {self._name(view)} now"
        return notify(
            f"The ready letter is a draft again: {now}. Mark it ready when it is.", tone="info", undo=back
        )

    def _back_to_ready(self, job_id: UUID) -> EventSpec | None:
        """What takes back a change of the letter on the desk, where it was ready; asked before that is shown."""
        version = int(self.letter.get("version", 0))
        return LetterState.ready_again(version, str(job_id)) if self._is_ready() else None  # type: ignore[operator]
