"""The welcome: which step is on screen, and where the person goes on. Each step's forms save themselves."""

import reflex as rx

from app.actions.onboarding import finish_onboarding, go_to_step
from app.clock import utc_now
from app.db.session import team_session
from app.demo.scenarios import fill_with_sample
from app.domain.onboarding import DOORS, LAST, WISH_STEP, read_step
from app.queries.onboarding import needs_welcome, onboarding
from app.state.dial import DialState
from app.state.fields import said_in_its_place
from app.state.notices import notify
from app.state.past import PastState
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState
from app.state.wish import WishState

HOME, WELCOME, DASHBOARD, FEED, IMPORT, PIPELINE = (
    "/",
    "/welcome",
    "/dashboard",
    "/feed",
    "/import",
    "/pipeline",
)
FILL_LIMIT = "30s"
FILLED = "These are sample data. When you have seen enough, Settings removes them with one click."


class WelcomeState(rx.State):
    """`step` 0 are the doors; `is_filling` while the sample is being made."""

    loaded: bool = False
    failed: str = ""
    step: int = DOORS
    jobs: int = 0
    is_filling: bool = False

    @rx.event
    async def load(self):
        """The step in the address, else the one where the person left off, here or on another device."""
        asked = self.router.url.query_parameters.get("step", "")
        came_from, was_here = self.step, self.loaded
        if not (await identity_of(self)).may_write:
            return rx.redirect(PIPELINE)
        with said_in_its_place(self):
            async with team_session(await identity_of(self)) as db:
                known = await onboarding(db)
            self.step = read_step(asked) if asked else known.step
            self.jobs, self.is_filling, self.loaded = known.jobs, False, True
        return rx.set_focus("page-title") if was_here and self.step != came_from else None

    @rx.event
    async def go(self, step: int):
        """To one of the steps; the address follows, so that the browser's Back goes back a step."""
        return rx.redirect(f"{WELCOME}?step={await self._remember(step)}")

    @rx.event
    async def next(self):
        """On to the next step; what was typed into a form that is still open is saved first."""
        past = await self.get_state(PastState)
        if not await past._save_all() or await self._is_refused():
            return None
        await (await self.get_state(DialState))._keep_what_is_tried()
        if self.step >= LAST:
            return await self._leave()
        return rx.redirect(f"{WELCOME}?step={await self._remember(self.step + 1)}")

    @rx.event
    async def leave(self):
        """Enough for now: everything that was said is kept, the rest can be said in the profile."""
        return await self._leave()

    @rx.event(background=True)
    async def look_around(self):
        """Fill this team with sample data and go and see it."""
        async with self:
            if self.is_filling:
                return None
            self.is_filling = True
            identity = await writer_of(self)
        async with team_session(identity, time_limit=FILL_LIMIT) as db:
            await fill_with_sample(db, now=utc_now())
        return [notify(FILLED, tone="info", goes_along=True), ShellState.load, rx.redirect(FEED)]

    async def _is_refused(self) -> bool:
        """Does a sentence stand beside a rate of this step? Then it is read before going on."""
        return self.step == WISH_STEP and bool((await self.get_state(WishState)).errors)

    async def _remember(self, step: int) -> int:
        async with team_session(await writer_of(self)) as db:
            return await go_to_step(db, step)

    async def _leave(self):
        async with team_session(await writer_of(self)) as db:
            await finish_onboarding(db, now=utc_now())
            known = await onboarding(db)
        return rx.redirect(FEED if known.jobs else IMPORT)


class HomeState(rx.State):
    """The address without a path belongs to nobody: it sends everybody where they want to be."""

    @rx.event
    async def send_on(self):
        """To the welcome until it is over, else to the dashboard; to the board where one may only look."""
        identity = await identity_of(self)
        if not identity.may_write:
            return rx.redirect(PIPELINE)
        async with team_session(identity) as db:
            is_new = await needs_welcome(db)
        return rx.redirect(WELCOME if is_new else DASHBOARD)
