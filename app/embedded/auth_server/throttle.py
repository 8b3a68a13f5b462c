"""How often one network may ask: counted in memory, by address (IPv4) or by /64 (IPv6)."""

import asyncio
import ipaddress
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.embedded.auth_server.errors import Refusal, WrongCredentials

MINUTES = 5
ACCOUNT_MINUTES = 15
FREE_FAILURES = 5
LONGEST_DELAY_SECONDS = 4.0


@dataclass(frozen=True)
class Allowances:
    """Requests in five minutes from one network. Programs on a laptop share one address and get more."""

    sign_up: int = 30
    token: int = 150
    wrong_password: int = 30
    loopback_factor: int = 20


class Throttle:
    """Refuses a network that asks too often and slows down guessing at one account."""

    def __init__(self, allowances: Allowances) -> None:
        self._allowances = allowances
        self._windows = MovingWindowRateLimiter(MemoryStorage())
        self._checking: Counter[str] = Counter()
        self._wrong = RateLimitItemPerMinute(allowances.wrong_password, MINUTES)
        self._wrong_for_account = RateLimitItemPerMinute(1000, ACCOUNT_MINUTES)

    def spend_sign_up(self, address: str) -> None:
        """Count one sign-up, recovery or change of the user."""
        self._spend("sign-up", self._allowances.sign_up, address)

    def spend_token(self, address: str) -> None:
        """Count one request for tokens."""
        self._spend("token", self._allowances.token, address)

    def _spend(self, what: str, amount: int, address: str) -> None:
        network = network_of(address)
        if _is_loopback(address):
            amount *= self._allowances.loopback_factor
        if not self._windows.hit(RateLimitItemPerMinute(amount, MINUTES), what, network):
            raise _too_many()

    @asynccontextmanager
    async def password_check(self, address: str, account: str) -> AsyncIterator[None]:
        """Around one check of a password. Only wrong ones count; nobody can lock a stranger's account."""
        network = network_of(address)
        left = self._windows.get_window_stats(self._wrong, "wrong-password", network).remaining
        if left <= self._checking[network]:
            raise _too_many()
        self._checking[network] += 1
        try:
            await asyncio.sleep(self._delay(account))
            yield
        except WrongCredentials:
            self._windows.hit(self._wrong, "wrong-password", network)
            self._windows.hit(self._wrong_for_account, "wrong-account", account)
            raise
        finally:
            self._checking[network] -= 1
            if not self._checking[network]:
                del self._checking[network]

    def _delay(self, account: str) -> float:
        stats = self._windows.get_window_stats(self._wrong_for_account, "wrong-account", account)
        failures = self._wrong_for_account.amount - stats.remaining
        if failures < FREE_FAILURES:
            return 0.0
        return min(0.25 * 2.0 ** min(failures - FREE_FAILURES, 10), LONGEST_DELAY_SECONDS)


def network_of(address: str) -> str:
    """The IPv4 address, or the /64 that one IPv6 customer owns."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((int(ip) >> 64 << 64, 64)))
    return str(ip)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _too_many() -> Refusal:
    return Refusal(
        429,
        "over_request_rate_limit",
        "Request rate limit reached",
        headers={"Retry-After": str(MINUTES * 60)},
    )
