"""How far a letter that is being drafted by its agent has come."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import AgentType, RunStatus
from app.models.agent_run import AgentRun


@dataclass(frozen=True)
class LetterRun:
    is_over: bool
    is_good: bool
    words: str


async def letter_run(db: AsyncSession, run_id: UUID) -> LetterRun:
    """The run in words; one that is not there is over."""
    question = select(AgentRun).where(
        col(AgentRun.team_id) == identity_in(db).team_id,
        col(AgentRun.agent_type) == AgentType.COVER_LETTER,
        col(AgentRun.id) == run_id,
    )
    run = (await db.execute(question)).scalar_one_or_none()
    if run is None:
        return LetterRun(True, False, "The draft is not there any more.")
    match RunStatus(run.status):
        case RunStatus.SUCCEEDED:
            cut = len(run.outputs.get("cut", []))
            left_out = f" {cut} of its sentences were left out." if cut else ""
            note = run.outputs.get("note", "").rstrip(".")
            return LetterRun(True, True, f"Version {run.outputs.get('version')}: {note}.{left_out}")
        case RunStatus.FAILED | RunStatus.CANCELED:
            return LetterRun(True, False, run.error or "The draft was canceled.")
    said = (run.progress or {}).get("words") or "Writing"
    return LetterRun(False, False, f"{said}…")
