"""Notes on an application as one tab writes them, beside others who write them too."""

from typing import Any

import reflex as rx

from app.actions.applications import save_notes
from app.db.session import team_session
from app.domain.board import card_id
from app.domain.notes import mark_of
from app.state.notices import notify
from app.state.session import writer_of

TEXTS = 8
"""So many texts a tab may go on writing from: what was pushed to it since somebody began to type."""
KEPT = "Somebody else wrote in these notes too. Both texts are kept; put them in order if you like."


class NotesTaken(rx.State, mixin=True):
    """Which texts this tab has been shown, by their marks."""

    _notes_seen: dict[str, str] = {}

    def _notes_shown(self, notes: str) -> str:
        """The mark of a text that is about to be shown."""
        mark = mark_of(notes)
        others = [(key, text) for key, text in self._notes_seen.items() if key != mark]
        self._notes_seen = dict([*others, (mark, notes)][-TEXTS:])
        return mark

    async def _store_notes(self, card: Any, notes: str, mark: str) -> tuple[dict[str, str], Any]:
        """What is stored now, as the page shows it, and what to say of it."""
        before = self._notes_seen.get(str(mark), "")
        async with team_session(await writer_of(self)) as db:
            stored = await save_notes(db, card_id(card), str(notes), before=before)
        shown = {"notes": stored, "notes_mark": self._notes_shown(stored)}
        return shown, None if stored == str(notes) else notify(KEPT, tone="info")
