"""The board in one tab: how it is read, and how what differs is sent."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import reflex as rx
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.board import hold_board
from app.clock import utc_now
from app.db.session import team_session
from app.domain.board import card_id
from app.queries.pipeline import Board, board, board_around, board_mark
from app.state.board_steps import StepsTaken
from app.state.session import writer_of

OLD = timedelta(minutes=1)
"""How long the cards that nobody moves may go unread while others are moved."""


class BoardShown(StepsTaken, rx.State, mixin=True):
    """`cards` are sent once, `changed` is what differs since, `order` comes with every move."""

    words: str = ""
    only: str = ""
    group: str = ""
    total: int = 0
    counted: str = ""
    cards: dict[str, dict[str, Any]] = {}
    changed: dict[str, dict[str, Any]] = {}
    order: dict[str, list[str]] = {}
    sums: dict[str, str] = {}
    groups: dict[str, Any] = {}

    @asynccontextmanager
    async def _changing(self, card: Any = None) -> AsyncIterator[AsyncSession]:
        """A transaction that changes the board, or one `card` of it, which is shown anew once the change is safe."""
        async with team_session(await writer_of(self)) as db:
            await hold_board(db)
            near = (
                card is not None
                and not self._is_narrowed()
                and await board_mark(db) == self._shown.board.mark
            )
            yield db
            found = await self._read_around(db, card) if near else await self._read(db)
        self._show(found)

    async def _read(self, db: AsyncSession) -> Board:
        return await board(db, now=utc_now(), words=self.words, only=self.only, group=self.group)

    async def _read_around(self, db: AsyncSession, card: Any) -> Board:
        """Nobody else has changed the board: all but this card, and its columns, is as it is shown."""
        found = await board_around(db, self._shown.board, card_id(card), now=utc_now())
        return found or await self._read(db)

    def _is_narrowed(self) -> bool:
        """Whether a change of one card may change which others are shown, and where."""
        return bool(self.words.strip() or self.only or self.group)

    def _is_old(self) -> bool:
        """Whether the cards that were not moved have long been unread."""
        read_at = self._shown.board.read_at
        return read_at is None or utc_now() - read_at > OLD

    def _show(self, found: Board, *, afresh: bool = False) -> None:
        """Assign only what differs, so that only that is sent."""
        self._shown, said = self._shown.followed_by(found, afresh=afresh)
        said["counted"] = f"{found.shown} of {found.total} cards" if self.words.strip() or self.only else ""
        for name in (name for name, value in said.items() if getattr(self, name) != value):
            setattr(self, name, said[name])
