"""The team: who belongs to it and as what, who is invited, and the person's other teams."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions.team import (
    hand_over_team,
    invite_member,
    remove_member,
    rename_team,
    revoke_invitation,
    set_member_role,
)
from app.auth.browser import forget_person
from app.auth.places import JOIN
from app.auth.sentences import sentence_for
from app.clock import utc_now
from app.db.session import team_session
from app.domain.forms import read_id
from app.domain.team import read_role, read_team_name
from app.queries.team import team_view
from app.settings import settings
from app.state.fields import said_beside, said_in_its_place
from app.state.notices import notify
from app.state.session import SessionState, identity_of
from app.state.shell import ShellState

NOBODY = "This person is not in the team any more."
NOTHING_ASKED = {"kind": "", "id": "", "name": ""}
QUESTIONS = ("remove", "owner", "leave")


class TeamState(rx.State):
    """`question` is what is asked before somebody goes; `link` is an invitation just made, told once."""

    loaded: bool = False
    failed: str = ""
    refused: str = ""
    name: str = ""
    members: list[dict[str, Any]] = []
    invitations: list[dict[str, str]] = []
    my_teams: list[dict[str, Any]] = []
    roles: list[str] = []
    is_owner: bool = False
    link: str = ""
    link_role: str = ""
    errors: dict[str, str] = {}
    question: dict[str, str] = NOTHING_ASKED

    @rx.event
    async def load(self):
        """Everything that the page shows."""
        self.link, self.errors, self.question = "", {}, NOTHING_ASKED
        self.refused = sentence_for(self.router.url.query_parameters.get("error", ""))
        with said_in_its_place(self):
            await self._read()

    @rx.event
    async def rename(self, name: str):
        """Saved when the field is left."""
        errors: dict[str, str] = {}
        with said_beside(errors, "team-name"):
            wanted = read_team_name(name)
            if wanted != self.name:
                async with team_session(await identity_of(self)) as db:
                    await rename_team(db, wanted)
                self.name = wanted
                (await self.get_state(SessionState)).team_name = wanted
        self.errors = errors

    @rx.event
    async def invite(self, form: dict):
        """An address for one person, told once."""
        role = read_role(form.get("role") if isinstance(form, dict) else None)
        async with team_session(await identity_of(self)) as db:
            token = await invite_member(db, role, now=utc_now())
        self.link, self.link_role = f"{settings().site_url}{JOIN}?t={token}", role.value
        await self._read()

    @rx.event
    async def revoke(self, invitation: str):
        """Whoever has this address comes in no more."""
        async with team_session(await identity_of(self)) as db:
            await revoke_invitation(db, read_id(invitation, NOBODY))
        self.link = ""
        await self._read()
        return notify("The invitation is taken back.")

    @rx.event
    async def give_role(self, member: str, wanted: str):
        """What a member may do from now on."""
        async with team_session(await identity_of(self)) as db:
            await set_member_role(db, read_id(member, NOBODY), read_role(wanted))
        forget_person(read_id(member, NOBODY))
        await self._read()
        return notify("The role is changed.")

    @rx.event
    async def ask(self, kind: str, member: str = "", name: str = ""):
        """Before somebody goes or becomes the owner."""
        known = kind if kind in QUESTIONS else ""
        self.question = {"kind": known, "id": str(member)[:36], "name": str(name)[:200]}

    @rx.event
    async def do_not(self):
        """Nothing is asked any more, nothing is done."""
        self.question = NOTHING_ASKED

    @rx.event
    async def remove(self):
        """The one who was asked about leaves the team."""
        asked = dict(self.question)
        async with team_session(await identity_of(self)) as db:
            await remove_member(db, read_id(asked["id"], NOBODY))
        forget_person(read_id(asked["id"], NOBODY))
        self.question = NOTHING_ASKED
        await self._read()
        return notify(f"{asked['name']} is not in the team any more. What they did stays.")

    @rx.event
    async def hand_over(self):
        """The one who was asked about becomes the owner; the page then belongs to an admin."""
        asked = dict(self.question)
        identity = await identity_of(self)
        async with team_session(identity) as db:
            await hand_over_team(db, read_id(asked["id"], NOBODY))
        for person in (identity.user_id, read_id(asked["id"], NOBODY)):
            forget_person(person)
        self.question = NOTHING_ASKED
        await self._read()
        return [notify(f"{asked['name']} owns the team now; you are an admin."), ShellState.load]

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            found = await team_view(db, now=utc_now())
        self.name, self.roles, self.is_owner = found.name, found.roles, found.is_owner
        self.members = [asdict(member) for member in found.members]
        self.invitations = [asdict(each) for each in found.invitations]
        self.my_teams = [asdict(team) for team in found.my_teams]
        self.loaded = True
