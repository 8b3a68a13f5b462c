"""What one tab did on its board, step by step, so that it can be taken back in reverse order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import Event

from app.state.shown import Shown

MOST = 50


@dataclass(frozen=True)
class Step:
    """`payload` is what taking it back needs; `before` the card's version until then. Where several cards were
    moved at once, `handler` names what takes them back."""

    kind: str
    card: str
    before: int
    payload: Mapping[str, Any]
    sentence: str
    handler: str = ""

    @property
    def event(self) -> Event:
        return Event(name=self.handler, payload=dict(self.payload))


class Steps:
    """The steps, the latest last.

    A card that went back has a new version and is nevertheless as it was: `_same` says so, or the step before
    could not be taken back. A plain class, so that Reflex does not watch its insides.
    """

    def __init__(self, done: Iterable[Step] = (), same: Mapping[tuple[str, int], int] | None = None) -> None:
        self.done, self._same = tuple(done)[-MOST:], dict(same or {})

    @property
    def last(self) -> str:
        """Words for what would be taken back next."""
        return self.done[-1].sentence if self.done else ""

    def after(self, step: Step) -> "Steps":
        return Steps([*self.done, step], self._same)

    def version_now(self, card: str, version: int) -> int:
        """The version that the card has today, if it is as it was at this one."""
        while (card, version) in self._same:
            version = self._same[(card, version)]
        return version

    def known(self, kind: str, card: str, version: int | None = None) -> Step | None:
        """The last step of this card that is meant: after it the card had this version, or has it again."""
        fitting = [step for step in self.done if (step.kind, step.card) == (kind, card)]
        if version is not None:
            now = self.version_now(card, version)
            fitting = [step for step in fitting if self.version_now(card, step.before + 1) == now]
        return fitting[-1] if fitting else None

    def without(self, step: Step | None) -> "Steps":
        return Steps([each for each in self.done if each is not step], self._same)

    def taken_back(self, step: Step, *, version: int) -> "Steps":
        """It is undone: the card is as it was before, under this version."""
        same = self._same | ({(step.card, step.before): version} if version > step.before else {})
        return Steps(self.without(step).done, same)

    def taken_back_together(self, moved: Sequence[tuple[str, int]], versions: Mapping[str, int]) -> "Steps":
        """A move of several is undone: each has the version of `versions` now, and is as it was before the move."""
        cards = [[card, version] for card, version in moved]
        same = {(card, version - 1): versions[card] for card, version in moved if card in versions}
        left = [step for step in self.done if step.payload.get("moved") != cards]
        return Steps(left, self._same | same)


class StepsTaken(rx.State, mixin=True):
    """The part of the board's state that remembers them, and the board as it is shown; `last` are words for the
    undo button."""

    last: str = ""
    _steps: Steps = Steps()
    _shown: Shown = Shown()

    def _did(self, kind: str, sentence: str, before: int, **undo: Any) -> None:
        self._remember(self._steps.after(Step(kind, undo["card"], before, undo, sentence)))

    def _did_together(self, sentence: str, undo: Mapping[str, Any]) -> None:
        """Several cards were moved at once; `undo` is the event that takes them back."""
        self._remember(self._steps.after(Step("many", "", 0, undo["payload"], sentence, undo["name"])))

    def _take(self, kind: str, card: Any, version: int | None = None) -> Step | None:
        """The step that is being undone; whatever comes of that, it is not the next one to undo any more."""
        step = self._steps.known(kind, str(card), version)
        self._remember(self._steps.without(step))
        return step

    def _took_back(self, step: Step | None) -> None:
        if step:
            self._remember(self._steps.taken_back(step, version=self._shown.version_of(step.card)))

    def _remember(self, steps: Steps) -> None:
        self._steps, self.last = steps, steps.last
