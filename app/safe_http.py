"""The only way to addresses that a person typed: checked before, while and after connecting.

Every address that a name stands for is looked at, the connection goes to that very address, and redirects
are walked by hand, each under the same rules.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from app.domain.errors import BadInput, UserFacingError

MEGABYTE = 1024 * 1024
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_SPECIAL = tuple(
    ipaddress.ip_network(one)
    for one in (
        "0.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15",
        "224.0.0.0/3", "::/8", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32",
        "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/9", "ff00::/8",
    )
)  # fmt: skip
"""Among them tunnels, which carry any address in disguise; `is_global` alone lets several of these pass."""
_NEVER = tuple(ipaddress.ip_address(one) for one in ("169.254.169.254", "100.100.100.200", "fd00:ec2::254"))
"""Where clouds keep their keys: not even when an operator lists the network around them."""


class Unreachable(UserFacingError):
    """The address may be right, but nothing useful came from it this time."""


class NoAnswer(Unreachable):
    """Something was sent, and nobody knows whether it arrived."""


@dataclass(frozen=True)
class Rules:
    """What may be fetched. `private` are networks that the operator or the caller allows besides the public."""

    ports: frozenset[int] = frozenset({80, 443})
    private: tuple[str, ...] = ()
    seconds: float = 10.0
    most_bytes: int = 5 * MEGABYTE
    redirects: int = 3

    def allow(self, address: Address) -> bool:
        if address in _NEVER:
            return False
        if any(address in ipaddress.ip_network(one) for one in self.private):
            return True
        return address.is_global and not any(
            address in network for network in _SPECIAL if network.version == address.version
        )


@dataclass(frozen=True)
class Answer:
    """What came back. Header names are in lower case."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    url: str = ""


async def fetch(url: str, *, headers: Mapping[str, str] | None = None, rules: Rules = Rules()) -> Answer:
    """GET an address a person typed. BadInput where it may not be fetched, Unreachable where it did not answer."""
    try:
        async with asyncio.timeout(rules.seconds):
            return await _walk(url, dict(headers or {}), rules)
    except TimeoutError as error:
        raise Unreachable(f"{_host(url)} took longer than {rules.seconds:.0f} seconds to answer.") from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise Unreachable(f"{_host(url)} could not be reached. Check the address, or try later.") from error


async def post(url: str, content: bytes, *, headers: Mapping[str, str], rules: Rules = Rules()) -> Answer:
    """POST to an address a person typed, under the same rules; redirects are not followed."""
    url = check_address(url, rules)
    try:
        async with asyncio.timeout(rules.seconds):
            return await _get(url, dict(headers), rules, content)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL, socket.gaierror) as error:
        raise Unreachable(f"{_host(url)} could not be reached. Check the address, or try later.") from error
    except (TimeoutError, httpx.HTTPError, OSError) as error:
        raise NoAnswer(f"{_host(url)} did not answer, so it may or may not have arrived.") from error


async def pinned_address(host: str, port: int, rules: Rules) -> str:
    """The address to connect to for anything else than HTTP, when every address of the name may be."""
    try:
        return str(await _resolve(host, port, rules))
    except OSError as error:
        raise Unreachable(f"{host} could not be found. Check its name.") from error


def check_address(url: str, rules: Rules = Rules()) -> str:
    """The address as it will be fetched, or BadInput with what is wrong with its form. Nothing is looked up."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError as error:
        raise BadInput("That is not a web address. It begins with https://.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput("Only addresses that begin with http:// or https:// can be read.")
    if parts.username or parts.password:
        raise BadInput("An address with a name and password in it is not read. Leave them out.")
    if port not in rules.ports:
        raise BadInput(_not_open(port, rules))
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))


def check_destination(url: str, rules: Rules = Rules()) -> str:
    """The same, and a host that is written as an address has to be one that may be reached."""
    checked = check_address(url, rules)
    host = urlsplit(checked).hostname or ""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        return checked  # a name: it is judged when it is used
    if not rules.allow(address):
        raise BadInput(f"{host} is an address inside a private network, which is not open to Bidwell.")
    return checked


def _not_open(port: int, rules: Rules) -> str:
    ports = [str(one) for one in sorted(rules.ports)]
    return (
        f"Port {port} is not open to Bidwell: use {', '.join(ports[:-1])} or {ports[-1]}, or have whoever runs it"
        f" open {port}."
        if len(ports) > 1
        else f"Port {port} is not open to Bidwell."
    )


async def _walk(url: str, headers: dict[str, str], rules: Rules) -> Answer:
    for _ in range(rules.redirects + 1):
        url = check_address(url, rules)
        answer = await _get(url, headers, rules)
        if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
            return answer
        url = urljoin(url, answer.headers["location"])
    raise Unreachable(f"{_host(url)} sends from one address to the next. Type the last one.")


async def _get(url: str, headers: dict[str, str], rules: Rules, content: bytes | None = None) -> Answer:
    parts = urlsplit(url)
    host = parts.hostname or ""
    address = await _resolve(host, parts.port or (443 if parts.scheme == "https" else 80), rules)
    pinned = f"[{address}]" if address.version == 6 else str(address)
    target = urlunsplit(parts._replace(netloc=f"{pinned}:{parts.port}" if parts.port else pinned))
    sent = {"accept-encoding": "identity", "user-agent": "Bidwell", **headers, "host": parts.netloc}
    timeout = httpx.Timeout(rules.seconds)
    async with (
        httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=timeout) as client,
        client.stream(
            "GET" if content is None else "POST",
            target,
            headers=sent,
            content=content,
            extensions={"sni_hostname": host},
        ) as response,
    ):
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > rules.most_bytes:
                raise Unreachable(
                    f"{host} sent more than {rules.most_bytes // MEGABYTE} MB, which is not read."
                )
        return Answer(response.status_code, bytes(body), dict(response.headers), url)


async def _resolve(host: str, port: int, rules: Rules) -> Address:
    """The address to connect to, when every address of the name may be."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not addresses or not all(rules.allow(one) for one in addresses):
        raise BadInput(f"{host} is an address inside a private network, which is not open to Bidwell.")
    return addresses[0]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "That address"
    except ValueError:
        return "That address"
