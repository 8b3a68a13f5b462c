"""One letter on the desk: the ad, the text, its sources; every change goes through its action."""

from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import reflex as rx
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions import cover_letters
from app.clock import utc_now
from app.db.session import team_session
from app.domain.cover_letter import word_diff
from app.domain.enums import LetterStyle
from app.domain.errors import BadInput, NotFound
from app.domain.identity import Identity
from app.queries.letters import LetterView, letter_list, letter_view
from app.state.live import follow
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

GONE = "This job is not here. It may have been deleted."


class LetterState(rx.State):
    """The letter whose job the address names."""

    loaded: bool = False
    missing: bool = False
    view: dict[str, Any] = {}
    text: str = ""
    spans: list[list[Any]] = []
    sources: list[dict[str, Any]] = []
    checks: list[dict[str, str]] = []
    demands: list[dict[str, str]] = []
    ad_marks: list[list[int]] = []
    versions: list[dict[str, Any]] = []
    style: str = "direct"
    temperature: str = "0.3"
    picked: str = ""
    pane: str = "letter"
    diff: list[list[str]] = []
    diff_of: int = 0

    @rx.var
    def is_ready(self) -> bool:
        return bool(self.view.get("status") == "ready")

    @rx.var
    def document(self) -> str:
        """The name of the text being edited: another job, another text; a new draft, another text."""
        return f"letter:{self.view.get('job_id', '')}:{self.view.get('drafted', 0)}"

    @rx.event
    async def load(self):
        """The letter; where there is none yet and the person may write, one is drafted at once."""
        identity = await identity_of(self)
        job_id = self._job_id()
        view = await self._read(identity, job_id)
        if view is not None and not view.version and identity.may_write and not view.text:
            async with team_session(identity) as db:
                await cover_letters.draft_letter(db, job_id, now=utc_now())
            view = await self._read(identity, job_id)
        self._show(view, new_text=True)
        follow(self, identity.team_id, "letter", lambda: LetterState.refresh())

    @rx.event
    async def refresh(self):
        """Somebody, perhaps this person in another tab, has changed a letter."""
        identity = await identity_of(self)
        view = await self._read(identity, self._job_id())
        known = (self.view.get("version"), self.view.get("status"))
        if view is not None and (view.version, view.status) != known:
            self._show(view)

    @rx.event
    async def save(self, text: str):
        """What was typed, a second after the last key."""
        async with team_session(await writer_of(self)) as db:
            await cover_letters.save_letter(db, self._job_id(), str(text))
        await self._show_again()

    @rx.event
    async def choose(self, form: dict):
        """Style and temperature for the next draft."""
        self.style, self.temperature = _style(form).value, str(_temperature(form))

    @rx.event
    async def choose_style(self, style: str):
        """How the next draft sounds."""
        self.style = _style({"style": style}).value

    @rx.event
    async def choose_temperature(self, temperature: str):
        """How far the next draft may stray from the plain form."""
        self.temperature = str(_temperature({"temperature": temperature}))

    @rx.event
    async def redraft(self):
        """A new version in the chosen style; the one before is kept."""
        identity = await writer_of(self)
        style, temperature = LetterStyle(self.style), Decimal(self.temperature)
        async with team_session(identity) as db:
            made = await cover_letters.draft_letter(
                db, self._job_id(), now=utc_now(), style=style, temperature=temperature
            )
        await self._show_again(new_text=True)
        return notify(f"Version {made.version} drafted. Earlier ones are kept.")

    @rx.event
    async def accept(self, key: str):
        """“It is true”: the person vouches for a sentence or a demand."""
        async with team_session(await writer_of(self)) as db:
            await cover_letters.vouch_for(db, self._job_id(), str(key))
        await self._show_again()

    @rx.event
    async def cut(self, key: str):
        """Take a sentence out; Undo brings the version before back."""
        before = int(self.view.get("version", 0))
        async with team_session(await writer_of(self)) as db:
            made = await cover_letters.cut_sentence(db, self._job_id(), str(key))
        await self._show_again(new_text=True)
        kept = made.version != before
        return notify("Sentence cut.", undo=LetterState.restore(before) if kept else None)

    @rx.event
    async def mark_ready(self):
        """Approve exactly this text. Any edit afterwards makes it a draft again."""
        identity = await writer_of(self)
        async with team_session(identity) as db:
            _, moved = await cover_letters.mark_ready(db, self._job_id(), now=utc_now())
        await self._show_again()
        told = "Ready. The card moved to Ready to apply." if moved else "Ready. This text is the one to send."
        return [notify(told, undo=LetterState.withdraw), ShellState.load]

    @rx.event
    async def withdraw(self):
        """Back to a draft."""
        async with team_session(await writer_of(self)) as db:
            await cover_letters.withdraw_ready(db, self._job_id())
        await self._show_again()
        return ShellState.load

    @rx.event
    async def restore(self, version: int):
        """An earlier text as the newest version."""
        async with team_session(await writer_of(self)) as db:
            made = await cover_letters.restore_version(db, self._job_id(), _number(version))
        self.diff_of = 0
        await self._show_again(new_text=True)
        return notify(f"Restored as version {made.version}.")

    @rx.event
    async def compare(self, version: int):
        """Show what changed between an earlier version and the letter as it is."""
        wanted = _number(version)
        old = next((one["content"] for one in self.versions if one["version"] == wanted), None)
        if old is None:
            raise NotFound("There is no such version of this letter.")
        self.diff = [list(piece) for piece in word_diff(old, self.text)]
        self.diff_of = wanted

    @rx.event
    async def close_comparison(self):
        """Back to the letter."""
        self.diff_of = 0

    @rx.event
    async def pick(self, key: str):
        """The claim the caret stands in, or a source that was pressed."""
        self.picked = str(key)[:64]

    @rx.event
    async def show_pane(self, pane: str):
        """On a narrow screen: the ad, the letter or the sources."""
        self.pane = pane if pane in ("job", "letter", "sources") else "letter"

    async def _show_again(self, *, new_text: bool = False) -> None:
        identity = await identity_of(self)
        self._show(await self._read(identity, self._job_id()), new_text=new_text)

    async def _read(self, identity: Identity, job_id: UUID) -> LetterView | None:
        async with team_session(identity) as db:
            return await letter_view(db, job_id, now=utc_now())

    def _show(self, view: LetterView | None, *, new_text: bool = False) -> None:
        self.loaded, self.missing = True, view is None
        if view is None:
            return
        drafted = view.version if new_text else self.view.get("drafted", view.version)
        lists = ("text", "spans", "sources", "checks", "demands", "ad_marks", "versions")
        shown = asdict(view)
        if new_text or not self.view.get("version"):
            self.style, self.temperature = view.style, _nearest(view.temperature)
        for name in lists:
            value = shown.pop(name)
            if value != self.get_value(name):
                setattr(self, name, value)
        self.view = shown | {"drafted": drafted}

    def _job_id(self) -> UUID:
        try:
            return UUID(str(self.job_id))  # type: ignore[attr-defined]
        except ValueError as error:
            raise NotFound(GONE) from error


class LettersState(rx.State):
    """The list of letters."""

    loaded: bool = False
    rows: list[dict[str, str]] = []

    @rx.event
    async def load(self):
        """Every letter of the person, the latest changed first."""
        identity = await identity_of(self)
        async with team_session(identity) as db:
            rows = await _rows(db)
        self.rows, self.loaded = rows, True
        follow(self, identity.team_id, "letter", lambda: LettersState.load())


async def _rows(db: AsyncSession) -> list[dict[str, str]]:
    return [asdict(row) for row in await letter_list(db, now=utc_now())]


def _style(form: dict) -> LetterStyle:
    try:
        return LetterStyle(str(form.get("style", "")))
    except ValueError as error:
        raise BadInput("Choose one of the four styles.") from error


def _temperature(form: dict) -> Decimal:
    try:
        value = Decimal(str(form.get("temperature", "")))
    except InvalidOperation as error:
        raise BadInput("Choose Plain, Balanced or Lively.") from error
    if not 0 <= value <= 1:
        raise BadInput("Choose Plain, Balanced or Lively.")
    return value


def _nearest(temperature: str) -> str:
    return min(("0.0", "0.5", "1.0"), key=lambda choice: abs(float(choice) - float(temperature)))


def _number(version: object) -> int:
    try:
        return int(str(version))
    except ValueError as error:
        raise NotFound("There is no such version of this letter.") from error
