"""Which runs are looked at: the filters of the page's address, read leniently."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import urlencode
from uuid import UUID

from app.domain.enums import AgentType, RunStatus
from app.domain.errors import BadInput
from app.domain.run_words import ORIGIN_WORDS

LARGEST_PAGE = 10_000
ALLOWED = {
    "agent": {each.value for each in AgentType},
    "status": {each.value for each in RunStatus},
    "origin": set(ORIGIN_WORDS),
}


@dataclass(frozen=True)
class RunFilter:
    """Named as in the address; "" is any. `who` is a person of the team."""

    agent: str = ""
    status: str = ""
    origin: str = ""
    who: str = ""
    page: int = 1

    @classmethod
    def parse(cls, asked: Mapping[str, Any]) -> Self:
        """Whatever stands in an address: what cannot be read is as if it were not there."""
        kept = {
            name: str(asked.get(name, "")) for name in ALLOWED if str(asked.get(name, "")) in ALLOWED[name]
        }
        page = str(asked.get("page", "1"))
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        return cls(**kept, who=_uuid(asked.get("who", "")), page=min(max(1, number), LARGEST_PAGE))

    def choose(self, name: str, value: object) -> Self:
        """One filter set, back on the first page."""
        return type(self).parse({**asdict(self), "page": "1", name: value})

    @property
    def address(self) -> str:
        """The page's query, with what differs from the default."""
        said = {name: value for name, value in asdict(self).items() if value not in ("", 1)}
        return f"?{urlencode(said)}" if said else ""

    @property
    def is_on(self) -> bool:
        return any((self.agent, self.status, self.origin, self.who))


def run_id_of(given: object) -> UUID:
    """A run's id that came from a browser."""
    try:
        return UUID(str(given))
    except ValueError:
        raise BadInput("That is no run of ours. Choose one from the list.") from None


def _uuid(value: object) -> str:
    try:
        return str(UUID(str(value)))
    except ValueError:
        return ""
