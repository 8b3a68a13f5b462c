"""The inbox in a tab: mails arrive, wait, are filed; a suggested move is made by a click and can be undone."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

from app.agents import AGENTS
from app.db.session import team_session
from app.domain.enums import ApplicationStatus as S
from app.domain.identity import Identity
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.inbox import InboxState
from tests.agents.performing import sent_file
from tests.builders import a_job, an_application
from tests.sources.mail.making import a_mail, room_message, saved
from tests.state.tabs import Tab

Open = Callable[[Identity], Tab]
TITLE = "React developer for a booking site"


async def with_mail(tab: Tab, person: Identity, folder: Path, *mails) -> InboxState:
    path = saved(folder, *mails)
    upload = await sent_file(person, path, path.name, "mail")
    await tab.open("/inbox", InboxState.load)
    await tab.send(InboxState.read(str(upload), path.name))
    run = (await tab.state(InboxState)).cards[0]["run"]
    await perform(UUID(run), AGENTS, Watch())
    await tab.send(InboxState.refresh())
    return await tab.state(InboxState)


async def applied(person: Identity) -> str:
    async with team_session(person) as db:
        return str((await an_application(db, await a_job(db, TITLE), S.APPLIED)).id)


async def test_mail_arrives_and_says_what_became_of_it(
    alice: Identity, open_tab: Open, tmp_path: Path
) -> None:
    await applied(alice)
    state = await with_mail(open_tab(alice), alice, tmp_path, room_message(title=TITLE), a_mail(key="<2@x>"))
    assert state.cards[0]["words"] == "2 mails: 2 new messages (1 filed, 1 to file)."
    assert [row["state"] for row in state.rows] == ["to_file", "filed"]
    assert state.waiting == 2


async def test_a_click_makes_the_suggested_move_and_another_takes_it_back(
    alice: Identity, open_tab: Open, tmp_path: Path, sql
) -> None:
    await applied(alice)
    tab = open_tab(alice)
    state = await with_mail(tab, alice, tmp_path, room_message(title=TITLE))
    await tab.send(InboxState.move(state.rows[0]["id"]))
    assert await tab.sentences() == ["Moved to In conversation."]
    [(card, version)] = sql("select id::text, version from applications where status = 'in_conversation'")
    await tab.send(InboxState.undo_move(card, version))
    assert sql("select status::text from applications") == [("applied",)]


async def test_what_waits_is_filed_or_left(alice: Identity, open_tab: Open, tmp_path: Path) -> None:
    card = await applied(alice)
    tab = open_tab(alice)
    state = await with_mail(tab, alice, tmp_path, a_mail("One", key="<1@x>"), a_mail("Two", key="<2@x>"))
    one, two = (row["id"] for row in state.rows)
    await tab.send(InboxState.file(one, card))
    await tab.send(InboxState.leave(two))
    assert {row["id"]: row["state"] for row in (await tab.state(InboxState)).rows} == {
        one: "filed",
        two: "left",
    }


async def test_opening_a_message_reads_it(alice: Identity, open_tab: Open, tmp_path: Path) -> None:
    tab = open_tab(alice)
    state = await with_mail(tab, alice, tmp_path, a_mail("<script>alert(1)</script> Hello"))
    await tab.send(InboxState.open(state.rows[0]["id"]))
    state = await tab.state(InboxState)
    assert state.text == "Hello"
    assert not state.rows[0]["unread"]


async def test_others_cannot_touch_it_and_rubbish_is_a_sentence(
    alice: Identity, vera: Identity, charlie: Identity, open_tab: Open, tmp_path: Path, sql
) -> None:
    state = await with_mail(open_tab(alice), alice, tmp_path, a_mail())
    message = state.rows[0]["id"]
    for person in (vera, charlie):
        tab = open_tab(person)
        await tab.open("/inbox", InboxState.load)
        await tab.send(InboxState.leave(message))
        await tab.send(InboxState.file(message, str(uuid4())))
        assert (await tab.state(InboxState)).rows == []
        assert 1 <= len(await tab.sentences()) <= 2  # the same sentence is said once
    assert sql("select application_id, meta ? 'left' from messages") == [(None, False)]
