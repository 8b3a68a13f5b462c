"""The list of letters."""

from dataclasses import asdict

import reflex as rx

from app.clock import utc_now
from app.db.session import team_session
from app.domain.letters.letter_filter import LetterFilter
from app.domain.wording import counted
from app.queries.letter_list import PAGE_SIZE, letter_list
from app.state.live import follow
from app.state.session import identity_of

NOT_LOADED = "Your letters could not be loaded."
LETTERS = "/letters"


class LettersState(rx.State):
    """The person's letters, with the words and filters of the address; a page of them at a time."""

    loaded: bool = False
    failed: str = ""
    rows: list[dict[str, str]] = []
    filters: dict[str, str] = {"q": "", "status": "", "style": ""}
    is_filtered: bool = False
    page: int = 1
    has_next: bool = False
    sentence: str = ""
    place: str = ""

    @rx.event
    async def load(self):
        """Read the page that the address asks for, and follow what changes in it."""
        identity = await identity_of(self)
        follow(self, identity.team_id, "letter", lambda: LettersState.refresh())
        try:
            await self._read()
        except Exception:
            self.failed = NOT_LOADED
            yield
            raise
        self.loaded, self.failed = True, ""

    @rx.event
    async def refresh(self):
        """A letter has changed somewhere."""
        if self.loaded:
            await self._read()

    @rx.event
    async def search(self, words: str):
        """As one types: the last words win, and the history keeps one entry for them."""
        return rx.redirect(f"{LETTERS}{self._wanted().choose('q', words).address}", replace=True)

    @rx.event
    async def choose(self, name: str, value: str):
        """Set one filter: the address changes, and with it the list."""
        return rx.redirect(f"{LETTERS}{self._wanted().choose(str(name), value).address}")

    @rx.event
    async def clear(self, name: str):
        """Take one filter away."""
        return rx.redirect(f"{LETTERS}{self._wanted().choose(str(name), '').address}")

    @rx.event
    async def turn(self, by: int):
        """Another page of the list."""
        return rx.redirect(f"{LETTERS}{self._wanted().turn(1 if by == 1 else -1).address}")

    async def _read(self) -> None:
        wanted = self._wanted()
        async with team_session(await identity_of(self)) as db:
            found = await letter_list(db, wanted, now=utc_now())
        self.rows = [asdict(row) for row in found.rows]
        self.filters = {"q": wanted.q, "status": wanted.status, "style": wanted.style}
        self.is_filtered, self.page = wanted.is_on, found.page
        self.has_next = found.page * PAGE_SIZE < found.total
        self.sentence = _sentence(found.total, wanted)
        first = (found.page - 1) * PAGE_SIZE + 1
        self.place = f"{first}–{first + len(found.rows) - 1} of {found.total}" if found.rows else ""

    def _wanted(self) -> LetterFilter:
        return LetterFilter.parse(dict(self.router.url.query_parameters))


def _sentence(total: int, wanted: LetterFilter) -> str:
    if wanted.is_on:
        return f"{counted(total, 'letter')} found"
    return f"{total} in all, the latest changed first" if total else ""
