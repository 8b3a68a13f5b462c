"""The frame of every signed-in page: counts beside the places, and the account's card."""

import reflex as rx

from app.clock import utc_now
from app.db.session import team_session
from app.queries.shell import Surroundings, surroundings
from app.state.live import COUNTS, MEMBERS, follow
from app.state.session import identity_of
from app.state.standing import StandingState

TRIAL_DAYS = 14


class ShellState(rx.State):
    """Loaded after the page itself, so that the page never waits for its frame."""

    counts: dict[str, int] = {}
    account: dict[str, str] = {"name": "", "email": "", "plan": "", "trial_percent": ""}

    @rx.event
    async def load(self):
        """Read the numbers anew: on load, and after anything that changes them."""
        identity = await identity_of(self)
        follow(self, identity.team_id, MEMBERS, lambda: StandingState.look_again())
        follow(self, identity.team_id, COUNTS, lambda: ShellState.load())
        async with team_session(identity) as db:
            found = await surroundings(db, now=utc_now())
        if found is not None:
            self.counts, self.account = found.counts, _card(found)


def _card(found: Surroundings) -> dict[str, str]:
    plan = "" if found.plan == "trial" else found.plan.capitalize()
    plan = " · ".join(words for words in (found.team or "Solo" * (not plan), plan) if words)
    if found.trial_days is not None and found.plan == "trial":
        plan = f"{plan} · trial, {found.trial_days} days left"
    used = (
        0
        if found.trial_days is None
        else 100 * (TRIAL_DAYS - min(found.trial_days, TRIAL_DAYS)) // TRIAL_DAYS
    )
    percent = "" if found.trial_days is None else str(used)
    return {"name": found.name, "email": found.email, "plan": plan, "trial_percent": percent}
