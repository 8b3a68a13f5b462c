"""Bringing Bidwell up: the port, the database with its schema, the front end, the server; and what a command needs of it."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from app.domain.errors import UserFacingError
from app.settings import Settings

console = Console(highlight=False)


def start(config: Settings) -> None:
    """Serve until told to stop. One copy on one data folder: a second says so."""
    from app.embedded.lock import lock_data_dir

    console.print("[bold]Bidwell[/bold]")
    if not config.is_embedded:
        prepare_front_end()
        _serve_hosted(config)
        return
    with lock_data_dir(config):
        _require_port(config)
        console.print(f"  data       {config.data}")
        _serve_embedded(config)


def lay_schema(config: Settings) -> None:
    """Bring the schema of the database up to date."""
    from app.db.migrate import migrate

    if config.is_embedded:
        from app.embedded.postgres import postgres_for

        with postgres_for(config) as cluster:
            migrate(cluster.dsn_owner)
    elif config.owner_database_url:
        migrate(config.owner_database_url)
    else:
        raise UserFacingError("Set BIDWELL_OWNER_DATABASE_URL to the address of the database's owner.")


@contextmanager
def database(config: Settings) -> Iterator[None]:
    """The database that a command works on: the one that is up, else one of its own while it works."""
    if not config.is_embedded:
        yield
        return
    from app.db.engine import use_database
    from app.db.migrate import migrate
    from app.embedded.postgres import postgres_for

    with postgres_for(config) as cluster:
        migrate(cluster.dsn_owner)
        use_database(cluster.dsn_app)
        yield


def prepare_front_end() -> None:
    """Build the front end if its sources changed, and say which it was."""
    from app.build import build_front_end, is_current

    if is_current():
        console.print("  front end  unchanged since it was built")
        return
    with Step("front end", "building (about half a minute the first time)"):
        build_front_end()


def _require_port(config: Settings) -> None:
    """Ask for the port before anything is started, and say so if somebody else has it."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError as error:
            raise UserFacingError(
                f"Port {config.port} is taken. Choose another one: PORT={config.port + 1} make run"
            ) from error


def _serve_embedded(config: Settings) -> None:
    from app.db.engine import use_database
    from app.db.migrate import migrate
    from app.embedded.keeper import kept_up
    from app.embedded.postgres import start_postgres, stop_postgres

    with Step("database", "starting Postgres"):
        cluster = start_postgres(config)
    try:
        use_database(cluster.dsn_app)
        with Step("schema", "laying the schema"):
            migrate(cluster.dsn_owner)
        prepare_front_end()
        with Step("server", "starting"):
            from app.serve import load_app, serve_here

            app = load_app()
        with kept_up(config, cluster):
            serve_here(app, config, when_up=lambda: _say_address(config))
    finally:
        console.print("\n  Stopping.")
        stop_postgres(cluster)


def _serve_hosted(config: Settings) -> None:
    from app.serve import serve_workers

    _say_address(config)
    serve_workers(config)


def _say_address(config: Settings) -> None:
    console.print(f"\n  Open [bold green]{config.site_url}[/bold green]   (Ctrl-C stops everything)\n")


class Step:
    """Says what is being done while it is done, and how long it took when it is."""

    def __init__(self, name: str, doing: str) -> None:
        self.name = name
        self.status = console.status(f"  {name:<10} {doing}")

    def __enter__(self) -> None:
        self.started = time.monotonic()
        self.status.start()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.status.stop()
        if kind is None:
            console.print(f"  {self.name:<10} ready ({time.monotonic() - self.started:.1f} s)")
