"""Runs as the screen shows them: the list, and one with its steps."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.agents import run_name
from app.domain.enums import AgentType, RunStatus
from app.domain.run_filter import RunFilter
from app.domain.run_words import (
    ORIGIN_WORDS,
    differences,
    percent_of,
    result_words,
    standing,
    took_words,
)
from app.domain.wording import age_text
from app.queries.run_findings import findings_of
from app.queries.run_funnel import funnel_rows, refusals_in
from app.queries.run_parts import LONGEST, StepRow, child_row, parent_of, pretty, run_facts, step_row

PAGE_SIZE = 30
PEOPLE = text(
    "select user_id::text as value, coalesce(nullif(display_name, ''), email, 'Somebody') as words"
    " from profiles where team_id = :team order by words limit 200"
)
OPEN = text("select count(*) from agent_runs where team_id = :team and finished_at is null")

EXPORT = text(
    "select to_jsonb(r) || jsonb_build_object('steps', coalesce((select jsonb_agg(to_jsonb(s) order by s.position)"
    " from agent_run_steps s where s.team_id = r.team_id and s.agent_run_id = r.id), '[]'))"
    " from agent_runs r where r.team_id = :team and r.id = :run"
)


@dataclass(frozen=True)
class RunRow:
    """One line of the list, worded."""

    id: str
    name: str
    why: str
    who: str
    word: str
    tone: str
    more: str
    percent: int
    age: str
    exact: str
    iso: str
    took: str
    result: str
    is_open: bool
    may_retry: bool


@dataclass(frozen=True)
class RunPage:
    rows: list[RunRow]
    has_next: bool
    people: list[dict[str, str]]
    open_count: int


@dataclass(frozen=True)
class RunView:
    """One run, whole. `differences` are to the run that it repeats; `refused` are rows not taken, by reason."""

    run: RunRow
    origin: str
    facts: list[dict[str, str]]
    error: str
    inputs: str
    outputs: str
    steps: list[StepRow]
    parent: dict[str, str] = field(default_factory=dict)
    children: list[dict[str, str]] = field(default_factory=list)
    differences: list[dict[str, str]] = field(default_factory=list)
    is_repeated: bool = False
    findings: list[dict[str, str]] = field(default_factory=list)
    no_findings: str = ""
    funnel: list[dict[str, str]] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)


async def run_list(db: AsyncSession, wanted: RunFilter, *, now: datetime) -> RunPage:
    """One page of the team's runs, the newest first."""
    team = {"team": identity_in(db).team_id}
    values = team | {
        **{name: value for name, value in asdict(wanted).items() if name != "page"},
        "most": PAGE_SIZE + 1, "skip": (wanted.page - 1) * PAGE_SIZE,
    }  # fmt: skip
    rows = (await db.execute(load("runs"), values)).mappings().all()
    people = [dict(row) for row in (await db.execute(PEOPLE, team)).mappings()]
    open_count = (await db.execute(OPEN, team)).scalar_one()
    shown = [_row(row, now) for row in rows[:PAGE_SIZE]]
    return RunPage(shown, len(rows) > PAGE_SIZE, people if len(people) > 1 else [], open_count)


async def run_view(db: AsyncSession, run_id: UUID, *, now: datetime) -> RunView | None:
    """A run with its steps, and what differs from the one it repeats; None if there is no such."""
    values = {"team": identity_in(db).team_id, "run": run_id}
    row = (await db.execute(load("run"), values)).mappings().one_or_none()
    if row is None:
        return None
    steps = (await db.execute(load("run_steps"), values | {"longest": LONGEST})).mappings().all()
    about = {**row, "agent_type": row["agent"], "status": row["state"], "step_name": None, "done": 0}
    repeats = row["origin"] in ("retry", "replay") and row["parent_run_id"] is not None
    findings, no_findings = findings_of(row)
    found = differences(row["parent_outputs"] or {}, row["outputs"]) if repeats and row["finished_at"] else []
    return RunView(
        run=_row(about, now),
        origin=ORIGIN_WORDS[row["origin"]],
        facts=run_facts(row),
        error=row["error"] or "",
        inputs=pretty(row["inputs"]),
        outputs=pretty(row["outputs"]),
        steps=[step_row(step) for step in steps],
        parent=parent_of(row),
        children=[child_row(each) for each in row["children"] or []],
        differences=[asdict(each) for each in found],
        is_repeated=bool(repeats and row["finished_at"]),
        findings=findings,
        no_findings=no_findings,
        funnel=funnel_rows(row["outputs"]),
        refused=refusals_in([{**step} for step in steps]),
    )


def _row(row: Any, now: datetime) -> RunRow:
    status = RunStatus(row["status"])
    stands = standing(
        status,
        now=now,
        heartbeat_at=row["heartbeat_at"],
        not_before=row["not_before"],
        progress=row["progress"],
    )
    more = stands.more or (row["step_name"] or "")
    is_open = row["finished_at"] is None
    return RunRow(
        id=str(row["id"]),
        name=run_name(AgentType(row["agent_type"]), row["inputs"]),
        why=row["trigger"],
        who=row["who"],
        word=stands.word,
        tone=stands.tone,
        more=more if is_open else "",
        percent=percent_of(row["progress"]) if status is RunStatus.RUNNING else -1,
        age=age_text(row["created_at"], now=now),
        exact=f"{row['created_at']:%Y-%m-%d %H:%M:%S} UTC",
        iso=row["created_at"].isoformat(),
        took=took_words(row["started_at"], row["finished_at"]),
        result=row["error"] or "" if status is RunStatus.FAILED else result_words(row["outputs"]),
        is_open=is_open,
        may_retry=status in (RunStatus.FAILED, RunStatus.CANCELED),
    )


async def run_export(db: AsyncSession, run_id: UUID) -> dict[str, Any] | None:
    """A run with everything that is known of it, whole, for a file."""
    values = {"team": identity_in(db).team_id, "run": run_id}
    run = (await db.execute(EXPORT, values)).scalar_one_or_none()
    return dict(run) if run else None
