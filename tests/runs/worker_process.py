"""A worker in a process of its own, to be killed."""

import asyncio
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from app.agents import AGENTS
from app.db.engine import use_database
from app.domain.enums import AgentType
from app.runs.run import Run
from app.worker import work
from tests.runs.side_effects import notes

STEPS = 3
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.runs.worker_process"])


async def cheap(run: Run) -> dict[str, Any]:
    """Some steps that write and some that wait; each leaves one row, if it is done once."""
    for number in range(STEPS):
        await run.step(f"wait {number}", lambda: asyncio.sleep(random.random() * 0.03))
        await run.step(f"step {number}", notes(run, f"step {number}"))
    return {"steps": STEPS}


async def slow(run: Run) -> dict[str, Any]:
    """Does not end by itself."""
    await run.step("write", notes(run, "write"))
    await asyncio.sleep(600)
    return {}


async def tiny(run: Run) -> dict[str, Any]:
    """One step."""
    return await run.step("write", notes(run, "write"))


CHEAP = {
    AgentType.PROFILE_PARSER: tiny,
    AgentType.COVER_LETTER: cheap,
    AgentType.INTERVIEW_PREP: cheap,
    AgentType.DASHBOARD_COPILOT: slow,
}


def main(dsn: str, lease: float, at_once: int, cheap: bool, ready: Connection) -> None:
    """Work until SIGTERM; `ready` hears when the signal would be understood."""
    use_database(dsn)
    agents = {**AGENTS, **CHEAP} if cheap else AGENTS

    async def until_told() -> None:
        working = asyncio.create_task(work(agents, at_once=at_once, lease=lease))
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, working.cancel)
        ready.send(True)
        await asyncio.wait([working])

    asyncio.run(until_told())


class Killable:
    """A process that is started anew as often as it is killed; forked from one that has read the code."""

    def __init__(self, what: Callable[..., None], *arguments: Any) -> None:
        self.what, self.arguments = what, arguments

    def start(self) -> None:
        self.heard, ready = FORKS.Pipe(duplex=False)
        self.process = FORKS.Process(target=self.what, args=(*self.arguments, ready), daemon=True)
        self.process.start()
        ready.close()
        assert self.heard.recv()

    def end(self, how: signal.Signals) -> float:
        """The seconds it took to go."""
        began = time.monotonic()
        if self.process.pid and self.process.is_alive():
            os.kill(self.process.pid, how)
            self.process.join()
        return time.monotonic() - began


class WorkerProcess(Killable):
    """One worker, with the agents' own recipes or with `cheap` ones in place of most."""

    def __init__(self, dsn: str, *, lease: float, at_once: int, cheap: bool = True) -> None:
        super().__init__(main, dsn, lease, at_once, cheap)
