"""The ledger of bids and the experiments with letters, of the person who looks."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.bids import enter_bid, strike_out
from app.clock import utc_now
from app.db.session import team_session
from app.domain.bids import BidKind
from app.domain.board import card_id
from app.domain.experiments import Experiment
from app.domain.odds import ENOUGH
from app.queries.bids import ledger
from app.queries.experiments import letter_experiments
from app.state.fields import said_beside, said_in_its_place
from app.state.notices import notify
from app.state.session import identity_of, writer_of


class LedgerState(rx.State):
    """`turn` goes up when the form is to be empty again."""

    loaded: bool = False
    failed: str = ""
    left: str = ""
    spent: str = ""
    figures: list[dict[str, str]] = []
    lines: list[dict[str, Any]] = []
    experiments: list[dict[str, Any]] = []
    error: str = ""
    turn: int = 0

    @rx.event
    async def load(self):
        """Read both."""
        self.error = ""
        with said_in_its_place(self):
            await self._read()

    @rx.event
    async def buy(self, form: dict):
        """Connects that were bought or granted: the balance is kept from the first entry on."""
        errors: dict[str, str] = {}
        with said_beside(errors, "amount"):
            async with team_session(await writer_of(self)) as db:
                await enter_bid(db, BidKind.BOUGHT, form.get("amount"), reason=str(form.get("reason") or ""))
        self.error = errors.get("amount", "")
        if self.error:
            return None
        self.turn += 1
        await self._read()
        return notify("Entered.")

    @rx.event
    async def strike_out(self, entry: str):
        """An entry was wrong."""
        async with team_session(await writer_of(self)) as db:
            await strike_out(db, card_id(entry), now=utc_now())
        await self._read()
        return notify("Struck out: it does not count any more.")

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            found, tried = await ledger(db), await letter_experiments(db, now=utc_now())
        self.left, self.spent, self.figures = found.left, found.spent, found.figures
        self.lines = [asdict(line) for line in found.lines]
        self.experiments = [_shown(each) for each in tried]
        self.loaded = True


def _shown(one: Experiment) -> dict[str, Any]:
    arms = [
        {**asdict(arm), "words": arm.words, "span": arm.span, "shown": arm.n >= ENOUGH} for arm in one.arms
    ]
    return {"title": one.title, "arms": arms, "verdict": one.verdict}
