"""profile_parser: a file about the person is read, kept, and held against the profile. It changes nothing there."""

import asyncio
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.profile_import import keep_parsed
from app.clock import utc_now
from app.db.session import team_session
from app.domain.profile_import.facts import FactKind, ParsedProfile
from app.domain.profile_import.proposals import SAME
from app.files import KeptFile, keep_file
from app.queries.profile_review import open_review
from app.queries.uploads import sent_file
from app.runs.run import Run
from app.sources.child import read_profile_safely

READ, KEEP, COMPARE = "read the file", "keep what it says", "compare with the profile"


async def parse_profile(run: Run) -> dict[str, Any]:
    """Read, keep, compare; the person then accepts line by line."""
    held: dict[str, tuple[ParsedProfile, KeptFile, str]] = {}

    async def read() -> dict[str, Any]:
        parsed, _, name = held["file"] = await _read(run)
        run.used(engine="rules", file=name)
        return {"kind": parsed.kind, "pages": parsed.pages, **_counts(parsed)}

    async def keep(db: AsyncSession) -> dict[str, str]:
        parsed, kept, name = held["file"]
        snapshot = await keep_parsed(db, parsed, kept, name, now=utc_now())
        run.wrote("snapshot", snapshot, name)
        return {"snapshot_id": str(snapshot)}

    found = await run.step(READ, read, input={"upload_id": run.inputs["upload_id"]})
    if not held and not run.is_done(KEEP):
        held["file"] = await _read(run)  # the reading is remembered by its counts only
    kept = await run.step(KEEP, keep)
    snapshot_id = UUID(kept["snapshot_id"])

    async def compare(db: AsyncSession) -> dict[str, int]:
        review = await open_review(db, snapshot_id)
        changes = [line.proposal for line in review.lines if line.proposal.action != SAME]
        safe = sum(one.is_safe for one in changes)
        return {"proposed": len(changes), "safe": safe, "known": len(review.lines) - len(changes)}

    compared = await run.step(COMPARE, compare)
    return {**found, **compared, "snapshot_id": kept["snapshot_id"]}


async def _read(run: Run) -> tuple[ParsedProfile, KeptFile, str]:
    async with team_session(run.identity) as db:
        sent = await sent_file(db, UUID(run.inputs["upload_id"]))
    parsed = await read_profile_safely(sent.path, sent.file_name, now=utc_now())
    kept = await asyncio.to_thread(keep_file, sent.path, run.identity.team_id, run.identity.user_id)
    return parsed, kept, sent.file_name


def _counts(parsed: ParsedProfile) -> dict[str, int]:
    """ "14 skills, 3 pieces of past work": what was found, by kind."""
    return {f"{kind}_facts": sum(fact.kind is kind for fact in parsed.facts) for kind in FactKind}
