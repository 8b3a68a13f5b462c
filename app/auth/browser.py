"""What a cookie is worth: the way from a Cookie header to an Identity, and out again.

The browser holds an opaque sid. The tokens of Supabase Auth stay here, sealed, and are renewed under a
row lock, so that two tabs or two workers never renew the same ones at once.
"""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID
from weakref import WeakValueDictionary

from supabase_auth.types import Session as SupabaseSession

from app.auth.client import auth_client
from app.auth.cookies import hash_of, new_sid, sid_hash_in
from app.auth.sentences import AuthRefused
from app.auth.sessions import (
    LONGEST_USER_AGENT,
    BrowserSession,
    Tokens,
    add_session,
    end_all,
    end_one,
    find_session,
    is_nobody_here,
    keep_tokens,
    let_expire,
    note_seen,
    was_ended,
)
from app.auth.short_memory import ShortMemory
from app.auth.tokens import BadToken, Claims, verify_access_token
from app.clock import utc_now
from app.db.session import service_session
from app.domain.identity import Identity

RENEW_BEFORE = timedelta(seconds=90)
REMEMBER_SECONDS = 5.0
PURPOSE = "browser session"

_known: ShortMemory[Identity] = ShortMemory(REMEMBER_SECONDS)
_asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


async def open_session(signed_in: SupabaseSession, *, user_agent: str = "") -> str:
    """Keep a fresh sign-in here and return the sid for the browser."""
    claims = await _claims(signed_in.access_token)
    if claims is None:
        raise AuthRefused("unexpected")
    sid = new_sid()
    tokens = Tokens(signed_in.access_token, signed_in.refresh_token)
    agent = plain_user_agent(user_agent)
    async with service_session(PURPOSE) as db:
        added = await add_session(
            db, hash_of(sid), user_id=claims.user_id, tokens=tokens, user_agent=agent, now=utc_now()
        )
    if not added:
        raise AuthRefused("no_team")
    return sid


async def identity_from_cookie(cookie_header: str | None) -> Identity | None:
    """Who is behind this Cookie header, and in which team and role; None when nobody is signed in."""
    return await identity_of_sid(sid_hash_in(cookie_header))


async def identity_of_sid(sid_hash: str) -> Identity | None:
    """The same for the hash of a sid. Remembered for five seconds; forgotten at once where it ends."""
    if not sid_hash:
        return None
    if (known := _known.get(sid_hash)) is not None:
        return known
    async with _asking.setdefault(sid_hash, asyncio.Lock()):
        return _known.get(sid_hash) or await _resolve(sid_hash)


def forget(sid_hash: str) -> None:
    """Ask the database again the next time this sid comes."""
    _known.forget(sid_hash)


def forget_person(user_id: UUID) -> None:
    """Ask the database again what this person may do, in whatever browser."""
    _known.forget_where(lambda known: known.user_id == user_id)


async def was_signed_out(cookie_header: str | None) -> bool:
    """Whether the sign-in behind this Cookie header was ended by the person, here or elsewhere."""
    sid_hash = sid_hash_in(cookie_header)
    if not sid_hash:
        return False
    async with service_session(PURPOSE) as db:
        return await was_ended(db, sid_hash)


async def is_new_here() -> bool:
    """Whether this Bidwell waits for its first account."""
    async with service_session("see whether anybody is here") as db:
        return await is_nobody_here(db)


async def end_session(cookie_header: str | None) -> None:
    """Sign this browser out, here and at the auth server."""
    sid_hash = sid_hash_in(cookie_header)
    if not sid_hash:
        return
    async with service_session(PURPOSE) as db:
        session = await find_session(db, sid_hash, now=utc_now(), lock=True)
        await end_one(db, sid_hash, utc_now())
    _known.forget(sid_hash)
    if session is not None and session.tokens is not None:
        await _sign_out_there(session.tokens, "local")


async def end_every_session(identity: Identity, *, except_cookie: str | None = None) -> None:
    """Sign this person out of every browser, but perhaps not of the one with this Cookie header."""
    kept = sid_hash_in(except_cookie)
    async with service_session(PURPOSE) as db:
        session = await find_session(db, kept, now=utc_now()) if kept else None
        await end_all(db, identity.user_id, utc_now(), except_for=kept)
    _known.forget_where(lambda other: other.user_id == identity.user_id)
    if session is not None and session.tokens is not None:
        await _sign_out_there(session.tokens, "others")


def plain_user_agent(user_agent: str) -> str:
    """The browser's word for itself: printable ASCII, not endless."""
    return "".join(letter for letter in user_agent if " " <= letter <= "~")[:LONGEST_USER_AGENT]


async def _resolve(sid_hash: str) -> Identity | None:
    asked_at, now = _known.now(), utc_now()
    async with service_session(PURPOSE) as db:
        session = await find_session(db, sid_hash, now=now)
        if session is not None:
            await note_seen(db, session, now)
    claims = await _claims_of(session)
    if session is not None and not _is_fresh(claims, now):
        session, claims = await _renewed(sid_hash, claims)
    if session is None or claims is None or claims.user_id != session.user_id:
        return None
    identity = Identity(session.user_id, session.team_id, session.role, claims.email)
    _known.put(sid_hash, identity, asked_at)
    return identity


async def _renewed(sid_hash: str, claims: Claims | None) -> tuple[BrowserSession | None, Claims | None]:
    """The session with fresh tokens. What is still valid goes on if the auth server is away."""
    async with service_session("renew a browser session") as db:
        session = await find_session(db, sid_hash, now=utc_now(), lock=True)
        now_kept = await _claims_of(session)
        if session is None or _is_fresh(now_kept, utc_now()):
            return session, now_kept  # ended meanwhile, or somebody else has just renewed it
        try:
            tokens = await _refresh(session.tokens)
        except AuthRefused as refused:
            if refused.code not in ("expired", "blocked"):
                if claims is not None:
                    return session, claims
                raise
            await let_expire(db, sid_hash, utc_now())
            return None, None
        await keep_tokens(db, sid_hash, tokens)
    return session, await _claims(tokens.access)


async def _refresh(tokens: Tokens | None) -> Tokens:
    if tokens is None:
        raise AuthRefused("expired")
    async with auth_client() as client:
        renewed = (await client.refresh_session(tokens.refresh)).session
    if renewed is None:
        raise AuthRefused("expired")
    return Tokens(renewed.access_token, renewed.refresh_token)


async def _sign_out_there(tokens: Tokens, scope: str) -> None:
    """End the sign-in at the auth server too; if it is away, ours has ended all the same."""
    try:
        async with auth_client() as client:
            await client.admin.sign_out(tokens.access, "others" if scope == "others" else "local")
    except AuthRefused:
        return


async def _claims_of(session: BrowserSession | None) -> Claims | None:
    return await _claims(session.tokens.access) if session and session.tokens else None


async def _claims(access_token: str) -> Claims | None:
    try:
        return await verify_access_token(access_token)
    except BadToken:
        return None


def _is_fresh(claims: Claims | None, now: datetime) -> bool:
    return claims is not None and claims.expires_at - now > RENEW_BEFORE
