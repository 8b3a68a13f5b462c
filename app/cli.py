"""The command line: starts everything and may import everything."""

import asyncio
import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from app.domain.errors import UserFacingError
from app.settings import Settings, settings
from app.text_commands import interview_metrics, rank_eval, skills
from app.web.logs import set_up_logging

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Bidwell: the cockpit in which a freelancer wins gigs.",
)
console = Console(highlight=False)


@cli.command()
def up() -> None:
    """Start everything: database, migrations, front end, server."""
    from app.embedded.lock import lock_data_dir

    config = settings()
    console.print("[bold]Bidwell[/bold]")
    if not config.is_embedded:
        _prepare_front_end()
        _serve_hosted(config)
        return
    with lock_data_dir(config):
        _require_port(config)
        console.print(f"  data       {config.data}")
        _serve_embedded(config)


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
    from app.embedded.keeper import kept_up
    from app.embedded.postgres import start_postgres, stop_postgres

    with _step("database", "starting Postgres"):
        cluster = start_postgres(config)
    try:
        use_database(cluster.dsn_app)
        with _step("schema", "laying the schema"):
            _migrate(cluster.dsn_owner)
        _prepare_front_end()
        with _step("server", "starting"):
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


@cli.command()
def migrate() -> None:
    """Lay or renew the schema, without serving."""
    config = settings()
    if config.is_embedded:
        from app.embedded.postgres import postgres_for

        with postgres_for(config) as cluster:
            _migrate(cluster.dsn_owner)
    elif config.owner_database_url:
        _migrate(config.owner_database_url)
    else:
        raise UserFacingError("Set BIDWELL_OWNER_DATABASE_URL to the address of the database's owner.")
    console.print("The schema is up to date.")


@cli.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
) -> None:
    """Write everything into one file: all rows as of one moment, files and keys. Bidwell may go on working."""
    from app.backup_command import back_up_to

    console.print(back_up_to(file, settings()), markup=False)


@cli.command()
def restore(file: Annotated[Path, typer.Argument(help="A file that `bidwell backup` wrote.")]) -> None:
    """Bring a backup back into an empty data folder; an older one is brought up to date."""
    from app.backup_command import restore_from

    console.print(restore_from(file, settings()), markup=False)


@cli.command()
def build(force: Annotated[bool, typer.Option(help="Build even if nothing changed.")] = False) -> None:
    """Build the front end if its sources changed."""
    from app.build import STAMP

    if force:
        STAMP.unlink(missing_ok=True)
    _prepare_front_end()


@cli.command("import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(help="Files of job ads: CSV, JSON, JSON Lines, RSS, Atom; also .gz.")
    ],
    as_: Annotated[
        str, typer.Option("--as", help="The e-mail address of the person whose team gets the jobs.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; save nothing.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of sentences.")
    ] = False,
) -> None:
    """Import files of job ads for one person's team and rank them."""
    from app.import_command import import_files, print_reports

    with _database(settings()):
        reports = asyncio.run(import_files(files, address=as_, dry_run=dry_run))
    if as_json:
        typer.echo(json.dumps({"files": reports}, default=str, ensure_ascii=False, indent=2))
    else:
        print_reports(reports, console, dry_run=dry_run)
    if any(report.get("error") for report in reports):
        raise typer.Exit(1)


@cli.command()
def worker(
    at_once: Annotated[
        int | None, typer.Option(min=1, max=100, help="So many runs at the same time.")
    ] = None,
) -> None:
    """Perform queued runs, in a process of its own; start as many as you like. Ctrl-C hands runs back."""
    from app.worker import work_until_told

    with _database(settings()):
        asyncio.run(work_until_told(at_once, when_up=lambda: console.print("  worker     ready")))


@cli.command()
def bench(
    quick: Annotated[bool, typer.Option("--quick", help="The small round: under a minute.")] = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Only this measurement; may be said several times.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of a table.")
    ] = False,
) -> None:
    """Measure what Bidwell costs, each figure beside its floor in the same run. Your data is not touched."""
    from app.bench.command import bench as measure

    measure(only or [], quick=quick, as_json=as_json)


cli.command("rank-eval")(rank_eval)
cli.command()(skills)
cli.command("interview-metrics")(interview_metrics)


@contextmanager
def _database(config: Settings) -> Iterator[None]:
    """The database that a command works on: the one that is up, else one of its own while it works."""
    if not config.is_embedded:
        yield
        return
    from app.db.engine import use_database
    from app.embedded.postgres import postgres_for

    with postgres_for(config) as cluster:
        _migrate(cluster.dsn_owner)
        use_database(cluster.dsn_app)
        yield


def _prepare_front_end() -> None:
    from app.build import build_front_end, is_current

    if is_current():
        console.print("  front end  unchanged since it was built")
        return
    with _step("front end", "building (about half a minute the first time)"):
        build_front_end()


def _migrate(dsn_owner: str) -> None:
    from app.db.migrate import migrate as upgrade

    upgrade(dsn_owner)


class _step:
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


def main() -> None:
    """Run the command; an error that is a sentence is printed as one."""
    try:
        set_up_logging(_read_settings().log_level)
        cli()
    except UserFacingError as error:
        console.print(f"[red]{error.sentence}[/red]")
        raise SystemExit(1) from error


def _read_settings() -> Settings:
    """The settings, or a sentence that names the variable to correct."""
    try:
        return settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        variable = "PORT" if name.endswith("PORT") else f"BIDWELL_{name.upper()}"
        raise UserFacingError(f"{variable} cannot be {first['input']!r}: {first['msg'].lower()}.") from error
