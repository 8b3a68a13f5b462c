"""The applications that a message may belong to."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.db.sql import load
from app.domain.enums import ApplicationStatus
from app.domain.mail_matching import Candidate


async def candidates(db: AsyncSession) -> list[Candidate]:
    """The person's applications, the latest moved first, with the conversations filed with each."""
    identity = identity_in(db)
    rows = await db.execute(load("mail_candidates"), {"team": identity.team_id, "person": identity.user_id})
    return [
        Candidate(
            row["id"], row["title"], row["company_name"] or "", row["platform"], row["platform_job_id"] or "",
            ApplicationStatus(row["status"]), tuple(row["threads"] or ()), tuple(row["people"] or ()),
        )
        for row in rows.mappings()
    ]  # fmt: skip


async def filing_choices(db: AsyncSession) -> list[dict[str, str]]:
    """The applications that a message may be filed with, for a select."""
    return [
        {"id": str(one.application_id), "label": " · ".join(filter(None, (one.title, one.company)))[:120]}
        for one in await candidates(db)
    ]
