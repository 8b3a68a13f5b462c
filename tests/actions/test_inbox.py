"""Filing, typing and answering messages: each is taken back whole, and nobody touches what is another's."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.actions import filing, replies
from app.actions.feedback import add_feedback
from app.actions.preferences import change_preferences
from app.actions.typed_messages import change_message, remove_message, type_message
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.errors import BadInput, Conflict, NotAllowed, NotFound
from app.domain.identity import Identity
from app.domain.inbox import InboxFilter, thread_of
from app.domain.typed_message import TypedMessage
from app.models.message import Message
from app.queries.conversation import Conversation, conversation
from app.queries.inbox import InboxPage, inbox_page
from app.queries.reply import reply_view
from tests.builders import MONDAY, a_job, an_application

NOW = MONDAY + timedelta(hours=1)
ASKS = "Good. What is your rate for the first part, and when could you start?"


async def a_message(person: Identity, body: str = ASKS, **known: Any) -> UUID:
    plain: dict[str, Any] = {
        "direction": "inbound", "sender": "Dana <dana@harbour.example>", "subject": "Your letter", "sent_at": MONDAY,
        "platform": "email",
    }  # fmt: skip
    async with team_session(person) as db:
        message = Message(team_id=person.team_id, user_id=person.user_id, body=body, **plain | known)
        db.add(message)
        await db.flush()
        return message.id


async def a_card(person: Identity, status: S = S.APPLIED, **job: Any) -> UUID:
    async with team_session(person) as db:
        return (await an_application(db, await a_job(db, **job), status)).id


async def page(person: Identity, **asked: str) -> InboxPage:
    async with team_session(person) as db:
        return await inbox_page(db, InboxFilter.parse(asked), now=NOW)


async def opened(person: Identity, thread: str) -> Conversation | None:
    async with team_session(person) as db:
        return await conversation(db, thread, now=NOW)


def typed(card: UUID, text: str = "Can you start on Monday?", direction: str = "inbound") -> TypedMessage:
    return TypedMessage(card, direction, MONDAY, text)


async def test_threads_are_put_together_and_those_to_file_come_first(alice: Identity) -> None:
    card = await a_card(alice, company_name="Harbour")
    await a_message(alice, "Old", application_id=card, sent_at=MONDAY)
    await a_message(alice, "Mine", application_id=card, direction="outbound", sent_at=NOW)
    await a_message(alice, "One", subject="Re: January?", sender="Teresa <t@x.example>")
    await a_message(
        alice, "Two", subject="January?", sender="Teresa <t@x.example>", sent_at=MONDAY - timedelta(days=1)
    )
    found = await page(alice)
    assert [(row.client, row.messages, row.unread, row.turn, row.by + row.last) for row in found.rows] == [
        ("Teresa", 2, 2, "to_file", "One"),
        ("Harbour", 2, 1, "theirs", "You: Mine"),
    ]
    assert found.counts == {"": 2, "to_file": 1, "unread": 2, "mine": 0, "theirs": 1}
    assert [row.client for row in (await page(alice, show="theirs")).rows] == ["Harbour"]
    assert [row.client for row in (await page(alice, show="to_file")).rows] == ["Teresa"]
    assert (await page(alice, show="mine")).rows == []
    assert (await page(alice, show="mine")).counts[""] == 2


async def test_a_search_finds_all_its_words_in_one_message_and_marks_them(alice: Identity) -> None:
    card = await a_card(alice)
    await a_message(alice, "Our rate card is 50% off", application_id=card)
    await a_message(alice, "The latest word", application_id=card, sent_at=NOW)
    [row] = (await page(alice, q="CARD 50%")).rows
    assert [row.last[a:b] for a, b in row.marks] == ["card", "50%"]
    assert (await page(alice, q="latest card")).rows == []
    assert (await page(alice, q="5_%")).rows == []


async def test_twenty_thousand_messages_are_listed_before_the_database_gives_up(alice: Identity, sql) -> None:
    sql(
        "insert into messages (team_id, user_id, direction, sender, subject, body, thread_id, sent_at)"
        " select %s, %s, 'inbound', 'Dana', 'Hello', repeat('some words ', 40) || n, 't' || (n %% 3000),"
        " now() - n * interval '1 minute' from generate_series(1, 20000) n",
        alice.team_id, alice.user_id,
    )  # fmt: skip
    found = await page(alice)
    assert (len(found.rows), found.counts[""], found.rows[0].messages) == (200, 3000, 7)
    assert found.has_more
    assert [row.last[-5:] for row in (await page(alice, q="words 19999")).rows] == ["19999"]


async def test_the_open_thread_stays_in_a_list_that_it_would_leave(alice: Identity) -> None:
    card = await a_card(alice)
    await a_message(alice, application_id=card)
    thread = thread_of(card)
    async with team_session(alice) as db:
        assert await filing.read_thread(db, thread, now=NOW) == 1
    assert (await page(alice, show="unread")).rows == []
    assert len((await page(alice, show="unread", thread=thread)).rows) == 1
    async with team_session(alice) as db:
        await filing.mark_unread(db, thread)
    assert (await page(alice, show="unread")).rows[0].unread == 1


async def test_what_is_filed_is_the_teams_to_read_and_the_rest_its_owners(
    alice: Identity, bob: Identity, vera: Identity, charlie: Identity
) -> None:
    card = await a_card(alice)
    filed, loose = await a_message(alice, application_id=card), await a_message(alice, subject="Private")
    thread = (await page(alice, show="to_file")).rows[0].thread
    for colleague in (bob, vera):
        found = await page(colleague)
        assert [(row.thread, row.unread) for row in found.rows] == [(thread_of(card), 0)]
        assert await opened(colleague, thread) is None
    assert (await page(charlie)).rows == []
    assert await opened(charlie, thread_of(card)) is None
    for stranger, message in ((bob, loose), (charlie, filed), (charlie, loose)):
        async with team_session(stranger) as db:
            with pytest.raises(NotFound):
                await filing.the_message(db, message)


async def test_a_colleagues_reading_leaves_it_new_to_whom_it_was_sent(
    alice: Identity, bob: Identity, sql
) -> None:
    card = await a_card(alice)
    await a_message(alice, application_id=card)
    async with team_session(bob) as db:
        assert await filing.read_thread(db, thread_of(card), now=NOW) == 0
    assert sql("select read_at from messages") == [(None,)]


async def test_filing_takes_the_conversation_along_and_undo_brings_it_back(alice: Identity, sql) -> None:
    card = await a_card(alice)
    one = await a_message(alice, "One", thread_id="t1", subject="A")
    await a_message(alice, "Two", thread_id="t1", subject="B", sent_at=NOW)
    await a_message(alice, "Else", thread_id="t2")
    async with team_session(alice) as db:
        filed = await filing.file_message(db, one, card)
    assert len(filed) == 2
    talk = await opened(alice, thread_of(card))
    assert talk is not None
    assert [said.body for said in talk.messages] == ["One", "Two"]
    assert talk.messages[0].suggested == "In conversation"
    async with team_session(alice) as db:
        await filing.unfile_messages(db, filed)
    assert sql("select count(*) from messages where application_id is null and meta = '{}'") == [(3,)]
    assert sql("select status::text from applications") == [("applied",)]
    with pytest.raises(Conflict):
        async with team_session(alice) as db:
            await filing.unfile_messages(db, filed)


async def test_a_conversation_that_belongs_to_none_is_asked_about_again_on_undo(alice: Identity) -> None:
    await a_message(alice)
    thread = (await page(alice)).rows[0].thread
    async with team_session(alice) as db:
        await filing.leave_thread(db, thread)
    talk = await opened(alice, thread)
    assert talk is not None
    assert (talk.left, talk.turn, talk.answers) == (True, "", "")
    async with team_session(alice) as db:
        await filing.ask_again(db, thread)
    assert (await page(alice)).counts["to_file"] == 1


async def test_a_typed_message_joins_its_conversation_and_suggests_but_moves_nothing(
    alice: Identity, sql
) -> None:
    card = await a_card(alice, company_name="Harbour")
    async with team_session(alice) as db:
        made = await type_message(db, typed(card), now=NOW)
    talk = await opened(alice, thread_of(card))
    assert talk is not None
    [said] = talk.messages
    assert (said.who, said.by_hand, said.suggested, talk.platform) == (
        "Harbour",
        True,
        "In conversation",
        "Upwork",
    )
    assert sql("select status::text from applications") == [("applied",)]
    async with team_session(alice) as db:
        was = await change_message(db, made.id, typed(card, "I can.", "outbound"))
    assert sql("select direction, body, sender, meta ? 'suggested' from messages") == [
        ("outbound", "I can.", "alice@example.com", False)
    ]
    back = TypedMessage.parse(was, now=NOW, here=UTC)
    async with team_session(alice) as db:
        await change_message(db, made.id, back)
        was = await remove_message(db, made.id)
        await type_message(db, TypedMessage.parse(was, now=NOW, here=UTC), now=NOW, message_id=made.id)
    assert sql("select id, direction, body, sent_at from messages") == [
        (made.id, "inbound", "Can you start on Monday?", MONDAY)
    ]


async def test_only_what_was_typed_by_oneself_can_be_changed_and_none_that_carries_feedback(
    alice: Identity, bob: Identity
) -> None:
    card = await a_card(alice)
    mail = await a_message(alice, application_id=card)
    async with team_session(alice) as db:
        made = (await type_message(db, typed(card), now=NOW)).id
        await add_feedback(db, card, {"words": "Good", "outcome": "hired"}, now=NOW, message_id=made)
    for person, message, refusal in (
        (alice, mail, Conflict),
        (bob, made, NotAllowed),
        (alice, made, Conflict),
    ):
        with pytest.raises(refusal):
            async with team_session(person) as db:
                await remove_message(db, message)
    with pytest.raises(NotFound):
        async with team_session(bob) as db:
            await type_message(db, typed(card), now=NOW)
    talk = await opened(alice, thread_of(card))
    assert talk is not None
    assert [one["head"] for said in talk.messages for one in said.feedback] == ["Hired"]


async def test_a_reply_is_drafted_sent_and_taken_back(alice: Identity, sql) -> None:
    card = await a_card(alice, S.IN_CONVERSATION)
    async with team_session(alice) as db:
        await change_preferences(db, {"current_hourly_min": "60", "current_hourly_max": "80"})
    message = await a_message(alice, application_id=card, thread_id="t1")
    async with team_session(alice) as db:
        text = await replies.draft_reply(db, message)
        view = await reply_view(db, thread_of(card))
    assert view is not None
    assert "My rate is $80 an hour." in text == view.text
    [rate] = view.sources
    assert rate["facts"] == [{"label": "Your rates", "text": "$60–80 an hour"}]
    assert [check["key"] for check in view.checks if check["tone"] == "bad"] == ["gaps"]
    assert (await page(alice)).rows[0].has_draft
    [(before,)] = sql("select next_follow_up_at from applications")
    async with team_session(alice) as db:
        await replies.save_reply(db, message, "My rate is $80 an hour. I start on Monday.")
        sent = await replies.sent_reply(db, message, now=NOW)
    assert sent.follow_up_at == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert sql("select next_follow_up_at from applications") == [(sent.follow_up_at,)]
    [row] = (await page(alice)).rows
    assert (row.turn, row.has_draft, row.messages) == ("theirs", False, 2)
    assert sql("select thread_id, subject, recipient from messages where direction = 'outbound'") == [
        ("t1", "Re: Your letter", "Dana <dana@harbour.example>")
    ]
    async with team_session(alice) as db:
        await replies.unsend_reply(db, sent.message_id)
        view = await reply_view(db, thread_of(card))
    assert view is not None
    assert view.text == "My rate is $80 an hour. I start on Monday."
    assert sql("select count(*), (select next_follow_up_at from applications) from messages") == [(1, before)]


async def test_a_lie_is_marked_until_the_person_vouches_for_it(alice: Identity) -> None:
    message = await a_message(alice)
    thread = (await page(alice)).rows[0].thread
    async with team_session(alice) as db:
        await replies.save_reply(db, message, "I have led twelve engineers at Google for nine years.")
        view = await reply_view(db, thread)
        assert view is not None
        [source] = view.sources
        assert (source["tone"], view.spans[0][2]) == ("bad", "bad")
        await replies.vouch_in_reply(db, message, source["key"], is_true=True)
        view = await reply_view(db, thread)
        assert view is not None
        assert view.sources[0]["tone"] == "look"
        await replies.vouch_in_reply(db, message, source["key"], is_true=False)
        view = await reply_view(db, thread)
    assert view is not None
    assert view.sources[0]["tone"] == "bad"


async def test_a_reply_is_its_owners_answers_a_client_and_has_words(alice: Identity, bob: Identity) -> None:
    card = await a_card(alice)
    message = await a_message(alice, application_id=card)
    mine = await a_message(alice, application_id=card, direction="outbound")
    with pytest.raises(NotAllowed):
        async with team_session(bob) as db:
            await replies.draft_reply(db, message)
    for wrong, refusal in ((mine, BadInput), (uuid4(), NotFound)):
        with pytest.raises(refusal):
            async with team_session(alice) as db:
                await replies.draft_reply(db, wrong)
    async with team_session(alice) as db:
        with pytest.raises(Conflict):
            await replies.sent_reply(db, message, now=NOW)
        with pytest.raises(BadInput):
            await replies.save_reply(db, message, "x" * 20_001)
        await replies.save_reply(db, message, "Alice's own words")
    async with team_session(bob) as db:
        assert await reply_view(db, thread_of(card)) is None


async def test_a_draft_for_the_latest_message_takes_the_place_of_an_earlier_one(alice: Identity, sql) -> None:
    card = await a_card(alice, S.IN_CONVERSATION)
    first = await a_message(alice, application_id=card)
    second = await a_message(alice, "And where are you based?", application_id=card, sent_at=NOW)
    async with team_session(alice) as db:
        await replies.draft_reply(db, first)
        await replies.draft_reply(db, second)
        view = await reply_view(db, thread_of(card))
    assert view is not None
    assert view.message == str(second)
    assert sql("select id from messages where meta ? 'reply'") == [(second,)]


async def test_a_reply_that_is_discarded_comes_back_as_it_was(alice: Identity) -> None:
    message = await a_message(alice)
    thread = (await page(alice)).rows[0].thread
    async with team_session(alice) as db:
        text = await replies.draft_reply(db, message)
        was = await replies.drop_reply(db, message)
        assert await reply_view(db, thread) is None
        await replies.save_reply(db, message, was["text"])
        view = await reply_view(db, thread)
    assert view is not None
    assert view.text == text
