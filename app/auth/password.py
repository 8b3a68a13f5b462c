"""A new password: asked of Supabase Auth with the person's own session, after the old one was typed again."""

from app.auth.accounts import MAX_PASSWORD_BYTES
from app.auth.browser import end_every_session
from app.auth.client import auth_client
from app.auth.cookies import sid_hash_in
from app.auth.sentences import AuthRefused
from app.auth.sessions import find_session
from app.clock import utc_now
from app.db.session import service_session
from app.domain.forms import BadForm
from app.domain.identity import Identity

NOT_YOURS = "This is not your present password. Type it again, or sign out and in to be sure."
THE_SAME = "This is the password you have now. Think of another one."
TOO_LONG = "This password is too long. Use at most 72 letters and digits."


async def change_password(identity: Identity, cookie_header: str | None, *, present: str, new: str) -> None:
    """Every other browser is signed out by it. Raises BadForm for the fields `present` and `new`."""
    _refuse_useless(present, new)
    try:
        async with auth_client() as client:
            await client.sign_in_with_password({"email": identity.email, "password": present})
            await client.sign_out({"scope": "local"})
    except AuthRefused as refused:
        if refused.code == "wrong_password":
            raise BadForm({"present": NOT_YOURS}) from refused
        raise
    access, refresh = await _tokens(cookie_header)
    try:
        async with auth_client() as client:
            await client.set_session(access, refresh)
            await client.update_user({"password": new})
    except AuthRefused as refused:
        if refused.code.startswith("weak_"):
            raise BadForm({"new": refused.sentence}) from refused
        raise
    await end_every_session(identity, except_cookie=cookie_header)


def _refuse_useless(present: str, new: str) -> None:
    if not present:
        raise BadForm({"present": "Type the password you have now."})
    if not new:
        raise BadForm({"new": "Type the password you want."})
    if new == present:
        raise BadForm({"new": THE_SAME})
    if len(new.encode()) > MAX_PASSWORD_BYTES:
        raise BadForm({"new": TOO_LONG})


async def _tokens(cookie_header: str | None) -> tuple[str, str]:
    async with service_session("change a password") as db:
        session = await find_session(db, sid_hash_in(cookie_header), now=utc_now())
    if session is None or session.tokens is None:
        raise AuthRefused("session_expired")
    return session.tokens.access, session.tokens.refresh
