"""From a notification to what a server hears: once, again after a failure, never twice."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.actions.notices import choose_rhythm, choose_types, save_channel, switch_channel
from app.db.session import team_session
from app.domain.errors import UserFacingError
from app.domain.forms import BadForm
from app.domain.identity import Identity
from app.domain.notices import TYPES, ChannelKind
from app.models.activity import Notification
from app.queries.notices import channels, notices
from app.runs.deliveries import _claim, deliver_notices, plan_deliveries
from tests.delivery.servers import WebServer, mail_server, web_server

Allow = Callable[[int], None]
NOON = timedelta(hours=12)


def now() -> datetime:
    return datetime.now(UTC)


async def a_webhook(person: Identity, server: WebServer, sql: Any) -> None:
    async with team_session(person) as db:
        await save_channel(db, ChannelKind.WEBHOOK, {"address": f"{server.url}/hook"})
    sql('update user_agent_settings set agents = agents || \'{"alerts": {"quiet_from": 0, "quiet_to": 0}}\'')


async def a_notice(person: Identity, type_: str = "job_search", **payload: Any) -> None:
    async with team_session(person) as db:
        db.add(Notification(team_id=person.team_id, user_id=person.user_id, type=type_, payload=payload))


@pytest.mark.parametrize("type_", TYPES)
async def test_every_type_goes_out_through_a_channel(
    type_: str, alice: Identity, allowed: Allow, sql
) -> None:
    async with web_server() as server:
        allowed(server.port)
        await a_webhook(alice, server, sql)
        await a_notice(alice, type_)
        assert await deliver_notices(now=now()) == 1
    (heard,) = server.heard
    assert [each["type"] for each in heard.json["notifications"]] == [type_]


async def test_a_notification_goes_out_once_however_many_workers_look(
    alice: Identity, allowed: Allow, sql
) -> None:
    async with web_server() as server:
        allowed(server.port)
        await a_webhook(alice, server, sql)
        for count in range(5):
            await a_notice(alice, new=count)
            await asyncio.gather(*(deliver_notices(now=now()) for _ in range(4)))
        await deliver_notices(now=now() + timedelta(hours=1))
    told = [each["id"] for heard in server.heard for each in heard.json["notifications"]]
    assert len(told) == len(set(told)) == 5


async def test_what_failed_is_tried_again_under_the_same_id_with_growing_pauses(
    alice: Identity, allowed: Allow, sql
) -> None:
    async with web_server(503, 503, 200) as server:
        allowed(server.port)
        await a_webhook(alice, server, sql)
        await a_notice(alice)
        began = now()
        assert await deliver_notices(now=began) == 0
        assert await deliver_notices(now=began + timedelta(seconds=30)) == 0
        assert len(server.heard) == 1
        await deliver_notices(now=began + timedelta(seconds=70))
        await deliver_notices(now=began + timedelta(minutes=10))
    assert len({heard.headers["x-bidwell-id"] for heard in server.heard}) == 1
    assert len(server.heard) == 3
    assert sql("select status, attempt from private.deliveries") == [("sent", 3)]


async def test_a_channel_that_never_works_is_given_up_and_says_so(
    alice: Identity, allowed: Allow, sql
) -> None:
    async with web_server(500) as server:
        allowed(server.port)
        await a_webhook(alice, server, sql)
        await a_notice(alice)
        for day in range(12):
            await deliver_notices(now=now() + timedelta(days=day))
    assert len(server.heard) == 6
    async with team_session(alice) as db:
        (line,) = await notices(db, now=now())
        webhook = next(row for row in await channels(db, now=now()) if row.kind == "webhook")
    assert "Webhook: failed (127.0.0.1 is busy or broken just now (500))" in line.sent
    assert "busy or broken" in webhook.problem


async def test_a_worker_that_died_while_sending_leaves_it_unsure_and_it_is_not_sent_twice(
    alice: Identity, allowed: Allow, sql
) -> None:
    async with web_server() as server:
        allowed(server.port)
        await a_webhook(alice, server, sql)
        await a_notice(alice)
        await plan_deliveries(now=now())
        assert len(await _claim(now())) == 1
        await deliver_notices(now=now() + timedelta(minutes=6))
        await deliver_notices(now=now() + timedelta(hours=6))
    assert not server.heard
    async with team_session(alice) as db:
        (line,) = await notices(db, now=now())
    assert "may not have arrived (Bidwell was interrupted" in line.sent


async def test_a_digest_is_one_message_in_the_morning(alice: Identity, allowed: Allow, sql) -> None:
    async with web_server() as server:
        allowed(server.port)
        await a_webhook(alice, server, sql)
        async with team_session(alice) as db:
            await choose_rhythm(db, ChannelKind.WEBHOOK, "digest")
        for count in range(3):
            await a_notice(alice, new=count)
        assert await deliver_notices(now=now()) == 0
        assert await deliver_notices(now=now() + timedelta(days=1)) == 1
    (heard,) = server.heard
    assert len(heard.json["notifications"]) == 3
    assert heard.json["title"] == "3 notifications from Bidwell"


async def test_only_what_was_chosen_goes_out_and_nothing_from_before(
    alice: Identity, allowed: Allow, sql
) -> None:
    await a_notice(alice, "search_alert")
    async with web_server() as server:
        allowed(server.port)
        await a_webhook(alice, server, sql)
        async with team_session(alice) as db:
            await choose_types(db, ChannelKind.WEBHOOK, "job_search", on=False)
        await a_notice(alice, "job_search")
        assert await deliver_notices(now=now()) == 0
        await a_notice(alice, "search_alert")
        async with team_session(alice) as db:
            await switch_channel(db, ChannelKind.WEBHOOK, on=False)
        assert await deliver_notices(now=now()) == 0
    assert not server.heard


async def test_nobody_gets_anothers_notifications(
    alice: Identity, bob: Identity, charlie: Identity, allowed: Allow, sql
) -> None:
    async with web_server() as server:
        allowed(server.port)
        await a_webhook(alice, server, sql)
        await a_notice(bob)
        await a_notice(charlie)
        await deliver_notices(now=now())
    assert not server.heard


async def test_a_reminder_of_a_call_arrives_as_mail(alice: Identity, allowed: Allow, sql) -> None:
    async with mail_server() as server:
        allowed(server.port)
        form = {
            "address": "me@example.org",
            "host": "127.0.0.1",
            "port": str(server.port),
            "security": "none",
        }
        async with team_session(alice) as db:
            await save_channel(db, ChannelKind.MAIL, form)
        await a_notice(alice, "interview_reminder", sentence="A call begins soon: React.")
        assert await deliver_notices(now=now()) == 1
    assert [mail["subject"] for mail in server.mails] == ["A call begins soon: React."]


async def test_a_secret_is_sealed_stays_with_its_server_and_never_comes_back(alice: Identity, sql) -> None:
    form = {"address": "https://ntfy.sh/topic", "secret": "tk_secret"}
    async with team_session(alice) as db:
        await save_channel(db, ChannelKind.NTFY, form)
    ((sealed,),) = sql("select sealed_secret from private.notification_channels")
    assert "tk_secret" not in sealed
    async with team_session(alice) as db:
        assert "tk_secret" not in str(await channels(db, now=now()))
        await save_channel(db, ChannelKind.NTFY, {"address": "https://evil.example/topic"})
    assert sql("select sealed_secret from private.notification_channels") == [(None,)]


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (ChannelKind.NTFY, {"address": "https://ntfy.sh/"}), (ChannelKind.NTFY, {"address": "ftp://x/y"}),
        (ChannelKind.WEBHOOK, {"address": "javascript:alert(1)"}), (ChannelKind.WEBHOOK, {"address": "http://a:b@c/"}),
        (ChannelKind.WEBHOOK, {"address": "http://[x"}), (ChannelKind.MAIL, {"address": "a@b\r\nBcc: c@d"}),
        (ChannelKind.MAIL, {"address": "a@b", "host": "h\r\n", "port": "0", "security": "x"}),
        (ChannelKind.MAIL,
         {"address": "a@b.c", "host": "h.i", "port": "25", "security": "none", "secret": "s"}),
        (ChannelKind.MAIL, {"address": ["x"], "port": 7}),
    ],
)  # fmt: skip
async def test_bad_input_is_said_beside_its_field(kind: ChannelKind, form: Any, alice: Identity) -> None:
    async with team_session(alice) as db:
        with pytest.raises(BadForm) as bad:
            await save_channel(db, kind, form)
    assert all(sentence.endswith(".") for sentence in bad.value.errors.values())


async def test_a_type_that_is_none_is_refused(alice: Identity) -> None:
    async with team_session(alice) as db:
        await save_channel(db, ChannelKind.WEBHOOK, {"address": "https://example.org/x"})
        for type_ in ("", "x", "'; drop"):
            with pytest.raises(UserFacingError):
                await choose_types(db, ChannelKind.WEBHOOK, type_, on=True)
