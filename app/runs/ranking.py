"""Ranking: every job is scored anew when what the scores are made of has changed."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.ranking import rerank_jobs
from app.clock import utc_now
from app.db.session import identity_in
from app.domain.enums import AgentType
from app.domain.identity import Identity
from app.runs.at_once import perform_at_once
from app.runs.run import Run

COUNT = text("select count(*) from jobs where team_id = :team")


async def rank_again(run: Run) -> dict[str, Any]:
    """The recipe: one step, in one transaction, so that nobody sees half of it."""

    async def rank(db: AsyncSession) -> dict[str, int]:
        total = (await db.execute(COUNT, {"team": identity_in(db).team_id})).scalar_one()
        run.used(engine="rules")
        ranked = await rerank_jobs(
            db, now=utc_now(), run_id=run.id, on_progress=run.teller(total, "scoring jobs anew")
        )
        return {"ranked": ranked}

    made: dict[str, Any] = await run.step("rank", rank)
    return made


async def rank_after_change(identity: Identity, *, trigger: str = "profile or wish changed") -> int:
    """For a page whose numbers follow the profile: how many jobs were scored."""
    _, made = await perform_at_once(
        identity,
        AgentType.JOB_SEARCH,
        rank_again,
        trigger=trigger,
        inputs={"task": "ranking"},
    )
    return int(made["ranked"])
