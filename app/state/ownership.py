"""A team's data in the settings: how long it is kept, taken in from a file, erased."""

from typing import Any

import reflex as rx

from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.ownership.erase import erase_person, erase_team
from app.ownership.retention import KINDS, keep_for, retention
from app.ownership.take_in import take_in_team
from app.queries.uploads import sent_file
from app.state.fields import said_beside, said_in_its_place
from app.state.notices import notify
from app.state.session import SessionState, identity_of, writer_of

GONE = "/sign-in?error=erased"
NO_FILE = "This file did not arrive whole. Drop it again."


class OwnershipState(rx.State):
    """`days` by kind; `turn` goes up when the forms are to be empty again."""

    loaded: bool = False
    failed: str = ""
    team_name: str = ""
    may_decide: bool = False
    is_owner: bool = False
    days: dict[str, str] = {}
    taking_in: bool = False
    errors: dict[str, str] = {}
    turn: int = 0

    @rx.event
    async def load(self):
        """What the section shows."""
        identity = await identity_of(self)
        with said_in_its_place(self):
            async with team_session(identity) as db:
                days = await retention(db)
            self.days = {name: str(count) for name, count in days.items()}
            self.team_name = (await self.get_state(SessionState)).team_name
            self.may_decide = identity.role.value in ("owner", "admin")
            self.is_owner = identity.role.value == "owner"
            self.errors, self.taking_in, self.loaded = {}, False, True

    @rx.event
    async def keep(self, kind: str, days: str):
        """So many days from now on."""
        count = int(days) if str(days).isascii() and str(days).isdigit() and len(str(days)) < 6 else -1
        async with team_session(await writer_of(self)) as db:
            await keep_for(db, str(kind), count)
        self.days = {**self.days, str(kind): str(count)}
        return notify(f"{KINDS[str(kind)].label}: {_for(count)}.")

    @rx.event
    async def take_in(self, upload_id: str, file_name: str):
        """The archive that has just arrived becomes this team."""
        identity = await writer_of(self)
        async with team_session(identity) as db:
            file = await sent_file(db, read_id(upload_id, NO_FILE))
        self.taking_in, self.errors = True, {}
        yield
        try:
            taken = await take_in_team(identity, file.path)
        finally:
            self.taking_in = False
            file.path.unlink(missing_ok=True)
        yield notify(f"{taken.rows:,} rows and {taken.files} files are in your team now.", goes_along=True)
        yield rx.redirect("/feed")

    @rx.event
    async def refuse(self, sentence: str):
        """What the drop zone would not take."""
        self.errors = {"file": str(sentence)[:300]}

    @rx.event
    async def erase_team(self, form: dict):
        """With the name of the team typed."""
        errors: dict[str, str] = {}
        identity = await identity_of(self)
        with said_beside(errors, "team"):
            await erase_team(identity, typed=_typed(form))
        return self._gone(errors)

    @rx.event
    async def erase_me(self, form: dict):
        """With the address typed."""
        errors: dict[str, str] = {}
        identity = await identity_of(self)
        with said_beside(errors, "person"):
            await erase_person(identity, typed=_typed(form))
        return self._gone(errors)

    def _gone(self, errors: dict[str, str]) -> Any:
        self.errors = errors
        if errors:
            return None
        self.turn += 1
        return rx.redirect(GONE)


def _typed(form: Any) -> str:
    given = form.get("typed") if isinstance(form, dict) else None
    if not isinstance(given, str):
        raise BadInput("Type the words to confirm. Nothing was erased.")
    return given[:500]


def _for(days: int) -> str:
    return f"kept for {days} days" if days else "kept for ever"
