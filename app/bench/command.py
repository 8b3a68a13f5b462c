"""`bidwell bench`: choose, measure, tell as it goes."""

import asyncio
import signal
import sys
import time
from collections.abc import Sequence

from rich.console import Console

from app.bench.figure import Figure
from app.bench.run import run_bench
from app.bench.size import FULL, QUICK
from app.bench.table import busy_note, figures_json, print_figures

QUIET = Console(stderr=True, highlight=False)
"""Where progress is told: what is printed stays clean for programs."""


def bench(names: Sequence[str], *, quick: bool, as_json: bool) -> None:
    """Measure, and print a table as figures come or one JSON object at the end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is stopped
    console = Console(highlight=False)
    started = time.monotonic()
    shown: list[str] = []
    if not as_json and (note := busy_note()):
        console.print(note)
    with QUIET.status("starting a Postgres of its own") as status:

        def tell(name: str, figures: list[Figure]) -> None:
            if not as_json and figures:
                print_figures(console, figures, heads=not shown)
                shown.append(name)

        size = QUICK if quick else FULL
        done = asyncio.run(
            run_bench(names, size, before=lambda name: status.update(f"measuring {name}"), after=tell)
        )
    seconds = time.monotonic() - started
    if as_json:
        console.print(figures_json(done, seconds=seconds), markup=False, soft_wrap=True)
        return
    missed = [one.what.strip() for some in done.values() for one in some if one.reached is False]
    console.print(
        f"\n{seconds:.0f} s. " + (f"Not reached: {', '.join(missed)}." if missed else "All reached.")
    )
