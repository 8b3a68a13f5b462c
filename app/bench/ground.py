"""Where figures are measured: a Postgres in a temporary folder with the settings that people get.

The person's own data is never opened: while the block lasts, the data folder is the temporary one.
"""

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from app.clock import utc_now
from app.db.engine import close_database, use_database
from app.db.migrate import migrate
from app.db.session import team_session
from app.demo.generate import sample_profile
from app.demo.scenarios import fill_profile
from app.domain.enums import TeamRole
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings, settings

LONG = "600s"
"""Statements of a bench may take their time."""


@dataclass
class Ground:
    """A migrated database of our own, and what figures have made in it that later ones use as well."""

    folder: Path
    cluster: Cluster
    made: dict[str, Any] = field(default_factory=dict)

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement past row-level security, to arrange or to look."""
        with psycopg.connect(self.cluster.dsn_superuser, autocommit=True) as db:
            done = db.execute(statement.encode(), values or None)
            return done.fetchall() if done.description else []

    def sign_up(self) -> Identity:
        """Somebody new, in a team of their own."""
        user_id = uuid.uuid4()
        email = f"{user_id.hex}@example.com"
        with psycopg.connect(self.cluster.dsn_auth) as db:
            db.execute(
                "insert into auth.users (id, aud, role, email, email_confirmed_at, raw_user_meta_data)"
                " values (%s, 'authenticated', 'authenticated', %s, now(), %s)",
                [user_id, email, Jsonb({"display_name": "Somebody"})],
            )
        team = self.ask("select team_id from public.team_members where user_id = %s", user_id)[0][0]
        return Identity(user_id, team, TeamRole.OWNER, email)

    async def freelancer(self) -> Identity:
        """Somebody new who is the sample freelancer."""
        somebody = self.sign_up()
        async with team_session(somebody) as db:
            await fill_profile(db, sample_profile(), utc_now())
        return somebody


@asynccontextmanager
async def ground_of(version: int | None = None) -> AsyncIterator[Ground]:
    """Start from nothing, on this major version of Postgres or our usual one; leave nothing behind."""
    with _temporary_data_folder() as folder:
        cluster = start_postgres(Settings(data=folder), version=version)
        try:
            migrate(cluster.dsn_owner)
            use_database(cluster.dsn_app)
            yield Ground(folder, cluster)
        finally:
            await close_database()
            stop_postgres(cluster)


@contextmanager
def _temporary_data_folder() -> Iterator[Path]:
    before = os.environ.get("BIDWELL_DATA")
    with TemporaryDirectory(prefix="bidwell-bench-", ignore_cleanup_errors=True) as name:
        os.environ["BIDWELL_DATA"] = name
        settings.cache_clear()
        try:
            yield Path(name)
        finally:
            os.environ.pop("BIDWELL_DATA")
            if before is not None:
                os.environ["BIDWELL_DATA"] = before
            settings.cache_clear()
