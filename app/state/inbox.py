"""The inbox: which conversations are listed is in the address; mails on their way in have a card each."""

import copy
from dataclasses import asdict
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions.runs import queue_run
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.forms import read_id
from app.domain.inbox import InboxFilter
from app.domain.wording import counted
from app.queries.inbox import inbox_page
from app.queries.mail_runs import mail_runs
from app.state.fields import said_in_its_place
from app.state.session import identity_of, writer_of
from app.state.threads import INBOX as PATH
from app.state.threads import asked_of, is_inbox

NO_FILE = "This file did not arrive whole. Drop it again."
ENDED = ("succeeded", "failed", "canceled")
MOST_CARDS = 10
LONGEST_NAME = 200


class InboxState(rx.State):
    """`counts` by the keys of SHOWS; `back` is the address of the list without a conversation."""

    loaded: bool = False
    failed: str = ""
    rows: list[dict[str, Any]] = []
    counts: dict[str, int] = {"": 0, "to_file": 0, "unread": 0, "mine": 0, "theirs": 0}
    filters: dict[str, str] = {"q": "", "show": "", "thread": ""}
    has_more: bool = False
    back: str = PATH
    cards: list[dict[str, str]] = []

    @rx.var
    def arrived(self) -> list[str]:
        """The uploads that have a card."""
        return [card["upload"] for card in self.cards]

    @rx.var
    def sentence(self) -> str:
        """What waits, in a few words: the numbers of the chips below it."""
        mine, to_file = self.counts["mine"], self.counts["to_file"]
        said = [
            f"{mine} wait{'s' if mine == 1 else ''} for your answer" if mine else "",
            f"{to_file} to file" if to_file else "",
            f"{counted(self.counts['unread'], 'conversation')} with news" if self.counts["unread"] else "",
        ]
        return " · ".join(filter(None, said))

    @rx.event
    async def load(self):
        """The conversations that the address asks for; on every change of it, and on Retry."""
        with said_in_its_place(self):
            await self._read()
            self.loaded = True

    @rx.event
    async def refresh(self):
        """A message came, was filed or read, or a run of the team has moved."""
        cards = self._plain_cards()
        if any(card["status"] not in ENDED for card in cards):
            async with team_session(await identity_of(self)) as db:
                known = await mail_runs(db, [UUID(card["run"]) for card in cards])
            self.cards = [card | known.get(card["run"], {}) for card in cards]
        if is_inbox(self):
            await self._read()

    @rx.event
    async def look_again(self):
        """Something was done in the open conversation: the list tells of it too."""
        if is_inbox(self):
            await self._read()

    @rx.event(supersedes=True)
    async def search(self, words: str):
        """As one types: the last words win, and the history keeps one entry for them."""
        return rx.redirect(f"{PATH}{self._wanted().choose('q', words).address}", replace=True)

    @rx.event
    async def choose(self, show: str):
        """Other conversations; the one that is open closes."""
        wanted = self._wanted().choose("show", show).choose("thread", "")
        return rx.redirect(f"{PATH}{wanted.address}")

    @rx.event
    async def read(self, upload_id: str, file_name: str):
        """A file of mails has arrived: a run reads it."""
        upload, name = read_id(upload_id, NO_FILE), str(file_name)[:LONGEST_NAME]
        async with team_session(await writer_of(self)) as db:
            run_id = await queue_run(
                db, AgentType.EMAIL_INGEST, trigger=f"file dropped: {name}", inputs={"upload_id": str(upload)},
                subject=f"upload:{upload}",
            )  # fmt: skip
        card = {"run": str(run_id), "upload": str(upload), "name": name, "status": "queued", "jobs": ""}
        others = [one for one in self._plain_cards() if one["run"] != card["run"]]
        self.cards = [*others, card | {"words": "Waiting for its turn…"}][-MOST_CARDS:]

    @rx.event
    async def dismiss(self, run_id: str):
        """Take a card off the page."""
        self.cards = [card for card in self._plain_cards() if card["run"] != run_id]

    async def _read(self) -> None:
        wanted = self._wanted()
        async with team_session(await identity_of(self)) as db:
            page = await inbox_page(db, wanted, now=utc_now())
        self.rows = [asdict(row) | {"href": f"{PATH}{wanted.at(row.thread)}"} for row in page.rows]
        self.counts, self.filters = page.counts, asdict(wanted)
        self.has_more = page.has_more
        self.back = f"{PATH}{wanted.at('')}"

    def _wanted(self) -> InboxFilter:
        return asked_of(self)

    def _plain_cards(self) -> list[dict[str, str]]:
        return copy.deepcopy(self.get_value("cards"))
