"""The figures as a table for people, and as JSON for programs."""

import json
import os
import platform
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from app.bench.figure import Figure, amount

MARKS = {True: "[green]✓[/green]", False: "[red]✗[/red]", None: ""}
COLUMNS = {"Figure": 36, "Here": 10, "Floor": 9, "Ratio": 6, "To reach": 11, "": 1}


def print_figures(console: Console, figures: Sequence[Figure], *, heads: bool = False) -> None:
    """One row a figure, and below it what it stands beside. All tables have the same columns, so they make one."""
    for one in figures:
        table = Table(box=None, pad_edge=False, collapse_padding=True, show_header=heads)
        for name, width in COLUMNS.items():
            right = name in ("Here", "Floor", "Ratio")
            table.add_column(name, width=width, no_wrap=True, justify="right" if right else "left")
        floor = "" if one.floor is None else amount(one.floor, one.unit)
        ratio = (
            ""
            if one.ratio is None or one.unit == "share"
            else f"×{one.ratio:.{0 if one.ratio >= 100 else 1}f}"
        )
        table.add_row(
            escape(one.what), amount(one.measured, one.unit), floor, ratio, one.goal, MARKS[one.reached]
        )
        console.print(table)
        heads = False
        if said := "; ".join(filter(None, (f"beside {one.beside}" if one.beside else "", one.note))):
            console.print(Text(f"  {said}", style="dim"))


def figures_json(figures: Mapping[str, Sequence[Figure]], *, seconds: float) -> str:
    """Everything measured, with the machine it was measured on."""
    return json.dumps(
        {
            "machine": {"cores": os.cpu_count(), "load": load(), "python": platform.python_version()},
            "seconds": round(seconds, 1),
            "figures": {name: [one.as_dict() for one in some] for name, some in figures.items()},
        },
        ensure_ascii=False,
        indent=2,
    )


def busy_note() -> str:
    """A warning when others are at work on this machine; empty when it is ours."""
    cores = os.cpu_count() or 1
    if load() < cores / 2:
        return ""
    return f"This machine is busy (load {load():.1f} on {cores} cores): expect shorter times on an idle one."


def load() -> float:
    """The load of the last minute, where the system tells."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0
