"""Job search reads places by itself, once each thing, and says what came of it."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.actions.places import add_place, chosen_places, remove_place
from app.actions.runs import queue_run, replay_run
from app.agents import AGENTS
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import AgentType
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.models.profile import UserSkill
from app.queries.activity import BIDWELL, Asked, activity
from app.runs.perform import perform
from app.runs.watch import Watch
from app.settings import settings
from tests.web_server import LocalWeb, Reply, local_web

Sql = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalWeb]:
    with local_web() as running:
        monkeypatch.setenv("BIDWELL_PRIVATE_NETWORKS", '["127.0.0.0/8"]')
        monkeypatch.setenv("BIDWELL_OUTSIDE_PORTS", f"[{running.port}]")
        settings.cache_clear()
        yield running
    settings.cache_clear()


def a_feed(*titles: str, words: str = "Budget: $3,000.") -> Reply:
    items = "".join(
        f"<item><title>{title} - Upwork</title><link>https://www.upwork.com/jobs/~01{number:016x}</link>"
        f"<description><![CDATA[We need a React developer for {title}. {words} Skills: React, TypeScript]]>"
        f"</description><pubDate>Mon, 02 Mar 2026 09:00:00 +0000</pubDate></item>"
        for number, title in enumerate(titles, start=abs(hash(titles[0])) % 10**12)
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Jobs</title>{items}</channel></rss>'
    return Reply(body.encode(), headers={"ETag": f'"{"-".join(titles)}"'})


def put(who: Identity, name: str, content: bytes) -> Path:
    """A file in the team's inbox that has been there for a while."""
    folder = settings().data / "inbox" / str(who.team_id)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(content)
    os.utime(file, (time.time() - 60, time.time() - 60))
    return file


async def searched(who: Identity, sql: Sql, **inputs: Any) -> dict[str, Any]:
    async with team_session(who) as db:
        run_id = await queue_run(db, AgentType.JOB_SEARCH, trigger="a test", inputs=inputs)
    await perform(run_id, AGENTS, Watch())
    [(status, outputs, error)] = sql(
        "select status::text, outputs, error from agent_runs where id = %s", run_id
    )
    assert status == "succeeded", error
    return outputs


async def test_a_feed_is_read_once_for_each_thing_in_it(alice: Identity, web: LocalWeb, sql: Sql) -> None:
    web.replies["/rss"] = a_feed("Booking site", "Design system")
    async with team_session(alice) as db:
        await add_place(db, "feed", web.url("/rss"))
    first = await searched(alice, sql)
    assert (first["found"], first["new"], first["problems"]) == (2, 2, [])
    again = await searched(alice, sql)
    assert (again["found"], again["new"]) == (0, 0)
    assert web.asked[1][1]["if-none-match"] == '"Booking site-Design system"'
    web.replies["/rss"] = a_feed("Booking site", "Design system", "Landing page")
    assert (await searched(alice, sql))["new"] == 1
    assert sql("select count(*) from jobs") == [(3,)]


async def test_a_feed_that_fails_is_said_and_stops_no_other(alice: Identity, web: LocalWeb, sql: Sql) -> None:
    web.replies["/rss"] = a_feed("Booking site")
    web.replies["/gone"] = Reply(status=410)
    web.replies["/page"] = Reply(b"<html><body>Not a feed</body></html>")
    async with team_session(alice) as db:
        for path in ("/gone", "/page", "/rss"):
            await add_place(db, "feed", web.url(path))
    outcome = await searched(alice, sql)
    assert outcome["new"] == 1
    assert "closed this feed" in outcome["problems"][0]
    problems = dict(sql("select place, problem from private.source_marks where kind = 'feed'"))
    assert problems[web.url("/rss")] == ""
    assert "web page" in problems[web.url("/page")]


async def test_files_left_in_the_inbox_are_read_once_and_stay(alice: Identity, sql: Sql) -> None:
    file = put(alice, "jobs.xml", a_feed("Booking site").body)
    put(alice, "notes.pdf", b"%PDF-1.7")
    assert (await searched(alice, sql))["new"] == 1
    assert (await searched(alice, sql))["found"] == 0
    assert file.exists()
    put(alice, "copy of jobs.xml", file.read_bytes())
    assert (await searched(alice, sql))["found"] == 0


async def test_a_replay_reads_again_what_its_run_has_read(alice: Identity, sql: Sql) -> None:
    put(alice, "old.xml", a_feed("Old shop").body)
    await searched(alice, sql)
    put(alice, "new.xml", a_feed("Booking site", "Logo shop").body)
    assert (await searched(alice, sql))["found"] == 2
    [(first,)] = sql("select id from agent_runs where (outputs ->> 'found')::int = 2")
    async with team_session(alice) as db:
        again = await replay_run(db, first)
    await perform(again, AGENTS, Watch())
    [(outputs,)] = sql("select outputs from agent_runs where id = %s", again)
    assert (outputs["found"], outputs["new"]) == (2, 0)
    assert (await searched(alice, sql))["found"] == 0


async def test_mails_in_the_inbox_are_handed_to_the_agent_that_reads_them(alice: Identity, sql: Sql) -> None:
    put(alice, "alerts.eml", b"From: a@b.example\nSubject: New jobs\n\nHello")
    await searched(alice, sql)
    assert sql(
        "select r.agent_type::text, r.origin, u.file_name, u.purpose from agent_runs r"
        " join private.uploads u on u.id = (r.inputs ->> 'upload_id')::uuid where r.parent_run_id is not null"
    ) == [("email_ingest", "run", "alerts.eml", "mail")]


async def test_the_best_go_on_the_board_and_one_notice_says_so(
    alice: Identity, web: LocalWeb, sql: Sql
) -> None:
    web.replies["/rss"] = a_feed("Booking site")
    async with team_session(alice) as db:
        await add_place(db, "feed", web.url("/rss"))
        for name in ("React", "TypeScript"):
            db.add(UserSkill(team_id=alice.team_id, user_id=alice.user_id, name=name, canonical_name=name))
    sql("update user_preferences set tightness = 1")
    outcome = await searched(alice, sql)
    assert (outcome["passed"], outcome["shortlisted"]) == (1, 1)
    assert sql("select status::text from applications") == [("shortlisted",)]
    [(kind, told)] = sql("select type, payload from notifications")
    assert (kind, told["shortlisted"]) == ("job_search", 1)
    assert (await searched(alice, sql))["shortlisted"] == 0
    assert sql("select count(*) from notifications") == [(1,)]
    async with team_session(alice) as db:
        [day] = (await activity(db, Asked(kind="board", who=BIDWELL), now=utc_now())).days
    assert [(line.who, line.words) for line in day.lines] == [("Bidwell", "shortlisted")]


@pytest.mark.parametrize(
    "words",
    [
        "You do an unpaid test first. We pay via PayPal, not on Upwork.",
        "<br /><br /><b>Budget</b>: $40<br /><b>Posted On</b>: March 02, 2026 09:00 UTC<br />",
    ],
)
async def test_a_trap_and_pay_far_below_the_floor_are_never_put_on_the_board_by_themselves(
    words: str, alice: Identity, web: LocalWeb, sql: Sql
) -> None:
    web.replies["/rss"] = a_feed("Booking site", words=words)
    async with team_session(alice) as db:
        await add_place(db, "feed", web.url("/rss"))
        for name in ("React", "TypeScript"):
            db.add(UserSkill(team_id=alice.team_id, user_id=alice.user_id, name=name, canonical_name=name))
    sql("update user_preferences set tightness = 1, current_hourly_min = 60, fixed_budget_min = 60")
    outcome = await searched(alice, sql)
    assert (outcome["new"], outcome["shortlisted"]) == (1, 0)


async def test_a_search_that_dies_between_two_steps_finds_everything_once(
    alice: Identity, web: LocalWeb, sql: Sql
) -> None:
    web.replies["/rss"] = a_feed("Booking site", "Design system")
    async with team_session(alice) as db:
        await add_place(db, "feed", web.url("/rss"))
        run_id = await queue_run(db, AgentType.JOB_SEARCH, trigger="a test")

    class Crash(BaseException):
        """Nothing catches kill -9."""

    for steps_done in range(1, 8):
        count = 0

        async def dies(run: Any, limit: int = steps_done) -> Any:
            nonlocal count
            real = run.step

            async def step(*arguments: Any, **known: Any) -> Any:
                nonlocal count
                count += 1
                if count > limit:
                    raise Crash
                return await real(*arguments, **known)

            run.step = step
            return await AGENTS[AgentType.JOB_SEARCH](run)

        try:
            await perform(run_id, {AgentType.JOB_SEARCH: dies}, Watch())
        except Crash:
            sql("update agent_runs set heartbeat_at = null where id = %s", run_id)
    await perform(run_id, AGENTS, Watch())
    [(status, outputs)] = sql("select status::text, outputs from agent_runs where id = %s", run_id)
    assert (status, outputs["found"], outputs["new"]) == ("succeeded", 2, 2)
    assert [path for path, _ in web.asked] == ["/rss"], "fetched once"
    assert sql("select count(*) from job_sources") == [(2,)]


async def test_the_list_of_places_takes_only_what_may_be_read(alice: Identity, tmp_path: Path) -> None:
    async with team_session(alice) as db:
        for kind, where in (
            ("feed", "file:///etc/passwd"), ("feed", "http://example.com:22/"), ("folder", "/etc"),
            ("folder", str(settings().data / "keys")), ("ftp", "x"), ("feed", ""), ("feed", "x" * 3000),
        ):  # fmt: skip
            with pytest.raises(BadInput):
                await add_place(db, kind, where)
        place = await add_place(db, "feed", " https://example.com/rss ")
        with pytest.raises(BadInput, match="already"):
            await add_place(db, "feed", "https://example.com/rss")
        assert await chosen_places(db) == [place]
        await remove_place(db, **place)
        assert await chosen_places(db) == []


async def test_ranking_alone_scores_every_job_anew(alice: Identity, web: LocalWeb, sql: Sql) -> None:
    put(alice, "jobs.xml", a_feed("Booking site").body)
    await searched(alice, sql)
    before = sql("select score from job_rankings")
    async with team_session(alice) as db:
        db.add(UserSkill(team_id=alice.team_id, user_id=alice.user_id, name="React", canonical_name="React"))
    assert await searched(alice, sql, task="ranking") == {"ranked": 1}
    assert sql("select score from job_rankings") != before
