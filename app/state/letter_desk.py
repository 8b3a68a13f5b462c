"""How one looks at the letter on the desk: which pane, which claim, an older version, a comparison."""

import asyncio
from uuid import UUID

import reflex as rx

from app.db.session import team_session
from app.domain.cover_letter import word_diff
from app.domain.errors import NotFound
from app.domain.letters.gaps import PLACEHOLDER
from app.queries.letters import version_text
from app.state.letter import LetterState
from app.state.letter_fields import NO_VERSION, as_id, as_number
from app.state.session import identity_of

PANES = ("job", "letter", "sources")
LONGEST_KEY = 64
GAPS = "gaps"


class LetterDeskState(rx.State):
    """Nothing here is kept: it is about this screen only."""

    pane: str = "letter"
    lines: bool = True
    picked: str = ""
    aim: dict[str, int] = {"n": 0, "start": 0, "end": 0}
    old_version: int = 0
    old_text: str = ""
    diff: list[list[str]] = []
    diff_of: int = 0
    shown_first: int = 0

    @rx.event
    async def arrive(self):
        """Another letter: look at it as it is."""
        self.reset()

    @rx.event
    async def show_pane(self, pane: str):
        """On a narrow screen: the ad, the letter or the sources."""
        self.pane = pane if pane in PANES else "letter"

    @rx.event
    async def toggle_lines(self):
        """With or without the lines under the claims."""
        self.lines = not self.lines

    @rx.event
    async def pick(self, key: str):
        """The claim the caret stands in."""
        self.picked = str(key)[:LONGEST_KEY]

    @rx.event
    async def show_claim(self, key: str):
        """A source was pressed: show its sentence in the letter."""
        self.picked, self.pane, self.old_version = str(key)[:LONGEST_KEY], "letter", 0

    @rx.event
    async def point_at(self, key: str):
        """Select a claim, or the next gap, so that it can be written over."""
        letter = await self.get_state(LetterState)
        start, end = _gap(letter.text) if key == GAPS else _span(letter.spans, str(key))
        self.aim = {"n": self.aim["n"] + 1, "start": start, "end": end}
        self.picked, self.pane, self.old_version = str(key)[:LONGEST_KEY], "letter", 0

    @rx.event
    async def show_what_blocks(self):
        """After “Mark ready”: where it was refused, the first thing that stands in the way gets the focus."""
        letter = await self.get_state(LetterState)
        if letter.letter.get("status") != "ready" and letter.amiss:
            self.pane, self.shown_first = "sources", self.shown_first + 1

    @rx.event
    async def step(self, by: int):
        """One version back (-1) or forward; past the newest there is none."""
        letter = await self.get_state(LetterState)
        numbers = sorted(one["version"] for one in letter.versions)
        if not numbers:
            return
        here = self.old_version if self.old_version in numbers else numbers[-1]
        at = numbers.index(here) + (1 if str(by) == "1" else -1)
        wanted = numbers[max(0, min(at, len(numbers) - 1))]
        if wanted == numbers[-1]:
            self.old_version, self.old_text = 0, ""
        else:
            self.old_version, self.old_text = wanted, await self._text_of(letter, wanted)

    @rx.event
    async def back_to_newest(self):
        """Away from older versions and comparisons."""
        self.old_version, self.old_text, self.diff_of = 0, "", 0

    @rx.event
    async def compare(self, version: int):
        """What has changed between an earlier version and the letter as it is."""
        letter, wanted = await self.get_state(LetterState), as_number(version)
        pieces = await asyncio.to_thread(word_diff, await self._text_of(letter, wanted), letter.text)
        self.diff, self.diff_of = [list(piece) for piece in pieces], wanted

    @rx.event
    async def close_comparison(self):
        """Back to the letter."""
        self.diff_of = 0

    async def _text_of(self, letter: LetterState, version: int) -> str:
        job_id = as_id(letter.job.get("job_id"))
        async with team_session(await identity_of(self)) as db:
            text = await version_text(db, job_id or UUID(int=0), version)
        if text is None:
            raise NotFound(NO_VERSION)
        return text


def _span(spans: list[list], key: str) -> tuple[int, int]:
    return next(((start, end) for start, end, _, other in spans if other == key), (0, 0))


def _gap(text: str) -> tuple[int, int]:
    found = PLACEHOLDER.search(text)
    return found.span() if found else (len(text), len(text))
