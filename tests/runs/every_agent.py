"""One run of every agent, with something of its own to do, and what each must have left behind in the end."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from app.actions.runs import queue_run
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.identity import Identity
from app.settings import settings
from tests.agents.people_facts import an_ad
from tests.agents.performing import sent_file
from tests.sources.mail.making import a_mail, saved
from tests.sources.profiles.making import CV, a_pdf

Sql = Callable[..., list[tuple[Any, ...]]]
Kind = str
JOBS_IN_FILE = 5
RANKING = "ranking"
KINDS: tuple[Kind, ...] = (*AgentType, RANKING)
"""The seven agents, and ranking, which job search does by itself as well."""
STEPS = {
    AgentType.JOB_SEARCH: {"list sources", "shortlist", "notify"},
    RANKING: {"rank"},
    AgentType.COVER_LETTER: {"compose from facts", "save"},
    AgentType.DASHBOARD_COPILOT: {"understand", "look up"},
    AgentType.UPWORK_PROFILE_OPTIMIZER: {"weigh what would bring more", "say so"},
    AgentType.INTERVIEW_PREP: {"compose the brief", "think of further questions", "save"},
    AgentType.PROFILE_PARSER: {"read the file", "keep what it says", "compare with the profile"},
    AgentType.EMAIL_INGEST: {"read the mails", "save the jobs", "file the messages"},
}
KIND_OF = "case when inputs ->> 'task' = 'ranking' then 'ranking' else agent_type::text end"
SEARCHES = "agent_type = 'job_search' and inputs ->> 'task' is null"


async def queue_one(who: Identity, kind: Kind, number: int, folder: Path) -> UUID:
    """A run of this kind with its own file, ad or question."""
    known: dict[str, Any] = {}
    if kind == AgentType.JOB_SEARCH:
        _leave_file(who, number)
        known["subject"] = f"job_search:{who.user_id}"
    agent = AgentType.JOB_SEARCH if kind == RANKING else AgentType(kind)
    inputs = await _inputs(who, kind, number, folder)
    origin = "schedule" if kind == AgentType.UPWORK_PROFILE_OPTIMIZER else "person"
    async with team_session(who) as db:
        return await queue_run(db, agent, trigger="a test", inputs=inputs, origin=origin, **known)


async def _inputs(who: Identity, kind: Kind, number: int, folder: Path) -> dict[str, Any]:
    if kind == RANKING:
        return {"task": "ranking"}
    if kind == AgentType.DASHBOARD_COPILOT:
        return {"question": "How many jobs passed this week?"}
    if kind in (AgentType.COVER_LETTER, AgentType.INTERVIEW_PREP):
        return {"job_id": str(await an_ad(who, platform_job_id=f"{kind} {number}"))}
    if kind == AgentType.PROFILE_PARSER:
        file = a_pdf(folder / f"cv {number}.pdf", CV.replace("Led a team of 4", f"Led a team of {number}"))
        return {"upload_id": str(await sent_file(who, file, file.name))}
    if kind == AgentType.EMAIL_INGEST:
        mail = a_mail(f"Hello number {number}", key=f"<{number}@mail.example>")
        file = saved(folder, mail, name=f"mail {number}.mbox")
        return {"upload_id": str(await sent_file(who, file, file.name, "mail"))}
    return {}


def _leave_file(who: Identity, number: int) -> None:
    """A file of ads in the team's inbox that nobody has seen before, there since a minute."""
    folder = settings().data / "inbox" / str(who.team_id)
    folder.mkdir(parents=True, exist_ok=True)
    rows = [f"Job {number}-{each},Please draw it {number}-{each}.,$500\n" for each in range(JOBS_IN_FILE)]
    file = folder / f"upwork {number}.csv"
    file.write_text("title,description,budget\n" + "".join(rows))
    os.utime(file, (time.time() - 60, time.time() - 60))


def check_effects(sql: Sql, files: int) -> None:
    """Whatever happened on the way, every run has done all of its work, and none of it twice."""
    assert sql("select status::text, error from agent_runs where status <> 'succeeded'") == []
    assert sql("select step_name from agent_run_steps where status <> 'succeeded'") == []
    _steps_are_whole(sql)
    for event, agent in (("letter_drafted", "cover_letter"), ("brief_made", "interview_prep")):
        _once_a_run(sql, f"select agent_run_id from events where event_type = '{event}'", f"agent_type = '{agent}'")  # fmt: skip
    advised = "agent_type = 'upwork_profile_optimizer' and (outputs -> 'found') <> '{\"suggestions\": 0, \"coach\": 0}'"
    _once_a_run(sql, "select (payload ->> 'run')::uuid from notifications where type = 'profile_advice'", advised)  # fmt: skip
    told = f"{SEARCHES} and ((outputs ->> 'passed')::int > 0 or (outputs ->> 'shortlisted')::int > 0)"
    _once_a_run(sql, "select (payload ->> 'run_id')::uuid from notifications where type = 'job_search'", told)
    for table, agent in (
        ("cover_letters", "cover_letter"),
        ("interview_sessions", "interview_prep"),
        ("user_profile_snapshots", "profile_parser"),
        ("messages", "email_ingest"),
    ):
        made = (
            f"select (select count(*) from {table}) - count(*) from agent_runs where agent_type = '{agent}'"
        )
        assert sql(made) == [(0,)], table
    assert sql(f"select coalesce(sum((outputs ->> 'found')::int), 0) from agent_runs where {SEARCHES}") == [
        (JOBS_IN_FILE * files,)
    ]
    assert sql("select count(*) from jobs where title like 'Job %%'") == [(JOBS_IN_FILE * files,)]
    assert sql("select 1 from job_rankings group by job_id, tightness having count(*) > 1") == []
    assert sql("select count(*) from jobs j where not exists (select from job_rankings r where r.job_id = j.id)") == [(0,)]  # fmt: skip
    assert sql("select (select sum(count) from usage_counters where metric = 'runs') - count(*)"
               " from agent_runs where metered_on is not null") == [(0,)]  # fmt: skip


def _once_a_run(sql: Sql, effects: str, runs: str) -> None:
    """For each of these runs exactly one of these effects."""
    found = sorted(row[0] for row in sql(effects))
    assert found == sorted(row[0] for row in sql(f"select id from agent_runs where {runs}")), effects


def _steps_are_whole(sql: Sql) -> None:
    done = sql(
        f"select {KIND_OF}, (select array_agg(s.step_name) from agent_run_steps s where s.agent_run_id = r.id)"
        " from agent_runs r where coalesce(inputs ->> 'task', '') <> 'import'"
    )
    for kind, steps in done:
        assert STEPS[kind] <= set(steps or ()), (kind, steps)
