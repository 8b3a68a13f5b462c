"""email_ingest: a file of mails becomes jobs and messages. It files what is sure, asks about the rest, moves nothing."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.jobs import save_ranked
from app.actions.mail import save_mails
from app.clock import utc_now
from app.db.session import team_session
from app.domain.mail import MailKind, ParsedMailbox
from app.domain.refusals import grouped
from app.queries.uploads import sent_file
from app.runs.run import Run
from app.sources.child import read_mail_safely

NO_FILE = "No file of mails came with this run. Files in watched folders are found by job search."
READ, JOBS, MESSAGES = "read the mails", "save the jobs", "file the messages"


async def ingest_mail(run: Run) -> dict[str, Any]:
    """Read once; then alerts become jobs, and everything else becomes messages."""
    if "upload_id" not in run.inputs:
        return {"mails": 0, "note": NO_FILE}
    held: dict[str, tuple[ParsedMailbox, str]] = {}

    async def read() -> dict[str, Any]:
        box, name = held["file"] = await _read(run)
        run.used(engine="rules", file=name)
        alerts = sum(mail.kind is MailKind.JOB_ALERT for mail in box.mails)
        return {
            "mails": len(box.mails), "alerts": alerts, "set_aside": len(box.set_aside), "file": name,
            "reasons": grouped(box.set_aside),
        }  # fmt: skip

    found = await run.step(READ, read, input={"upload_id": run.inputs["upload_id"]})
    if not held and not run.is_done(MESSAGES):
        held["file"] = await _read(run)  # the reading is remembered by its counts only

    async def jobs(db: AsyncSession) -> dict[str, int]:
        box, name = held["file"]
        postings = [posting for mail in box.mails for posting in mail.postings]
        if not postings:
            return {"found": 0, "new": 0, "known": 0}
        saved = await save_ranked(db, postings, run_id=run.id, source=name, now=utc_now())
        return {"found": saved.received, "new": saved.new, "known": saved.duplicates}

    async def messages(db: AsyncSession) -> dict[str, int]:
        box, _ = held["file"]
        letters = [mail for mail in box.mails if mail.kind is not MailKind.JOB_ALERT]
        counts, new = await save_mails(db, letters, run_id=run.id)
        for message in new:
            run.wrote("message", message.id, message.subject)
        return vars(counts)

    saved = await run.step(JOBS, jobs)
    filed = await run.step(MESSAGES, messages)
    return {**found, "jobs": saved, "messages": filed}


async def _read(run: Run) -> tuple[ParsedMailbox, str]:
    async with team_session(run.identity) as db:
        sent = await sent_file(db, UUID(run.inputs["upload_id"]))
    return await read_mail_safely(sent.path, sent.file_name, now=utc_now()), sent.file_name
