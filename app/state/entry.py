"""What the forms at the door need: why the last try was refused, the address typed, and where to go after."""

from urllib.parse import urlencode

import reflex as rx

from app.auth.cookies import remembered_email, remembered_name
from app.auth.places import AFTER_SIGN_IN
from app.auth.routes import local_path
from app.auth.sentences import sentence_for
from app.domain.errors import SignedOut
from app.settings import settings
from app.state.session import identity_of


class EntryState(rx.State):
    """Read once when the form appears. The form itself is plain HTML and works without it."""

    refusal: str = ""
    email: str = ""
    name: str = ""
    next_path: str = ""
    onward: str = ""
    """The same as the query of a link to the other form."""
    offers_sample: bool = False

    @rx.event
    async def load(self):
        """Whoever is signed in already is sent on; everybody else sees what became of the last try."""
        asked = self.router.url.query_parameters
        self.offers_sample = settings().is_embedded
        self.next_path = local_path(asked.get("next", ""), "")
        self.onward = f"?{urlencode({'next': self.next_path})}" if self.next_path else ""
        self.refusal = sentence_for(asked.get("error", ""))
        cookie = self.router.headers.cookie if self.refusal else ""
        self.email, self.name = remembered_email(cookie), remembered_name(cookie)
        if await _is_signed_in(self):
            return rx.redirect(self.next_path or AFTER_SIGN_IN)
        return None


async def _is_signed_in(state: rx.State) -> bool:
    try:
        await identity_of(state)
    except SignedOut:
        return False
    return True
