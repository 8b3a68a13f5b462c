"""The kinds of places that job search reads by itself, each in a file of its own: fetch, then read.

`fetch` reaches out and gives plain payloads that can be stored; reading one is the business of files.py. A
new kind is one file with these three functions, and one row in PLACES.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from app.settings import Settings


@dataclass(frozen=True)
class Ground:
    """Whose place it is, and on which machine."""

    team_id: UUID
    settings: Settings


@dataclass(frozen=True)
class Payload:
    """One thing to read: text that was fetched, or a file on this machine. `mark` tells it from the next.

    `is_mail`: it is for the agent that reads mails.
    """

    name: str
    mark: str
    text: str | None = None
    path: str | None = None
    is_mail: bool = False


@dataclass(frozen=True)
class Fetched:
    """What a place had to give. `mark` is kept for the next time, when it is given back."""

    payloads: list[Payload] = field(default_factory=list)
    mark: dict[str, Any] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class PlaceKind:
    """`check(where, ground)` gives the address as it is kept, or BadInput."""

    label: str
    check: Callable[[str, Ground], str]
    fetch: Callable[[str, Mapping[str, Any], Ground], Awaitable[Fetched]]


def inbox_of(ground: Ground) -> Path:
    """The folder of a team that is watched without anybody's saying so."""
    return ground.settings.data / "inbox" / str(ground.team_id)
