"""One letter on the desk: the ad, the text, its sources; every change goes through its action."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions import cover_letters
from app.actions.letter_approval import CardMoved, mark_ready, withdraw_ready
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import NotFound
from app.domain.identity import Identity
from app.queries.letters import LetterView, letter_seen, letter_view
from app.state.letter_fields import (
    GONE,
    as_id,
    as_number,
    as_style,
    as_temperature,
    job_of,
    nearest_temperature,
)
from app.state.live import follow
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

LETTER_PATH = "/letters/"
NOT_LOADED = "This letter could not be loaded. Nothing of it is lost."
PARTS = (
    "text", "revision", "spans", "sources", "checks", "demands", "ad_marks", "versions", "job", "letter", "application",
    "theirs",
)  # fmt: skip
"""What a LetterView and the state have in common; each is sent only when it has changed."""


class LetterState(rx.State):
    """The letter whose job the address names. `edition` grows when the person asks for another text."""

    loaded: bool = False
    missing: bool = False
    failed: str = ""
    document: str = ""
    job: dict[str, str] = {}
    letter: dict[str, Any] = {}
    text: str = ""
    revision: str = ""
    edition: int = 0
    spans: list[list[Any]] = []
    sources: list[dict[str, Any]] = []
    checks: list[dict[str, Any]] = []
    demands: list[dict[str, str]] = []
    ad_marks: list[list[int]] = []
    versions: list[dict[str, Any]] = []
    application: dict[str, str] = {}
    theirs: dict[str, str] = {}
    style: str = "direct"
    temperature: str = "0.5"
    _mine: str = ""
    _seen: str = ""

    @rx.var
    def amiss(self) -> int:
        """How many findings keep the letter from being ready."""
        return sum(one["tone"] == "bad" for one in [*self.sources, *self.checks])

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
        self._written(job_id, view, another_text=True)
        yield notify(f"Version {made.version} drafted. Earlier ones are kept.")
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
        self._written(job_id, view)

    @rx.event
    async def cut(self, key: str):
        """Take a sentence out; Undo brings the version before back."""
        job_id, before = self._job_id(), int(self.letter.get("version", 0))
        async with team_session(await writer_of(self)) as db:
            await cover_letters.cut_sentence(db, job_id, str(key))
            view = await letter_view(db, job_id, now=utc_now())
        self._written(job_id, view, another_text=True)
        return notify("Sentence cut.", undo=LetterState.restore(before, str(job_id)))

    @rx.event
    async def mark_ready(self):
        """Approve exactly this text. Any edit afterwards makes it a draft again."""
        job_id = self._job_id()
        async with team_session(await writer_of(self)) as db:
            _, card = await mark_ready(db, job_id, now=utc_now(), seen=self.revision)
            view = await letter_view(db, job_id, now=utc_now())
        self._written(job_id, view)
        told = "Ready. The card moved to Ready to apply." if card else "Ready. This text is the one to send."
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
    async def restore(self, version: int, job: str = ""):
        """An earlier text as the newest version."""
        job_id = as_id(job) or self._job_id()
        async with team_session(await writer_of(self)) as db:
            made = await cover_letters.restore_version(db, job_id, as_number(version))
            view = await letter_view(db, job_id, now=utc_now())
        self._written(job_id, view, another_text=True)
        return notify(f"Restored as version {made.version}.")

    async def _read(self, identity: Identity, job_id: UUID) -> LetterView | None:
        async with team_session(identity) as db:
            return await letter_view(db, job_id, now=utc_now())

    def _written(self, job_id: UUID, view: LetterView | None, *, another_text: bool = False) -> None:
        """This tab has changed a letter; it is shown if it is still the one on the desk."""
        if str(job_id) != self._address():
            return
        self._mine = view.revision if view else ""
        self.edition += another_text
        self._show(view)

    def _show(self, view: LetterView | None) -> None:
        self.loaded, self.missing, self.failed = True, view is None, ""
        if view is None:
            return
        self._seen = view.seen
        shown = asdict(view)
        for name in PARTS:
            if shown[name] != self.get_value(name):
                setattr(self, name, shown[name])

    def _choose_as_drafted(self) -> None:
        self.style = self.letter.get("style", "direct")
        self.temperature = nearest_temperature(self.letter.get("temperature", "0.5"))

    def _address(self) -> str:
        """The job that the address names; "" on other pages."""
        _, found, job_id = self.router.url.path.rpartition(LETTER_PATH)
        return job_id.rstrip("/").lower() if found else ""

    def _job_id(self) -> UUID:
        found = as_id(self._address())
        if found is None:
            raise NotFound(GONE)
        return found
