"""Work of steps that leaves exactly one row behind for each step that was done."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from app.runs.run import Run

NOTE = text(
    "insert into notifications (team_id, user_id, type, payload)"
    " values (:team, :user, 'note', jsonb_build_object('run', cast(:run as text), 'step', cast(:step as text)))"
)


def notes(run: Run, step: str) -> Callable[..., Any]:
    """Work that leaves exactly one row behind, if the step's transaction is kept."""

    async def write(db: Any) -> dict[str, str]:
        who = run.identity
        await db.execute(NOTE, {"team": who.team_id, "user": who.user_id, "run": str(run.id), "step": step})
        return {"noted": step}

    return write
