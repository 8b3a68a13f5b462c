"""The import page: each dropped file is read, previewed, and saved when the person says so."""

import asyncio
import copy
import logging
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions.jobs import Saved
from app.domain.errors import BadInput, UserFacingError
from app.domain.identity import Identity
from app.domain.wording import counted
from app.runs.job_files import Preview, preview_upload, save_upload
from app.state.session import writer_of
from app.state.shell import ShellState

logger = logging.getLogger(__name__)

MOST_FILES = 20
TICK = 0.25
SHOWN_REFUSALS = 200
FIELDS = {
    "title": "Title",
    "description": "Description",
    "budget": "Rate or budget",
    "posted_at": "Date",
    "client_country": "Country",
    "skills": "Skills",
    "company_name": "Company",
    "apply_url": "Link",
}


@dataclass(frozen=True)
class FileCard:
    """One file on the page. `phase`: reading, preview, saving, saved, failed."""

    id: str
    name: str
    phase: str = "reading"
    layout: str = ""
    sentence: str = ""
    percent: int = 0
    total: int = 0
    takeable: int = 0
    counts: list[dict[str, str]] = field(default_factory=list)
    coverage: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)
    refused_more: str = ""
    notes: list[str] = field(default_factory=list)


class ImportState(rx.State):
    """Files of this tab, newest last. What has been saved stays saved whatever happens to the tab."""

    files: list[dict[str, Any]] = []

    @rx.var
    def ready_count(self) -> int:
        return sum(card["takeable"] for card in self.files if card["phase"] == "preview")

    @rx.var
    def ready_files(self) -> int:
        return sum(1 for card in self.files if card["phase"] == "preview" and card["takeable"])

    @rx.event(background=True)
    async def read(self, upload_id: str, file_name: str):
        """A file has arrived: read it and say what is in it."""
        wanted = _upload_id(upload_id)
        async with self:
            identity = await writer_of(self)
            self._put(FileCard(str(wanted), str(file_name)[:200]))
        card = await _preview(identity, wanted, str(file_name)[:200])
        async with self:
            self._put(card)

    @rx.event(background=True)
    async def save(self, upload_id: str):
        """Save one file's jobs."""
        async with self:
            identity = await writer_of(self)
            mine = [card["id"] for card in self.files if card["phase"] == "preview"]
        if upload_id in mine:
            await self._save(identity, upload_id)
        return ShellState.load

    @rx.event(background=True)
    async def save_all(self):
        """Save every file that is ready, one after the other."""
        async with self:
            identity = await writer_of(self)
            mine = [card["id"] for card in self.files if card["phase"] == "preview" and card["takeable"]]
        for upload_id in mine:
            await self._save(identity, upload_id)
        return ShellState.load

    @rx.event
    async def discard(self, upload_id: str):
        """Take a file off the page; nothing of it has been saved, or all of it has."""
        self.files = [card for card in self.files if card["id"] != upload_id]

    async def _save(self, identity: Identity, upload_id: str) -> None:
        async with self:
            card = replace(self._card(upload_id), phase="saving", sentence="Ranking and saving…")
            self._put(card)
        done: list[int] = []
        work = asyncio.create_task(save_upload(identity, UUID(upload_id), done.append))
        while not (await asyncio.wait({work}, timeout=TICK))[0]:
            if done and card.total:
                async with self:
                    self._put(replace(card, percent=min(99, 100 * done[-1] // card.total)))
        async with self:
            self._put(_ended(card, work))

    def _card(self, upload_id: str) -> FileCard:
        return next(FileCard(**card) for card in self._plain_files() if card["id"] == upload_id)

    def _put(self, card: FileCard) -> None:
        others = self._plain_files()
        places = [place for place, one in enumerate(others) if one["id"] == card.id]
        if places:
            others[places[0]] = asdict(card)
        else:
            others.append(asdict(card))
        self.files = others[-MOST_FILES:]

    def _plain_files(self) -> list[dict[str, Any]]:
        """The files without Reflex's proxies around them."""
        return copy.deepcopy(self.get_value("files"))


def _ended(card: FileCard, work: "asyncio.Task[Saved]") -> FileCard:
    """The card after saving; a refusal is a sentence, anything else is for the log."""
    error = work.exception()
    if isinstance(error, UserFacingError):
        return replace(card, phase="failed", sentence=error.sentence)
    if error is not None:
        logger.error("An import failed.", exc_info=error)
        return replace(card, phase="failed", sentence="Saving failed, and nothing was saved. Try once more.")
    saved = work.result()
    told = f"{counted(saved.new, 'new job')}, {saved.updated:,} updated, {saved.duplicates:,} known already."
    return replace(card, phase="saved", percent=100, sentence=told)


async def _preview(identity: Identity, upload_id: UUID, file_name: str) -> FileCard:
    card = FileCard(str(upload_id), file_name)
    try:
        return _previewed(card, await preview_upload(identity, upload_id))
    except UserFacingError as error:
        return replace(card, phase="failed", sentence=error.sentence)


def _previewed(card: FileCard, preview: Preview) -> FileCard:
    parsed, counts = preview.parsed, preview.counts
    takeable = counts.new + counts.updated
    refused = [{"row": f"{one.number:,}", "reason": one.reason} for one in parsed.rejected[:SHOWN_REFUSALS]]
    more = len(parsed.rejected) - len(refused)
    return replace(
        card,
        phase="preview",
        layout=parsed.layout,
        total=len(parsed.rows),
        takeable=takeable,
        sentence=f"{counted(parsed.row_count, 'row')} read. {_what_next(takeable, len(parsed.rows))}",
        counts=[
            {"label": "new", "count": f"{counts.new:,}", "tone": "ok"},
            {"label": "updated", "count": f"{counts.updated:,}", "tone": "info"},
            {"label": "known already", "count": f"{counts.duplicates:,}", "tone": "plain"},
            {"label": "not taken", "count": f"{len(parsed.rejected):,}", "tone": "look"},
        ],
        coverage=[
            {"label": label, "percent": round(100 * parsed.coverage.get(name, 0.0))}
            for name, label in FIELDS.items()
        ],
        refused=refused,
        refused_more=f"and {counted(more, 'more row')}" if more > 0 else "",
        notes=list(parsed.notes),
    )


def _what_next(takeable: int, usable: int) -> str:
    if takeable:
        return "Nothing is saved yet."
    return "You have all of them already." if usable else "None of them can be taken; the reasons are below."


def _upload_id(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError as error:
        raise BadInput("This file did not arrive whole. Drop it again.") from error
