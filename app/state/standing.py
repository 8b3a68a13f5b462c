"""What somebody is in the team, as an open tab follows it; and the page for somebody who is nothing in it any more."""

import reflex as rx

from app.auth.places import AFTER_SIGN_IN
from app.auth.teams import team_lost
from app.state.notices import notify
from app.state.session import SessionState, identity_of, wipe

ONLY_LOOK = (
    "You can only look in this team now. What you typed and did not save is still on the screen: copy it."
)
MAY_WRITE = "You can change things in this team now."


class StandingState(rx.State):
    """Told by Postgres whenever somebody's place in the team changes."""

    @rx.event
    async def look_again(self):
        """Perhaps mine: the page shows from now on what I may do. Whoever is out is shown the way."""
        identity = await identity_of(self)
        session = await self.get_state(SessionState)
        could, session.may_write = session.may_write, identity.may_write
        if could == identity.may_write:
            return None
        return notify(MAY_WRITE if identity.may_write else ONLY_LOOK, tone="info", goes_along=True)


class LeftTeamState(rx.State):
    """`team` is the one that was lost; `next_id` and `next_name` tell of the one to go to, "" where there is none."""

    loaded: bool = False
    team: str = ""
    next_id: str = ""
    next_name: str = ""

    @rx.event
    async def load(self):
        """Nothing of the team stays in the tab. Whoever has lost nothing goes where everybody begins."""
        lost = await team_lost(self.router.headers.cookie)
        if lost is None:
            return rx.redirect(AFTER_SIGN_IN)
        wipe(self)
        self.team, self.next_id, self.next_name, self.loaded = lost.name, lost.next_id, lost.next_name, True
        return None
