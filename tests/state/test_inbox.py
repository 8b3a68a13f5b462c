"""The inbox in a tab: mails arrive, conversations are opened, filed and answered; every step can be undone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.agents import AGENTS
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.domain.inbox import thread_of
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.application_page import ApplicationPageState
from app.state.conversation import ConversationState as Talk
from app.state.inbox import InboxState
from app.state.live import BESIDE, _tabs
from app.state.notices import NoticeState
from app.state.reply import ReplyState as Reply
from app.state.reply_agent import ReplyAgentState
from app.state.typed_message import TypedMessageState as Typed
from tests.actions.test_inbox import a_card, a_message
from tests.agents.performing import sent_file
from tests.builders import a_job, an_application
from tests.sources.mail.making import a_mail, room_message, saved
from tests.state.tabs import Tab

Open = Callable[[Identity], Tab]
TITLE = "React developer for a booking site"
LOADS = (InboxState.load, Talk.load, Reply.load, ReplyAgentState.load)


async def look(tab: Tab, thread: str = "", **asked: str) -> InboxState:
    """Open the inbox, perhaps with a conversation."""
    query = "&".join(f"{name}={value}" for name, value in {**asked, "thread": thread}.items() if value)
    await tab.open(f"/inbox?{query}", *LOADS)
    return await tab.state(InboxState)


async def with_mail(tab: Tab, person: Identity, folder: Path, *mails: Any) -> InboxState:
    path = saved(folder, *mails)
    upload = await sent_file(person, path, path.name, "mail")
    await look(tab)
    await tab.send(InboxState.read(str(upload), path.name))
    run = (await tab.state(InboxState)).cards[0]["run"]
    await perform(UUID(run), AGENTS, Watch())
    await tab.send(InboxState.refresh())
    return await tab.state(InboxState)


async def applied(person: Identity) -> str:
    async with team_session(person) as db:
        return str((await an_application(db, await a_job(db, TITLE), S.APPLIED)).id)


async def undo(tab: Tab) -> None:
    """What the latest notice offers."""
    notices = (await tab.state(NoticeState)).notices
    await tab.send(NoticeState.undo(next(one["id"] for one in reversed(notices) if one["undoable"])))


async def test_mail_arrives_and_says_what_became_of_it(
    alice: Identity, open_tab: Open, tmp_path: Path
) -> None:
    await applied(alice)
    state = await with_mail(open_tab(alice), alice, tmp_path, room_message(title=TITLE), a_mail(key="<2@x>"))
    assert state.cards[0]["words"] == "2 mails: 2 new messages (1 filed, 1 to file)."
    assert [row["turn"] for row in state.rows] == ["to_file", "mine"]
    assert (state.counts["mine"], state.counts["to_file"]) == (1, 1)
    assert state.sentence == "1 waits for your answer · 1 to file · 2 conversations with news"


async def test_a_click_makes_the_suggested_move_and_another_takes_it_back(
    alice: Identity, open_tab: Open, tmp_path: Path, sql
) -> None:
    card = await applied(alice)
    tab = open_tab(alice)
    await with_mail(tab, alice, tmp_path, room_message(title=TITLE))
    await look(tab, thread_of(card))
    [said] = (await tab.state(Talk)).messages
    await tab.send(Talk.move(said["id"]))
    assert await tab.sentences() == ["Moved to In conversation."]
    assert sql("select status::text from applications") == [("in_conversation",)]
    await undo(tab)
    assert sql("select status::text from applications") == [("applied",)]


async def test_what_waits_is_filed_or_left_and_both_are_undone(alice: Identity, open_tab: Open, sql) -> None:
    card = str(await a_card(alice))
    await a_message(alice, "One", subject="One")
    tab = open_tab(alice)
    thread = (await look(tab)).rows[0]["thread"]
    await look(tab, thread)
    await tab.send(Talk.file(card))
    assert tab.redirects()[-1] == f"/inbox?thread={thread_of(card)}"
    assert sql("select application_id::text from messages") == [(card,)]
    await undo(tab)
    assert tab.redirects()[-1] == f"/inbox?thread={thread}"
    assert sql("select application_id from messages") == [(None,)]
    await look(tab, thread)
    await tab.send(Talk.leave())
    assert (await tab.state(Talk)).talk["left"]
    assert (await tab.state(InboxState)).counts["to_file"] == 0
    await undo(tab)
    assert (await tab.state(InboxState)).counts["to_file"] == 1


async def test_opening_a_conversation_reads_it_and_it_can_be_marked_unread(
    alice: Identity, open_tab: Open
) -> None:
    await a_message(alice, "<script>alert(1)</script> Hello")
    tab = open_tab(alice)
    thread = (await look(tab)).rows[0]["thread"]
    state = await look(tab, thread)
    assert state.rows[0]["unread"] == 0
    assert (await tab.state(Talk)).messages[0]["body"] == "<script>alert(1)</script> Hello"
    await tab.send(Talk.mark_unread())
    assert tab.redirects()[-1] == "/inbox"
    assert (await look(tab)).rows[0]["unread"] == 1


async def test_search_and_filters_stand_in_the_address(alice: Identity, open_tab: Open) -> None:
    card = await a_card(alice)
    await a_message(alice, "The rate card", application_id=card)
    tab = open_tab(alice)
    await look(tab, thread_of(card), q="rate")
    assert (await tab.state(Talk)).messages[0]["marks"] == [[4, 8]]
    assert (await tab.state(InboxState)).rows[0]["href"] == f"/inbox?q=rate&thread={thread_of(card)}"
    await tab.send(InboxState.choose("mine"))
    assert tab.redirects()[-1] == "/inbox?q=rate&show=mine"
    await tab.send(InboxState.search("price"))
    assert tab.redirects()[-1] == f"/inbox?q=price&thread={thread_of(card)}"


async def test_a_message_that_was_begun_waits_on_its_own_page(alice: Identity, open_tab: Open) -> None:
    card = str(await a_card(alice))
    tab = open_tab(alice)
    await tab.open("/inbox")
    await tab.send(Typed.begin())
    await tab.open(f"/inbox?thread={thread_of(card)}", Typed.arrive)
    assert (await tab.state(Typed)).is_open
    await tab.open(f"/applications/{card}", Typed.arrive)
    assert not (await tab.state(Typed)).is_open


async def test_a_message_is_typed_changed_and_removed_each_with_a_way_back(
    alice: Identity, open_tab: Open, sql
) -> None:
    card = str(await a_card(alice))
    tab = open_tab(alice)
    await tab.open(f"/inbox?thread={thread_of(card)}")  # quicker than the page
    await tab.send(Typed.begin())
    await look(tab, thread_of(card))
    form = (await tab.state(Typed)).form
    assert (form["message-application"], form["message-direction"]) == (card, "inbound")
    await tab.send(Typed.keep(form | {"message-text": " "}))
    assert (await tab.state(Typed)).errors == {"message-text": "Paste or type what was written."}
    await tab.send(Typed.keep(form | {"message-text": "Hello"}))
    assert not (await tab.state(Typed)).is_open
    [(message,)] = sql("select id::text from messages")
    await tab.send(Typed.change(message))
    await tab.send(Typed.keep((await tab.state(Typed)).form | {"message-text": "Hello there"}))
    assert sql("select body from messages") == [("Hello there",)]
    await undo(tab)
    assert sql("select body from messages") == [("Hello",)]
    await tab.send(Typed.remove(message))
    assert sql("select count(*) from messages") == [(0,)]
    await undo(tab)
    assert sql("select id::text, body from messages") == [(message, "Hello")]


async def test_without_an_application_there_is_nothing_to_type_to(alice: Identity, open_tab: Open) -> None:
    tab = open_tab(alice)
    await look(tab)
    await tab.send(Typed.begin())
    assert await tab.sentences() == ["Shortlist a job first: a message belongs to an application."]


async def test_a_reply_is_drafted_at_its_first_gap_saved_cut_and_sent(
    alice: Identity, open_tab: Open, sql
) -> None:
    card = await a_card(alice, S.IN_CONVERSATION)
    message = str(await a_message(alice, application_id=card))
    tab = open_tab(alice)
    await look(tab, thread_of(card))
    assert (await tab.state(Talk)).talk["answers"] == message
    await tab.send(ReplyAgentState.write(message))
    reply = await tab.state(Reply)
    start, end = reply.aim["start"], reply.aim["end"]
    assert reply.text[start:end].startswith("«")
    assert reply.text.count("«") == 2
    assert (await tab.sentences())[-1].startswith(
        "Reply drafted: 2 gaps marked «…» are left for you to fill in"
    )
    lie = "I have led twelve engineers at Google for nine years."
    await tab.send(Reply.save(f"Hello. {lie} Bye.", "", reply.document))
    reply = await tab.state(Reply)
    [source] = [one for one in reply.sources if one["tone"] == "bad"]
    await tab.send(Reply.cut_out(source["key"]))
    assert (await tab.state(Reply)).text == "Hello. Bye."
    await undo(tab)
    assert lie in (await tab.state(Reply)).text
    await tab.send(Reply.sent())
    assert (await tab.sentences())[-1].startswith("The reply is noted as sent. Follow up ")
    assert (await tab.state(Reply)).message == ""
    await undo(tab)
    assert lie in (await tab.state(Reply)).text
    assert sql("select count(*) from messages") == [(1,)]
    await tab.send(Reply.drop())
    await undo(tab)
    assert lie in (await tab.state(Reply)).text


async def test_feedback_is_kept_with_its_message(alice: Identity, open_tab: Open, sql) -> None:
    card = await a_card(alice)
    message = str(await a_message(alice, "Great work", application_id=card))
    tab = open_tab(alice)
    await look(tab, thread_of(card))
    await tab.send(Talk.ask_feedback(message))
    assert (await tab.state(Talk)).words == "Great work"
    form = {"said-words": "Great work", "said-outcome": "hired", "said-rating": "9", "said-reason": "Quick"}
    await tab.send(Talk.keep_feedback(form))
    assert (await tab.state(Talk)).errors == {"rating": "A rating is a number from 0 to 5."}
    await tab.send(Talk.keep_feedback(form | {"said-rating": "5"}))
    [said] = (await tab.state(Talk)).messages
    assert [one["head"] for one in said["feedback"]] == ["Hired · ★ 5 · Quick"]
    assert sql("select message_id::text, client_words from feedback") == [(message, "Great work")]
    await tab.send(Talk.drop_feedback(said["feedback"][0]["id"]))
    assert (await tab.state(Talk)).messages[0]["feedback"] == []
    await undo(tab)
    assert sql("select message_id::text, outcome from feedback") == [(message, "hired")]


async def test_the_page_of_an_application_shows_its_conversation(alice: Identity, open_tab: Open) -> None:
    card = await a_card(alice)
    await a_message(alice, "Hello", application_id=card)
    tab = open_tab(alice)
    await tab.open(f"/applications/{card}", ApplicationPageState.load, Talk.load, Reply.load)
    assert [said["body"] for said in (await tab.state(Talk)).messages] == ["Hello"]
    watched = {
        what for (team, what), tabs in _tabs.items() if team == str(alice.team_id) and tab.token in tabs
    }
    assert watched - BESIDE == {"pipeline", "inbox"}


async def test_the_inbox_hears_of_messages_and_of_runs(
    alice: Identity, bob: Identity, open_tab: Open
) -> None:
    tab = open_tab(alice)
    await look(tab)
    watched = {
        what for (team, what), tabs in _tabs.items() if team == str(alice.team_id) and tab.token in tabs
    }
    assert watched == {"inbox", "runs"}
    card = await a_card(bob)
    await a_message(bob, "From a colleague's client", application_id=card)
    await tab.send(InboxState.refresh())
    assert [row["last"] for row in (await tab.state(InboxState)).rows] == ["From a colleague's client"]


@pytest.mark.parametrize("who", ["vera", "charlie"])
async def test_others_change_nothing_and_rubbish_is_a_sentence(
    who: str, alice: Identity, request: pytest.FixtureRequest, open_tab: Open, sql
) -> None:
    card = await a_card(alice)
    message = str(await a_message(alice, application_id=card))
    tab = open_tab(request.getfixturevalue(who))
    await look(tab, thread_of(card))
    before = sql("select application_id, meta, read_at, body from messages")
    for event in (
        Talk.leave(), Talk.file(str(uuid4())), Talk.unfile([message], thread_of(card)), Talk.mark_unread(),
        Talk.move(message), Talk.stay(message), Talk.keep_feedback({"said-words": "x"}), Typed.begin(),
        Typed.remove(message), Typed.put_back(message, {}), Reply.draft(message), Reply.save("x", "", f"reply:{message}"),
        Reply.sent(), Reply.unsend(message),
    ):  # fmt: skip
        await tab.send(event)
    assert sql("select application_id, meta, read_at, body from messages") == before
    assert sql("select count(*) from feedback") == [(0,)]
    assert await tab.sentences()


async def test_a_viewer_reads_what_is_filed_and_reads_it_for_nobody(
    alice: Identity, vera: Identity, open_tab: Open, sql
) -> None:
    card = await a_card(alice)
    await a_message(alice, application_id=card)
    tab = open_tab(vera)
    await look(tab, thread_of(card))
    talk = await tab.state(Talk)
    assert (len(talk.messages), talk.talk["answers"]) == (1, "")
    assert sql("select read_at from messages") == [(None,)]
