"""The account at Supabase Auth behind a person: taken away through its admin API, on a laptop and hosted alike."""

import asyncio
from uuid import UUID

import httpx
from supabase_auth import AsyncGoTrueClient
from supabase_auth.errors import AuthApiError, AuthError

from app.auth.client import auth_url, http_client
from app.auth.keys import service_key
from app.domain.errors import UserFacingError
from app.settings import settings

TRIES, PAUSE = 4, 0.5
NO_KEY = (
    "Your rows and files are gone. The sign-in itself lies with Supabase, and this Bidwell has no key to delete it"
    " there: ask whoever runs it to delete your user."
)
NOT_REACHED = "The sign-in server does not answer just now. Nothing was erased; try again in a minute."
NOT_DELETED = (
    "Your rows and files are gone, but the sign-in server refused to delete the account."
    " Ask whoever runs this Bidwell to delete your user."
)


async def require_reachable() -> None:
    """Before anything is erased: does the sign-in server answer?"""
    headers = {"apikey": _key() or settings().supabase_anon_key}
    try:
        async with http_client() as http:
            answer = await http.get(f"{auth_url()}/health", headers=headers)
    except httpx.HTTPError as error:
        raise UserFacingError(NOT_REACHED) from error
    if answer.status_code >= 500:
        raise UserFacingError(NOT_REACHED)


async def delete_account(user_id: UUID) -> None:
    """Delete the user; one that is gone already is gone."""
    key = _key()
    if not key:
        raise UserFacingError(NO_KEY)
    async with http_client() as http:
        client = AsyncGoTrueClient(
            url=auth_url(), headers={"apikey": key, "Authorization": f"Bearer {key}"}, http_client=http,
            auto_refresh_token=False, persist_session=False,
        )  # fmt: skip
        for attempt in range(1, TRIES + 1):
            try:
                await client.admin.delete_user(str(user_id))
                return
            except AuthError as error:
                if isinstance(error, AuthApiError) and error.status == 404:
                    return
                if attempt == TRIES:
                    raise UserFacingError(NOT_DELETED) from error
            await asyncio.sleep(PAUSE * attempt)


def _key() -> str:
    return service_key() or settings().supabase_service_key or ""
