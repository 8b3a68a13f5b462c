"""The board as one tab shows it: moves are answered one by one, and what others do follows by itself."""

import reflex as rx
from reflex.event import EventSpec

from app.actions.applications import (
    move_application,
    remove_application,
    reorder_application,
    restore_application,
    undo_last_move,
)
from app.actions.letters_ready import LetterNotReady
from app.clock import utc_now
from app.db.session import team_session
from app.domain.board import Drop, card_id
from app.domain.board_groups import GROUPS
from app.domain.card import CLOSED, ONLY, REASONS
from app.domain.enums import ApplicationStatus as Status
from app.domain.errors import BadInput
from app.domain.pipeline import LABELS
from app.queries.pipeline import board_mark
from app.state.application import ApplicationState
from app.state.board_questions import QuestionState
from app.state.board_shown import BoardShown
from app.state.board_steps import Step, Steps
from app.state.live import follow
from app.state.notices import NoticeState, notify
from app.state.session import SessionState, identity_of
from app.state.shell import ShellState
from app.state.shown import address, one_of

LONGEST_FILTER = 100
UNREADABLE = "The board could not be read just now. Your cards are safe."


class PipelineState(BoardShown, rx.State):
    """The board's handlers; every change of it is answered with what the board is by then."""

    loaded: bool = False
    failed: str = ""
    revision: int = 0

    @rx.event
    async def load(self):
        """The whole board, as the address filters it; from then on this tab follows the team."""
        asked = self.router.url.query_parameters
        before = (self.words, self.only)
        self.words = asked.get("q", "")[:LONGEST_FILTER]
        self.only, self.group = one_of(ONLY, asked.get("only")), one_of(GROUPS, asked.get("group"))
        (await self.get_state(QuestionState))._forget()  # asked before the page was left
        if before == (self.words, self.only):
            self._remember(Steps())
        try:
            identity = await identity_of(self)
            follow(self, identity.team_id, "pipeline", PipelineState.refresh)  # type: ignore[arg-type]
            async with team_session(identity) as db:
                found = await self._read(db)
        except Exception:
            self.failed = UNREADABLE
            yield
            raise
        self._show(found, afresh=True)
        self.loaded, self.failed = True, ""
        if "card" in asked:
            yield ApplicationState.open(asked["card"])  # type: ignore[operator]
        elif not (await self.get_state(SessionState))._stays:  # open from an earlier visit
            yield ApplicationState.close

    @rx.event
    async def refresh(self):
        """Somebody changed the board, perhaps this very tab."""
        if not self.loaded:
            return None
        async with team_session(await identity_of(self)) as db:
            if await board_mark(db) == self._shown.board.mark:
                return None
            found = await self._read(db)
        self._show(found)
        drawer = await self.get_state(ApplicationState)
        return ApplicationState.refresh if drawer.shown else None

    @rx.event
    async def catch_up(self):
        """Read every card, because only those that were moved have been read for a while."""
        async with team_session(await identity_of(self)) as db:
            found = await self._read(db)
        self._show(found)

    @rx.event
    async def find(self, words: str):
        """Filter the cards; the address remembers it."""
        return self._seen_as(q=str(words)[:LONGEST_FILTER])

    @rx.event
    async def show_only(self, only: str):
        """Only cards that lie too long, or whose follow-up is due; "" shows all again."""
        return self._seen_as(only=str(only))

    @rx.event
    async def group_by(self, group: str):
        """Put the cards of each column together by client, platform, score or next action; "" by nothing."""
        return self._seen_as(group=str(group))

    @rx.event
    async def move(self, card: str, came_from: str, to: str, index: int, under: str = ""):
        """A card was let go. Granted or refused, every drop gets one answer: a step of `revision`."""
        try:
            said = await self._place(Drop.parse(card, came_from, to, index, under))
        except Exception:
            self.revision += 1
            yield
            raise
        self.revision += 1
        yield said

    @rx.event
    async def send_to(self, card: str, came_from: str, to: str):
        """The same by a button, which waits itself."""
        return await self._place(Drop.parse(card, came_from, to))

    @rx.event
    async def apply_with_other_letter(self):
        """The letter was written elsewhere: do the move that was refused for want of one."""
        refused = (await self.get_state(QuestionState))._take_refused()
        return await self._place(Drop.parse(**refused), letter_elsewhere=True) if refused else None

    @rx.event
    async def act(self, card: str, action: str):
        """What the card's menu and its letter keys do."""
        if action in ("note", "follow_up"):
            return ApplicationState.open(card, action)  # type: ignore[operator]
        if action == "undo":
            return PipelineState.undo(card, self._shown.version_of(card))  # type: ignore[operator]
        if action == "remove":
            return PipelineState.remove(card)  # type: ignore[operator]
        raise BadInput("The board knows no such action.")

    @rx.event
    async def undo(self, card: str, version: int):
        """Take back the last move of this card, if it is still the last thing that happened to it."""
        version = self._steps.version_now(str(card), version if isinstance(version, int) else 0)
        step = self._take("move", card, version)
        async with self._changing(card) as db:
            back = await undo_last_move(db, card_id(card), version)
        (await self.get_state(QuestionState))._forget()
        self._took_back(step)
        said = notify(f"“{self._shown.title_of(card)}” is back in {LABELS[back.to]}.")
        return [said, *await self._around()]

    @rx.event
    async def undo_last(self):
        """Take back what this tab did last, then what it did before; its notice goes with it."""
        if not self._steps.done:
            return notify("Nothing left to undo.", tone="info")
        step, notices = self._steps.done[-1], await self.get_state(NoticeState)
        if step.kind == "order":
            return await self._reorder_back(step)
        shown = [key for key, each in notices._undos.items() if each["payload"] == step.payload]
        if shown or step.handler:
            return NoticeState.undo(shown[-1]) if shown else step.event  # type: ignore[operator]
        handler = PipelineState.undo if step.kind == "move" else PipelineState.put_back
        return handler(**step.payload)  # type: ignore[operator]

    @rx.event
    async def remove(self, card: str):
        """Take a card off the board."""
        title, before = self._shown.title_of(card), self._shown.version_of(card)
        async with self._changing() as db:
            await remove_application(db, card_id(card), now=utc_now())
        self._did("removed", f"“{title}” taken off the board", before, card=str(card))
        undo = PipelineState.put_back(card)  # type: ignore[operator]
        return [notify(f"“{title}” is off the board.", undo=undo), *await self._around()]

    @rx.event
    async def put_back(self, card: str):
        """A card that was taken off comes back where it was."""
        step = self._take("removed", card)
        async with self._changing() as db:
            await restore_application(db, card_id(card))
        self._took_back(step)
        return [notify(f"“{self._shown.title_of(card)}” is back on the board."), *await self._around()]

    def _seen_as(self, **wanted: str) -> EventSpec:
        seen = {"q": self.words, "only": self.only, "group": self.group} | wanted
        return rx.redirect(address(self.router.url.path, seen), replace=True)

    async def _place(self, drop: Drop, *, letter_elsewhere: bool = False) -> list[EventSpec]:
        """Do what was dropped; the events that tell of it."""
        place, questions = self._shown.place_of(drop), await self.get_state(QuestionState)
        moved, version = None, 0
        try:
            async with self._changing(drop.id) as db:
                if drop.stays:
                    version = await reorder_application(db, drop.id, index=drop.index, under=drop.under)
                else:
                    moved = await move_application(
                        db, drop.id, to=drop.to, now=utc_now(), index=drop.index, under=drop.under,
                        came_from=drop.came_from, letter_elsewhere=letter_elsewhere,
                    )  # fmt: skip
        except LetterNotReady as missing:
            questions._ask_for_letter(drop, self._shown.title_of(drop.id), str(missing.job_id))
            return []
        title = self._shown.title_of(drop.id)
        if moved is None:
            self._did("order", f"“{title}” put elsewhere in its column", version - 1, **place)
            return [PipelineState.catch_up] * self._is_old()  # type: ignore[list-item]
        sentence = f"“{title}” moved to {LABELS[drop.to]}"
        self._did("move", sentence, moved.version - 1, card=str(drop.id), version=moved.version)
        if drop.to in REASONS:
            questions._ask("reason", drop, title)
        undo = PipelineState.undo(str(drop.id), moved.version)  # type: ignore[operator]
        asks = [QuestionState.ask_connects(str(drop.id), title)] * (drop.to is Status.APPLIED)  # type: ignore[operator]
        return [notify(f"{sentence}.", undo=undo), *asks, *await self._around(drop.to in CLOSED)]

    async def _around(self, counts: bool = True) -> list[EventSpec]:
        """What else shows applications: the number beside the place, the drawer if it is open, the other cards."""
        drawer = (await self.get_state(ApplicationState)).shown
        others = [PipelineState.catch_up] * self._is_old()
        return [ShellState.load] * counts + [ApplicationState.refresh] * drawer + others  # type: ignore[return-value]

    async def _reorder_back(self, step: Step) -> list[EventSpec]:
        rest = self._steps.without(step)
        self._remember(rest)
        said = await self._place(Drop.parse(**step.payload))
        if rest.done:  # else it is all that can be undone, and can be done again
            self._remember(rest)
            self._took_back(step)
        return said
