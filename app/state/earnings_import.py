"""A file of earnings: looked at first, taken over on a word, taken back if that was wrong."""

import asyncio
from datetime import datetime
from typing import Any

import reflex as rx

from app.actions.earnings import import_earnings, take_back_import
from app.actions.reckoning import enter_rates
from app.actions.taken_files import take_file
from app.clock import utc_now
from app.db.session import team_session
from app.domain.earnings import KINDS, money_text
from app.domain.earnings_file import MOST_BYTES, EarningsFile, FileEntry, read_earnings_file, references
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.domain.money import read_currency
from app.queries.earnings import known_references, reckoning
from app.state.earnings import EarningsState
from app.state.notices import notify
from app.state.session import writer_of

NO_FILE = "This file did not arrive whole. Drop it again."
NOTHING = "There is no file to take over. Drop one first."
TOO_LARGE = f"A file of earnings may hold {MOST_BYTES // 1_000_000} MB. Cut this one in two."
MOST_SHOWN = 100


class Waiting:
    """A file that was read. A plain class, so that Reflex does not watch its thousands of lines."""

    def __init__(self, file: EarningsFile | None = None) -> None:
        self.file = file


class EarningsImportState(rx.State):
    """What a file would bring. `_waiting` holds it until it is taken over, `_brought` can be taken back."""

    is_open: bool = False
    name: str = ""
    words: str = ""
    new: int = 0
    rows: list[dict[str, Any]] = []
    rejected: list[dict[str, str]] = []
    rates: list[str] = []
    lacks_currency: int = 0
    currency: str = "USD"
    _waiting: Waiting = Waiting()
    _brought: tuple[datetime, str] | None = None

    @rx.event
    async def read_file(self, upload_id: str, file_name: str):
        """A file has arrived: what it would bring is shown, nothing is kept yet."""
        upload = read_id(upload_id, NO_FILE)
        async with team_session(await writer_of(self)) as db:
            data = await take_file(db, upload, purpose="earnings", most=MOST_BYTES, too_large=TOO_LARGE)
        found = await asyncio.to_thread(read_earnings_file, data, now=utc_now())
        async with team_session(await writer_of(self)) as db:
            known, me = await known_references(db, references(found.entries)), await reckoning(db)
        self._waiting, self.name = Waiting(found), str(file_name)[:120]
        self.currency = "USD" if found.source == "upwork" else me.currency
        self.lacks_currency, self.rates = (
            found.lacks_currency,
            [rate.words for rate in found.rates[:MOST_SHOWN]],
        )
        fresh = [each for each in found.entries if each.reference not in known]
        self.new, self.words = len(fresh), _words(found, len(fresh))
        self.rows = [_row(each, each.reference in known) for each in found.entries[:MOST_SHOWN]]
        self.rejected = [
            {"row": f"Row {each.row}", "reason": each.reason, "text": each.text}
            for each in found.rejected[:MOST_SHOWN]
        ]
        self.is_open = True

    @rx.event
    async def leave(self):
        """Do not take it over."""
        self.is_open, self._waiting, self.rows, self.rejected = False, Waiting(), [], []

    @rx.event
    async def take_over(self, form: dict):
        """Everything new, each line once; the rates too where that is ticked."""
        form, file = form if isinstance(form, dict) else {}, self._waiting.file
        identity = await writer_of(self)
        if file is None:
            raise BadInput(NOTHING)
        chosen = read_currency(form.get("import-currency")) or ""
        async with team_session(identity) as db:
            here = (await reckoning(db)).here
            done = await import_earnings(db, file, currency=chosen, here=here, file_name=self.name)
            if form.get("import-rates"):
                await enter_rates(db, file.rates, source="file")
        self.is_open, self._waiting, self._brought = False, Waiting(), (done.at, done.source)
        told = "1 entry came in" if done.new == 1 else f"{done.new:,} entries came in"
        back = EarningsImportState.take_back() if done.new else None  # type: ignore[operator]
        return [notify(f"{told}, {done.known:,} were known already.", undo=back), EarningsState.load]

    @rx.event
    async def take_back(self):
        """The entries of the last file go again."""
        identity, brought = await writer_of(self), self._brought
        if brought is None:
            raise BadInput("There is nothing to take back.")
        async with team_session(identity) as db:
            count = await take_back_import(db, *brought)
        self._brought = None
        return [notify(f"Taken back: {count:,}.", tone="info"), EarningsState.load]


def _words(file: EarningsFile, fresh: int) -> str:
    known, refused = len(file.entries) - fresh, len(file.rejected)
    return f"{fresh:,} new, {known:,} known already, {refused:,} not taken over."


def _row(entry: FileEntry, is_known: bool) -> dict[str, Any]:
    currency = entry.currency or "?"
    fee = f", fee {money_text(entry.fee, currency)}" if entry.fee else ""
    return {
        "when": f"{entry.day:%-d %b %Y}", "who": entry.client or "–", "note": entry.note[:200], "kind": KINDS[entry.kind],
        "amount": money_text(entry.amount, currency) + fee, "is_known": is_known,
    }  # fmt: skip
