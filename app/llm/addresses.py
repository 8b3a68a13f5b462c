"""Where a model's server may be: names are resolved here, judged, and connected to exactly as judged."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Reach:
    """What the operator allows beyond the public internet."""

    loopback: bool = False
    private: bool = False


class NotAllowedAddress(Exception):
    """The name leads somewhere that the operator has not opened."""


def judge(address: str, reach: Reach) -> bool:
    """May this address be connected to? Clouds' metadata, multicast and nowhere never may."""
    plain = _plain(ipaddress.ip_address(address.partition("%")[0]))
    if plain.is_link_local or plain.is_multicast or plain.is_unspecified:
        return False
    if plain.is_loopback:
        return reach.loopback
    if plain.is_global:
        return True
    return reach.private and plain.is_private and not plain.is_reserved


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 one may carry inside."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address.sixtofour:
            return address.sixtofour
        if address in NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Resolves a name once and connects to an address that was judged: a second answer of DNS cannot lead astray."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore's own signature)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await _resolve(host, port)
        if not addresses or not all(judge(one, self._reach) for one in addresses):
            raise NotAllowedAddress(host)
        return await self._inner.connect_tcp(
            addresses[0], port, timeout=timeout, local_address=local_address, socket_options=socket_options
        )

    async def connect_unix_socket(self, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        raise NotAllowedAddress("a socket file")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def _resolve(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
