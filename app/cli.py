"""The command line: starts everything and may import everything."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from app.domain.errors import UserFacingError
from app.settings import Settings, settings
from app.start_command import console
from app.text_commands import interview_metrics, rank_eval, skills
from app.web.logs import set_up_logging

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Bidwell: the cockpit in which a freelancer wins gigs.",
)


@cli.command()
def up() -> None:
    """Start everything: database, migrations, front end, server."""
    from app.start_command import start

    start(settings())


@cli.command()
def migrate() -> None:
    """Lay or renew the schema, without serving."""
    from app.start_command import lay_schema

    lay_schema(settings())
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


@cli.command("export")
def export_(
    file: Annotated[Path, typer.Argument(help="The ZIP to write; it must not be there yet.")],
    as_: Annotated[str, typer.Option("--as", help="The e-mail address of somebody whose team it is.")],
) -> None:
    """Write everything of one team into a ZIP of JSON, CSV and files, without secrets."""
    from app.ownership_command import export_to
    from app.start_command import database

    with database(settings()):
        console.print(asyncio.run(export_to(file, as_)), markup=False)


@cli.command("import-team")
def import_team(
    file: Annotated[Path, typer.Argument(help="A ZIP that `bidwell export` or the settings page wrote.")],
    as_: Annotated[
        str, typer.Option("--as", help="The e-mail address of the person whose empty team gets it.")
    ],
) -> None:
    """Take an exported team in, into the empty team of one person: all of it, or nothing."""
    from app.ownership_command import import_from
    from app.start_command import database

    with database(settings()):
        console.print(asyncio.run(import_from(file, as_)), markup=False)


@cli.command()
def build(force: Annotated[bool, typer.Option(help="Build even if nothing changed.")] = False) -> None:
    """Build the front end if its sources changed."""
    from app.build import STAMP
    from app.start_command import prepare_front_end

    if force:
        STAMP.unlink(missing_ok=True)
    prepare_front_end()


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
    from app.start_command import database

    with database(settings()):
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
    from app.start_command import database
    from app.worker import work_until_told

    with database(settings()):
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
