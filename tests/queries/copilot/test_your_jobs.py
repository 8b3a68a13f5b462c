"""Every topic means the same by "your jobs": those that the feed shows; and a link opens just the jobs that were counted."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from app.db.session import team_session
from app.domain.copilot.answer import Answer
from app.domain.copilot.in_feed import PLACES
from app.domain.copilot.intents import Ask, understand
from app.domain.copilot.narrowing import Narrowing, narrowing_in
from app.domain.copilot.topics import Topic
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter
from app.queries.copilot.table import answer
from app.queries.jobs import feed_page
from tests.builders import a_job, a_ranking
from tests.queries.copilot.seeded import NOW, busy


@pytest.fixture
async def used_feed(alice: Identity, sql: Any) -> Identity:
    """Some are hidden by a word, one is put aside, two stand in two ads, nine and more are on the board."""
    await busy(alice)
    async with team_session(alice) as db:
        for number in range(4):
            text = (
                "You will put our Docker images right."
                if number % 2
                else "Plain work on dockers in a harbour."
            )
            job = await a_job(db, f"Server care {number}", skills=["Linux"], description=text)
            await a_ranking(db, job, 70 - number)
        for number in range(3):
            job = await a_job(db, f"Zeppelin shop {number}", skills=["Docker"])
            await a_ranking(db, job, 60)
        for number in range(2):
            job = await a_job(db, "Go developer, C++ welcome", skills=["Go", "C++"])
            await a_ranking(db, job, 50 + number)
    sql(
        "insert into private.hidden_things (team_id, user_id, kind, value, label)"
        " values (%s, %s, 'word', 'zeppelin', 'zeppelin')", alice.team_id, alice.user_id,
    )  # fmt: skip
    sql(
        "update job_rankings r set dismissed_at = now() from jobs j where j.id = r.job_id and j.title = 'Server care 0'"
    )
    twins = [key for (key,) in sql("select id from jobs where title like 'Go developer%%'")]
    sql(
        "insert into private.job_marks (team_id, job_id, client_key, same_as) select team_id, id, '', %s from jobs"
        " where title like 'Go developer%%' on conflict (team_id, job_id) do update set same_as = excluded.same_as",
        twins[0],
    )  # fmt: skip
    return alice


async def told(person: Identity, topic: Topic, **known: Any) -> Answer:
    async with team_session(person) as db:
        return await answer(db, Ask(topic, **known), now=NOW)


async def shown(person: Identity, href: str) -> int:
    """The rows that a link into the feed opens."""
    wanted = JobFilter.parse(dict(parse_qsl(urlsplit(href).query)))
    async with team_session(person) as db:
        return (await feed_page(db, wanted, now=NOW)).matching


async def test_every_topic_means_the_same_by_your_jobs(used_feed: Identity) -> None:
    feed = await shown(used_feed, "/feed?passing=no")
    new, platforms = await told(used_feed, Topic.NEW_JOBS), await told(used_feed, Topic.PLATFORMS)
    countries, pay = await told(used_feed, Topic.COUNTRIES), await told(used_feed, Topic.PAY)
    totals = {
        "new": new.numbers["new"],
        "matching": (await told(used_feed, Topic.MATCHING_JOBS)).numbers["found"],
        "platforms": sum(platforms.numbers[row.id] for row in platforms.rows),
        "countries": countries.numbers["in_all"] - sum(countries.numbers[name] for name in PLACES),
        "pay": pay.numbers["jobs"],
    }
    assert totals == dict.fromkeys(totals, feed)


async def test_what_there_is_besides_is_said_by_why(used_feed: Identity, sql: Any) -> None:
    said = await told(used_feed, Topic.NEW_JOBS)
    everything, board = sql(
        "select (select count(*) from jobs), (select count(*) from applications where removed_at is null)"
    )[0]
    numbers = said.numbers
    assert (numbers["hidden"], numbers["put_aside"], numbers["twins"]) == (3, 1, 1)
    assert (numbers["on_board"], numbers["in_all"]) == (board, everything)
    assert said.sentences[-1] == (
        f"{everything} with the 3 you hid, the 1 you put aside, the {board} on your board and 1 second ad of the same job."
    )
    assert said.sentences[-1] in (await told(used_feed, Topic.PLATFORMS)).sentences


async def test_the_link_opens_just_the_jobs_that_were_counted(used_feed: Identity) -> None:
    for narrow in (
        Narrowing(skills=("Docker",)),
        Narrowing(skills=("C++",)),
        Narrowing(skills=("React", "Docker")),
        Narrowing(words=("booking",)),
        Narrowing(skills=("Docker",), platform="upwork"),
        Narrowing(country="Germany"),
        Narrowing(score_from=80),
    ):
        said = await told(used_feed, Topic.MATCHING_JOBS, narrow=narrow)
        link = next(row for row in said.rows if row.kind == "feed")
        assert said.numbers["found"] > 0, narrow
        assert await shown(used_feed, link.href) == said.numbers["found"], narrow


async def test_docker_jobs_are_those_that_the_feed_finds_for_docker(used_feed: Identity) -> None:
    """Two say it in their text only, and the hidden ones do not count."""
    said = await told(used_feed, Topic.MATCHING_JOBS, narrow=Narrowing(skills=("Docker",)))
    assert {"Server care 1", "Server care 3"} <= {row.title for row in said.rows}
    assert said.numbers["hidden"] == 3


async def test_each_group_opens_as_many_jobs_as_it_says(used_feed: Identity) -> None:
    for topic in (Topic.ASKED_SKILLS, Topic.MISSING_SKILLS, Topic.COUNTRIES, Topic.PLATFORMS):
        said = await told(used_feed, topic)
        opened = {
            row.title: await shown(used_feed, row.href) for row in said.rows if row.href.startswith("/feed")
        }
        assert opened, topic
        assert opened == {
            row.title: int(row.detail.split()[0].replace(",", "")) for row in said.rows if row.title in opened
        }, topic


async def test_a_name_that_is_a_word_of_every_ad_is_looked_for_in_tags_and_titles(
    used_feed: Identity,
) -> None:
    said = await told(used_feed, Topic.MATCHING_JOBS, narrow=Narrowing(skills=("Go",)))
    assert (said.numbers["found"], said.numbers["twins"]) == (1, 1)
    assert not [row for row in said.rows if row.kind == "feed"]


async def test_what_was_hidden_and_put_aside_is_counted_apart_and_opens(used_feed: Identity) -> None:
    said = await told(used_feed, Topic.HIDDEN)
    assert said.sentences == ["You hid 3 jobs by 1 entry of your hide list, and put 1 job aside one by one."]
    assert [(row.title, row.detail) for row in said.rows] == [
        ("Not for me", "1 job"),
        ("zeppelin", "word · 3 jobs"),
    ]
    assert await shown(used_feed, said.rows[0].href) == 1


async def test_how_many_jobs_there_are_is_what_the_feed_says(used_feed: Identity) -> None:
    said = await told(used_feed, Topic.ALL_JOBS)
    assert (
        said.numbers["found"]
        == await shown(used_feed, "/feed?passing=no")
        == await shown(used_feed, said.rows[0].href)
    )


async def test_pay_below_ones_own_floor_is_held_against_the_least_one_charges(
    used_feed: Identity, sql: Any
) -> None:
    sql("update user_preferences set current_hourly_min = 45, current_hourly_max = 60, currency = 'USD'")
    below = (await told(used_feed, Topic.MATCHING_JOBS, narrow=narrowing_in("pay below my floor"))).numbers
    least = "j.budget_type = 'hourly' and j.currency = 'USD' and coalesce(j.hourly_max, j.hourly_min) < 45"
    [(count,)] = sql(
        f"select count(*) from jobs j where {least} and not exists (select from applications a where a.job_id = j.id)"
    )
    assert (below["high"], below["found"]) == (45, count)
    above = (await told(used_feed, Topic.MATCHING_JOBS, narrow=narrowing_in("jobs above my rate"))).numbers
    assert (above["low"], above["high"]) == (60, None)


async def test_what_one_charges_is_the_whole_range(used_feed: Identity, sql: Any) -> None:
    sql("update user_preferences set current_hourly_min = 45, current_hourly_max = 60, currency = 'USD'")
    assert (await told(used_feed, Topic.MY_RATE)).sentences[0] == "You charge $45–60/h."
    sql(
        "update user_preferences set current_hourly_min = null, current_hourly_max = null, hourly_min = null,"
        " hourly_max = null"
    )
    unsaid = await told(used_feed, Topic.MATCHING_JOBS, narrow=narrowing_in("pay below my floor"))
    assert unsaid.sentences == ["You have not said what you charge. Say it in the profile, and ask again."]


async def test_a_wish_to_delete_all_is_refused_and_says_what_can_be_undone(
    used_feed: Identity, sql: Any
) -> None:
    before = sql("select id, status::text, version, removed_at from applications order by id")
    asked = understand("delete everything on my board")
    assert asked is not None
    async with team_session(used_feed) as db:
        said = await answer(db, asked, now=NOW)
    assert said.sentences[0] == "I delete nothing, and nothing has changed."
    assert "Undo" in said.sentences[1]
    assert not [button for row in said.rows for button in row.actions]
    assert sql("select id, status::text, version, removed_at from applications order by id") == before
