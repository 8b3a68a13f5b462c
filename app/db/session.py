"""Transactions that know who is asking. The only place that opens, commits and rolls back.

`team_session` is Postgres seen by one person in one team: row-level security on. `service_session` sees
everything, so it is rare and says why.
"""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction

from app.db.engine import engine
from app.domain.errors import NotAllowed
from app.domain.identity import Identity

logger = logging.getLogger(__name__)

WEB_TIMEOUT = "8s"
REFUSED = "42501"
NOT_YOURS = "This is not yours to change in this team, or no longer. Reload the page to see what is."
ASSUME = text(
    "select set_config('role', :role, true), set_config('request.jwt.claims', :claims, true),"
    " set_config('bidwell.team_id', :team, true), set_config('statement_timeout', :timeout, true)"
)
"""Role, claims and team for this transaction only; the pooled connection comes back clean."""


class GuardedSession(Session):
    """A session that refuses to begin before it knows who is asking."""


@event.listens_for(GuardedSession, "after_begin")
def become_somebody(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    """Runs at the start of every transaction, also after a commit inside the same session."""
    if transaction.nested:
        return
    assume = session.info.get("assume")
    if assume is None:
        raise RuntimeError("A transaction without an identity: use team_session or service_session.")
    connection.execute(ASSUME, assume)


@asynccontextmanager
async def team_session(identity: Identity, *, time_limit: str = WEB_TIMEOUT) -> AsyncIterator[AsyncSession]:
    """A transaction in which Postgres shows only this person's team; commits on the way out."""
    info = {
        "identity": identity,
        "assume": {
            "role": "authenticated",
            "claims": identity.claims_json(),
            "team": str(identity.team_id),
            "timeout": time_limit,
        },
    }
    try:
        async with _session(info) as db, db.begin():
            yield db
    except DBAPIError as refusal:
        if getattr(refusal.orig, "sqlstate", None) != REFUSED:
            raise
        logger.warning("Postgres refused what a member of a team asked for: %s", _cause(refusal))
        raise NotAllowed(NOT_YOURS) from refusal


@asynccontextmanager
async def service_session(reason: str, *, time_limit: str = "60s") -> AsyncIterator[AsyncSession]:
    """A transaction past row-level security, for what belongs to no team yet or to all. Say why."""
    claims = json.dumps({"role": "service_role"})
    info = {
        "reason": reason,
        "assume": {"role": "service_role", "claims": claims, "team": "", "timeout": time_limit},
    }
    async with _session(info) as db, db.begin():
        yield db


def identity_in(db: AsyncSession) -> Identity:
    """Who is asking in this transaction; raises in a service session, where nobody is."""
    identity = db.info.get("identity")
    if not isinstance(identity, Identity):
        raise RuntimeError("This transaction belongs to the service, not to a person.")
    return identity


def _cause(refusal: DBAPIError) -> str:
    return str(refusal.orig).splitlines()[0]


def _session(info: dict[str, Any]) -> AsyncSession:
    return AsyncSession(engine(), sync_session_class=GuardedSession, info=info, expire_on_commit=False)
