"""The session cookie, and the short-lived one that brings a typed address back to the form."""

import hashlib
import re
import secrets
from urllib.parse import quote, unquote

from starlette.requests import cookie_parser
from starlette.responses import Response

from app.settings import settings

PLAIN_NAME = "bidwell_sid"
SECURE_NAME = "__Host-bidwell_sid"
"""On https: the prefix keeps sibling domains and plain http from setting it."""
SESSION_COOKIES = (SECURE_NAME, PLAIN_NAME)
EMAIL_NAME = "bidwell_email"
EMAIL_SECONDS = 120
LONGEST_EMAIL = 255
SID = re.compile(r"[A-Za-z0-9_-]{43}")


def new_sid() -> str:
    """256 random bits: what the browser holds, and only the browser."""
    return secrets.token_urlsafe(32)


def hash_of(sid: str) -> str:
    """What the database knows of a sid."""
    return hashlib.sha256(sid.encode()).hexdigest()


def sid_hash_in(cookie_header: str | None) -> str:
    """The hash of the sid in a Cookie header; "" without one."""
    sid = cookie_parser(cookie_header or "").get(_name(), "")
    return hash_of(sid) if SID.fullmatch(sid) else ""


def remembered_email(cookie_header: str | None) -> str:
    """The address that was just typed into a form that came back with an error."""
    email = unquote(cookie_parser(cookie_header or "").get(EMAIL_NAME, ""))[:LONGEST_EMAIL]
    return email if email.isprintable() else ""


def give_sid(response: Response, sid: str, *, max_age: int) -> None:
    """Hand the browser its sid; scripts cannot read it, other sites' posts do not carry it."""
    response.set_cookie(
        _name(), sid, max_age=max_age, path="/", secure=_is_https(), httponly=True, samesite="lax"
    )
    response.delete_cookie(EMAIL_NAME, path="/")


def take_sid(response: Response) -> None:
    """Have the browser forget its sid."""
    response.delete_cookie(_name(), path="/", secure=_is_https(), httponly=True, samesite="lax")


def remember_email(response: Response, email: str) -> None:
    response.set_cookie(
        EMAIL_NAME,
        quote(email[:LONGEST_EMAIL], safe="@."),
        max_age=EMAIL_SECONDS,
        path="/",
        secure=_is_https(),
        httponly=True,
        samesite="lax",
    )


def _name() -> str:
    return SECURE_NAME if _is_https() else PLAIN_NAME


def _is_https() -> bool:
    return settings().site_url.startswith("https://")
