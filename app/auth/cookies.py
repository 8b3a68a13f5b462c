"""The session cookie, and the short-lived ones that bring what was typed back to the form."""

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
PERSON_NAME = "bidwell_name"
TYPED_SECONDS = 120
LONGEST_TYPED = 255
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
    return _typed(cookie_header, EMAIL_NAME)


def remembered_name(cookie_header: str | None) -> str:
    """The same for the person's name."""
    return _typed(cookie_header, PERSON_NAME)


def _typed(cookie_header: str | None, cookie: str) -> str:
    typed = unquote(cookie_parser(cookie_header or "").get(cookie, ""))[:LONGEST_TYPED]
    return typed if typed.isprintable() else ""


def give_sid(response: Response, sid: str, *, max_age: int) -> None:
    """Hand the browser its sid; scripts cannot read it, other sites' posts do not carry it."""
    response.set_cookie(
        _name(), sid, max_age=max_age, path="/", secure=_is_https(), httponly=True, samesite="lax"
    )
    for name in (EMAIL_NAME, PERSON_NAME):
        response.delete_cookie(name, path="/")


def take_sid(response: Response) -> None:
    """Have the browser forget its sid."""
    response.delete_cookie(_name(), path="/", secure=_is_https(), httponly=True, samesite="lax")


def remember_typed(response: Response, *, email: str, name: str) -> None:
    """For two minutes: long enough to come back to the form."""
    for cookie, typed in ((EMAIL_NAME, email), (PERSON_NAME, name)):
        response.set_cookie(
            cookie,
            quote(typed[:LONGEST_TYPED], safe="@."),
            max_age=TYPED_SECONDS,
            path="/",
            secure=_is_https(),
            httponly=True,
            samesite="lax",
        )


def _name() -> str:
    return SECURE_NAME if _is_https() else PLAIN_NAME


def _is_https() -> bool:
    return settings().site_url.startswith("https://")
