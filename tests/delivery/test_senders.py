"""Each channel against a server that speaks its protocol: what arrives, and what a refusal means."""

import base64
import hashlib
import hmac
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from app.delivery.mail import send_mail
from app.delivery.message import Item, Message, Permanent, Target, Temporary, Unsure
from app.delivery.web import send_ntfy, send_webhook
from tests.delivery.servers import mail_server, web_server

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ITEM = Item(
    "n1",
    "job_search",
    "3 neue Aufträge · 🚲 “React”\nBcc: x@example.com",
    "http://localhost:3000/runs/1",
    NOW,
)
MESSAGE = Message("m-1", "3 neue Aufträge 🚲", (ITEM, ITEM), NOW)


def mail_target(port: int, secret: str = "", **known: Any) -> Target:
    base = {"host": "127.0.0.1", "port": port, "security": "none", "sender": "me@example.org", "user": ""}
    return Target("you@example.org", base | known, secret)


async def test_a_mail_arrives_whole_with_an_id_of_its_own(allowed: Callable[[int], None]) -> None:
    async with mail_server() as server:
        allowed(server.port)
        await send_mail(mail_target(server.port), MESSAGE)
    (mail,) = server.mails
    assert (mail["to"], mail["from"], mail["message-id"]) == (
        "you@example.org",
        "me@example.org",
        "<m-1@bidwell.invalid>",
    )
    assert mail["subject"] == "3 neue Aufträge 🚲"
    assert mail["bcc"] is None
    assert ITEM.sentence in mail.get_content().replace("\r\n", "\n")
    assert [line.lower() for line in server.heard if line.lower().startswith("rcpt")] == [
        "rcpt to:<you@example.org>"
    ]


async def test_a_mail_server_gets_name_and_password_where_it_asks(allowed: Callable[[int], None]) -> None:
    right = base64.b64encode(b"\0me\0secret").decode()
    async with mail_server(login=right) as server:
        allowed(server.port)
        await send_mail(mail_target(server.port, "secret", user="me"), MESSAGE)
        with pytest.raises(Permanent, match="name and password"):
            await send_mail(mail_target(server.port, "wrong", user="me"), MESSAGE)
    assert len(server.mails) == 1


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        ({"refuse": {"RCPT": "550 no such"}}, Permanent), ({"refuse": {"RCPT": "450 later"}}, Temporary),
        ({"refuse": {"MAIL": "550 no"}}, Permanent), ({"refuse": {"MAIL": "421 busy"}}, Temporary),
        ({"refuse": {"END": "451 later"}}, Temporary), ({"refuse": {"END": "554 spam"}}, Permanent),
        ({"drop_after": "DATA"}, Unsure), ({"drop_after": "EHLO"}, Temporary),
    ],
)  # fmt: skip
async def test_what_a_mail_server_says_decides_whether_it_is_tried_again(
    known: dict[str, Any], outcome: type[Exception], allowed: Callable[[int], None]
) -> None:
    async with mail_server(**known) as server:
        allowed(server.port)
        with pytest.raises(outcome):
            await send_mail(mail_target(server.port), MESSAGE)


async def test_ntfy_gets_every_character_and_the_token(allowed: Callable[[int], None]) -> None:
    async with web_server() as server:
        allowed(server.port)
        await send_ntfy(Target(f"{server.url}/my-topic", {}, "tk_1"), MESSAGE)
    (heard,) = server.heard
    assert (heard.path, heard.headers["authorization"]) == ("/", "Bearer tk_1")
    assert (heard.json["topic"], heard.json["title"]) == ("my-topic", "3 neue Aufträge 🚲")
    assert heard.json["click"] == ITEM.url


async def test_a_webhook_is_signed_over_time_and_body(allowed: Callable[[int], None]) -> None:
    async with web_server() as server:
        allowed(server.port)
        await send_webhook(Target(f"{server.url}/hook?x=1", {}, "the-key"), MESSAGE)
    (heard,) = server.heard
    stamp = heard.headers["x-bidwell-timestamp"]
    expected = hmac.new(b"the-key", stamp.encode() + b"." + heard.body, hashlib.sha256).hexdigest()
    assert heard.headers["x-bidwell-signature"] == f"sha256={expected}"
    assert (heard.path, stamp, heard.headers["x-bidwell-id"]) == (
        "/hook?x=1",
        str(int(NOW.timestamp())),
        "m-1",
    )
    assert [each["sentence"] for each in heard.json["notifications"]] == [ITEM.sentence] * 2


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (429, Temporary),
        (500, Temporary),
        (503, Temporary),
        (401, Permanent),
        (404, Permanent),
        (302, Permanent),
        (0, Unsure),
    ],
)
@pytest.mark.parametrize("send", [send_ntfy, send_webhook])
async def test_what_a_web_server_says_decides_whether_it_is_tried_again(
    send: Callable[[Target, Message], Awaitable[None]], status: int, outcome: type[Exception],
    allowed: Callable[[int], None],
) -> None:  # fmt: skip
    async with web_server(status) as server:
        allowed(server.port)
        with pytest.raises(outcome):
            await send(Target(f"{server.url}/topic", {}, "k"), MESSAGE)
    assert len(server.heard) == 1, "a redirect is not followed"


async def test_nothing_is_sent_into_a_private_network(allowed: Callable[[int], None]) -> None:
    async with web_server() as web, mail_server() as post:
        for send, target in (
            (send_ntfy, Target("http://127.0.0.1/topic", {}, "")),
            (send_webhook, Target("http://169.254.169.254/latest", {}, "k")),
            (send_webhook, Target(f"{web.url}/x", {}, "k")),
            (send_mail, mail_target(25)), (send_mail, mail_target(post.port)),
        ):  # fmt: skip
            with pytest.raises(Permanent):
                await send(target, MESSAGE)
    assert not web.heard
    assert not post.heard


async def test_a_port_where_nobody_listens_may_work_later(allowed: Callable[[int], None]) -> None:
    async with web_server() as server:
        port = server.port
    allowed(port)
    for send, target in (
        (send_webhook, Target(f"http://127.0.0.1:{port}/", {}, "k")),
        (send_mail, mail_target(port)),
    ):
        with pytest.raises(Temporary):
            await send(target, MESSAGE)
