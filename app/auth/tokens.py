"""Access tokens, checked here against the published keys: no request per event."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import jwt

from app.auth.client import auth_url, http_client
from app.auth.sentences import AuthRefused

ALGORITHMS = frozenset({"ES256", "RS256"})
AUDIENCE = "authenticated"
LEEWAY_SECONDS = 5
KEYS_LIVE_SECONDS = 600
KEYS_REST_SECONDS = 20
"""An unknown key id asks again, but not more often than this: a stranger can make up key ids."""


class BadToken(Exception):
    """The token is not one that our auth server would stand by now."""


@dataclass(frozen=True)
class Claims:
    """What a verified access token says."""

    user_id: UUID
    session_id: UUID
    email: str
    expires_at: datetime


@dataclass(frozen=True)
class _KeySet:
    keys: dict[str, jwt.PyJWK]
    read_at: float


_published: dict[str, _KeySet] = {}


async def verify_access_token(token: str) -> Claims:
    """The claims of a token that is signed by our auth server, for us, and alive; else BadToken."""
    try:
        header = jwt.get_unverified_header(token)
        key = await _key(header)
        payload: dict[str, Any] = jwt.decode(
            token,
            key.key,
            algorithms=[header["alg"]],
            audience=AUDIENCE,
            issuer=auth_url(),
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "iat", "sub", "aud", "iss", "session_id"], "strict_aud": True},
        )
        return _claims(payload)
    except (jwt.PyJWTError, ValueError, KeyError, TypeError) as error:
        raise BadToken(type(error).__name__) from error


def _claims(payload: dict[str, Any]) -> Claims:
    if payload.get("role") != AUDIENCE:
        raise BadToken("role")
    return Claims(
        user_id=UUID(payload["sub"]),
        session_id=UUID(payload["session_id"]),
        email=str(payload.get("email") or ""),
        expires_at=datetime.fromtimestamp(payload["exp"], UTC),
    )


async def _key(header: dict[str, Any]) -> jwt.PyJWK:
    """The published key that this header names, if it may sign with this algorithm."""
    if header.get("alg") not in ALGORITHMS or str(header.get("typ", "JWT")).upper() != "JWT":
        raise BadToken("header")
    kid = header.get("kid")
    if not isinstance(kid, str):
        raise BadToken("kid")
    key = (await _keys(KEYS_LIVE_SECONDS)).get(kid) or (await _keys(KEYS_REST_SECONDS)).get(kid)
    if key is None or key.algorithm_name != header["alg"]:
        raise BadToken("key")
    return key


async def _keys(at_most_seconds_old: float) -> dict[str, jwt.PyJWK]:
    url = auth_url()
    known = _published.get(url)
    if known is None or time.monotonic() - known.read_at > at_most_seconds_old:
        try:
            known = _published[url] = await _read_keys(url)
        except AuthRefused:
            if known is None:
                raise  # with keys at hand, a server that is away for a moment need not be noticed
    return known.keys


async def _read_keys(url: str) -> _KeySet:
    try:
        async with http_client() as http:
            answer = (await http.get(f"{url}/.well-known/jwks.json")).raise_for_status()
        published = jwt.PyJWKSet.from_dict(answer.json()).keys
    except (httpx.HTTPError, ValueError, jwt.PyJWTError) as error:
        raise AuthRefused("unreachable") from error
    return _KeySet({key.key_id: key for key in published if key.key_id}, time.monotonic())
