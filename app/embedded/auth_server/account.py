"""What a person may do with the account: read it, change it, sign out, ask for a new password."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.clock import utc_now
from app.embedded.auth_server import passwords, store
from app.embedded.auth_server.context import address_of, server_of, signed_in
from app.embedded.auth_server.errors import Refusal, WrongCredentials, invalid
from app.embedded.auth_server.requests import email_in, metadata_in, read_object, text_in
from app.embedded.auth_server.store import EmailTaken, User
from app.embedded.auth_server.views import user_view


async def get_user(request: Request) -> JSONResponse:
    """Who this token belongs to."""
    async with server_of(request).store.begin() as db:
        user, _ = await signed_in(request, db)
        return JSONResponse(user_view(user, await store.identities_of(db, user.id)))


async def put_user(request: Request) -> JSONResponse:
    """Change address, password or metadata. A new password ends every other session."""
    server = server_of(request)
    server.throttle.spend_sign_up(address_of(request))
    body = await read_object(request)
    if "app_metadata" in body:
        raise Refusal(403, "not_admin", "Updating app_metadata requires admin privileges")
    if text_in(body, "phone"):
        raise Refusal(400, "phone_provider_disabled", "Phone numbers are not supported here")
    async with server.store.begin() as db:
        user, _ = await signed_in(request, db)
    email = email_in(body) if text_in(body, "email") else user.email
    new_hash, sent = await _new_hash(request, user, body, email), metadata_in(body)
    try:
        async with server.store.begin() as db:
            user, session = await signed_in(request, db)
            hashed, metadata = new_hash or user.encrypted_password, _merged(user.user_metadata, sent)
            await store.change_user(db, user, email=email, hashed=hashed, metadata=metadata, now=utc_now())
            if new_hash:
                await store.end_other_sessions(db, user.id, keep=session.id)
            changed = await store.find_user(db, user.id)
            assert changed is not None
            return JSONResponse(user_view(changed, await store.identities_of(db, user.id)))
    except EmailTaken:
        taken = "A user with this email address has already been registered"
        raise Refusal(422, "email_exists", taken) from None


async def _new_hash(request: Request, user: User, body: dict[str, Any], email: str) -> str | None:
    """The hash of a new password, or None when none was sent."""
    password, current = text_in(body, "password"), text_in(body, "current_password")
    if current:
        async with server_of(request).throttle.password_check(address_of(request), user.email):
            if not await passwords.is_password(current, user.encrypted_password):
                raise WrongCredentials
    if not password:
        return None
    await passwords.refuse_weak(password, about=[user.email, email])
    if await passwords.is_password(password, user.encrypted_password):
        raise Refusal(422, "same_password", "New password should be different from the old password.")
    return await passwords.hash_password(password)


def _merged(kept: dict[str, Any], sent: dict[str, Any]) -> dict[str, Any]:
    """The sent members over the kept ones; null deletes a member."""
    return {name: value for name, value in {**kept, **sent}.items() if value is not None}


async def logout(request: Request) -> Response:
    """End this session, the others, or all of them (the default)."""
    scope = request.query_params.get("scope", "global")
    if scope not in ("global", "local", "others"):
        raise invalid(f"Unsupported logout scope {scope!r}")
    async with server_of(request).store.begin() as db:
        user, session = await signed_in(request, db)
        if scope == "local":
            await store.end_session(db, session.id)
        elif scope == "others":
            await store.end_other_sessions(db, user.id, keep=session.id)
        else:
            await store.end_all_sessions(db, user.id)
    return Response(status_code=204)


async def recover(request: Request) -> JSONResponse:
    """Accepted whether or not the address is known; no mail leaves a laptop."""
    server_of(request).throttle.spend_sign_up(address_of(request))
    email_in(await read_object(request))
    return JSONResponse({})
