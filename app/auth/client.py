"""The Supabase Auth client: a fresh one per use, because each holds one person's session."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache

import httpx
from supabase_auth import AsyncGoTrueClient
from supabase_auth.errors import (
    AuthApiError,
    AuthError,
    AuthRetryableError,
    AuthUnknownError,
    AuthWeakPasswordError,
)

from app.auth.keys import service_key
from app.auth.sentences import BY_AUTH_CODE, BY_WEAKNESS, AuthRefused
from app.settings import settings

PATIENCE_SECONDS = 10.0


def auth_url() -> str:
    """Where Supabase Auth's API is; also the issuer that access tokens name."""
    return f"{settings().auth_base.rstrip('/')}/auth/v1"


@asynccontextmanager
async def auth_client(*, address: str = "", user_agent: str = "") -> AsyncIterator[AsyncGoTrueClient]:
    """A client for one conversation, on behalf of the browser at this address; refuses with `AuthRefused`."""
    key = service_key()
    headers = {"apikey": key or settings().supabase_anon_key}
    headers["Authorization"] = f"Bearer {headers['apikey']}"
    if key and address:
        headers["Sb-Forwarded-For"] = address
    if user_agent:
        headers["User-Agent"] = user_agent
    async with http_client() as http:
        try:
            yield AsyncGoTrueClient(
                url=auth_url(),
                headers=headers,
                http_client=http,
                auto_refresh_token=False,
                persist_session=False,
            )
        except AuthError as error:
            raise AuthRefused(code_of(error)) from error


def http_client() -> httpx.AsyncClient:
    """HTTP to the auth server; on a laptop no proxy stands between."""
    return httpx.AsyncClient(
        verify=_tls(), timeout=PATIENCE_SECONDS, trust_env=not settings().is_embedded, follow_redirects=False
    )


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def code_of(error: AuthError) -> str:
    """Our code for what the client raised."""
    if isinstance(error, AuthWeakPasswordError):
        known = [BY_WEAKNESS[reason] for reason in error.reasons if reason in BY_WEAKNESS]
        return known[0] if known else "weak_guessable"
    if isinstance(error, AuthRetryableError | AuthUnknownError):
        return "unreachable"
    if isinstance(error, AuthApiError) and error.status == 429:
        return "too_many_tries"
    return BY_AUTH_CODE.get(error.code or "", "unexpected")
