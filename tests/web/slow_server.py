"""A server as people get it, with an app that takes its time: run as a process, to be told to end."""

import asyncio
import contextlib
import sys
from pathlib import Path

from app.serve import serve_here
from app.settings import Settings

SLOW = 3.0
tasks = set[asyncio.Task[None]]()


async def be_deaf() -> None:
    """Goes on whoever cancels it."""
    while True:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Event().wait()


async def app(scope, receive, send) -> None:
    """Answers after a while; keeps sockets open, one with a task that is deaf; says when its lifespan has ended as it should."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        Path(sys.argv[2]).write_text("ended")
        await send({"type": "lifespan.shutdown.complete"})
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        if scope["path"] == "/deaf":
            tasks.add(asyncio.create_task(be_deaf()))
        while (await receive())["type"] != "websocket.disconnect":
            continue
    else:
        print("asked", flush=True)  # noqa: T201
        await asyncio.sleep(SLOW)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"whole"})


if __name__ == "__main__":
    serve_here(app, Settings(port=int(sys.argv[1])), lambda: print("up", flush=True))  # noqa: T201
