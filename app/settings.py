"""One frozen Settings, read once from the environment (prefix `BIDWELL_`; `PORT` is honoured bare)."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, computed_field
from pydantic_settings import BaseSettings, SettingsConfigDict

MEGABYTE = 1024 * 1024


class Settings(BaseSettings):
    """How this Bidwell runs. Embedded needs nothing set; hosted needs the database and Supabase addresses."""

    model_config = SettingsConfigDict(
        env_prefix="BIDWELL_", frozen=True, extra="ignore", populate_by_name=True
    )

    mode: Literal["embedded", "hosted"] = "embedded"
    data: Path = Field(default_factory=lambda: Path.home() / ".bidwell")
    host: str = "127.0.0.1"
    port: int = Field(default=3000, validation_alias=AliasChoices("BIDWELL_PORT", "PORT"), ge=1, le=65535)
    workers: int = 1

    database_url: str | None = None
    """Login of the web process (`authenticator`). None = the embedded Postgres under `data`."""
    owner_database_url: str | None = None
    """Direct login of the migration owner. None = the embedded owner."""
    supabase_url: str | None = None
    supabase_anon_key: str = "embedded-anon"
    supabase_service_key: str | None = None
    redis_url: str | None = None
    secret_key: str | None = None
    """Key for tokens at rest (32 bytes, base64url). None = made once and kept in `data`, mode 0600."""

    public_url: str | None = None
    """The address people type, when a proxy stands in front; None = http://localhost:{port}."""
    allowed_hosts: tuple[str, ...] = ()
    log_level: str = "WARNING"

    runs_at_once: int = Field(default=4, ge=1, le=100)
    """Runs that one worker performs at the same time."""
    run_lease_seconds: float = Field(default=15, ge=1)
    """A worker that has been silent for so long is taken for dead, and its runs are returned."""
    worker_in_web: bool | None = None
    """Perform runs in the web process as well. None = on a laptop yes, hosted no (`bidwell worker`)."""

    allow_private_models: bool = False
    """May teams use models on addresses of the local net? On a laptop this machine itself always may be used."""
    model_recordings: Path | None = None
    """A folder of recorded answers of models: what is in it is not asked again and costs nothing."""

    watched_roots: tuple[Path, ...] = ()
    """Folders besides a team's own inbox (`data/inbox/<team>`) within which people may have one watched."""
    private_networks: tuple[str, ...] = ()
    """Networks that feeds may be read from although they are not public, e.g. `["192.168.1.0/24"]`."""
    outside_ports: tuple[int, ...] = ()
    """Ports besides 80 and 443 that feeds may be read from."""

    max_upload_bytes: int = 50 * MEGABYTE
    max_inflated_bytes: int = 400 * MEGABYTE
    max_import_rows: int = 100_000

    @computed_field  # type: ignore[prop-decorator]
    @property
    def is_embedded(self) -> bool:
        return self.mode == "embedded"

    @property
    def performs_runs(self) -> bool:
        return self.is_embedded if self.worker_in_web is None else self.worker_in_web

    @property
    def postgres_dir(self) -> Path:
        return self.data / "postgres"

    @property
    def uploads_dir(self) -> Path:
        return self.data / "uploads"

    @property
    def files_dir(self) -> Path:
        """Files that stay: CVs."""
        return self.data / "files"

    @property
    def keys_dir(self) -> Path:
        return self.data / "keys"

    @property
    def auth_base(self) -> str:
        """Where the Supabase client goes; `/auth/v1` is joined to it."""
        return self.supabase_url or f"http://127.0.0.1:{self.port}"

    @property
    def site_url(self) -> str:
        return self.public_url or f"http://localhost:{self.port}"

    @property
    def origins(self) -> tuple[str, ...]:
        """Every origin that a page of ours may come from."""
        own = {self.site_url.rstrip("/")}
        if self.public_url is None:
            own |= {
                f"http://localhost:{self.port}",
                f"http://127.0.0.1:{self.port}",
                f"http://[::1]:{self.port}",
            }
        own |= {f"https://{h}" for h in self.allowed_hosts} | {f"http://{h}" for h in self.allowed_hosts}
        return tuple(sorted(own))


@lru_cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
