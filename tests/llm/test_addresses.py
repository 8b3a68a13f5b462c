"""Public servers may be asked; this machine, the local net and clouds' metadata only where that is opened."""

import pytest

from app.llm.addresses import Reach, judge
from app.llm.breaker import Breaker

PUBLIC, HOME, ALL = Reach(), Reach(loopback=True), Reach(loopback=True, private=True)


@pytest.mark.parametrize("address", ["8.8.8.8", "104.18.7.192", "2606:4700::6812:7c0"])
def test_the_internet_is_open(address: str) -> None:
    assert judge(address, PUBLIC)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_open_only_on_a_laptop(address: str) -> None:
    assert not judge(address, PUBLIC)
    assert judge(address, HOME)


@pytest.mark.parametrize("address", ["10.0.0.7", "192.168.1.20", "172.16.0.1", "fd00::1", "::ffff:10.0.0.7"])
def test_the_local_net_is_open_only_where_the_operator_says_so(address: str) -> None:
    assert not judge(address, HOME)
    assert judge(address, ALL)


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "255.255.255.255", "::ffff:169.254.169.254",
     "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1"],
)  # fmt: skip
def test_metadata_and_nowhere_are_never_open(address: str) -> None:
    assert not judge(address, ALL)


def test_after_five_failures_a_server_is_left_alone_for_a_while() -> None:
    clock = [0.0]
    breaker = Breaker(now=lambda: clock[0])
    for _ in range(4):
        breaker.failed("x")
    assert not breaker.is_open("x")
    breaker.failed("x")
    assert breaker.is_open("x")
    assert not breaker.is_open("y")
    clock[0] = 61.0
    assert not breaker.is_open("x")
    breaker.succeeded("x")
    breaker.failed("x")
    assert not breaker.is_open("x")
