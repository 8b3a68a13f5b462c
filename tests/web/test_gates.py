"""Only our own names and our own pages get through."""

import pytest

from app.settings import Settings
from app.web.gates import LOOPBACK, OnlyOurHosts, OnlyOurPages, our_hosts
from tests.web.asgi import Peer, client, echo_app, listener, socket_scope

CONFIG = Settings(port=3000)
ORIGINS = frozenset(CONFIG.origins)


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:3000", "LOCALHOST:8080", "127.0.0.1:3000", "[::1]:3000", "[::1]"]
)
async def test_a_name_of_this_machine_is_served_on_any_port(host: str) -> None:
    async with client(OnlyOurHosts(echo_app(), our_hosts(CONFIG))) as browser:
        assert (await browser.get("/x", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "localhost.evil.example", "evil.example:3000", "127.0.0.1.evil.example", "127.0.0.2",
        "0.0.0.0", "[::]", "[::1", "::1", "localhost@evil.example", "localhost/evil", "localhost,evil", "a b",
        "", "xn--lcalhost-1yh", "localhost%00", "[::ffff:127.0.0.1]", "2130706433", "192.168.0.10:3000",
    ],
)  # fmt: skip
async def test_any_other_name_is_turned_away(host: str) -> None:
    async with client(OnlyOurHosts(echo_app(), our_hosts(CONFIG))) as browser:
        answer = await browser.get("/x", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["error"].endswith(".")


async def test_two_host_headers_are_turned_away() -> None:
    async with client(OnlyOurHosts(echo_app(), our_hosts(CONFIG))) as browser:
        answer = await browser.get("/x", headers=[("host", "localhost"), ("host", "evil.example")])
    assert answer.status_code == 421


async def test_a_socket_under_another_name_is_turned_away() -> None:
    peer, seen = Peer({"type": "websocket.connect"}), []
    await OnlyOurHosts(listener(seen), our_hosts(CONFIG))(socket_scope(host="evil"), peer.receive, peer.send)
    assert peer.was_refused
    assert not seen


def test_a_public_address_and_further_names_can_be_set() -> None:
    config = Settings(public_url="https://gigs.example", allowed_hosts=("other.example",))
    assert our_hosts(config) == {"gigs.example", "other.example", *LOOPBACK}


STRANGERS = [
    "http://evil.example", "null", "http://localhost", "http://localhost:30000", "https://localhost:3000",
    "http://localhost:3000.evil.example", "http://localhost:3000@evil.example", "http://LOCALHOST:3000",
    "http://localhost:3000/", "http://evil.example:3000", "http://[::1]", "file://", "chrome-extension://x",
    "http://xn--lcalhost-1yh:3000", "http://127.0.0.1", "http://127.1:3000", "http://localhost:3000 http://evil",
]  # fmt: skip


@pytest.mark.parametrize("origin", STRANGERS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_another_sites_page_cannot_change_anything(origin: str, method: str) -> None:
    async with client(OnlyOurPages(echo_app(), ORIGINS)) as browser:
        answer = await browser.request(method, "/x", headers={"origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize("origin", STRANGERS)
async def test_another_sites_page_cannot_open_a_socket(origin: str) -> None:
    peer, seen = Peer({"type": "websocket.connect"}), []
    await OnlyOurPages(listener(seen), ORIGINS)(socket_scope(origin=origin), peer.receive, peer.send)
    assert peer.was_refused
    assert not seen


@pytest.mark.parametrize(
    ("origin", "site", "status"),
    [
        ("http://localhost:3000", "same-origin", 200),
        ("http://127.0.0.1:3000", "", 200),
        ("http://[::1]:3000", "", 200),
        ("", "", 200),  # not a browser
        ("", "same-origin", 200),
        ("", "none", 200),
        ("", "cross-site", 403),
        ("", "same-site", 403),
        ("http://localhost:3000", "cross-site", 403),
        ("null", "same-origin", 200),  # our own page under `no-referrer`
        ("null", "cross-site", 403),
        ("null", "none", 403),
    ],
)
async def test_a_write_needs_our_origin_or_no_browser(origin: str, site: str, status: int) -> None:
    headers = {name: value for name, value in (("origin", origin), ("sec-fetch-site", site)) if value}
    async with client(OnlyOurPages(echo_app(), ORIGINS)) as browser:
        assert (await browser.post("/x", headers=headers)).status_code == status


async def test_reading_is_not_a_matter_of_origin() -> None:
    async with client(OnlyOurPages(echo_app(), ORIGINS)) as browser:
        answer = await browser.get("/x", headers={"origin": "http://evil.example"})
    assert answer.status_code == 200
