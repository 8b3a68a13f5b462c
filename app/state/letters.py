"""The list of letters."""

from dataclasses import asdict

import reflex as rx

from app.clock import utc_now
from app.db.session import team_session
from app.queries.letters import letter_list
from app.state.live import follow
from app.state.session import identity_of

NOT_LOADED = "Your letters could not be loaded."


class LettersState(rx.State):
    """Every letter of the person, the latest changed first."""

    loaded: bool = False
    failed: str = ""
    rows: list[dict[str, str]] = []

    @rx.event
    async def load(self):
        """Read the list, and follow what changes in it."""
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

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            rows = await letter_list(db, now=utc_now())
        self.rows = [asdict(row) for row in rows]
