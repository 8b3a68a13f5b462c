"""Keeps this process's runs alive by a heartbeat, and stops those that were canceled or taken over."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import UUID

from sqlalchemy import text

from app.db.session import service_session

logger = logging.getLogger(__name__)

OURS = text(
    "select r.id from public.agent_runs r"
    " join unnest(cast(:ids as uuid[]), cast(:attempts as int[])) as o (id, attempt)"
    " on o.id = r.id and o.attempt = r.attempt where r.status = 'running'"
)
BEAT = text(
    "update public.agent_runs r set heartbeat_at = clock_timestamp()"
    " from unnest(cast(:ids as uuid[]), cast(:attempts as int[])) as o (id, attempt)"
    " where o.id = r.id and o.attempt = r.attempt and r.status = 'running'"
    " and r.heartbeat_at is not null returning r.id"
)
"""A run that was handed back, or waits to be tried again, has no heartbeat and gets none."""


@dataclass(frozen=True)
class Rhythm:
    """How often a worker looks for cancels and shows that it lives, and when it is taken for dead."""

    look: float = 0.2
    beat: float = 5.0
    lease: float = 15.0


@dataclass
class Watch:
    rhythm: Rhythm = Rhythm()
    _held: dict[tuple[UUID, int], asyncio.Task[Any]] = field(default_factory=dict)
    _beat_at: float = 0.0

    @contextmanager
    def hold(self, run_id: UUID, attempt: int, work: asyncio.Task[Any]) -> Iterator[None]:
        """While the block lasts, this work is kept alive, and ended when it is not wanted any more."""
        self._held[(run_id, attempt)] = work
        try:
            yield
        finally:
            self._held.pop((run_id, attempt), None)

    async def keep(self) -> None:
        """For as long as the worker runs."""
        while True:
            await asyncio.sleep(self.rhythm.look)
            try:
                await self._look()
            except Exception:
                logger.warning("The runs of this process could not be looked after; trying again.")

    async def _look(self) -> None:
        held = dict(self._held)
        if not held:
            return
        statement = OURS
        if monotonic() - self._beat_at >= self.rhythm.beat:
            statement, self._beat_at = BEAT, monotonic()
        values = {"ids": [key[0] for key in held], "attempts": [key[1] for key in held]}
        async with service_session("runs of several teams are kept alive", time_limit="5s") as db:
            ours = set((await db.execute(statement, values)).scalars())
        for key, work in held.items():
            if key[0] not in ours and key in self._held:
                work.cancel()
