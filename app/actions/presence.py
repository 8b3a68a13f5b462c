"""Telling the team's other tabs, in whatever process, that one is there. Nothing of it is stored."""

import json

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in

TELL = text("select pg_notify('team', :said)")


async def tell_presence(db: AsyncSession, *, tab: str, job: str = "", place: str = "") -> None:
    """This tab has the job open; without a job it has nothing open any more. Ids only."""
    identity = identity_in(db)
    said = {
        "team": str(identity.team_id), "what": "presence", "person": str(identity.user_id), "tab": tab,
        "job": job, "place": place,
    }  # fmt: skip
    await db.execute(TELL, {"said": json.dumps(said)})
