"""How far the reading of dropped mail files has come, in words."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from app.db.session import identity_in
from app.domain.enums import RunStatus
from app.domain.wording import counted
from app.models.agent_run import AgentRun

MOST_RUNS = 40


async def mail_runs(db: AsyncSession, run_ids: list[UUID]) -> dict[str, dict[str, str]]:
    """Status and words of one's own runs, and whether jobs came in with them ("yes" or "")."""
    identity = identity_in(db)
    question = select(AgentRun).where(
        col(AgentRun.team_id) == identity.team_id,
        col(AgentRun.user_id) == identity.user_id,
        col(AgentRun.id).in_(run_ids[:MOST_RUNS]),
    )
    return {
        str(run.id): {"status": str(run.status), "words": _words(run), "jobs": _jobs(run)}
        for run in (await db.execute(question)).scalars()
    }


def _words(run: AgentRun) -> str:
    status = RunStatus(run.status)
    if status is RunStatus.SUCCEEDED:
        return _done(run.outputs)
    if status in (RunStatus.FAILED, RunStatus.CANCELED):
        return run.error or "Reading was stopped. Nothing of it was kept."
    return "Reading the mails…" if status is RunStatus.RUNNING else "Waiting for its turn…"


def _jobs(run: AgentRun) -> str:
    return "yes" if run.outputs.get("jobs", {}).get("new") else ""


def _done(outputs: dict) -> str:
    """ "7 mails: 2 new jobs, 4 new messages (3 filed, 1 to file), 1 set aside"."""
    jobs, messages = outputs.get("jobs", {}), outputs.get("messages", {})
    said = [counted(jobs["new"], "new job")] if jobs.get("new") else []
    if messages.get("new"):
        filed = f" ({messages['filed']} filed, {messages['to_file']} to file)"
        said.append(counted(messages["new"], "new message") + filed)
    if known := jobs.get("known", 0) + messages.get("known", 0):
        said.append(f"{known} known already")
    if aside := outputs.get("set_aside", 0):
        reasons = list(dict.fromkeys(one["reason"] for one in outputs.get("reasons", [])))
        said.append(f"{aside} set aside: {' '.join(reasons[:3])}")
    return f"{counted(outputs.get('mails', 0), 'mail')}: {', '.join(said) or 'nothing in it to keep'}."
