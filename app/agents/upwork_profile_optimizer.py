"""upwork_profile_optimizer: what would bring more jobs, each edit tried by scoring them again, each with its evidence.

It changes nothing: the person makes an edit by a click on the profile page, and takes it back by another.
"""

from dataclasses import asdict
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.ranking import rerank_jobs
from app.clock import utc_now
from app.db.session import identity_in, team_session
from app.models.activity import Notification
from app.queries.advice import advice
from app.runs.run import Run

PATIENCE = "120s"
"""For reading a team's jobs; trying the edits is done beside the database."""
MOST_CARDS = 20


async def optimize_profile(run: Run) -> dict[str, Any]:
    """Weigh the edits against scores of today, then say so."""

    async def weigh() -> dict[str, Any]:
        run.used(engine="rules")
        async with team_session(run.identity, time_limit=PATIENCE) as db:
            report = await advice(db, now=utc_now())
        return {
            "open": report.open,
            "passing": report.passing,
            "suggestions": [asdict(card) for card in report.optimizer[:MOST_CARDS]],
            "coach": [asdict(card) for card in report.coach[:MOST_CARDS]],
        }

    async def freshen(db: AsyncSession) -> dict[str, int]:
        return {"ranked": await rerank_jobs(db, now=utc_now(), run_id=run.id)}

    await run.step("bring the scores up to date", freshen)
    found: dict[str, Any] = await run.step("weigh what would bring more", weigh)

    async def tell(db: AsyncSession) -> dict[str, int]:
        counts = {"suggestions": len(found["suggestions"]), "coach": len(found["coach"])}
        if run.origin == "schedule" and any(counts.values()):
            identity = identity_in(db)
            notice = Notification(
                team_id=identity.team_id, user_id=identity.user_id, type="profile_advice",
                payload={"run": str(run.id), **counts},
            )  # fmt: skip
            db.add(notice)
            await db.flush()
            run.wrote("notification", notice.id, "What would bring more")
        return counts

    counts = await run.step("say so", tell)
    return {**found, "found": counts}
