"""How far a letter, or a reply, that is being drafted by its agent has come."""

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
    text: str = ""
    """What the model has written so far; not checked yet."""
    left_out: tuple[str, ...] = ()


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
            cut = tuple(str(one) for one in run.outputs.get("cut", []))
            left_out = f" {_sentences(len(cut))} left out." if cut else ""
            note = run.outputs.get("note", "").rstrip(".")
            version = run.outputs.get("version")
            told = f"Version {version}: {note}.{left_out}" if version else f"Reply {note}.{left_out}"
            return LetterRun(True, True, told, left_out=cut)
        case RunStatus.FAILED | RunStatus.CANCELED:
            return LetterRun(True, False, run.error or "The draft was canceled.")
    progress = run.progress or {}
    return LetterRun(False, False, f"{progress.get('words') or 'Writing'}…", str(progress.get("text") or ""))


def _sentences(count: int) -> str:
    return "1 of its sentences was" if count == 1 else f"{count} of its sentences were"
