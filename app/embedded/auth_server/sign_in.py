"""Signing up, signing in and staying signed in: every way to get a session."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from uuid import UUID, uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse

from app.clock import utc_now
from app.embedded.auth_server import passwords, store
from app.embedded.auth_server.context import AuthServer, address_of, ip_of, server_of
from app.embedded.auth_server.errors import Refusal, WrongCredentials, invalid
from app.embedded.auth_server.refresh import Verdict, judge, read_token, write_token
from app.embedded.auth_server.requests import email_in, metadata_in, read_object, text_in
from app.embedded.auth_server.store import EmailTaken, Session, Transaction, User
from app.embedded.auth_server.views import session_view, user_view

MAX_USER_AGENT = 300


async def sign_up(request: Request) -> JSONResponse:
    """A new user, confirmed at once (there is no mail on a laptop), signed in."""
    server = server_of(request)
    server.throttle.spend_sign_up(address_of(request))
    body = await read_object(request)
    _refuse_other_kinds(body)
    email, password, metadata = email_in(body), text_in(body, "password"), metadata_in(body)
    if not password:
        raise invalid("Signup requires a valid password")
    await passwords.refuse_weak(password, about=[email, *_texts(metadata)])
    hashed = await passwords.hash_password(password)
    user_id, now = uuid4(), utc_now()
    try:
        async with server.store.begin() as db:
            await store.add_user(db, user_id, email=email, hashed=hashed, metadata=metadata, now=now)
            return await _new_session(request, db, user_id)
    except EmailTaken:
        raise Refusal(422, "user_already_exists", "User already registered") from None


def _refuse_other_kinds(body: dict[str, Any]) -> None:
    if text_in(body, "email"):
        return
    if text_in(body, "phone"):
        raise Refusal(400, "phone_provider_disabled", "Phone signups are disabled")
    raise Refusal(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled")


def _texts(metadata: dict[str, Any]) -> list[str]:
    return [value for value in metadata.values() if isinstance(value, str)][:10]


async def token(request: Request) -> JSONResponse:
    """A session for a password or for a refresh token."""
    server_of(request).throttle.spend_token(address_of(request))
    grant = request.query_params.get("grant_type", "")
    if grant == "password":
        return await _password_grant(request)
    if grant == "refresh_token":
        return await _refresh_grant(request)
    if grant == "pkce":
        raise Refusal(404, "flow_state_not_found", "invalid flow state, no valid flow state found")
    raise Refusal(400, "invalid_credentials", "unsupported_grant_type")


async def _password_grant(request: Request) -> JSONResponse:
    server = server_of(request)
    body = await read_object(request)
    if not text_in(body, "email") and text_in(body, "phone"):
        raise Refusal(400, "phone_provider_disabled", "Phone logins are disabled")
    email, password = text_in(body, "email").strip().lower(), text_in(body, "password")
    async with server.throttle.password_check(address_of(request), email):
        async with server.store.begin() as db:
            user = await store.find_user_by_email(db, email)
        matches = await passwords.is_password(password, user.encrypted_password if user else None)
        if user is None or not matches:
            raise WrongCredentials
    _refuse_closed(user)
    async with server.store.begin() as db:
        await store.note_sign_in(db, user.id, utc_now())
        return await _new_session(request, db, user.id)


def _refuse_closed(user: User) -> None:
    if user.is_banned(utc_now()):
        raise Refusal(400, "user_banned", "User is banned")
    if user.email_confirmed_at is None:
        raise Refusal(400, "email_not_confirmed", "Email not confirmed")


async def _new_session(request: Request, db: Transaction, user_id: UUID) -> JSONResponse:
    key, session_id = secrets.token_bytes(32), uuid4()
    await store.add_session(
        db,
        session_id,
        user_id=user_id,
        user_agent=request.headers.get("user-agent", "")[:MAX_USER_AGENT],
        ip=ip_of(request),
        key=urlsafe_b64encode(key).decode(),
        now=utc_now(),
    )
    session, user = await store.find_session(db, session_id), await store.find_user(db, user_id)
    if session is None or user is None:
        raise Refusal(403, "user_not_found", "The user was deleted meanwhile")
    return await _answer(server_of(request), db, user, session)


async def _refresh_grant(request: Request) -> JSONResponse:
    server = server_of(request)
    presented = read_token(text_in(await read_object(request), "refresh_token"))
    not_found = Refusal(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found")
    if presented is None:
        raise not_found
    async with server.store.begin() as db:
        session = await store.lock_session(db, presented.session_id)
        if session is None or not presented.is_signed_with(_hmac_key(session)):
            raise not_found
        user = await store.find_user(db, session.user_id)
        if user is None:
            raise not_found
        if user.is_banned(utc_now()):
            raise Refusal(400, "user_banned", "Invalid Refresh Token: User Banned")
        if session.not_after is not None and session.not_after <= utc_now():
            raise Refusal(400, "session_expired", "Invalid Refresh Token: Session Expired")
        if await _advance(db, session, presented.counter):
            current = await store.find_session(db, session.id)
            assert current is not None
            return await _answer(server, db, user, current)
    raise Refusal(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")


async def _advance(db: Transaction, session: Session, presented: int) -> bool:
    """Move the counter as the presented token deserves; False when its whole family has been ended."""
    now, current = utc_now(), session.counter or 0
    verdict = judge(presented, current, session.refreshed_at, now)
    if verdict is Verdict.REFUSE:
        raise invalid("Refresh token is not valid")
    if verdict is Verdict.REVOKE:
        await store.end_session(db, session.id)
        return False
    if verdict is Verdict.ROTATE:
        await store.rotate_session(db, session.id, counter=current + 1, now=now)
    return True


async def _answer(server: AuthServer, db: Transaction, user: User, session: Session) -> JSONResponse:
    identities = await store.identities_of(db, user.id)
    refresh_token = write_token(session.id, session.counter or 0, _hmac_key(session))
    access = server.signer.sign(user, session)
    return JSONResponse(session_view(user_view(user, identities), access=access, refresh_token=refresh_token))


def _hmac_key(session: Session) -> bytes:
    return urlsafe_b64decode(session.hmac_key or "") or secrets.token_bytes(32)
