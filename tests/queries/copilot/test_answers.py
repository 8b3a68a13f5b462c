"""Every number that the copilot says, counted again by another statement; and every row it cites is the team's own."""

from statistics import median
from typing import Any

import pytest

from app.actions.hiding import hide_word
from app.actions.verdicts import dismiss_job
from app.db.session import team_session
from app.domain.copilot.answer import VERBS, Answer
from app.domain.copilot.intents import Ask
from app.domain.copilot.narrowing import Narrowing
from app.domain.copilot.period import Period
from app.domain.copilot.topics import Topic
from app.domain.enums import DismissReason
from app.domain.identity import Identity
from app.domain.ranking import SHOW_BAR
from app.queries.copilot.table import ANSWERS, answer
from tests.builders import a_job, a_ranking
from tests.queries.copilot.seeded import NOW, seed

LIVE = "a.removed_at is null"
OFF_BOARD = "not exists (select 1 from applications a where a.job_id = j.id)"


async def told(person: Identity, topic: Topic, **known: Any) -> Answer:
    async with team_session(person) as db:
        return await answer(db, Ask(topic, **known), now=NOW)


def one(sql, statement: str, *values: Any) -> Any:
    return sql(statement, *values)[0][0]


def test_every_topic_is_answered() -> None:
    assert set(ANSWERS) == set(Topic)


@pytest.mark.parametrize("topic", list(Topic))
async def test_an_empty_team_gets_a_sentence_and_no_row(topic: Topic, alice: Identity) -> None:
    said = await told(alice, topic, words="x")
    assert said.sentences
    standing = {"profile", "ledger", "settings"} | (
        {"board", "feed"} if topic is Topic.LEFT_TO_YOU else set()
    )
    assert not [row for row in said.rows if row.kind not in standing]


async def test_the_best_jobs_are_the_best_of_what_is_open(alice: Identity, sql) -> None:
    await seed(alice)
    said = await told(alice, Topic.BEST_JOBS)
    expected = sql(
        "select j.title from job_rankings r join jobs j on j.id = r.job_id where r.score >= %s and not exists"
        " (select 1 from applications a where a.job_id = j.id) order by r.score desc", SHOW_BAR[3],
    )  # fmt: skip
    assert [row.title for row in said.rows] == [title for (title,) in expected]
    assert said.numbers["passing"] == len(expected) == 3


async def test_replies_are_counted_as_they_are(alice: Identity, sql) -> None:
    await seed(alice)
    numbers = (await told(alice, Topic.NO_REPLIES)).numbers
    applied = one(sql, f"select count(*) from applications a where a.applied_at is not null and {LIVE}")
    answered = one(
        sql,
        "select count(*) from applications a where a.applied_at is not null and (a.status in ('in_conversation',"
        " 'interviewing', 'won', 'lost') or exists (select 1 from messages m where m.application_id = a.id))",
    )
    assert (numbers["applied"], numbers["replied"]) == (applied, answered)
    assert (numbers["long_letters"], numbers["crowded"]) == (1, 2)


async def test_columns_letters_mails_and_money_are_counted_as_they_are(alice: Identity, sql) -> None:
    await seed(alice)
    board = (await told(alice, Topic.PIPELINE)).numbers
    for status, count in sql("select status::text, count(*) from applications group by 1"):
        assert board[status] == count
    letters = (await told(alice, Topic.LETTERS)).numbers
    assert letters == dict(
        sql(
            "select case status when 'ready' then 'ready' else 'drafts' end, count(*) from cover_letters group by 1"
        )
    )
    mail = (await told(alice, Topic.MAIL)).numbers
    assert mail == {"unread": 2, "to_file": 1}
    money = (await told(alice, Topic.EARNINGS)).numbers
    assert money == {"USD": 750.5, "EUR": 90.0, "entries": 3}
    assert (await told(alice, Topic.EARNINGS, period=Period.MONTH)).numbers == {
        "USD": 500.0,
        "EUR": 90.0,
        "entries": 2,
    }


async def test_pay_and_skills_are_counted_as_they_are(alice: Identity, sql) -> None:
    await seed(alice)
    pay = (await told(alice, Topic.PAY)).numbers
    middles = sorted(
        float(m)
        for (m,) in sql(
            f"select (hourly_min + hourly_max) / 2 from jobs j where budget_type = 'hourly' and {OFF_BOARD}"
        )
    )
    assert pay["priced"] == len(middles)
    assert pay["middle"] == pytest.approx(median(middles))
    assert pay["silent"] == one(
        sql, f"select count(*) from jobs j where budget_type = 'unknown' and {OFF_BOARD}"
    )
    missing = (await told(alice, Topic.MISSING_SKILLS)).numbers
    assert missing == {"Docker": 1, "Figma": 2}
    new = (await told(alice, Topic.NEW_JOBS, period=Period.WEEK)).numbers
    assert new["new"] == one(
        sql,
        f"select count(*) from jobs j where first_seen_at >= %s and {OFF_BOARD}",
        NOW.replace(hour=0) - _days(6),
    )


def _days(count: int):
    from datetime import timedelta

    return timedelta(days=count)


async def test_who_is_due_can_be_snoozed_and_moved_by_a_click_only(alice: Identity, sql) -> None:
    await seed(alice)
    sql("update applications set next_follow_up_at = %s where status = 'applied'", NOW - _days(1))
    before = sql("select id, status::text, version from applications order by id")
    said = await told(alice, Topic.FOLLOW_UPS)
    assert said.numbers["due"] == one(
        sql, "select count(*) from applications where next_follow_up_at <= %s", NOW
    )
    verbs = {button["verb"] for row in said.rows for button in row.actions}
    assert verbs == {"snooze", "move"}
    assert verbs <= set(VERBS)
    assert sql("select id, status::text, version from applications order by id") == before


async def test_a_wish_becomes_a_button_and_nothing_else(alice: Identity, sql) -> None:
    await seed(alice)
    before = sql("select id, status::text, version, next_follow_up_at from applications order by id")
    shortlist = await told(alice, Topic.TO_SHORTLIST, words="Job 0")
    assert [one["verb"] for one in shortlist.rows[0].actions] == ["shortlist"]
    known = await told(alice, Topic.TO_SHORTLIST, words="Job 7")
    assert (known.rows[0].actions, known.sentences[-1]) == ([], "It is on your board already.")
    lawful = await told(alice, Topic.TO_MOVE, words="Job 7", to="interviewing")
    assert [one["value"] for one in lawful.rows[0].actions] == ["interviewing"]
    unlawful = await told(alice, Topic.TO_MOVE, words="Job 7", to="won")
    assert unlawful.rows[0].actions == []
    assert "not to Won" in unlawful.sentences[-1]
    snooze = await told(alice, Topic.TO_SNOOZE, words="Job 7")
    assert [one["verb"] for one in snooze.rows[0].actions] == ["snooze"]
    nearest = await told(alice, Topic.TO_DRAFT, words="Job 3 for a castle")
    assert nearest.sentences[0] == "No job is called “Job 3 for a castle”; nearest is 1 job."
    nobody = await told(alice, Topic.TO_MOVE, words="zeppelin", to="won")
    assert (nobody.sentences, nobody.rows) == (["No card on the board is called “zeppelin”."], [])
    assert sql("select id, status::text, version, next_follow_up_at from applications order by id") == before


async def test_what_is_hidden_is_not_proposed(alice: Identity, sql) -> None:
    await seed(alice)
    asked = {"narrow": Narrowing(words=("booking",))}
    assert (await told(alice, Topic.MATCHING_JOBS, **asked)).numbers["found"] == 3
    sql(
        "insert into private.hidden_things (team_id, user_id, kind, value, label) values (%s, %s, 'word', 'Figma', 'Figma')",
        alice.team_id, alice.user_id,
    )  # fmt: skip
    left = await told(alice, Topic.MATCHING_JOBS, **asked)
    assert [row.title for row in left.rows if row.kind == "job"] == ["Job 1 for a booking site"]


@pytest.mark.parametrize("topic", list(Topic))
async def test_a_stranger_hears_nothing_of_it(topic: Topic, alice: Identity, charlie: Identity) -> None:
    await seed(alice)
    said = await told(charlie, topic, words="booking")
    assert "booking" not in str([row.title for row in said.rows])
    assert not [value for name, value in said.numbers.items() if value and name not in ("bar", "percent")]


async def test_what_is_hidden_is_counted_by_who_hid_it(alice: Identity) -> None:
    async with team_session(alice) as db:
        aside, crypto, open_ad = [await a_job(db, title) for title in ("Aside", "A crypto shop", "Open")]
        for job in (aside, crypto, open_ad):
            await a_ranking(db, job, 80)
        await dismiss_job(db, aside.id, DismissReason.NOT_INTERESTED, now=NOW)
        await hide_word(db, "crypto")
    said = await told(alice, Topic.HIDDEN)
    assert said.numbers == {"hidden": 1, "put_aside": 1, "entries": 1}
    assert [row.href for row in said.rows] == ["/feed?view=dismissed", "/feed?passing=no&hiding=no"]
