"""A run in the hands of its recipe: named steps, each done once and remembered.

A recipe is `async def recipe(run: Run) -> dict`; what it returns is the run's result. A step's work takes
nothing, or `db`: then what it writes and its result are saved in one transaction, or not at all.
"""

import asyncio
import inspect
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, is_dataclass
from decimal import Decimal
from time import monotonic
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import team_session
from app.db.sql import load
from app.domain.enums import AgentType, RunStatus
from app.domain.errors import UserFacingError
from app.domain.identity import Identity
from app.models.agent_run import AgentRunStep

PATIENCE = "600s"
"""For the statements of one step; a page's own are cut off much sooner."""
STEP_LIMIT = 600.0
PROGRESS_EVERY = 0.25
SHOWN_ROWS = 50

PROGRESS = text(
    "update agent_runs set progress = cast(:progress as jsonb), heartbeat_at = clock_timestamp()"
    " where team_id = :team and id = :run and attempt = :attempt and status = 'running'"
)


BECAUSE_OF_RUN = text("select set_config('bidwell.run_id', :run, true)")
"""Events that the database tells by itself name the run that made the change."""


class TookTooLong(UserFacingError):
    """A step that does not come to an end is not waited for."""


class LostRun(Exception):
    """The run was canceled, or somebody else has it by now: what was being written is taken back."""


@dataclass
class Used:
    """What the step at hand has used and written so far; saved with its result."""

    engine: str | None = None
    model: str | None = None
    prompt_version: str | None = None
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal = Decimal(0)
    meta: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)
    row_count: int = 0


@dataclass
class Run:
    """One attempt at a run. Everything it saves is fenced: after a cancel or a takeover nothing is."""

    id: UUID
    identity: Identity
    agent: AgentType
    trigger: str
    inputs: dict[str, Any]
    attempt: int = 1
    origin: str = "person"
    finished: dict[str, Any] = field(default_factory=dict)
    step_name: str | None = None
    _position: int = 0
    _used: Used = field(default_factory=Used)
    _told_at: float = 0.0
    _telling: asyncio.Task[None] | None = None

    async def step(self, name: str, work: Callable[..., Any], *, input: dict[str, Any] | None = None) -> Any:
        """Do this step, or give back what it gave when it was done. The result is plain JSON.

        `work` may be async or plain (then it is done beside the event loop); one that takes `db` writes in
        the transaction in which the result is saved.
        """
        self._position += 1
        if name in self.finished:
            return self.finished[name]
        self.step_name, self._used = name, Used()
        await self._begin(name, input or {})
        if "db" in inspect.signature(work).parameters:
            async with team_session(self.identity, time_limit=PATIENCE) as db:
                await db.execute(BECAUSE_OF_RUN, {"run": str(self.id)})
                result = _plain(await self._done(work, db=db))
                await self._finish(db, name, result)
        else:
            result = _plain(await self._done(work))
            async with team_session(self.identity) as db:
                await self._finish(db, name, result)
        self.finished[name] = result
        self.step_name = None
        return result

    def is_done(self, name: str) -> bool:
        """This step has been finished, now or before a crash."""
        return name in self.finished

    def used(
        self,
        *,
        engine: str | None = None,
        model: str | None = None,
        prompt_version: str | None = None,
        input_tokens: int = 0,
        output_tokens: int = 0,
        cost_usd: Decimal = Decimal(0),
        **meta: Any,
    ) -> None:
        """Note what the step at hand used. `engine` is "rules" or "model"; `meta` is anything worth showing."""
        used = self._used
        used.engine, used.model = engine or used.engine, model or used.model
        used.prompt_version = prompt_version or used.prompt_version
        used.input_tokens += input_tokens
        used.output_tokens += output_tokens
        used.cost_usd += cost_usd
        used.meta |= meta

    def wrote(self, kind: str, row_id: UUID | str, title: str = "") -> None:
        """Note a row that the step at hand has written, e.g. ("cover_letter", id, "Booking site"): a link."""
        self._used.row_count += 1
        if len(self._used.rows) < SHOWN_ROWS:
            self._used.rows.append({"kind": kind, "id": str(row_id), "title": title[:200]})

    async def progress(self, done: int, total: int | None = None, words: str = "", text: str = "") -> None:
        """Say how far the run is; seen at once by whoever looks, and written a few times a second at most.

        `text` is what has been written so far, where that can be shown."""
        if monotonic() - self._told_at < PROGRESS_EVERY and done != total:
            return
        self._told_at = monotonic()
        said = {"done": done, "total": total, "words": words, "step": self.step_name}
        said |= {"text": text} if text else {}
        async with team_session(self.identity) as db:
            changed = await db.execute(PROGRESS, self._key | {"progress": json.dumps(said)})
            if changed.rowcount == 0:  # type: ignore[attr-defined]
                raise LostRun

    def teller(self, total: int | None, words: str = "") -> Callable[[int], None]:
        """`progress` for work that cannot wait for it: call it with how much is done."""

        def tell(done: int) -> None:
            if self._telling is None or self._telling.done():
                self._telling = asyncio.create_task(self.progress(done, total, words))
                self._telling.add_done_callback(lambda told: told.cancelled() or told.exception())

        return tell

    async def hold(self, db: AsyncSession) -> None:
        """Lock this attempt until the transaction ends. LostRun if it is ours no more."""
        if (await db.execute(load("hold_run"), self._key)).one_or_none() is None:
            raise LostRun

    async def recall(self) -> None:
        """Read which steps were finished before."""
        wanted = select(AgentRunStep).where(
            col(AgentRunStep.team_id) == self.identity.team_id,
            col(AgentRunStep.agent_run_id) == self.id,
            col(AgentRunStep.status) == RunStatus.SUCCEEDED,
        )
        async with team_session(self.identity) as db:
            steps = (await db.execute(wanted.order_by(col(AgentRunStep.position)))).scalars()
            self.finished = {step.step_name: step.output for step in steps}

    @property
    def _key(self) -> dict[str, Any]:
        return {"team": self.identity.team_id, "run": self.id, "attempt": self.attempt}

    async def _done(self, work: Callable[..., Any], **arguments: Any) -> Any:
        limit = asyncio.timeout(STEP_LIMIT)
        try:
            is_plain = not (inspect.iscoroutinefunction(work) or arguments)
            async with limit:
                made = await asyncio.to_thread(work) if is_plain else work(**arguments)
                return await made if inspect.isawaitable(made) else made
        except TimeoutError as error:
            if not limit.expired():  # the work's own
                raise
            raise TookTooLong(f"“{self.step_name}” took too long and was stopped.") from error
        finally:
            if self._telling is not None:  # what it told last is written before its result
                await asyncio.wait([self._telling])

    async def _begin(self, name: str, input: dict[str, Any]) -> None:
        values = self._key | {"name": name, "position": self._position, "input": json.dumps(_plain(input))}
        async with team_session(self.identity) as db:
            await self.hold(db)
            await db.execute(load("begin_step"), values)

    async def _finish(self, db: AsyncSession, name: str, result: Any) -> None:
        """Last in the step's transaction, so that the run's row is held for a moment only."""
        used = self._used
        meta = used.meta | {"rows": used.rows, "row_count": used.row_count, "attempt": self.attempt}
        for key in ("engine", "model", "prompt_version", "input_tokens", "output_tokens", "cost_usd"):
            if value := getattr(used, key):
                meta[key] = value
        await db.flush()
        await self.hold(db)
        values = {"name": name, "output": json.dumps(result), "meta": json.dumps(_plain(meta))}
        await db.execute(load("finish_step"), self._key | values)
        if used.engine or used.input_tokens or used.output_tokens:
            await db.execute(load("add_usage"), self._key | {
                "engine": used.engine, "model": used.model, "prompt_version": used.prompt_version,
                "input_tokens": used.input_tokens, "output_tokens": used.output_tokens,
                "cost_usd": used.cost_usd,
            })  # fmt: skip


def _plain(value: Any) -> Any:
    """As JSON would give it back: a result is the same whether it was just made or remembered."""
    return json.loads(json.dumps(value, default=_worded))


def _worded(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    return str(value)
