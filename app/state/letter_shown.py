"""What the page of one letter holds of it, and how that is brought up to date."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

import reflex as rx

from app.domain.errors import NotFound
from app.queries.letters import LetterView
from app.state.letter_fields import GONE, as_id, nearest_temperature, short_name

LETTER_PATH = "/letters/"
PARTS = (
    "text", "revision", "spans", "sources", "checks", "demands", "ad_marks", "versions", "job", "letter", "application",
    "theirs",
)  # fmt: skip
"""What a LetterView and the state have in common; each is sent only when it has changed."""


class LetterShown(rx.State, mixin=True):
    """The part of the state that shows the letter. `edition` grows when the person asks for another text."""

    loaded: bool = False
    missing: bool = False
    failed: str = ""
    document: str = ""
    job: dict[str, str] = {}
    letter: dict[str, Any] = {}
    text: str = ""
    revision: str = ""
    edition: int = 0
    spans: list[list[Any]] = []
    sources: list[dict[str, Any]] = []
    checks: list[dict[str, Any]] = []
    demands: list[dict[str, str]] = []
    ad_marks: list[list[int]] = []
    versions: list[dict[str, Any]] = []
    application: dict[str, str] = {}
    theirs: dict[str, str] = {}
    style: str = "direct"
    temperature: str = "0.5"
    _mine: str = ""
    _seen: str = ""

    @rx.var
    def amiss(self) -> int:
        """How many findings keep the letter from being ready."""
        return sum(one["tone"] == "bad" for one in [*self.sources, *self.checks])

    @rx.var
    def differs(self) -> bool:
        """Whether the choice of style and wording is another one than that of the letter shown."""
        if not self.letter:
            return False
        drafted = (self.letter["style"], nearest_temperature(self.letter["temperature"]))
        return drafted != (self.style, self.temperature)

    def _written(self, job_id: UUID, view: LetterView | None, *, another_text: bool = False) -> None:
        """This tab has changed a letter; it is shown if it is still the one on the desk."""
        if str(job_id) != self._address():
            return
        self._mine = view.revision if view else ""
        self.edition += another_text
        self._show(view)

    def _show(self, view: LetterView | None) -> None:
        self.loaded, self.missing, self.failed = True, view is None, ""
        if view is None:
            return
        follows = not self.differs
        self._seen = view.seen
        shown = asdict(view)
        for name in PARTS:
            if shown[name] != self.get_value(name):
                setattr(self, name, shown[name])
        if follows and self.letter:
            self._choose_as_drafted()

    def _is_ready(self) -> bool:
        return bool(self.letter.get("status") == "ready")

    def _name(self, view: LetterView | None) -> str:
        """For a notice that may be read on another page."""
        return f"“{short_name(view.job['title'] if view else '')}”"

    def _choose_as_drafted(self) -> None:
        self.style = self.letter.get("style", "direct")
        self.temperature = nearest_temperature(self.letter.get("temperature", "0.5"))

    def _address(self) -> str:
        """The job that the address names; "" on other pages."""
        _, found, job_id = self.router.url.path.rpartition(LETTER_PATH)
        return job_id.rstrip("/").lower() if found else ""

    def _job_id(self) -> UUID:
        found = as_id(self._address())
        if found is None:
            raise NotFound(GONE)
        return found
