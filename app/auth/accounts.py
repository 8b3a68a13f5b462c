"""Signing up and signing in: an address and a password become a sid for the browser's cookie."""

import re

from supabase_auth.types import AuthResponse

from app.auth.browser import open_session, plain_user_agent
from app.auth.client import auth_client
from app.auth.sentences import AuthRefused

MAX_PASSWORD_BYTES = 72
LONGEST_NAME = 200
ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")


async def sign_up(
    email: str, password: str, display_name: str = "", user_agent: str = "", *, address: str = ""
) -> str:
    """A new account, signed in: the sid for the cookie. `address`: their IP address, for counting."""
    email = _usable_email(email, password)
    if len(password.encode()) > MAX_PASSWORD_BYTES:
        raise AuthRefused("long_password")
    about = {"display_name": " ".join(display_name.split())[:LONGEST_NAME]}
    async with auth_client(address=address, user_agent=plain_user_agent(user_agent)) as client:
        answer = await client.sign_up({"email": email, "password": password, "options": {"data": about}})
    return await _opened(answer, user_agent)


async def sign_in(email: str, password: str, user_agent: str = "", *, address: str = "") -> str:
    """The sid for the cookie of an account that exists."""
    email = _usable_email(email, password)
    async with auth_client(address=address, user_agent=plain_user_agent(user_agent)) as client:
        answer = await client.sign_in_with_password({"email": email, "password": password})
    return await _opened(answer, user_agent)


def _usable_email(email: str, password: str) -> str:
    email = email.strip().lower()
    if not email or not password:
        raise AuthRefused("missing")
    if not ADDRESS.fullmatch(email) or not email.isprintable():
        raise AuthRefused("bad_address")
    return email


async def _opened(answer: AuthResponse, user_agent: str) -> str:
    if answer.session is None:
        raise AuthRefused("confirm_address")
    return await open_session(answer.session, user_agent=user_agent)
