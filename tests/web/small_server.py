"""Starts the small Reflex app in a process of its own, and talks to its socket as a page would."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]
STATE = "reflex___state____state"
BOX = f"{STATE}.small____box"


@dataclass(frozen=True)
class SmallServer:
    """A running server: its port, its working folder and the file that it logs to."""

    port: int
    folder: Path
    log: Path

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def connect(self, token: str, *, origin: str | None = "own", cookie: str = "") -> ClientConnection:
        """A socket, opened up to where events may be sent."""
        wanted = self.origin if origin == "own" else origin
        opened = connect(
            f"ws://127.0.0.1:{self.port}/_event/?EIO=4&transport=websocket&token={token}",
            origin=wanted,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookie} if cookie else None,
            max_size=None,
        )
        return opened

    def post(self, path: str, **more: Any) -> httpx.Response:
        return httpx.post(f"http://127.0.0.1:{self.port}{path}", **more)

    def status_of_announced_body(self, path: str, *, size: int, **headers: str) -> int:
        """The answer to a request that says how much is coming and then sends none of it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.putrequest("POST", path)
            for name, value in {"content-length": str(size), **headers}.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            return connection.getresponse().status
        finally:
            connection.close()

    def get(self, path: str, **more: Any) -> httpx.Response:
        return httpx.get(f"http://127.0.0.1:{self.port}{path}", **more)


@contextmanager
def small_server(folder: Path) -> Iterator[SmallServer]:
    """Up when the block starts, gone when it ends."""
    shutil.copytree(Path(__file__).parent / "small", folder, dirs_exist_ok=True)
    port, log = free_port(), folder / "server.log"
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "BIDWELL_PORT": str(port),
        "BIDWELL_DATA": str(folder / "data"),
    }
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "serve.py"], cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        _wait_until_up(process, port, log)
        yield SmallServer(port, folder, log)
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"http://127.0.0.1:{port}/ping").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(f"The small server did not come up:\n{log.read_text()}")


def join(ws: ClientConnection) -> dict[str, Any]:
    """Greet and enter the event namespace; returns what the server said about itself."""
    greeting: dict[str, Any] = json.loads(str(ws.recv(5))[1:])
    ws.send("40/_event,")
    while not str(ws.recv(5)).startswith("40/_event"):
        pass
    return greeting


def send_event(ws: ClientConnection, name: str, **payload: Any) -> None:
    event = {"name": name, "payload": payload, "router_data": {"pathname": "/", "path": "/"}}
    ws.send("42/_event," + json.dumps(["event", event]))


def everything_said(ws: ClientConnection, *, for_seconds: float = 0.7) -> str:
    """All frames that arrive until the server falls silent."""
    heard = []
    try:
        while True:
            heard.append(str(ws.recv(for_seconds)))
    except TimeoutError:
        return "\n".join(heard)
