"""A search tells what came from where, what met a saved search, and what was not taken."""

from uuid import UUID

from app.actions.places import add_place
from app.actions.searches import choose_quiet_hours, save_search
from app.clock import utc_now
from app.db.session import team_session
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.queries.runs import run_view
from tests.agents.test_job_search import Sql, a_feed, put, searched, web
from tests.web_server import LocalWeb

__all__ = ["web"]


async def test_what_was_found_is_told_by_source_and_by_saved_search(
    alice: Identity, bob: Identity, web: LocalWeb, sql: Sql
) -> None:
    web.replies["/rss"] = a_feed("Booking site", "Design system")
    async with team_session(alice) as db:
        await add_place(db, "feed", web.url("/rss"))
        await save_search(db, "Booking", JobFilter(q="booking", passing=False))
        hour = utc_now().hour
        await choose_quiet_hours(db, (hour + 11) % 24, (hour + 13) % 24)  # whatever the time of day is
        await save_search(db, "Nothing like it", JobFilter(q="zeppelin", passing=False))
    async with team_session(bob) as db:
        await save_search(db, "Of Bob", JobFilter(q="design", passing=False))
    put(alice, "jobs.csv", b"title,description,budget\nLogo,Please draw it.,$500\n,No title,$5\n")
    outcome = await searched(alice, sql)
    by_source = {one["name"]: (one["found"], one["new"]) for one in outcome["by_source"]}
    assert by_source["the inbox"][0] <= 1
    assert by_source[web.url("/rss")] == (2, 2)
    assert [(one["name"], one["new"]) for one in outcome["by_search"]] == [
        ("Booking", 1),
        ("Nothing like it", 0),
    ]
    [(alert, run_id)] = sql(
        "select payload ->> 'sentence', payload ->> 'run_id' from notifications where type = 'search_alert'"
        " and user_id = %s", alice.user_id,
    )  # fmt: skip
    assert "Booking" in alert
    async with team_session(alice) as db:
        view = await run_view(db, UUID(run_id), now=utc_now())
    assert view is not None
    assert ("Saved search", "Booking", "1") in [(row["kind"], row["name"], row["new"]) for row in view.funnel]
    again = await searched(alice, sql)
    assert [(one["name"], one["new"]) for one in again["by_search"]] == [
        ("Booking", 0),
        ("Nothing like it", 0),
    ]


async def test_rows_that_were_not_taken_stand_in_the_run_by_reason(alice: Identity, sql: Sql) -> None:
    rows = "".join(f"Job {n},Please draw it {n}.,$500\n" if n % 2 else ",No title,$5\n" for n in range(1, 11))
    put(alice, "upwork jobs.csv", f"title,description,budget\n{rows}".encode())
    put(alice, "page.xml", b"<html><body>Not a feed</body></html>")
    outcome = await searched(alice, sql)
    assert (outcome["new"], len(outcome["problems"])) == (5, 1)
    async with team_session(alice) as db:
        view = await run_view(db, sql("select id from agent_runs")[0][0], now=utc_now())
    assert view is not None
    counted, whole = view.refused
    assert (counted["count"], counted["where"][:8]) == ("5", "rows 3, ")
    assert counted["where"].endswith("of upwork jobs.csv")
    assert "web page" in whole["reason"]
