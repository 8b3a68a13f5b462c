"""The review of a dropped CV or export: files on their way, and the lines of the one on the desk."""

import asyncio
import copy
from dataclasses import asdict
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions import profile_import
from app.actions.runs import cancel_run, queue_run
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.files import drop_file
from app.queries.profile_parsing import parsings
from app.queries.profile_review import OPEN, in_words, open_review, review_files, review_rows
from app.state.fields import beside_fields, said_in_its_place
from app.state.live import follow
from app.state.notices import notify
from app.state.rerank import RerankState
from app.state.session import identity_of, writer_of

NO_FILE = "This file did not arrive whole. Drop it again."
GONE = "This line is not there any more. Drop the file again."
ENDED = ("succeeded", "failed", "canceled")
MOST_CARDS = 10
LONGEST_NAME = 200


class ProfileReviewState(rx.State):
    """`cards` are files being read in this tab; `rows` the lines of the file on the desk."""

    loaded: bool = False
    failed: str = ""
    cards: list[dict[str, Any]] = []
    files: list[dict[str, str]] = []
    file: str = ""
    rows: list[dict[str, Any]] = []
    words: str = ""
    notes: list[str] = []
    safe: int = 0
    editing: bool = False
    edited: dict[str, Any] = {"key": "", "label": "", "fields": []}
    errors: dict[str, str] = {}

    @rx.var
    def arrived(self) -> list[str]:
        """The uploads that have a card."""
        return [card["upload"] for card in self.cards]

    @rx.event
    async def load(self):
        """The files that were read before, and the lines of the latest."""
        identity = await identity_of(self)
        follow(self, identity.team_id, "runs", lambda: ProfileReviewState.refresh())
        with said_in_its_place(self):
            async with team_session(identity) as db:
                files = await review_files(db)
            self.files, self.loaded = files, True
            known = [one["id"] for one in files]
            await self._show(self.file if self.file in known else (known or [""])[0])

    @rx.event
    async def read(self, upload_id: str, file_name: str):
        """A file has arrived: a run reads it; the page follows its steps."""
        upload = read_id(upload_id, NO_FILE)
        async with team_session(await writer_of(self)) as db:
            run_id = await queue_run(
                db, AgentType.PROFILE_PARSER, trigger=f"file dropped: {str(file_name)[:LONGEST_NAME]}",
                inputs={"upload_id": str(upload)}, subject=f"upload:{upload}",
            )  # fmt: skip
        card = {"run": str(run_id), "upload": str(upload), "name": str(file_name)[:LONGEST_NAME]}
        others = [one for one in self._plain_cards() if one["run"] != card["run"]]
        self.cards = [*others, card | {"status": "queued", "words": "Waiting for its turn…", "percent": 0}][
            -MOST_CARDS:
        ]
        await self._follow_runs()

    @rx.event
    async def refresh(self):
        """A run of the team has moved; perhaps one of these."""
        if any(card["status"] not in ENDED for card in self.cards):
            await self._follow_runs()

    @rx.event
    async def stop(self, run_id: str):
        """Do not read this file after all."""
        async with team_session(await writer_of(self)) as db:
            await cancel_run(db, read_id(run_id, NO_FILE))
        await self._follow_runs()

    @rx.event
    async def dismiss(self, run_id: str):
        """Take a card off the page."""
        self.cards = [card for card in self._plain_cards() if card["run"] != run_id]

    @rx.event
    async def choose(self, snapshot_id: str):
        """Another file's lines."""
        await self._show(str(read_id(snapshot_id, GONE)))

    @rx.event
    async def accept(self, key: str):
        """Yes to one line."""
        async with team_session(await writer_of(self)) as db:
            await profile_import.take_fact(db, self._on_desk(), str(key), today=utc_now().date())
        await self._show(self.file)
        return RerankState.rerank

    @rx.event
    async def decline(self, key: str):
        """No to one line."""
        async with team_session(await writer_of(self)) as db:
            await profile_import.leave_fact(db, self._on_desk(), str(key))
        await self._show(self.file)

    @rx.event
    async def reconsider(self, key: str):
        """Neither, once more."""
        async with team_session(await writer_of(self)) as db:
            await profile_import.reconsider_fact(db, self._on_desk(), str(key), today=utc_now().date())
        await self._show(self.file)
        return RerankState.rerank

    @rx.event
    async def accept_safe(self):
        """Yes to all that only adds and needs no look."""
        async with team_session(await writer_of(self)) as db:
            taken = await profile_import.take_safe_facts(db, self._on_desk(), today=utc_now().date())
        await self._show(self.file)
        said = (
            f"{taken} accepted. Each can be taken back below."
            if taken
            else "There was nothing safe to accept."
        )
        return [notify(said), RerankState.rerank]

    @rx.event
    async def edit(self, key: str):
        """Look at the words of a line before saying yes to them."""
        row = next((row for row in self._plain_rows() if row["key"] == key and row["answer"] == OPEN), None)
        if row is None:
            raise BadInput(GONE)
        self.edited, self.errors, self.editing = row, {}, True

    @rx.event
    async def close_edit(self):
        """Not edited after all."""
        self.errors, self.editing = {}, False

    @rx.event
    async def save_edit(self, form: dict):
        """Yes to the line as it is edited; what cannot be used is said beside its field."""
        key = str(self.edited["key"])
        typed = {name.removeprefix("fact-"): value for name, value in form.items() if isinstance(value, str)}
        errors: dict[str, str] = {}
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                await profile_import.take_fact(db, self._on_desk(), key, today=utc_now().date(), edited=typed)
        self.errors = errors
        if errors:
            return None
        self.editing = False
        await self._show(self.file)
        return RerankState.rerank

    @rx.event
    async def forget(self):
        """Put the file away."""
        async with team_session(await writer_of(self)) as db:
            key = await profile_import.forget_snapshot(db, self._on_desk())
        await asyncio.to_thread(drop_file, key)
        self.file = ""
        return [ProfileReviewState.load, notify("The file is put away. What you took from it stays.")]

    async def _follow_runs(self) -> None:
        cards = self._plain_cards()
        async with team_session(await identity_of(self)) as db:
            known = await parsings(db, [UUID(card["run"]) for card in cards])
            files = await review_files(db)
        was = {card["run"]: card["status"] for card in cards}
        fresh = [card | asdict(known[card["run"]]) for card in cards if card["run"] in known]
        done = [card for card in fresh if card["status"] == "succeeded" and was[card["run"]] not in ENDED]
        self.cards, self.files = fresh, files
        if done:
            await self._show(done[-1]["snapshot_id"])

    async def _show(self, snapshot_id: str) -> None:
        self.file = snapshot_id
        if not snapshot_id:
            self.rows, self.words, self.notes, self.safe = [], "", [], 0
            return
        async with team_session(await identity_of(self)) as db:
            review = await open_review(db, UUID(snapshot_id))
        rows = [asdict(row) for row in review_rows(review)]
        self.rows, self.words, self.notes = rows, in_words(review), list(review.notes)
        self.safe = sum(row["safe"] and row["answer"] == OPEN for row in rows)

    def _on_desk(self) -> UUID:
        return read_id(self.file, GONE)

    def _plain_cards(self) -> list[dict[str, Any]]:
        return copy.deepcopy(self.get_value("cards"))

    def _plain_rows(self) -> list[dict[str, Any]]:
        return copy.deepcopy(self.get_value("rows"))
