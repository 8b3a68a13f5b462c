"""A message, and how its sending can end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.errors import UserFacingError
from app.safe_http import Answer, Rules
from app.settings import settings

MAIL_PORTS = frozenset({25, 465, 587, 2525})


class Temporary(UserFacingError):
    """Not now; it may work later."""


class Permanent(UserFacingError):
    """It will not work like this, however often it is tried."""


class Unsure(UserFacingError):
    """It may have arrived, so it is not sent again."""


@dataclass(frozen=True)
class Item:
    """One notification."""

    id: str
    type: str
    sentence: str
    url: str
    made_at: datetime


@dataclass(frozen=True)
class Message:
    """`id` is the same however often it is tried: whoever gets it twice can tell."""

    id: str
    title: str
    items: tuple[Item, ...]
    sent_at: datetime

    @property
    def text(self) -> str:
        return "\n\n".join(f"{item.sentence}\n{item.url}" for item in self.items)


@dataclass(frozen=True)
class Target:
    """Where it goes, its secret opened."""

    address: str
    settings: dict[str, Any]
    secret: str


def rules(*, mail: bool = False) -> Rules:
    """Private networks only where the operator allows them, as for feeds."""
    known = settings()
    ports = MAIL_PORTS if mail else frozenset({80, 443})
    return Rules(ports=ports | set(known.outside_ports), private=known.private_networks, redirects=0)


def judge(answer: Answer, host: str) -> None:
    """Whether an answer means that it was taken."""
    if 200 <= answer.status < 300:
        return
    if answer.status in (408, 425, 429) or answer.status >= 500:
        raise Temporary(f"{host} is busy or broken just now ({answer.status}).")
    if answer.status in (401, 403):
        raise Permanent(f"{host} refused it: the token or the address is not right ({answer.status}).")
    raise Permanent(f"{host} did not take it ({answer.status}). Check the address.")
