"""Following a draft that the letter agent writes: of a letter, or of a reply."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from app.db.session import team_session
from app.domain.identity import Identity
from app.queries.letter_runs import LetterRun, letter_run

WAITING = "Waiting for its turn…"
LOOK_EVERY = 0.3
LOOKS = 800
"""Four minutes: longer than a run may ask a model."""


async def follow_draft(
    identity: Identity, run_id: UUID, show: Callable[[LetterRun], Awaitable[None]]
) -> LetterRun:
    """Look at the run until it is over, and show each look before that."""
    run = LetterRun(False, False, WAITING)
    for _ in range(LOOKS):
        async with team_session(identity) as db:
            run = await letter_run(db, run_id)
        if run.is_over:
            break
        await show(run)
        await asyncio.sleep(LOOK_EVERY)
    return run
