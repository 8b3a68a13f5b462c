"""The log says who did what when, in words, a page at a time."""

from datetime import timedelta
from time import monotonic
from typing import Any

import pytest

from app.actions.applications import (
    move_application,
    save_notes,
    set_follow_up,
    shortlist_job,
    undo_last_move,
)
from app.actions.cover_letters import draft_letter, save_letter
from app.actions.preferences import choose_tightness
from app.actions.profile import change_basics, save_entry
from app.actions.ranking import rerank_jobs
from app.actions.removals import remove_entry
from app.actions.skills import add_skills
from app.actions.verdicts import dismiss_job, restore_job
from app.clock import utc_now
from app.domain.enums import ApplicationStatus as Status
from app.domain.enums import DismissReason
from app.domain.identity import Identity
from app.queries.activity import BIDWELL, Activity, Asked, activity
from tests.builders import MONDAY, a_job


@pytest.fixture
def see(alice: Identity, db_for: Any) -> Any:
    async def look(person: Identity = alice, **asked: Any) -> Activity:
        async with db_for(person) as db:
            return await activity(db, Asked(**asked), now=utc_now())

    return look


def told(page: Activity) -> list[str]:
    """Every line as it reads, the latest first, without who joined the team."""
    lines = [line for day in page.days for line in day.lines]
    said = [" ".join(filter(None, (line.who, line.words, line.thing, line.detail))) for line in lines]
    return [each for each in said if "joined" not in each]


async def test_what_is_done_is_told_in_words(alice: Identity, db_for: Any, see: Any) -> None:
    async with db_for(alice) as db:
        job = await a_job(db, "Booking site")
        other = await a_job(db, "Scam")
    for act in (
        lambda db: change_basics(db, {"headline": "Python developer"}),
        lambda db: add_skills(db, "Python"),
        lambda db: save_entry(db, "experience", {"kind": "work", "title": "Baker"}, today=MONDAY.date()),
        lambda db: choose_tightness(db, 4),
        lambda db: dismiss_job(db, other.id, DismissReason.RATE, now=MONDAY),
        lambda db: restore_job(db, other.id),
        lambda db: shortlist_job(db, job.id, now=MONDAY),
    ):
        async with db_for(alice) as db:
            card = await act(db)
    async with db_for(alice) as db:
        moved = await move_application(db, card, to=Status.READY_TO_APPLY, now=MONDAY)
    async with db_for(alice) as db:
        await undo_last_move(db, card, moved.version)
    async with db_for(alice) as db:
        await set_follow_up(db, card, MONDAY)
    assert told(await see()) == [
        "You set the follow-up of Booking site 2 March 2026",
        "You took back a move of Booking site Ready to apply → Shortlisted",
        "You moved Booking site Shortlisted → Ready to apply",
        "You shortlisted Booking site",
        "You took back into the feed Scam",
        "You put aside Scam pays too little",
        "You turned the dial of the feed 3 → 4",
        "You added past work Baker",
        "You added the skill Python",
        "You changed the profile headline: nothing → Python developer",
    ]


async def test_typing_is_one_line_and_every_save_is_an_event(
    alice: Identity, db_for: Any, see: Any, sql: Any
) -> None:
    async with db_for(alice) as db:
        job = await a_job(db, "Booking site")
        await draft_letter(db, job.id, now=MONDAY)
    for words in ("One.", "One. Two.", "One. Two. Three."):
        async with db_for(alice) as db:
            await save_letter(db, job.id, words)
    assert told(await see(kind="letters")) == [
        "You edited the letter for Booking site 2 times",
        "You began a version of the letter for Booking site version 2",
        "You drafted a letter for Booking site version 1",
    ]
    assert sql("select count(*) from public.events where event_type = 'letter_changed'") == [(2,)]


async def test_each_action_leaves_exactly_one_event(alice: Identity, db_for: Any, sql: Any) -> None:
    async with db_for(alice) as db:
        job = await a_job(db)
        card = await shortlist_job(db, job.id, now=MONDAY)
        [skill] = await add_skills(db, "Rust")
    for act in (
        lambda db: move_application(db, card, to=Status.READY_TO_APPLY, now=MONDAY),
        lambda db: save_notes(db, card, "Call on Monday"),
        lambda db: set_follow_up(db, card, MONDAY + timedelta(days=1)),
        lambda db: remove_entry(db, "skill", skill),
        lambda db: change_basics(db, {"headline": "Builder", "about": "I build."}),
        lambda db: choose_tightness(db, 5),
    ):
        before = sql("select count(*) from public.events")[0][0]
        async with db_for(alice) as db:
            await act(db)
        assert sql("select count(*) - %s from public.events", before) == [(1,)]


async def test_it_can_be_asked_by_kind_and_by_person(
    alice: Identity, bob: Identity, db_for: Any, see: Any
) -> None:
    for person in (alice, bob):
        async with db_for(person) as db:
            await shortlist_job(db, (await a_job(db, f"For {person.email}")).id, now=MONDAY)
            await change_basics(db, {"headline": "Builder"})
    assert len(told(await see(kind="board"))) == 2
    assert [line.split()[0] for line in told(await see(who=str(bob.user_id)))] == ["Bob", "Bob"]
    assert told(await see(who=str(bob.user_id), kind="board")) == ["Bob shortlisted For bob@example.com"]
    assert told(await see(who=BIDWELL)) == []
    assert [one["label"] for one in (await see()).people] == ["You", "Bob", "Bidwell itself"]


async def test_a_stranger_reads_nothing_of_it(
    alice: Identity, charlie: Identity, db_for: Any, see: Any
) -> None:
    async with db_for(alice) as db:
        await shortlist_job(db, (await a_job(db, "Secret")).id, now=MONDAY)
    page = await see(charlie)
    assert told(page) == []
    assert [one["label"] for one in page.people] == ["You", "Bidwell itself"]


async def test_what_is_gone_is_still_named(alice: Identity, db_for: Any, see: Any) -> None:
    async with db_for(alice) as db:
        [skill] = await add_skills(db, "Rust")
    async with db_for(alice) as db:
        await remove_entry(db, "skill", skill)
    assert told(await see())[0] == "You removed the skill Rust"


async def test_days_are_the_persons_own_and_pages_follow_each_other(
    alice: Identity, db_for: Any, see: Any, sql: Any
) -> None:
    many = (
        "insert into public.events (team_id, actor_user_id, event_type, entity_type, created_at)"
        " select %s, %s, 'onboarding_finished', 'profile', now() - n * interval '1 hour' from generate_series(200, 1, -1) n"
    )
    sql(many, alice.team_id, alice.user_id)
    sql("update public.profiles set timezone = 'Asia/Tokyo'")
    pages, before = [], Asked().before
    while True:
        page = await see(before=before)
        pages.append(page)
        if not page.older:
            break
        before = int(page.older)
    ids = [line.id for page in pages for day in page.days for line in day.lines]
    assert len(ids) == len(set(ids)) >= 201
    assert ids == sorted(ids, key=int, reverse=True)
    assert {day.name for day in pages[0].days} & {"Today", "Yesterday"}


async def test_a_million_events_are_paged_as_quickly_as_a_few(alice: Identity, see: Any, sql: Any) -> None:
    """Here fifty thousand, of which one is of the kind that is asked for."""
    sql(
        "insert into public.events (team_id, actor_user_id, event_type, entity_type)"
        " select %s, %s, 'application_moved', 'application' from generate_series(1, 50000)",
        alice.team_id, alice.user_id,
    )  # fmt: skip
    sql("analyze public.events")
    await see()
    started = monotonic()
    for asked in (
        {},
        {"kind": "team"},
        {"who": BIDWELL},
        {"before": 30000},
        {"kind": "jobs", "who": BIDWELL},
    ):
        await see(**asked)
    assert monotonic() - started < 0.5


async def test_what_verdicts_taught_is_taken_in_by_bidwell_and_not_by_the_person(
    alice: Identity, bob: Identity, db_for: Any, see: Any
) -> None:
    async with db_for(alice) as db:
        await dismiss_job(db, (await a_job(db, "Scam")).id, DismissReason.RATE, now=MONDAY)
    async with db_for(alice) as db:
        await rerank_jobs(db, now=MONDAY)
    line = "Bidwell took into the ranking your verdicts"
    assert told(await see()) == [line, "You put aside Scam pays too little"]
    assert told(await see(who=BIDWELL)) == [line]
    assert told(await see(who=str(alice.user_id))) == ["You put aside Scam pays too little"]
    assert told(await see(bob))[0].startswith("Bidwell took into the ranking ")
    assert "your" not in told(await see(bob))[0]


async def test_no_sentence_ends_in_a_comma(alice: Identity, see: Any, sql: Any) -> None:
    for kind in ("old_runs_removed", "model_chosen", "profile_file_read"):
        sql(
            "insert into events (team_id, actor_user_id, event_type, entity_type, payload)"
            " values (%s, %s, %s, 'team_settings', '{}')", alice.team_id, alice.user_id, kind,
        )  # fmt: skip
    lines = [line for day in (await see()).days for line in day.lines]
    assert {"removed old runs", "chose the language model"} <= {line.words for line in lines}
    assert not [line.words for line in lines if line.words.endswith(",") and not line.thing]
