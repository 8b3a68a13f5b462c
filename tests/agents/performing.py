"""Runs that are queued and performed in the test's own loop."""

from pathlib import Path
from typing import Any
from uuid import UUID

from app.actions.runs import queue_run
from app.agents import AGENTS
from app.db.session import service_session, team_session
from app.domain.enums import AgentType
from app.domain.identity import Identity
from app.models.agent_run import AgentRun
from app.models.upload import Upload
from app.runs.perform import perform
from app.runs.watch import Watch


async def performed(person: Identity, agent: AgentType, **inputs: Any) -> AgentRun:
    """The run as it stands afterwards."""
    async with team_session(person) as db:
        run_id = await queue_run(db, agent, trigger="a test", inputs=inputs)
    await perform(run_id, AGENTS, Watch())
    async with team_session(person) as db:
        run = await db.get(AgentRun, run_id)
    assert run is not None
    return run


async def sent_file(person: Identity, path: Path, name: str, purpose: str = "profile") -> UUID:
    """A file on the shelf, as this person sent it."""
    async with service_session("a file on the shelf") as db:
        upload = Upload(
            team_id=person.team_id, user_id=person.user_id, purpose=purpose, file_name=name, path=str(path),
            size_bytes=path.stat().st_size,
        )  # fmt: skip
        db.add(upload)
        await db.flush()
        return upload.id
