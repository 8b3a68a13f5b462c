"""The inbox: mails on their way in, messages that wait to be filed, and moves that they suggest."""

import copy
from dataclasses import asdict
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions import mail
from app.actions.applications import undo_last_move
from app.actions.runs import queue_run
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.domain.pipeline import LABELS
from app.queries.mail_runs import mail_runs
from app.queries.mailbox import filing_choices, inbox_rows, message_text
from app.state.fields import said_in_its_place
from app.state.live import follow
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

GONE = "This message is not there any more. Reload the page to see what is."
NO_FILE = "This file did not arrive whole. Drop it again."
CHOOSE = "Choose the application that it belongs to."
ENDED = ("succeeded", "failed", "canceled")
MOST_CARDS = 10
LONGEST_NAME = 200


class InboxState(rx.State):
    """`opened` is the message whose whole text is shown."""

    loaded: bool = False
    failed: str = ""
    rows: list[dict[str, Any]] = []
    choices: list[dict[str, str]] = []
    cards: list[dict[str, str]] = []
    opened: str = ""
    text: str = ""

    @rx.var
    def arrived(self) -> list[str]:
        """The uploads that have a card."""
        return [card["upload"] for card in self.cards]

    @rx.var
    def waiting(self) -> int:
        """How many wait for the person."""
        return sum(row["state"] == "to_file" or bool(row["suggested"]) for row in self.rows)

    @rx.event
    async def load(self):
        """Messages, and the applications they may be filed with."""
        identity = await identity_of(self)
        follow(self, identity.team_id, "runs", lambda: InboxState.refresh())
        with said_in_its_place(self):
            await self._read()
            self.loaded = True

    @rx.event
    async def read(self, upload_id: str, file_name: str):
        """A file of mails has arrived: a run reads it."""
        upload, name = read_id(upload_id, NO_FILE), str(file_name)[:LONGEST_NAME]
        async with team_session(await writer_of(self)) as db:
            run_id = await queue_run(
                db, AgentType.EMAIL_INGEST, trigger=f"file dropped: {name}", inputs={"upload_id": str(upload)},
                subject=f"upload:{upload}",
            )  # fmt: skip
        card = {"run": str(run_id), "upload": str(upload), "name": name, "status": "queued"}
        others = [one for one in self._plain_cards() if one["run"] != card["run"]]
        self.cards = [*others, card | {"words": "Waiting for its turn…"}][-MOST_CARDS:]

    @rx.event
    async def refresh(self):
        """A run of the team has moved; perhaps one that reads mail here."""
        cards = self._plain_cards()
        if all(card["status"] in ENDED for card in cards):
            return
        async with team_session(await identity_of(self)) as db:
            known = await mail_runs(db, [UUID(card["run"]) for card in cards])
        self.cards = [card | known.get(card["run"], {}) for card in cards]
        await self._read()

    @rx.event
    async def dismiss(self, run_id: str):
        """Take a card off the page."""
        self.cards = [card for card in self._plain_cards() if card["run"] != run_id]

    @rx.event
    async def open(self, message_id: str):
        """Show the whole text, or put it away again."""
        if self.opened == message_id:
            self.opened, self.text = "", ""
            return
        wanted, identity = read_id(message_id, GONE), await identity_of(self)
        async with team_session(identity) as db:
            text = await message_text(db, wanted)
            if identity.may_write:
                await mail.read_messages(db, [wanted], now=utc_now())
        self.opened, self.text = str(wanted), text
        await self._read()

    @rx.event
    async def file(self, message_id: str, application_id: str):
        """It belongs to this application."""
        wanted, card = read_id(message_id, GONE), read_id(application_id, CHOOSE)
        async with team_session(await writer_of(self)) as db:
            await mail.file_message(db, wanted, card)
        await self._read()
        return notify("Filed, with the rest of its conversation.")

    @rx.event
    async def leave(self, message_id: str):
        """It belongs to none."""
        async with team_session(await writer_of(self)) as db:
            await mail.leave_message(db, read_id(message_id, GONE))
        await self._read()

    @rx.event
    async def move(self, message_id: str):
        """Make the suggested move: the person's own click, by the board's own rules."""
        async with team_session(await writer_of(self)) as db:
            card, moved = await mail.take_suggestion(db, read_id(message_id, GONE), now=utc_now())
        await self._read()
        undo = InboxState.undo_move(str(card), moved.version)
        return [notify(f"Moved to {LABELS[moved.to]}.", undo=undo), ShellState.load]

    @rx.event
    async def stay(self, message_id: str):
        """Leave the card where it is."""
        async with team_session(await writer_of(self)) as db:
            await mail.leave_suggestion(db, read_id(message_id, GONE))
        await self._read()

    @rx.event
    async def undo_move(self, application_id: str, version: int):
        """Back where it was."""
        if isinstance(version, bool) or not isinstance(version, int):
            raise BadInput(GONE)
        async with team_session(await writer_of(self)) as db:
            await undo_last_move(db, read_id(application_id, GONE), version)
        return ShellState.load

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            rows, choices = await inbox_rows(db, now=utc_now()), await filing_choices(db)
        self.rows, self.choices = [asdict(row) for row in rows], choices

    def _plain_cards(self) -> list[dict[str, str]]:
        return copy.deepcopy(self.get_value("cards"))
