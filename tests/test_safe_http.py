"""Addresses that people type: only the public web is reached, however the address is written."""

import ipaddress
import socket
from collections.abc import Iterator

import pytest

from app.domain.errors import BadInput
from app.safe_http import MEGABYTE, Rules, Unreachable, check_address, fetch
from tests.web_server import LocalWeb, Reply, local_web

INSIDE = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.100.100.200", "192.0.0.8", "192.88.99.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::1", "::", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "fe80::1", "fc00::1", "fd00:ec2::254",
    "ff02::1", "5f00::1", "100::1", "3fff::1",
]  # fmt: skip
OUTSIDE = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001::200e"]
WAYS_TO_WRITE_HOME = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
    "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/", "http://localhost./", "http://0/",
    "http://[::ffff:7f00:1]/", "http://127.0.0.1:443/",
]  # fmt: skip
NOT_FETCHED = [
    "file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "javascript:alert(1)", "//example.com/",
    "http://", "http:///x", "https://user:word@example.com/", "http://example.com:22/", "http://example.com:99999/",
    "data:text/plain,x", "", "http://[::1", "example.com/feed",
]  # fmt: skip


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with local_web() as running:
        yield running


def rules_for(web: LocalWeb, **known: object) -> Rules:
    return Rules(ports=frozenset({80, 443, web.port}), private=("127.0.0.0/8",), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_not_the_public_web_is_refused(address: str) -> None:
    assert not Rules().allow(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_public_web_is_let_through(address: str) -> None:
    assert Rules().allow(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["169.254.169.254", "fd00:ec2::254"])
def test_the_keys_of_clouds_are_out_of_reach_even_where_their_network_is_listed(address: str) -> None:
    assert not Rules(private=("0.0.0.0/0", "::/0")).allow(ipaddress.ip_address(address))


@pytest.mark.parametrize("url", NOT_FETCHED)
def test_an_address_that_is_none_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(BadInput):
        check_address(url)


@pytest.mark.parametrize("url", WAYS_TO_WRITE_HOME)
async def test_this_machine_is_not_reached_however_it_is_written(url: str) -> None:
    with pytest.raises((BadInput, Unreachable)):
        await fetch(url)


async def test_a_name_that_stands_for_two_addresses_is_judged_by_the_worse(
    monkeypatch, web: LocalWeb
) -> None:
    def two(*_: object, **__: object) -> list[tuple]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("1.1.1.1", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    with pytest.raises(BadInput, match="private"):
        await fetch("http://two-faced.example/")


async def test_a_name_that_changes_its_mind_is_reached_where_it_was_checked(
    monkeypatch, web: LocalWeb
) -> None:
    web.replies["/feed"] = Reply(b"checked")
    answers = iter(["127.0.0.1", "10.0.0.1", "10.0.0.1"])

    def flips(host: str, port: int, *_: object, **__: object) -> list[tuple]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host if host[0].isdigit() else next(answers), port))
        ]

    monkeypatch.setattr(socket, "getaddrinfo", flips)
    answer = await fetch(web.url("/feed", "rebinding.example"), rules=rules_for(web))
    assert answer.body == b"checked"
    assert web.asked[0][1]["host"] == f"rebinding.example:{web.port}"


async def test_a_redirect_goes_through_the_same_gate(web: LocalWeb) -> None:
    web.replies["/away"] = Reply(status=302, headers={"Location": "http://169.254.169.254/latest"})
    web.replies["/file"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
    web.replies["/on"] = Reply(status=301, headers={"Location": "/feed"})
    web.replies["/loop"] = Reply(status=302, headers={"Location": "/loop"})
    web.replies["/feed"] = Reply(b"there")
    assert (await fetch(web.url("/on"), rules=rules_for(web))).body == b"there"
    for path, error in (("/away", BadInput), ("/file", BadInput), ("/loop", Unreachable)):
        with pytest.raises(error):
            await fetch(web.url(path), rules=rules_for(web))


async def test_what_is_too_large_or_too_slow_is_left(web: LocalWeb) -> None:
    web.replies["/large"] = Reply(b"x" * (MEGABYTE + 1))
    with pytest.raises(Unreachable, match="1 MB"):
        await fetch(web.url("/large"), rules=rules_for(web, most_bytes=MEGABYTE))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        rules = Rules(ports=frozenset({port}), private=("127.0.0.0/8",), seconds=0.3)
        with pytest.raises(Unreachable):
            await fetch(f"http://127.0.0.1:{port}/", rules=rules)
