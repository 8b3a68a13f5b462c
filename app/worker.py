"""The worker: performs queued runs, returns those whose worker died, and queues what is due.

The same code in the web process on a laptop (`work_beside`) and as `bidwell worker`, any number of times.
"""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import UUID

from procrastinate import App, PsycopgConnector
from psycopg import AsyncConnection
from sqlalchemy import text

from app.actions.calendar import remind_of_calls
from app.agents import AGENTS
from app.clock import utc_now
from app.db.engine import close_database, current_dsn
from app.db.session import service_session
from app.domain.enums import AgentType
from app.ownership.retention import forget_what_is_old
from app.runs.alerts import tell_of_new_jobs
from app.runs.deliveries import deliver_notices
from app.runs.perform import Recipe, perform
from app.runs.schedule import queue_due_runs
from app.runs.tidying import tidy_up
from app.runs.watch import Rhythm, Watch
from app.settings import settings

logger = logging.getLogger(__name__)

QUEUE = "runs"
PAUSE_BEFORE_RETRY = 1.0
REMIND_EVERY = 60.0
ONCE_A_DAY = 86_400.0
DELIVER_EVERY = 5.0
GRACE_SECONDS = 2.0
"""When the worker is told to end, so long may a step at hand still finish; then it is taken back."""
RETURN_STALLED = text("select ended, returned from private.return_stalled_runs(cast(:lease as interval))")


def rhythm_of(lease: float) -> Rhythm:
    """Three heartbeats to a lease."""
    return Rhythm(look=min(0.2, lease / 5), beat=lease / 3, lease=lease)


async def work(
    agents: Mapping[AgentType, Recipe] = AGENTS, *, at_once: int | None = None, lease: float | None = None
) -> None:
    """Perform runs until canceled; then hand back what is not finished. Outlives the database's absence."""
    rhythm = rhythm_of(lease or settings().run_lease_seconds)
    watch = Watch(rhythm)
    async with _beside(
        watch.keep(),
        _again_and_again(rhythm.beat, lambda: _return_stalled(rhythm.lease)),
        _again_and_again(rhythm.beat, lambda: queue_due_runs(now=utc_now())),
        _again_and_again(REMIND_EVERY, _remind),
        _again_and_again(REMIND_EVERY, lambda: tell_of_new_jobs(now=utc_now())),
        _again_and_again(ONCE_A_DAY, lambda: tidy_up(now=utc_now())),
        _again_and_again(DELIVER_EVERY, lambda: deliver_notices(now=utc_now())),
        _again_and_again(ONCE_A_DAY, lambda: forget_what_is_old(now=utc_now())),
    ):
        while True:
            with suppress(Exception):
                await _work_once(agents, watch, at_once or settings().runs_at_once)
            logger.warning("The queue was lost; trying again.")
            await asyncio.sleep(PAUSE_BEFORE_RETRY)


async def work_beside() -> None:
    """The lifespan task of a web process that performs runs as well."""
    await work()


async def work_until_told(at_once: int | None, when_up: Callable[[], None]) -> None:
    """`bidwell worker`: perform runs until Ctrl-C or SIGTERM."""
    working = asyncio.create_task(work(at_once=at_once))
    for wanted in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(wanted, working.cancel)
    when_up()
    with suppress(asyncio.CancelledError):
        await working
    await close_database()


async def _work_once(agents: Mapping[AgentType, Recipe], watch: Watch, at_once: int) -> None:
    queue = queue_of(current_dsn(), agents, watch)
    async with queue.open_async():
        await queue.run_worker_async(
            queues=[QUEUE],
            concurrency=at_once,
            install_signal_handlers=False,
            delete_jobs="always",
            fetch_job_polling_interval=1.0,
            shutdown_graceful_timeout=GRACE_SECONDS,
            update_heartbeat_interval=watch.rhythm.beat,
            stalled_worker_timeout=watch.rhythm.lease,
        )


def queue_of(dsn: str, agents: Mapping[AgentType, Recipe], watch: Watch) -> App:
    """The one task there is: perform run X."""
    connector = PsycopgConnector(
        conninfo=dsn, min_size=1, max_size=4, configure=_as_the_service, kwargs={"prepare_threshold": None}
    )
    queue = App(connector=connector)

    @queue.task(name="perform_run", queue=QUEUE)
    async def perform_run(run_id: str) -> None:
        await perform(UUID(run_id), agents, watch)

    return queue


async def _as_the_service(connection: AsyncConnection[Any]) -> None:
    """The queue's tables are the service's, in a schema of their own."""
    await connection.execute("set role service_role")
    await connection.execute("set search_path = queue")
    await connection.commit()


async def _return_stalled(lease: float) -> None:
    async with service_session("runs of dead workers go back to the queue") as db:
        row = (await db.execute(RETURN_STALLED, {"lease": f"{lease} seconds"})).one()
    if row.ended or row.returned:
        logger.warning("Runs returned to the queue: %s; ended for good: %s.", row.returned, row.ended)


async def _remind() -> None:
    async with service_session("calls that begin soon are told of") as db:
        await remind_of_calls(db)


async def _again_and_again(pause: float, do: Callable[[], Awaitable[Any]]) -> None:
    while True:
        try:
            await do()
        except Exception as error:
            logger.warning(
                "What a worker does now and then did not work; trying again (%s).", type(error).__name__
            )
        await asyncio.sleep(pause)


@asynccontextmanager
async def _beside(*chores: Any) -> AsyncIterator[None]:
    """While the block lasts, do these as well."""
    tasks = [asyncio.create_task(chore) for chore in chores]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
