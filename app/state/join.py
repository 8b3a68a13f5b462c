"""What an invitation says to whoever holds its address, signed in or not."""

from urllib.parse import urlencode

import reflex as rx

from app.auth.person import person_of
from app.auth.places import JOIN
from app.auth.sentences import sentence_for
from app.auth.teams import invitation_behind
from app.domain.enums import TeamRole
from app.domain.errors import SignedOut
from app.domain.team import ROLE_SENTENCES, ROLE_WORDS
from app.state.session import identity_of

LONGEST_TOKEN = 100


class JoinState(rx.State):
    """`me` is the address of whoever is signed in; `onward` brings a visitor back here after the door."""

    loaded: bool = False
    refusal: str = ""
    token: str = ""
    team: str = ""
    invited_by: str = ""
    role: str = ""
    role_sentence: str = ""
    me: str = ""
    onward: str = ""

    @rx.event
    async def load(self):
        """Who invites into what; a sentence where the invitation is worth nothing any more."""
        asked = self.router.url.query_parameters
        self.token = asked.get("t", "")[:LONGEST_TOKEN]
        found = await invitation_behind(self.token)
        self.refusal = "" if found else sentence_for("no_invitation")
        if found:
            role = TeamRole(found.role)
            self.team, self.invited_by = found.team_name, found.invited_by
            self.role, self.role_sentence = ROLE_WORDS[role].lower(), ROLE_SENTENCES[role]
        here = f"{JOIN}?{urlencode({'t': self.token})}"
        self.onward = f"?{urlencode({'next': here})}"
        self.me = await _address_of(self)
        self.loaded = True


async def _address_of(state: rx.State) -> str:
    try:
        return (await person_of(await identity_of(state))).email
    except SignedOut:
        return ""
