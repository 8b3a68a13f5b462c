"""Passwords: how good one must be, how it is kept, and how it is checked without telling who exists."""

import asyncio
from collections.abc import Iterable
from functools import cache
from typing import Any

import bcrypt
from zxcvbn import zxcvbn

from app.embedded.auth_server.errors import WeakPassword, invalid

COST = 10  # as Supabase keeps them, so that accounts can move there with their passwords
MIN_LENGTH = 10
MAX_BYTES = 72  # bcrypt would silently drop the rest
MIN_SCORE = 3  # zxcvbn: at least 10^8 guesses

SENTENCES = {
    "length": f"Password should be at least {MIN_LENGTH} characters.",
    "common": "This password is on the lists that people guess from. Add a few unrelated words.",
    "personal": "This password can be guessed from your name or address. Choose other words.",
    "pattern": "Repeats, rows of keys and dates are quick to guess. Add a few unrelated words.",
    "guessable": "This password is too easy to guess. Add a few unrelated words.",
}


def refuse_long(password: str) -> None:
    """More than bcrypt reads is refused, never cut."""
    if len(password.encode()) > MAX_BYTES:
        raise invalid(f"Password cannot be longer than {MAX_BYTES} characters")


async def refuse_weak(password: str, *, about: Iterable[str]) -> None:
    """Raise with reasons unless the password is long enough and hard to guess for one who knows `about`."""
    refuse_long(password)
    reason = await asyncio.to_thread(_weakness, password, [word for text in about for word in _words(text)])
    if reason:
        raise WeakPassword(SENTENCES[reason], [reason])


def _words(text: str) -> list[str]:
    """The text and its parts, as a guesser would try them."""
    parts = text.lower().replace("@", " ").replace(".", " ").split()
    return [text.lower()[:MAX_BYTES], *(part[:MAX_BYTES] for part in parts if len(part) > 2)][:20]


def _weakness(password: str, personal: list[str]) -> str:
    if len(password) < MIN_LENGTH:
        return "length"
    judged = zxcvbn(password, user_inputs=["bidwell", *personal])
    if judged["score"] >= MIN_SCORE:
        return ""
    return _main_reason(judged["sequence"])


def _main_reason(parts: list[dict[str, Any]]) -> str:
    longest = max(parts, key=lambda part: len(part["token"]))
    if longest["pattern"] == "dictionary":
        return "personal" if longest["dictionary_name"] == "user_inputs" else "common"
    return "guessable" if longest["pattern"] == "bruteforce" else "pattern"


async def hash_password(password: str) -> str:
    """The bcrypt hash to keep."""
    hashed = await asyncio.to_thread(bcrypt.hashpw, password.encode(), bcrypt.gensalt(COST))
    return hashed.decode()


async def is_password(password: str, kept: str | None) -> bool:
    """Does the password match? Without a kept hash the same work is done, so that time tells nothing."""
    secret = password.encode()[:MAX_BYTES]
    matches = await asyncio.to_thread(_matches, secret, (kept or _nobodys_hash()).encode())
    return matches and bool(kept) and len(password.encode()) <= MAX_BYTES


def _matches(secret: bytes, kept: bytes) -> bool:
    try:
        return bcrypt.checkpw(secret, kept)
    except ValueError:  # not a bcrypt hash, or a password with U+0000
        return False


@cache
def _nobodys_hash() -> str:
    return bcrypt.hashpw(b"nobody has this password", bcrypt.gensalt(COST)).decode()
