"""The dial: a level can be tried, seen in its effects, and then kept or let go."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.preferences import choose_tightness
from app.db.session import team_session
from app.domain.tightness import BY_LEVEL, read_level
from app.queries.dial import DialPreview, dial_preview
from app.queries.facts import search_wish
from app.state.fields import said_in_its_place
from app.state.notices import notify
from app.state.rerank import RerankState
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

NOTHING: dict[str, Any] = {
    "word": "", "present_word": "", "sentence": "", "direction": "", "count": 0, "jobs": [], "more": "",
}  # fmt: skip


class DialState(rx.State):
    """`kept` is the level that is in force, `tried` the one that the dial stands on."""

    loaded: bool = False
    failed: str = ""
    kept: str = "3"
    tried: str = "3"
    preview: dict[str, Any] = NOTHING
    is_open: bool = False
    """As a dialog, over the feed."""

    @rx.event
    async def load(self):
        """The level in force, then what each would show."""
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                wish = await search_wish(db)
            self._stand_on(wish.tightness)
            self.loaded = True
        return RerankState.count

    @rx.event(supersedes=True)
    async def try_level(self, level: str):
        """What this level would change; nothing is saved. Where there are no jobs to show, it is kept at once."""
        chosen = str(read_level(level))
        identity = await identity_of(self)
        async with team_session(identity) as db:
            seen = await dial_preview(db, chosen)
        self.kept, self.tried = seen.present, chosen
        self._show(seen)
        if not seen.jobs_at_all and chosen != seen.present:
            return DialState.keep
        return None

    @rx.event
    async def open_with(self, level: str):
        """The dialog, with this level tried; "" is the one in force."""
        self.preview, self.is_open = NOTHING, True
        if not level:
            return DialState.load
        self.tried, self.loaded = str(read_level(level)), True
        return [RerankState.count, DialState.try_level(self.tried)]  # type: ignore[misc]

    @rx.event
    async def press(self, key: str):
        """A digit, while the focus is in the dialog."""
        is_level = str(key) in {str(level) for level in BY_LEVEL}
        return DialState.try_level(key) if is_level else None  # type: ignore[misc]

    @rx.event
    async def keep(self):
        """The level that the dial stands on counts from now on."""
        focus = self._back_to_the_dial()
        return [*focus, *await self._choose(self.tried, undo=self.kept)]

    @rx.event
    async def cancel(self):
        """Back to the level in force."""
        focus = self._back_to_the_dial()
        self.tried, self.preview, self.is_open = self.kept, NOTHING, False
        return focus

    @rx.event
    async def put_back(self, level: str):
        """The level that was in force before."""
        return await self._choose(level)

    async def _choose(self, level: str, *, undo: str = "") -> list[Any]:
        async with team_session(await writer_of(self)) as db:
            chosen = await choose_tightness(db, level)
        self._stand_on(chosen)
        self.is_open = False
        followers: list[Any] = [RerankState.count, ShellState.load]
        if undo and undo != str(chosen):
            followers.append(notify(f"The feed is {_word(chosen)} now.", undo=DialState.put_back(undo)))
        return followers

    async def _keep_what_is_tried(self) -> None:
        """Going on keeps what was chosen, as everything else on the way."""
        if self.tried != self.kept:
            await self._choose(self.tried)

    def _back_to_the_dial(self) -> list[Any]:
        """The buttons go, so the focus goes to the dial; a dialog gives it back by itself."""
        return [] if self.is_open else [rx.set_focus("dial")]

    def _stand_on(self, level: int) -> None:
        self.kept = self.tried = str(level)
        self.preview = NOTHING

    def _show(self, seen: DialPreview) -> None:
        self.preview = NOTHING if seen.level == seen.present else asdict(seen)


def _word(level: int) -> str:
    return BY_LEVEL[level].word.lower()
