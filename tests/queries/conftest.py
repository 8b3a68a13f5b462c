"""Jobs of Alice's team."""

from typing import Any

import pytest
import pytest_asyncio

from app.domain.identity import Identity
from app.models.profile import UserSkill
from tests.builders import a_job, a_ranking


@pytest_asyncio.fixture
async def known_alice(alice: Identity, db_for: Any) -> Identity:
    """She has said what she can do; before that, every job is shown."""
    async with db_for(alice) as db:
        mine = {"team_id": alice.team_id, "user_id": alice.user_id}
        db.add(UserSkill(**mine, name="React", canonical_name="React"))
    return alice


@pytest.fixture
def save(known_alice: Identity, db_for: Any) -> Any:
    async def one(title: str, score: float | None = None, **known: Any) -> Any:
        async with db_for(known_alice) as db:
            job = await a_job(db, title, **known)
            if score is not None:
                await a_ranking(db, job, score)
            return job.id

    return one
