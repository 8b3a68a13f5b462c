"""The account behind the profile: address, password, browsers, and where the data lies."""

import reflex as rx

from app.auth.password import change_password
from app.clock import utc_now
from app.db.session import team_session
from app.demo.scenarios import remove_sample
from app.queries.onboarding import onboarding
from app.settings import settings
from app.state.fields import beside_fields
from app.state.notices import NoticeState, notify
from app.state.session import identity_of, writer_of
from app.state.welcome import FILLED

CLEAR_LIMIT = "30s"
SAMPLE_DOMAIN = "@sample.invalid"


class SettingsState(rx.State):
    """`data_folder` is empty when hosted; `sample` is "team", "account" or ""."""

    loaded: bool = False
    email: str = ""
    data_folder: str = ""
    sample: str = ""
    errors: dict[str, str] = {}
    turn: int = 0
    """Goes up when the password form is to be empty again."""

    @rx.event
    async def load(self):
        """Whose account it is, and whether it is a real one."""
        identity = await identity_of(self)
        async with team_session(identity) as db:
            known = await onboarding(db)
        config = settings()
        self.email = identity.email
        self.data_folder = str(config.data.resolve()) if config.is_embedded else ""
        self.sample = _kind_of_sample(identity.email, known.is_sample)
        self.errors, self.loaded = {}, True

    @rx.event
    async def change_password(self, form: dict):
        """The old password, the new one; nothing of either is kept in this state."""
        identity = await identity_of(self)
        present, new = (str(form.get(name) or "") for name in ("present", "new"))
        errors: dict[str, str] = {}
        with beside_fields(errors):
            await change_password(identity, self.router.headers.cookie, present=present, new=new)
        self.errors = errors
        if errors:
            return None
        self.turn += 1
        return notify("Your password is changed. Other browsers were signed out.")

    @rx.event
    async def start_for_real(self):
        """The sample goes, and the welcome begins again."""
        async with team_session(await writer_of(self), time_limit=CLEAR_LIMIT) as db:
            await remove_sample(db, now=utc_now())
        (await self.get_state(NoticeState))._take_back(FILLED)
        return rx.redirect("/welcome?step=0")


def _kind_of_sample(email: str, is_sample: bool) -> str:
    if email.endswith(SAMPLE_DOMAIN):
        return "account"
    return "team" if is_sample else ""
