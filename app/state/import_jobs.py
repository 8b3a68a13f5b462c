"""The import page: each dropped file is read, previewed, and saved when the person says so."""

import asyncio
import copy
import logging
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions.jobs import Saved
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import Platform
from app.domain.errors import BadInput, UserFacingError
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.queries.jobs import feed_page
from app.queries.run_results import KeptBack, kept_from_feed, new_jobs_of
from app.runs.job_files import preview_upload, save_upload
from app.state.import_cards import FileCard, failed_card, previewed, saved_card
from app.state.session import writer_of
from app.state.shell import ShellState

logger = logging.getLogger(__name__)

MOST_FILES = 40
LONGEST_NAME = 200
TICK = 0.25
DONE = ("saved", "failed")
NOT_READ = "This file could not be read. Try once more; if it stays so, the server's log says more."
NOT_SAVED = "Saving failed, and nothing was saved. Try once more."


class ImportState(rx.State):
    """Files of this tab, newest last. What has been saved stays saved whatever happens to the tab."""

    files: list[dict[str, Any]] = []
    percent: dict[str, int] = {}

    @rx.var
    def arrived(self) -> list[str]:
        """The uploads that have a card."""
        return [card["id"] for card in self.files]

    @rx.var
    def ready_count(self) -> int:
        return sum(card["takeable"] for card in self.files if card["phase"] == "preview")

    @rx.var
    def ready_files(self) -> int:
        return sum(1 for card in self.files if card["phase"] == "preview" and card["takeable"])

    @rx.var
    def all_saved(self) -> bool:
        """Something was saved, and nothing waits."""
        phases = {card["phase"] for card in self.files}
        return "saved" in phases and phases <= set(DONE)

    @rx.event(background=True)
    async def read(self, upload_id: str, file_name: str):
        """A file has arrived: read it and say what is in it."""
        card = FileCard(str(_upload_id(upload_id)), str(file_name)[:LONGEST_NAME])
        async with self:
            identity = await writer_of(self)
            self._put(card)
        card = await _preview(identity, card)
        async with self:
            self._put(card)

    @rx.event(background=True)
    async def read_as(self, upload_id: str, platform: str):
        """Read a file again: rows that do not say which site they are from are from this one."""
        async with self:
            identity = await writer_of(self)
            card = self._claim(upload_id, phase="reading", platform=_platform(platform).value)
        if card is None:
            return
        card = await _preview(identity, card)
        async with self:
            self._put(card)

    @rx.event(background=True)
    async def save(self, upload_id: str):
        """Save one file's jobs."""
        async with self:
            identity = await writer_of(self)
            card = self._claim(upload_id, phase="saving", sentence="Ranking and saving…")
        if card is not None:
            await self._save(identity, card)
        return ShellState.load

    @rx.event(background=True)
    async def save_all(self):
        """Save every file that is ready, one after the other."""
        async with self:
            identity = await writer_of(self)
            ready = [one["id"] for one in self.files if one["phase"] == "preview" and one["takeable"]]
            cards = [self._claim(one, phase="saving", sentence="Waiting for its turn…") for one in ready]
        for card in filter(None, cards):
            await self._save(identity, replace(card, sentence="Ranking and saving…"))
        return ShellState.load

    @rx.event
    async def discard(self, upload_id: str):
        """Take a file off the page; nothing of it has been saved, or all of it has."""
        self.files = [card for card in self._plain_files() if card["id"] != upload_id]

    async def _save(self, identity: Identity, card: FileCard) -> None:
        async with self:
            self._put(card)
        done: list[int] = []
        platform = Platform(card.platform) if card.platform else None
        work = asyncio.create_task(save_upload(identity, UUID(card.id), done.append, platform=platform))
        told = 0
        while not (await asyncio.wait({work}, timeout=TICK))[0]:
            if len(done) > told and card.total:
                told = len(done)
                async with self:
                    self.percent = {**self.percent, card.id: min(99, 100 * done[-1] // card.total)}
        ended = await _ended(identity, card, work)
        async with self:
            self._put(ended)
            self.percent = {key: value for key, value in self.percent.items() if key != card.id}

    def _claim(self, upload_id: str, **change: str) -> FileCard | None:
        """A card that waits for the person's word goes into another phase; None if it has gone on already."""
        for card in self._plain_files():
            if card["id"] == upload_id and card["phase"] == "preview":
                claimed = replace(FileCard(**card), **change)  # type: ignore[arg-type]
                self._put(claimed)
                return claimed
        return None

    def _put(self, card: FileCard) -> None:
        """Show a card in its place, or as the newest; the oldest that are done make room."""
        others = self._plain_files()
        places = [place for place, one in enumerate(others) if one["id"] == card.id]
        if places:
            others[places[0]] = asdict(card)
        else:
            others.append(asdict(card))
        done = [one["id"] for one in others if one["phase"] in DONE]
        gone = done[: max(0, len(others) - MOST_FILES)]
        self.files = [one for one in others if one["id"] not in gone]

    def _plain_files(self) -> list[dict[str, Any]]:
        """The files without Reflex's proxies around them."""
        return copy.deepcopy(self.get_value("files"))


async def _ended(identity: Identity, card: FileCard, work: "asyncio.Task[Saved]") -> FileCard:
    """The card after saving; a refusal is a sentence, anything else is for the log."""
    error = work.exception()
    if isinstance(error, UserFacingError):
        return failed_card(card, error.sentence)
    if error is not None:
        logger.error("An import failed.", exc_info=error)
        return failed_card(card, NOT_SAVED)
    saved = work.result()
    async with team_session(identity) as db:
        is_new = saved.run_id is not None and saved.new > 0
        new = await new_jobs_of(db, saved.run_id) if saved.run_id and is_new else []
        kept = await kept_from_feed(db, saved.run_id) if saved.run_id and is_new else KeptBack()
        feed = await feed_page(db, JobFilter(), now=utc_now(), start=0)
    return saved_card(
        card,
        saved,
        kept=kept,
        passing=sum(each.passes for each in new),
        tightness=feed.tightness,
        has_bar=not feed.is_stranger and feed.passing > 0,
    )


async def _preview(identity: Identity, card: FileCard) -> FileCard:
    platform = Platform(card.platform) if card.platform else None
    try:
        return previewed(card, await preview_upload(identity, UUID(card.id), platform=platform))
    except UserFacingError as error:
        return failed_card(card, error.sentence)
    except Exception:
        logger.exception("A file could not be previewed.")
        return failed_card(card, NOT_READ)


def _upload_id(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError as error:
        raise BadInput("This file did not arrive whole. Drop it again.") from error


def _platform(value: object) -> Platform:
    try:
        return Platform(str(value))
    except ValueError as error:
        raise BadInput("Choose Upwork or LinkedIn.") from error
