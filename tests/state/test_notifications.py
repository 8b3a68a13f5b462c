"""The bell, the centre and the channels in a tab."""

from collections.abc import Callable
from typing import Any

from app.db.session import team_session
from app.domain.identity import Identity
from app.models.activity import Notification
from app.state.channels import ChannelsState
from app.state.notices import NoticeState
from app.state.notifications import NotificationsState
from app.state.shell import ShellState
from tests.delivery.conftest import allowed
from tests.delivery.servers import web_server
from tests.state.tabs import Tab

OpenTab = Callable[[Identity], Tab]
__all__ = ["allowed"]


async def told(person: Identity, *types: str) -> None:
    async with team_session(person) as db:
        for type_ in types:
            db.add(
                Notification(team_id=person.team_id, user_id=person.user_id, type=type_,
                             payload={"new": 3, "passed": 2, "run_id": str(person.team_id)})
            )  # fmt: skip


async def unread(tab: Tab) -> int:
    await tab.send(ShellState.load())
    return (await tab.state(ShellState)).counts["notices"]


async def test_the_bell_counts_what_is_not_read_and_following_reads_it(
    alice: Identity, open_tab: OpenTab
) -> None:
    await told(alice, "job_search", "interview_reminder")
    tab = open_tab(alice)
    await tab.open("/notifications", NotificationsState.load)
    assert await unread(tab) == 2
    await tab.open("/notifications", NotificationsState.load)
    lines = (await tab.state(NotificationsState)).lines
    search = next(line for line in lines if line["type"] == "job_search")
    assert search["sentence"] == "Job search: 3 new jobs, 2 above your bar."
    assert search["href"] == f"/runs/{alice.team_id}"
    await tab.send(NotificationsState.follow(search["id"]))
    assert await unread(tab) == 1


async def test_one_is_marked_all_are_marked_undone_and_cleared(alice: Identity, open_tab: OpenTab) -> None:
    await told(alice, "job_search", "job_search", "profile_advice")
    tab = open_tab(alice)
    await tab.open("/notifications", NotificationsState.load)
    first = (await tab.state(NotificationsState)).lines[0]["id"]
    await tab.send(NotificationsState.mark(first))
    assert await unread(tab) == 2
    await tab.send(NotificationsState.mark(first))
    assert await unread(tab) == 3
    await tab.send(NotificationsState.mark_all())
    assert await unread(tab) == 0
    notice = (await tab.state(NoticeState)).notices[-1]
    assert (notice["sentence"], notice["undoable"]) == ("3 notifications read.", True)
    await tab.send(NoticeState.undo(notice["id"]))
    assert await unread(tab) == 3
    await tab.send(NotificationsState.mark(first))
    await tab.send(NotificationsState.clear())
    assert len((await tab.state(NotificationsState)).lines) == 2


async def test_the_address_says_which_are_shown(alice: Identity, open_tab: OpenTab) -> None:
    await told(alice, "job_search", "profile_advice")
    tab = open_tab(alice)
    for query, count in (("?type=job_search", 1), ("?show=unread", 2), ("?type=nonsense", 2), ("", 2)):
        await tab.open(f"/notifications{query}", NotificationsState.load)
        assert len((await tab.state(NotificationsState)).lines) == count


async def test_nobody_reads_or_marks_anothers(
    alice: Identity, bob: Identity, charlie: Identity, open_tab: OpenTab, sql: Any
) -> None:
    await told(alice, "job_search")
    [(notice,)] = sql("select id from notifications")
    for person in (bob, charlie):
        tab = open_tab(person)
        await tab.open("/notifications", NotificationsState.load)
        assert (await tab.state(NotificationsState)).lines == []
        for event in (
            NotificationsState.mark(str(notice)), NotificationsState.mark_all(), NotificationsState.clear(),
            NotificationsState.take_back([str(notice)]),
        ):  # fmt: skip
            await tab.send(event)
    assert sql("select count(*) from notifications where read_at is null") == [(1,)]


async def test_a_channel_is_set_up_tested_changed_and_forgotten(
    alice: Identity, open_tab: OpenTab, allowed: Callable[[int], None], sql: Any
) -> None:
    tab = open_tab(alice)
    await tab.open("/settings", ChannelsState.load)
    await tab.send(ChannelsState.save({"kind": "webhook", "address": "nowhere"}))
    assert "whole address" in (await tab.state(ChannelsState)).errors["webhook-address"]
    async with web_server(200, 500) as server:
        allowed(server.port)
        await tab.send(ChannelsState.save({"kind": "webhook", "address": f"{server.url}/hook"}))
        assert len((await tab.state(ChannelsState)).told) == 64
        await tab.send(ChannelsState.test("webhook"))
        state = await tab.state(ChannelsState)
        assert (state.works["webhook"], state.asking) == (True, "")
        await tab.send(ChannelsState.test("webhook"))
        assert "busy or broken" in (await tab.state(ChannelsState)).answers["webhook"]
    assert [heard.json["notifications"][0]["type"] for heard in server.heard] == ["test", "test"]
    await tab.send(ChannelsState.choose("webhook", "job_search", False))
    await tab.send(ChannelsState.pace("webhook", "digest"))
    await tab.send(ChannelsState.switch("webhook", False))
    [(types, rhythm, on)] = sql("select types, rhythm, is_on from private.notification_channels")
    assert ("job_search" in types, rhythm, on) == (False, "digest", False)
    await tab.send(ChannelsState.forget("webhook"))
    assert sql("select count(*) from private.notification_channels") == [(0,)]


async def test_a_test_into_a_private_network_is_refused_in_words(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    await tab.open("/settings", ChannelsState.load)
    await tab.send(ChannelsState.save({"kind": "ntfy", "address": "https://example.org/topic"}))
    sql(
        "update private.notification_channels set address = 'http://127.0.0.1/topic'"
    )  # a name may lead there
    await tab.send(ChannelsState.test("ntfy"))
    assert "private network" in (await tab.state(ChannelsState)).answers["ntfy"]


async def test_a_kind_is_muted_from_its_own_line_and_rings_again(alice: Identity, open_tab: OpenTab) -> None:
    await told(alice, "job_search", "job_search", "interview_reminder")
    tab = open_tab(alice)
    await tab.open("/notifications", NotificationsState.load)
    state = await tab.state(NotificationsState)
    await tab.send(NotificationsState.mute("job_search", True))
    assert (state.muted, state.unread, [line["type"] for line in state.lines]) == (
        ["job_search"], 1, ["interview_reminder"],
    )  # fmt: skip
    assert await unread(tab) == 1
    assert "Job search (muted)" in [chip["words"] for chip in state.chips]
    await tab.open("/notifications?type=job_search", NotificationsState.load)
    assert len((await tab.state(NotificationsState)).lines) == 2, "what is muted is not lost"
    notices = await tab.state(NoticeState)
    await tab.send(NoticeState.undo(notices.notices[-1]["id"]))
    assert await unread(tab) == 3
    await tab.send(NotificationsState.mute("nothing of the kind", True))
    assert (await tab.sentences())[-1] == "Choose one of the kinds in the list."


async def test_a_port_that_is_not_open_is_said_when_it_is_saved(alice: Identity, open_tab: OpenTab) -> None:
    tab = open_tab(alice)
    await tab.open("/settings", ChannelsState.load)
    for address, words in (
        ("https://example.org:8443/hook", "Port 8443 is not open to Bidwell: use 80 or 443"),
        ("http://10.0.0.7/hook", "10.0.0.7 is an address inside a private network"),
        ("http://localhost/hook", "localhost is an address inside a private network"),
    ):
        await tab.send(ChannelsState.save({"kind": "webhook", "address": address}))
        state = await tab.state(ChannelsState)
        assert state.errors["webhook-address"].startswith(words)
        assert not next(row for row in state.rows if row["kind"] == "webhook")["is_set"]


async def test_the_key_of_a_webhook_is_told_once_and_made_anew(
    alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    await tab.open("/settings", ChannelsState.load)
    await tab.send(ChannelsState.save({"kind": "webhook", "address": "https://example.org/hook"}))
    state = await tab.state(ChannelsState)
    first, sealed = state.told, sql("select sealed_secret from private.notification_channels")
    await tab.open("/settings", ChannelsState.load)
    assert (await tab.state(ChannelsState)).told == ""
    await tab.send(ChannelsState.renew_key())
    state = await tab.state(ChannelsState)
    assert len(state.told) == len(first) == 64
    assert state.told != first
    assert sql("select sealed_secret from private.notification_channels") != sealed
