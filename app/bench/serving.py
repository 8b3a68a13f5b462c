"""The served app: how soon it answers, what memory it takes while nobody asks, what its first page weighs."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psutil

from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.page_weight import page_weight
from app.bench.size import Size
from app.bench.timing import timed
from app.build import ROOT, build_front_end, is_current

MEGABYTE = 1e6
PATIENCE = 120.0
REST = 2.0
"""Seconds without a request before the memory is read."""
IMPORT = "import app.app"
BLANK = """
import psutil, reflex as rx
from reflex_base import constants
from reflex_base.environment import environment
environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
environment.REFLEX_SKIP_COMPILE.set(True)
app = rx.App()
app.add_page(rx.el.p("blank"), route="/")
app()
print(psutil.Process().memory_info().rss)
"""
PAGES = ("/sign-in", "/feed")


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """`make run` with everything built; the first start makes the data folder as well, and counts if it is all."""
    if not size.starts:
        return []
    if not is_current():
        await asyncio.to_thread(build_front_end)
    with TemporaryDirectory(prefix="bidwell-bench-", ignore_cleanup_errors=True) as name:
        starts = [await asyncio.to_thread(_start_once, Path(name)) for _ in range(size.starts)]
    bare = min(timed(lambda: _python(IMPORT, ROOT), size.starts).seconds)
    last = starts[-1]
    return [
        Figure(
            "make run, built before, to ready", last.seconds, "s", "importing the app", bare, most=8,
            note=f"with a new data folder {starts[0].seconds:.1f} s",
        ),
        Figure("memory of the idle server", last.memory, "MB", "a blank Reflex app", _blank_memory(), most=250),
        *last.pages,
    ]  # fmt: skip


@dataclass(frozen=True)
class Start:
    """One life of the server: until it was ready, what it took at rest, what its pages weigh."""

    seconds: float
    memory: float
    pages: list[Figure]


def _start_once(data: Path) -> Start:
    with served(data) as (process, url, seconds):
        pages = [figure for path in PAGES for figure in page_weight(url, path)]
        time.sleep(REST)
        return Start(seconds, psutil.Process(process.pid).memory_info().rss / MEGABYTE, pages)


def _blank_memory() -> float:
    with TemporaryDirectory() as folder:
        config = 'import reflex as rx\nconfig = rx.Config(app_name="blank", telemetry_enabled=False)\n'
        (Path(folder) / "rxconfig.py").write_text(config)
        return int(_python(BLANK, Path(folder)).split()[-1]) / MEGABYTE


def _python(program: str, folder: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


@contextmanager
def served(data: Path) -> Iterator[tuple[subprocess.Popen[bytes], str, float]]:
    """`bidwell up` on a free port: its process, its address, and the seconds until it was ready."""
    port = _free_port()
    environment = os.environ | {"BIDWELL_DATA": str(data), "PORT": str(port), "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "app", "up"], cwd=ROOT, env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    url = f"http://localhost:{port}"
    try:
        _wait_until_ready(process, url)
        yield process, url, time.perf_counter() - started
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def _wait_until_ready(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    with httpx.Client(base_url=url, timeout=5) as client:
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if client.get("/ready").status_code == httpx.codes.OK:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
    raise RuntimeError("The server did not come up. `bidwell up` says why.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
