"""Calls to come: in the calendar that a token opens, told of once, gone when revoked."""

from datetime import timedelta
from typing import Any

import icalendar
import pytest

from app.actions.calendar import hash_of, plan_call, remind_of_calls, revoke_calendar, share_calendar
from app.clock import utc_now
from app.db.session import service_session, team_session
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.domain.interview.calendar import calendar_file
from app.queries.calendar import calendar_entries
from tests.agents.people_facts import an_ad


async def planned(person: Identity, hours: float = 2) -> None:
    job = await an_ad(person)
    async with team_session(person) as db:
        now = utc_now()
        await plan_call(db, "rate", job_id=job, starts_at=now + timedelta(hours=hours), minutes=30, now=now)


async def read(token: str) -> list[Any] | None:
    async with service_session("a test reads a calendar") as db:
        entries = await calendar_entries(db, hash_of(token), site="http://localhost:3000")
    if entries is None:
        return None
    return list(icalendar.Calendar.from_ical(calendar_file(entries, name="Bidwell")).walk("VEVENT"))


async def test_the_address_shows_calls_until_it_is_revoked(alice: Identity, bob: Identity, sql: Any) -> None:
    await planned(alice)
    async with team_session(alice) as db:
        token = await share_calendar(db)
    assert sql("select count(*) from private.calendar_feeds where token_hash = %s", token) == [(0,)]
    [event] = await read(token) or []
    assert str(event["summary"]).startswith("Rate negotiation: ")
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=30)
    async with team_session(bob) as db:
        theirs = await share_calendar(db)
    assert await read(theirs) == []
    async with team_session(alice) as db:
        await revoke_calendar(db)
    assert await read(token) is None
    assert await read(theirs) == []


async def test_a_new_address_ends_the_old_one(alice: Identity) -> None:
    async with team_session(alice) as db:
        old = await share_calendar(db)
        new = await share_calendar(db)
    assert await read(old) is None
    assert await read(new) == []


async def test_follow_ups_are_in_it(alice: Identity, sql: Any) -> None:
    job = await an_ad(alice)
    sql(
        "insert into applications (team_id, user_id, job_id, next_follow_up_at) values (%s, %s, %s, now() + interval '1 day')"
        " returning 1",
        alice.team_id, alice.user_id, job,
    )  # fmt: skip
    async with team_session(alice) as db:
        token = await share_calendar(db)
    [event] = await read(token) or []
    assert str(event["summary"]).startswith("Follow up: ")


async def test_a_call_is_told_of_once_in_the_hour_before(alice: Identity, sql: Any) -> None:
    await planned(alice, hours=0.5)
    await planned(alice, hours=3)
    for told in (1, 0):
        async with service_session("a test reminds") as db:
            assert await remind_of_calls(db) == told
    [(payload,)] = sql("select payload from notifications where type = 'interview_reminder'")
    assert payload["sentence"].startswith("A call begins soon: ")


async def test_a_call_in_the_past_is_not_planned(alice: Identity) -> None:
    with pytest.raises(BadInput):
        await planned(alice, hours=-1)


def test_the_same_entries_give_the_same_bytes() -> None:
    assert calendar_file([], name="Bidwell") == calendar_file([], name="Bidwell")
