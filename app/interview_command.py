"""`bidwell interview-metrics`: the figures of one transcript, for programs and for people."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app.domain.enums import Platform
from app.domain.errors import BadInput
from app.domain.interview.measure import measure_call
from app.domain.interview.reading import read_transcript
from app.domain.interview.transcript import call_of
from app.domain.posting import JobPosting


def metrics_of_file(file: Path, *, me: str | None, ad: Path | None) -> dict[str, Any]:
    """Who is measured, the lines as they were read, and every figure by its name."""
    call = call_of(read_transcript(_bytes(file)), me=me)
    if me and not call.mine:
        names = ", ".join(dict.fromkeys(turn.speaker or "(no name)" for turn in call.turns))
        raise BadInput(f"Nobody in this transcript is called {me}. Speakers: {names}.")
    job = _job(ad) if ad else None
    return {
        "me": call.me,
        "speakers": list(dict.fromkeys(turn.speaker for turn in call.turns)),
        "metrics": measure_call(call, job),
        "transcript": [asdict(turn) for turn in call.turns],
    }


def print_metrics(console: Console, told: dict[str, Any]) -> None:
    """A line for each figure: value, unit, how many cases, and the first places."""
    table = Table(box=None, pad_edge=False)
    table.add_column(f"Measured: {escape(told['me'] or 'the only speaker')}")
    table.add_column("", justify="right")
    table.add_column("Unit")
    table.add_column("n", justify="right")
    table.add_column("Where")
    for figure in told["metrics"].values():
        lines = list(dict.fromkeys(str(span["line"]) for span in figure["spans"]))
        where = (
            f"lines {', '.join(lines[:6])}{' …' if len(lines) > 6 else ''}"
            if lines
            else figure.get("why", "")
        )
        unit = figure["unit"] if figure["measured"] else ""
        table.add_row(figure["label"], str(figure["value"]), unit, str(figure["n"] or ""), where)
    console.print(table)


def _job(ad: Path) -> JobPosting:
    text = _bytes(ad).decode("utf-8", errors="replace").strip()
    title, _, rest = text.partition("\n")
    return JobPosting(platform=Platform.UPWORK, title=title[:200], description=rest.strip() or title)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file} cannot be read.") from error
