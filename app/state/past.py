"""Past work and education. What is being typed is kept field by field, so that no reload loses it.

`noun` is "experience" or "education" throughout.
"""

from typing import Any

import reflex as rx

from app.actions.onboarding import keep_draft
from app.actions.profile import save_entry
from app.actions.removals import remove_entry, restore_entry
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.queries.onboarding import onboarding
from app.queries.profile_views import entry_cards, entry_form
from app.state.fields import beside_fields, said_in_its_place, without_prefix
from app.state.notices import notify
from app.state.profile import ProfileState
from app.state.rerank import RerankState
from app.state.session import identity_of, writer_of

NEW: dict[str, dict[str, str]] = {"experience": {"kind": "project"}, "education": {}}
NO_ENTRY = "This entry is not there any more. Reload the page to see what is."
FIELD_LIMIT = 25_000


class PastState(rx.State):
    """`is_open[noun]` says whether the form is open, `drafts[noun]` what it shows; `turn` makes it anew."""

    loaded: bool = False
    failed: str = ""
    cards: dict[str, list[dict[str, Any]]] = {"experience": [], "education": []}
    is_open: dict[str, bool] = {"experience": False, "education": False}
    drafts: dict[str, dict[str, str]] = {"experience": {}, "education": {}}
    errors: dict[str, dict[str, str]] = {"experience": {}, "education": {}}
    turn: int = 0
    takes_focus: bool = False
    _put_aside: dict[str, dict[str, str]] = {}

    @rx.event
    async def load(self):
        """The entries, and the forms that were left open, here or on another device."""
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                cards, welcome = await entry_cards(db), await onboarding(db)
            self.cards = cards
            for noun in NEW:
                self._close(noun)
                if draft := welcome.drafts.get(noun):
                    self._fill(noun, dict(draft))
            self.takes_focus, self.loaded = False, True

    @rx.event
    async def begin(self, noun: str):
        """An empty form for a new entry."""
        self._fill(_known(noun), dict(NEW[noun]))

    @rx.event
    async def edit(self, noun: str, entry_id: str):
        """The form, filled with an entry that is there."""
        wanted = read_id(entry_id, NO_ENTRY)
        async with team_session(await identity_of(self)) as db:
            form = await entry_form(db, _known(noun), wanted)
        self._fill(noun, form)

    @rx.event
    async def keep(self, noun: str, field: str, value: str):
        """One field of the open form, as it stands when the person leaves it."""
        draft = {**self.drafts[_known(noun)], str(field)[:40]: str(value)[:FIELD_LIMIT]}
        if draft == self.drafts[noun] or not self.is_open[noun]:
            return
        async with team_session(await writer_of(self)) as db:
            await keep_draft(db, noun, draft)
        self.drafts = {**self.drafts, noun: draft}

    @rx.event
    async def save(self, noun: str, form: dict):
        """The whole form; what cannot be used is said beside its field, and stays as it was typed.

        Pressed twice, it is saved once: the second press comes from a form that is closed already.
        """
        if not self.is_open[_known(noun)]:
            return None
        draft = {**self.drafts[noun], **without_prefix(form, f"{noun}-")}
        if not await self._save(noun, draft):
            return rx.set_focus(f"{noun}-{next(iter(self.errors[noun]))}")
        return [rx.set_focus(f"add-{noun}"), *_followers()]

    @rx.event
    async def save_open_forms(self):
        """What is still open when the person goes on; a form without a word in it is closed."""
        return _followers() if await self._save_all() else None

    @rx.event
    async def cancel(self, noun: str):
        """Close the form without saving; what was typed can be had back for a moment."""
        typed = self.drafts[_known(noun)]
        async with team_session(await writer_of(self)) as db:
            await keep_draft(db, noun, None)
        self._put_aside = {**self._put_aside, noun: typed}
        self._close(noun)
        if not _is_begun(noun, typed):
            return None
        return notify("What you typed was put aside.", undo=PastState.reopen(noun))  # type: ignore[operator]

    @rx.event
    async def reopen(self, noun: str):
        """The form again, with what was put aside."""
        self._fill(_known(noun), self._put_aside.get(noun, dict(NEW[noun])))

    @rx.event
    async def remove(self, noun: str, entry_id: str):
        """Take an entry away, with undo."""
        wanted = read_id(entry_id, NO_ENTRY)
        title = next((card["title"] for card in self.cards[_known(noun)] if card["id"] == entry_id), "This")
        async with team_session(await writer_of(self)) as db:
            await remove_entry(db, noun, wanted)
            cards = await entry_cards(db)
        self.cards = cards
        if self.drafts[noun].get("id") == entry_id:
            self._close(noun)
        undo = PastState.restore(noun, entry_id)  # type: ignore[operator]
        return [notify(f"{title} removed.", undo=undo), *_followers()]

    @rx.event
    async def restore(self, noun: str, entry_id: str):
        """Put back what was removed."""
        async with team_session(await writer_of(self)) as db:
            await restore_entry(db, _known(noun), read_id(entry_id, NO_ENTRY))
            cards = await entry_cards(db)
        self.cards = cards
        return _followers()

    async def _save_all(self) -> bool:
        """Save the open forms; False when one of them has a field that cannot be used."""
        for noun in NEW:
            if not self.is_open[noun]:
                continue
            if not _is_begun(noun, self.drafts[noun]):
                self._close(noun)
            elif not await self._save(noun, self.drafts[noun]):
                return False
        return True

    async def _save(self, noun: str, draft: dict[str, str]) -> bool:
        errors: dict[str, str] = {}
        entry_id = read_id(draft["id"], NO_ENTRY) if draft.get("id") else None
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                await save_entry(db, noun, draft, today=utc_now().date(), entry_id=entry_id)
                await keep_draft(db, noun, None)
                cards = await entry_cards(db)
        if errors:
            self.errors = {**self.errors, noun: errors}
            return False
        self.cards = cards
        self._close(noun)
        return True

    def _fill(self, noun: str, form: dict[str, str]) -> None:
        self.drafts, self.errors = {**self.drafts, noun: form}, {**self.errors, noun: {}}
        self.is_open, self.turn = {**self.is_open, noun: True}, self.turn + 1
        self.takes_focus = True

    def _close(self, noun: str) -> None:
        self.drafts, self.errors = {**self.drafts, noun: {}}, {**self.errors, noun: {}}
        self.is_open = {**self.is_open, noun: False}


def _known(noun: str) -> str:
    if noun not in NEW:
        raise BadInput("Only past work and education are kept here.")
    return noun


def _is_begun(noun: str, draft: dict[str, str]) -> bool:
    """Has anything been typed that a new form does not begin with?"""
    return any(str(value).strip() for name, value in draft.items() if NEW[noun].get(name) != value)


def _followers() -> list[Any]:
    return [ProfileState.weigh, RerankState.rerank]
