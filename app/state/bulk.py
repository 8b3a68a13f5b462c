"""Several cards of the board at once, and the trash."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.actions.applications import restore_application
from app.actions.bulk import Done, empty_old_trash, follow_up_many, move_many, remove_many, undo_many
from app.clock import utc_now
from app.db.session import team_session
from app.domain.board import card_id
from app.domain.card import REASONS
from app.domain.enums import ApplicationStatus as Status
from app.domain.errors import BadInput
from app.domain.pipeline import LABELS, possible_targets
from app.domain.wording import counted
from app.queries.pipeline import board
from app.queries.trash import trashed
from app.state.notices import as_data, notify
from app.state.pipeline import PipelineState
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

ACTIONS = ("trash", "follow_up")
NOTHING_ASKED = {"status": "", "words": ""}


class BulkState(rx.State):
    """`rows` are the cards to choose from, as they were when the sheet was opened; `targets` the columns that
    some of the chosen may go to. `question` asks once why all of `_waiting` end, before they are moved.
    `settled` counts what was done: the board then chooses none any more."""

    shown: bool = False
    rows: list[dict[str, str]] = []
    chosen: list[str] = []
    targets: list[str] = []
    report: list[str] = []
    settled: int = 0
    trash_shown: bool = False
    trash: list[dict[str, str]] = []
    question: dict[str, str] = NOTHING_ASKED
    _waiting: tuple[tuple[str, str], ...] = ()

    @rx.event
    async def open(self, cards: list | None = None):
        """Show the cards that pass the board's filter, to choose from; what is chosen on the board is so here."""
        await self._read()
        self.report, self.shown = [], True
        self.question, self._waiting = NOTHING_ASKED, ()
        known = self._statuses()
        self._choose(
            [card for card in cards if isinstance(card, str) and card in known]
            if isinstance(cards, list)
            else []
        )

    @rx.event
    async def close(self):
        """Put both sheets away."""
        self.shown = self.trash_shown = False

    @rx.event
    async def choose(self, card: str, on: bool):
        """Tick a card, or not."""
        others = [each for each in self.chosen if each != str(card)]
        self._choose([*others, str(card)] if on is True and str(card) in self._statuses() else others)

    @rx.event
    async def choose_column(self, status: str):
        """All of one column, beside what is chosen already."""
        more = [row["id"] for row in self.rows if row["status"] == str(status)]
        self._choose([*self.chosen, *(each for each in more if each not in self.chosen)])

    @rx.event
    async def move(self, to: str):
        """Move what is chosen; what cannot go there is told."""
        if str(to) not in set(Status):
            raise BadInput("The board has no such column.")
        known = self._statuses()
        return await self._move([(each, known[each]) for each in self.chosen if each in known], str(to))

    @rx.event
    async def act_on(self, cards: list, action: str):
        """What was chosen on the board itself: pairs of a card and the column it was seen in."""
        seen = [_seen(each) for each in cards]
        await self._read()
        self._choose([card for card, _ in seen])
        return (
            await self._move(seen, str(action))
            if str(action) in set(Status)
            else await self._act(str(action))
        )

    @rx.event
    async def give_reason(self, words: str = ""):
        """One reason for all that were asked about, or none; then they go."""
        waiting, to = list(self._waiting), self.question["status"]
        self.question, self._waiting = NOTHING_ASKED, ()
        return await self._move_now(waiting, Status(to), str(words)) if to else None

    @rx.event
    async def keep_them(self):
        """Nobody goes anywhere."""
        self.question, self._waiting = NOTHING_ASKED, ()

    async def _move(self, cards: list[tuple[str, str]], to: str) -> list[Any]:
        target = Status(to)
        if target not in REASONS or not cards:
            return await self._move_now(cards, target)
        self.shown, self._waiting = False, tuple(cards)
        self.question = {"status": to, "words": f"{counted(len(cards), 'card')} to {LABELS[target]}"}
        return []

    async def _move_now(self, cards: list[tuple[str, str]], target: Status, why: str = "") -> list[Any]:
        order = [row["id"] for row in self.rows]  # as they lie on the board, however they were chosen
        cards = sorted(cards, key=lambda each: order.index(each[0]) if each[0] in order else len(order))
        pairs = [(card_id(card), Status(came_from)) for card, came_from in cards]
        async with team_session(await writer_of(self)) as db:
            done = await move_many(db, pairs, target, now=utc_now(), closed_reason=why)
        words, moved = f"moved to {LABELS[target]}", [[str(card), version] for card, version in done.moved]
        undo = BulkState.undo(moved) if moved else None  # type: ignore[operator]
        if undo:
            shown = await self.get_state(PipelineState)
            shown._did_together(f"{counted(len(moved), 'card')} {words}", as_data(undo))
        return await self._told(done, words, undo=undo)

    @rx.event
    async def act(self, action: str):
        """Into the trash, or a follow-up date in three days."""
        return await self._act(str(action))

    async def _act(self, action: str) -> list[Any]:
        if action not in ACTIONS:
            raise BadInput("The board knows no such action.")
        cards = [card_id(each) for each in self.chosen]
        async with team_session(await writer_of(self)) as db:
            if action == "trash":
                done, words = await remove_many(db, cards, now=utc_now()), "put into the trash"
            else:
                done, words = (
                    await follow_up_many(db, cards, utc_now() + timedelta(days=3)),
                    "to follow up in 3 days",
                )
        return await self._told(done, words)

    @rx.event
    async def undo(self, moved: list):
        """Take back a move of several cards."""
        pairs, shown = [_pair(each) for each in moved], await self.get_state(PipelineState)
        steps = [(str(card), version) for card, version in pairs]
        now = [(card, shown._steps.version_now(str(card), version)) for card, version in pairs]
        async with team_session(await writer_of(self)) as db:
            done = await undo_many(db, now)
        back = {str(card): version for card, version in done.moved}
        shown._remember(shown._steps.taken_back_together(steps, back))
        left = f" {len(done.failed)} have changed since and stay." if done.failed else ""
        return [
            notify(f"{counted(len(done.moved), 'card')} moved back.{left}"),
            PipelineState.refresh,
            ShellState.load,
        ]

    @rx.event
    async def open_trash(self):
        """What was taken off the board within thirty days; what is older goes for good."""
        identity = await identity_of(self)
        async with team_session(identity) as db:
            if identity.may_write:
                await empty_old_trash(db, now=utc_now())
            self.trash = [asdict(each) for each in await trashed(db, now=utc_now())]
        self.trash_shown = True

    @rx.event
    async def put_back(self, card: str):
        """Out of the trash, to where it was."""
        async with team_session(await writer_of(self)) as db:
            await restore_application(db, card_id(card))
            rest = [asdict(each) for each in await trashed(db, now=utc_now())]
        self.trash = rest
        return [notify("It is back on the board."), PipelineState.load, ShellState.load]

    async def _told(self, done: Done, words: str, *, undo: EventSpec | None = None) -> list[Any]:
        """The report: what was done as a notice, and beside the cards each one that was not, with the reason."""
        titles = {row["id"]: row["title"] for row in self.rows}
        self.report = [f"“{titles.get(str(card), 'A card')}”: {why}" for card, why in done.failed]
        if done.failed:  # the sheet stays: its list says where the cards are now
            await self._read()
        self._choose([str(card) for card, _ in done.failed])
        self.settled += 1
        self.shown = bool(done.failed)
        failed = f" {len(done.failed)} could not be." if done.failed else ""
        return [
            notify(f"{counted(len(done.moved), 'card')} {words}.{failed}", undo=undo),
            PipelineState.refresh,
            ShellState.load,
        ]

    async def _read(self) -> None:
        shown = await self.get_state(PipelineState)
        async with team_session(await writer_of(self)) as db:
            found = await board(db, now=utc_now(), words=shown.words, only=shown.only)
        self.rows = [
            {"id": card, "title": found.cards[card].title, "status": status, "label": LABELS[Status(status)],
             "client": found.cards[card].client}
            for status, cards in found.order.items() for card in cards
        ]  # fmt: skip

    def _choose(self, cards: list[str]) -> None:
        known = self._statuses()
        self.chosen = cards
        possible = possible_targets(Status(known[each]) for each in cards if each in known)
        self.targets = [status.value for status in possible]

    def _statuses(self) -> dict[str, str]:
        return {row["id"]: row["status"] for row in self.rows}


def _seen(each: Any) -> tuple[str, str]:
    if not isinstance(each, Sequence) or len(each) != 2 or each[1] not in set(Status):
        raise BadInput("The board has no such place. Reload the page and try again.")
    return str(card_id(each[0])), str(each[1])


def _pair(each: Any) -> tuple[UUID, int]:
    if not isinstance(each, Sequence) or len(each) != 2 or not isinstance(each[1], int):
        raise BadInput("There is no such move.")
    return card_id(each[0]), each[1]
