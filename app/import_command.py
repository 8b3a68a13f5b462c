"""`bidwell import`: the same import as the page's, with its reports for people and for programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from app.actions.jobs import Saved
from app.clock import utc_now
from app.db.session import service_session
from app.domain.enums import TeamRole
from app.domain.errors import NotFound, UserFacingError
from app.domain.identity import Identity
from app.runs.job_files import count_file, save_file
from app.sources.base import ParsedFile
from app.sources.child import read_jobs_safely

WHO = text(
    """
    select p.user_id, m.team_id, m.role::text as role, p.email
    from profiles p join team_members m on m.team_id = p.team_id and m.user_id = p.user_id
    where lower(p.email) = lower(:address)
    order by (m.role = 'owner') desc, m.created_at, m.team_id limit 1
    """
)
SHOWN = 20
NAMED = 8
"""So many rows are named for one reason."""

Report = dict[str, Any]


async def import_files(files: Sequence[Path], *, address: str, dry_run: bool) -> list[Report]:
    """Read and save each file for the team of the person with this address; one bad file stops no other."""
    identity = await _person(address)
    return [await _import_file(identity, file, dry_run) for file in files]


async def _import_file(identity: Identity, file: Path, dry_run: bool) -> Report:
    try:
        parsed = await read_jobs_safely(file, file.name, now=utc_now())
        counts = await (count_file if dry_run else save_file)(identity, parsed, file.name)
    except UserFacingError as error:
        return {"file": file.name, "error": error.sentence}
    return _report(file, parsed, counts)


def _report(file: Path, parsed: ParsedFile, counts: Saved) -> Report:
    return {
        "file": file.name,
        "layout": parsed.layout,
        "rows": parsed.row_count,
        "new": counts.new,
        "updated": counts.updated,
        "duplicates": counts.duplicates,
        "rejected": len(parsed.rejected),
        "rejected_rows": [
            {"row": one.number, "code": one.code, "reason": one.reason} for one in parsed.rejected
        ],
        "coverage": parsed.coverage,
        "ignored_columns": list(parsed.ignored_columns),
        "notes": list(parsed.notes),
    }


async def _person(address: str) -> Identity:
    async with service_session("import for the person named on the command line") as db:
        row = (await db.execute(WHO, {"address": address.strip()})).mappings().one_or_none()
    if row is None:
        raise NotFound(f"Nobody has signed up here as {address}. Sign up in the browser first.")
    return Identity(row["user_id"], row["team_id"], TeamRole(row["role"]), row["email"])


def print_reports(reports: Sequence[Report], console: Console, *, dry_run: bool) -> None:
    """What happened, a table for the counts and a line for each reason why rows were not taken."""
    table = Table("File", "Layout", "Rows", "New", "Updated", "Duplicates", "Rejected", box=None)
    for one in reports:
        if "error" not in one:
            numbers = [f"{one[key]:,}" for key in ("rows", "new", "updated", "duplicates", "rejected")]
            table.add_row(one["file"], one["layout"], *numbers)
    if table.row_count:
        console.print(table)
    for one in reports:
        _print_refusals(one, console)
    if dry_run:
        console.print("Dry run: nothing was saved.")


def _print_refusals(report: Report, console: Console) -> None:
    if "error" in report:
        named = report["error"].startswith(report["file"])
        said = report["error"] if named else f"{report['file']}: {report['error']}"
        console.print(said, style="red", markup=False)
        return
    rows: dict[str, list[int]] = {}
    for one in report["rejected_rows"]:
        rows.setdefault(one["reason"], []).append(one["row"])
    for reason, numbers in sorted(rows.items(), key=lambda each: -len(each[1]))[:SHOWN]:
        console.print(f"  {report['file']} {_rows(numbers)}: {reason}", markup=False)
    if len(rows) > SHOWN:
        console.print(f"  … and {len(rows) - SHOWN:,} more reasons; --json lists them all.")


def _rows(numbers: Sequence[int]) -> str:
    """ "row 7", "3 rows (3, 5, 9)", "242 rows (2, 3, 4, …)"."""
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    first = ", ".join(str(number) for number in numbers[:NAMED])
    return f"{len(numbers):,} rows ({first}{', …' if len(numbers) > NAMED else ''})"
