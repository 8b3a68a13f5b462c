"""What every request of the auth server works with, and who is asking."""

import hmac
import ipaddress
from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request

from app.clock import utc_now
from app.embedded.auth_server import store
from app.embedded.auth_server.errors import Refusal
from app.embedded.auth_server.requests import bearer_in
from app.embedded.auth_server.signing import Signer
from app.embedded.auth_server.store import Session, Store, Transaction, User
from app.embedded.auth_server.throttle import Throttle

FORWARDED_HEADER = "sb-forwarded-for"


@dataclass(frozen=True)
class AuthServer:
    """The parts that outlive a request."""

    store: Store
    signer: Signer
    throttle: Throttle
    service_key: str


def server_of(request: Request) -> AuthServer:
    server = request.app.state.server
    assert isinstance(server, AuthServer)
    return server


def is_service(request: Request) -> bool:
    """Does the request carry our own secret key?"""
    key = server_of(request).service_key
    return bool(key) and hmac.compare_digest(request.headers.get("apikey", "").encode(), key.encode())


def address_of(request: Request) -> str:
    """The person's address: the peer's, or the one that our own web process vouches for."""
    if is_service(request) and (forwarded := request.headers.get(FORWARDED_HEADER)):
        return forwarded.strip()
    return request.client.host if request.client else ""


def ip_of(request: Request) -> str | None:
    """The address if Postgres can store it as one."""
    try:
        return str(ipaddress.ip_address(address_of(request)))
    except ValueError:
        return None


async def signed_in(request: Request, db: Transaction) -> tuple[User, Session]:
    """Whose token this is. A deleted session makes a token that has not expired yet fail here."""
    token = bearer_in(request)
    if not token:
        raise Refusal(401, "no_authorization", "This endpoint requires a valid Bearer token")
    claims = server_of(request).signer.read(token)
    session = await store.find_session(db, UUID(claims["session_id"]))
    if session is None:
        raise Refusal(403, "session_not_found", "Session from session_id claim in JWT does not exist")
    user = await store.find_user(db, UUID(claims["sub"]))
    if user is None or user.id != session.user_id:
        raise Refusal(403, "user_not_found", "User from sub claim in JWT does not exist")
    if user.is_banned(utc_now()):
        raise Refusal(403, "user_banned", "User is banned")
    return user, session
