"""Told to end, the server answers what it was asked before, lets its sockets go, and is gone within ten seconds."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

ROOT = Path(__file__).parents[2]
GONE_WITHIN = 10.0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_requests_on_their_way_are_answered_when_the_server_is_told_to_end(
    how: signal.Signals, tmp_path: Path
) -> None:
    ended = tmp_path / "ended"
    with _serving(ended) as (process, port):
        assert process.stdout is not None
        with ThreadPoolExecutor(10) as askers, connect(f"ws://127.0.0.1:{port}/"):
            asked = [askers.submit(httpx.get, f"http://127.0.0.1:{port}/", timeout=30) for _ in range(10)]
            assert [process.stdout.readline() for _ in asked] == [b"asked\n"] * 10
            began = time.monotonic()
            process.send_signal(how)
            answers = [each.result() for each in asked]
            assert [(one.status_code, one.text) for one in answers] == [(200, "whole")] * 10
            assert process.wait(GONE_WITHIN) == 0
        assert time.monotonic() - began < GONE_WITHIN
        assert ended.read_text() == "ended", "the worker beside it hands its runs back in its lifespan"


def test_a_task_that_does_not_hear_of_its_end_holds_nobody_up(tmp_path: Path) -> None:
    with _serving(tmp_path / "ended") as (process, port), connect(f"ws://127.0.0.1:{port}/deaf"):
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(2 * GONE_WITHIN) == 0
        assert time.monotonic() - began < GONE_WITHIN


@contextmanager
def _serving(ended: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.web.slow_server", str(port), str(ended)], cwd=ROOT, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        _until_it_listens(port)
        yield process, port
    finally:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_it_listens(port: int) -> None:
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("it never listened")
