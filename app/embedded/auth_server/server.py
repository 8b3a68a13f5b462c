"""The ASGI application, to be mounted at /auth/v1."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from psycopg import OperationalError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from app.embedded.auth_server import account, administration, facts, sign_in
from app.embedded.auth_server.context import AuthServer
from app.embedded.auth_server.errors import (
    Refusal,
    answer_away,
    answer_breakdown,
    answer_missing_route,
    answer_refusal,
)
from app.embedded.auth_server.signing import load_signer
from app.embedded.auth_server.store import Store
from app.embedded.auth_server.throttle import Allowances, Throttle

ROUTES = [
    Route("/signup", sign_in.sign_up, methods=["POST"]),
    Route("/token", sign_in.token, methods=["POST"]),
    Route("/logout", account.logout, methods=["POST"]),
    Route("/user", account.get_user, methods=["GET"]),
    Route("/user", account.put_user, methods=["PUT"]),
    Route("/recover", account.recover, methods=["POST"]),
    Route("/settings", facts.settings, methods=["GET"]),
    Route("/health", facts.health, methods=["GET"]),
    Route("/.well-known/jwks.json", facts.jwks, methods=["GET"]),
    Route("/admin/users/{user_id}", administration.delete_user, methods=["DELETE"]),
    *facts.REFUSED,
]


def auth_app(
    dsn_auth: str,
    keys_dir: Path,
    issuer: str,
    *,
    service_key: str = "",
    allowances: Allowances | None = None,
) -> Starlette:
    """Sign-in for one data folder. `dsn_auth` logs in as `supabase_auth_admin`; the pool opens on first use.

    Who sends `service_key` as the apikey is our own web process: its word on the person's address is taken.
    """
    server = AuthServer(
        store=Store(dsn_auth),
        signer=load_signer(keys_dir, issuer),
        throttle=Throttle(allowances or Allowances()),
        service_key=service_key,
    )
    app = Starlette(
        routes=ROUTES,
        lifespan=_closing_the_store,
        exception_handlers={
            Refusal: answer_refusal,
            HTTPException: answer_missing_route,
            OperationalError: answer_away,
            Exception: answer_breakdown,
        },
    )
    app.state.server = server
    return app


@asynccontextmanager
async def _closing_the_store(app: Starlette) -> AsyncIterator[None]:
    yield
    await app.state.server.store.close()
