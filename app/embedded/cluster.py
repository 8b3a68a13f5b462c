"""Where a running Postgres is, and the four ways to log in to it."""

import json
import os
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

DATABASE = "bidwell"
ROLES = ("postgres", "app_owner", "authenticator", "supabase_auth_admin")


@dataclass(frozen=True)
class Cluster:
    """A running Postgres. Its addresses are understood by libpq, and by SQLAlchemy through app.db.engine."""

    folder: Path
    host: str
    port: int
    passwords: dict[str, str] = field(repr=False)
    version: int
    database: str = DATABASE

    @property
    def dsn_app(self) -> str:
        """The web process: `authenticator`, which owns nothing and must become somebody to read anything."""
        return self.dsn("authenticator")

    @property
    def dsn_owner(self) -> str:
        """The owner of schema public: migrations only."""
        return self.dsn("app_owner")

    @property
    def dsn_auth(self) -> str:
        """The auth server: owner of schema auth."""
        return self.dsn("supabase_auth_admin")

    @property
    def dsn_superuser(self) -> str:
        return self.dsn("postgres")

    @property
    def socket(self) -> Path:
        """Where it listens, everywhere but on Windows."""
        return Path(self.host) / f".s.PGSQL.{self.port}"

    def dsn(self, role: str) -> str:
        host = quote(self.host, safe="")
        return (
            f"postgresql://{role}:{self.passwords[role]}@/{self.database}"
            f"?host={host}&port={self.port}&connect_timeout=10"
        )

    def with_database(self, name: str) -> "Cluster":
        return replace(self, database=name)


def read_or_make_passwords(path: Path) -> tuple[dict[str, str], bool]:
    """The roles' passwords, and whether they were made just now."""
    if path.exists():
        kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        if set(ROLES) <= set(kept):
            return kept, False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = {role: secrets.token_urlsafe(24) for role in ROLES}
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(made, file)
    draft.replace(path)
    return made, True
