"""A worker in a process of its own, to be killed: `python -m tests.runs.worker_process DSN LEASE AT_ONCE`."""

import asyncio
import random
import signal
import sys
from typing import Any

from app.agents import AGENTS
from app.db.engine import use_database
from app.domain.enums import AgentType
from app.runs.run import Run
from app.worker import work
from tests.runs.side_effects import notes

STEPS = 3


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


def main(dsn: str, lease: str, at_once: str) -> None:
    use_database(dsn)

    async def until_told() -> None:
        working = asyncio.create_task(work({**AGENTS, **CHEAP}, at_once=int(at_once), lease=float(lease)))
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, working.cancel)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.wait([working])

    asyncio.run(until_told())


if __name__ == "__main__":
    main(*sys.argv[1:])
