"""How far the reading of dropped profile files has come."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import RunStatus
from app.domain.wording import counted
from app.models.agent_run import AgentRun, AgentRunStep

WORDS = {
    "read the file": "Reading the file",
    "keep what it says": "Finding the facts",
    "compare with the profile": "Comparing with your profile",
}
STEPS = len(WORDS)
MOST_RUNS = 40


@dataclass(frozen=True)
class Parsing:
    """One run as the page shows it: its step in words while it works, then what came out."""

    run_id: str
    status: str
    words: str
    percent: int
    snapshot_id: str


async def parsings(db: AsyncSession, run_ids: list[UUID]) -> dict[str, Parsing]:
    """Of one's own runs, those named."""
    identity = identity_in(db)
    runs = select(AgentRun).where(
        col(AgentRun.team_id) == identity.team_id,
        col(AgentRun.user_id) == identity.user_id,
        col(AgentRun.id).in_(run_ids[:MOST_RUNS]),
    )
    steps = select(col(AgentRunStep.agent_run_id), col(AgentRunStep.step_name)).where(
        col(AgentRunStep.team_id) == identity.team_id,
        col(AgentRunStep.agent_run_id).in_(run_ids[:MOST_RUNS]),
    )
    begun: dict[UUID, list[str]] = {}
    for run_id, name in (await db.execute(steps.order_by(col(AgentRunStep.position)))).all():
        begun.setdefault(run_id, []).append(name)
    return {str(run.id): _shown(run, begun.get(run.id, [])) for run in (await db.execute(runs)).scalars()}


def _shown(run: AgentRun, begun: list[str]) -> Parsing:
    status = RunStatus(run.status)
    snapshot = run.outputs.get("snapshot_id", "")
    if status is RunStatus.SUCCEEDED:
        return Parsing(str(run.id), status, _found(run.outputs), 100, snapshot)
    if status in (RunStatus.FAILED, RunStatus.CANCELED):
        words = run.error or "Reading was stopped. Nothing of it was kept."
        return Parsing(str(run.id), status, words, 0, snapshot)
    words = WORDS.get(begun[-1], begun[-1]) if begun else "Waiting for its turn"
    return Parsing(str(run.id), status, f"{words}…", 100 * len(begun) // (STEPS + 1), snapshot)


def _found(outputs: dict) -> str:
    """ "PDF, 1 page: 19 skills, 4 pieces of past work, 1 of education"."""
    kind = outputs.get("kind", "")
    pages = f", {counted(outputs['pages'], 'page')}" if outputs.get("pages") else ""
    parts = [
        counted(outputs.get("skill_facts", 0), "skill"),
        f"{counted(outputs.get('experience_facts', 0), 'piece')} of past work",
        f"{outputs.get('education_facts', 0)} of education",
    ]
    return f"{kind}{pages}: {', '.join(parts)}."
