"""Conversations with clients: which are looked at, whose turn it is, and the words that were looked for."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode
from uuid import UUID

from app.domain.enums import ApplicationStatus as S
from app.domain.letters.letter_filter import containing, words_around

LONGEST = 200
MOST_WORDS = 12
SHOWS = {
    "": "All",
    "to_file": "To file",
    "unread": "Unread",
    "mine": "Waiting for my answer",
    "theirs": "Waiting for the client",
}
ENDED = frozenset({S.LOST, S.ARCHIVED})
"""Nobody waits for an answer any more."""
WAYS = {"inbound": "The client wrote", "outbound": "I wrote"}
_THREAD = re.compile(r"a-[0-9a-f-]{36}|m-[0-9a-f]{32}")


@dataclass(frozen=True)
class InboxFilter:
    """Named as in the address; "" is any. `thread` is the conversation that is open."""

    q: str = ""
    show: str = ""
    thread: str = ""

    @classmethod
    def parse(cls, asked: Mapping[str, Any]) -> Self:
        """Whatever stands in an address: what cannot be read is as if it were not there."""
        said = {name: str(asked.get(name) or "") for name in ("q", "show", "thread")}
        words = " ".join(said["q"].replace("\x00", "").encode("utf-8", "ignore").decode().split())[:LONGEST]
        return cls(
            q=words,
            show=said["show"] if said["show"] in SHOWS else "",
            thread=said["thread"] if _THREAD.fullmatch(said["thread"]) else "",
        )

    def choose(self, name: str, value: object) -> Self:
        """One of them set."""
        return type(self).parse({**asdict(self), name: value})

    def at(self, thread: str) -> str:
        """The page's query with this conversation open."""
        return replace(self, thread=thread).address

    @property
    def address(self) -> str:
        """The page's query, with what differs from the default."""
        said = {name: value for name, value in asdict(self).items() if value}
        return f"?{urlencode(said)}" if said else ""

    @property
    def words(self) -> list[str]:
        return self.q.split()[:MOST_WORDS]

    @property
    def patterns(self) -> list[str]:
        """One for `ilike` of each word; each has to be found in the same message."""
        return [containing(word) for word in self.words]


def thread_of(application_id: UUID | str) -> str:
    """The name of an application's conversation."""
    return f"a-{application_id}"


def application_in(thread: str) -> UUID | None:
    """The application whose conversation it is, if it is one."""
    try:
        return UUID(thread[2:]) if thread.startswith("a-") else None
    except ValueError:
        return None


def turn_of(direction: str, status: S | None, *, to_file: bool) -> str:
    """A key of SHOWS: "to_file", "mine", "theirs", or "" where nobody waits."""
    if to_file:
        return "to_file"
    if status is None or status in ENDED:
        return ""
    return "mine" if direction == "inbound" else "theirs"


def sender_name(sender: str) -> str:
    """ "Teresa" of "Teresa <teresa@logistics.example>"."""
    name = sender.partition("<")[0].strip().strip("\"'")
    return name or sender.strip().strip("<>")


def found_in(text: str, q: str) -> tuple[str, list[list[int]]]:
    """The words of a message around the rarest one that was looked for, and where all of them stand in these."""
    low = text.casefold()
    counts = {word: low.count(word.casefold()) for word in q.split()[:MOST_WORDS]}
    rarest = min((word for word in counts if counts[word]), key=lambda word: counts[word], default="")
    piece = words_around(text, rarest) if rarest else ""
    return piece, marks_in(piece, q)


def marks_in(text: str, q: str) -> list[list[int]]:
    """Where the words that were looked for stand, in code points; none overlaps another."""
    words = sorted({word.casefold() for word in q.split()[:MOST_WORDS]}, key=len, reverse=True)
    if not words:
        return []
    pattern = re.compile("|".join(map(re.escape, words)), re.I)
    return [[found.start(), found.end()] for found in pattern.finditer(text)]
