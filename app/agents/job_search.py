"""Job search: read the sources, rank what is new, hold it against the saved searches, put the best on the board.

Also does two of its parts alone, by `inputs.task`: "import" (a dropped file) and "ranking".
"""

import os
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.agent_settings import read_options
from app.actions.applications import shortlist_job
from app.actions.places import ground_of, mark_of, places_to_read, read_by_parent, remember_place
from app.actions.runs import queue_run
from app.clock import utc_now
from app.db.session import identity_in, team_session
from app.domain.enums import AgentType
from app.domain.errors import UserFacingError
from app.models.activity import Notification
from app.models.upload import Upload
from app.queries.run_results import new_jobs_of
from app.runs.funnel import COUNTS, by_place, parts_of
from app.runs.job_files import import_upload, read_payload, save_parsed
from app.runs.ranking import rank_again
from app.runs.run import Run
from app.sources.place_kinds import PLACES
from app.sources.places import Payload
from app.sources.watched_folder import remember

MOST_SHORTLISTED = 10

Place = dict[str, str]


async def search_jobs(run: Run) -> dict[str, Any]:
    """The recipe. Its result is a funnel: found, new, passed, shortlisted."""
    task = run.inputs.get("task")
    if task == "import":
        return await import_upload(run)
    if task == "ranking":
        return await rank_again(run)
    places: list[Place] = await run.step("list sources", places_to_read)
    found: dict[str, dict[str, int]] = {}
    problems: list[str] = []
    for number, place in enumerate(places):
        await run.progress(number, len(places), f"reading {_short(place)}")
        fetched = await run.step(f"read {_short(place)}", lambda place=place: _fetch(run, place), input=place)
        problems += filter(None, [fetched["problem"]])
        await run.step(f"note the visit to {_short(place)}", lambda db, p=place, f=fetched: _note(db, p, f))
        found.setdefault(_short(place), {})
        for payload in fetched["payloads"]:
            made = await _take_in(run, place, Payload(**payload), fetched["mark"])
            found[_short(place)][str(payload["name"])] = int(made["found"])
            problems += filter(None, [str(made.get("problem") or "")])
    new = await run.step("shortlist", lambda db: _shortlist(run, db))
    result = {
        "found": sum(sum(each.values()) for each in found.values()),
        **{name: new[name] for name in COUNTS},
        "sources": len(places),
        "by_source": by_place(found, new.get("source", [])),
        "by_search": new.get("search", []),
        "problems": problems,
    }
    await run.step("notify", lambda db: _notify(run, db, result))
    return result


async def _fetch(run: Run, place: Place) -> dict[str, Any]:
    """What the place has, or in a sentence why nothing came; one bad place does not stop the others."""
    async with team_session(run.identity) as db:
        mark, ground = await _mark_to_read_by(run, db, place), ground_of(db)
    try:
        fetched = await PLACES[place["kind"]].fetch(place["where"], mark, ground)
    except UserFacingError as error:
        return {"payloads": [], "mark": mark, "problem": error.sentence}
    return {
        "payloads": [asdict(one) for one in fetched.payloads], "mark": fetched.mark, "problem": "",
        "note": fetched.note,
    }  # fmt: skip


async def _mark_to_read_by(run: Run, db: AsyncSession, place: Place) -> dict[str, Any]:
    """What is remembered of the last visit; for a replay, without what the run that it repeats has read then."""
    mark = await mark_of(db, place)
    if run.origin != "replay":
        return mark
    then = await read_by_parent(db, run.id, f"read {_short(place)}")
    return {"read": [one for one in mark.get("read", ()) if one not in then]}


async def _take_in(run: Run, place: Place, payload: Payload, mark: dict[str, Any]) -> dict[str, Any]:
    """Save one payload; that it has been read is remembered in the same transaction. What was in it."""
    step = f"save {payload.name} {payload.mark[:8]}"

    async def remember_it(db: AsyncSession, problem: str = "") -> None:
        kept = mark if payload.path is None else remember(await mark_of(db, place), payload)
        await remember_place(db, place, now=utc_now(), mark=kept, problem=problem)

    async def set_aside(db: AsyncSession, problem: str) -> dict[str, Any]:
        await remember_it(db, problem)
        return {"found": 0, "problem": problem}

    made: dict[str, Any]
    if run.is_done(step):
        made = run.finished[step]
    elif payload.is_mail:
        made = await run.step(step, lambda db: _hand_over(run, db, payload, remember_it))
    else:
        try:
            parsed = await read_payload(payload)
        except UserFacingError as error:
            made = await run.step(step, partial(set_aside, problem=error.sentence))
        else:
            made = await save_parsed(run, parsed, payload.name, step=step, beside=remember_it)
    return made


async def _hand_over(
    run: Run, db: AsyncSession, payload: Payload, remember_it: Callable[[AsyncSession], Awaitable[None]]
) -> dict[str, Any]:
    """A file of mails goes to the agent that reads them, as if the person had dropped it."""
    await remember_it(db)
    mine, path = identity_in(db), str(payload.path)
    sent = Upload(
        team_id=mine.team_id, user_id=mine.user_id, purpose="mail", file_name=payload.name, path=path,
        size_bytes=await to_thread(os.path.getsize, path),
    )  # fmt: skip
    db.add(sent)
    await db.flush()
    child = await queue_run(
        db, AgentType.EMAIL_INGEST, trigger=f"job search found {payload.name}",
        inputs={"upload_id": str(sent.id)}, origin="run", parent=run.id,
    )  # fmt: skip
    run.wrote("run", child, payload.name)
    return {"found": 0, "handed_to": str(child)}


async def _note(db: AsyncSession, place: Place, fetched: dict[str, Any]) -> dict[str, Any]:
    await remember_place(db, place, now=utc_now(), mark=None, problem=fetched["problem"])
    return {"problem": fetched["problem"]}


async def _shortlist(run: Run, db: AsyncSession) -> dict[str, Any]:
    """The best of what is new goes on the board, if the person lets it."""
    new = await new_jobs_of(db, run.id)
    wanted = (await read_options(db, AgentType.JOB_SEARCH)).get("shortlists", True)
    best = [one for one in new if one.may_be_shortlisted][:MOST_SHORTLISTED] if wanted else []
    for one in reversed(best):  # each comes on top
        run.wrote("application", await shortlist_job(db, one.id, now=utc_now(), run_id=run.id), one.title)
    counts = {"new": len(new), "passed": sum(one.passes for one in new), "shortlisted": len(best)}
    return counts | await parts_of(db, new, [one.id for one in best])


async def _notify(run: Run, db: AsyncSession, result: dict[str, Any]) -> dict[str, Any]:
    """One notice for the whole search, where there is news."""
    if not result["passed"] and not result["shortlisted"]:
        return {"notified": False}
    identity = identity_in(db)
    told = {key: result[key] for key in ("found", "new", "passed", "shortlisted")}
    told["searches"] = [
        {"name": one["name"], "count": one["new"]} for one in result["by_search"] if one["new"]
    ]
    notice = Notification(
        team_id=identity.team_id, user_id=identity.user_id, type="job_search",
        payload={"run_id": str(run.id), **told},
    )  # fmt: skip
    db.add(notice)
    await db.flush()
    run.wrote("notification", notice.id)
    return {"notified": True}


def _short(place: Place) -> str:
    """A place in a step's name; the whole address stands in the step's input."""
    where = place["where"]
    if place["kind"] == "folder":
        return f"the folder {Path(where).name}" if place.get("name") != "inbox" else "the inbox"
    return where if len(where) <= 60 else f"{where[:40]}…{where[-19:]}"
