"""Which letters are looked at: the words and filters of the page's address, read leniently."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import urlencode

from app.domain.enums import LetterStyle
from app.domain.letters.voice import STYLES

LONGEST = 200
MOST_WORDS = 12
LARGEST_PAGE = 10_000
AROUND = 60
STATUSES = {"draft": "Drafts", "ready": "Ready", "sent": "Sent"}
STYLE_LABELS = {choice.style.value: choice.label for choice in STYLES}
_SPECIAL = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})


@dataclass(frozen=True)
class LetterFilter:
    """Named as in the address; "" is any."""

    q: str = ""
    status: str = ""
    style: str = ""
    page: int = 1

    @classmethod
    def parse(cls, asked: Mapping[str, Any]) -> Self:
        """Whatever stands in an address: what cannot be read is as if it were not there."""
        said = {name: str(asked.get(name) or "") for name in ("q", "status", "style", "page")}
        words = " ".join(said["q"].replace("\x00", "").encode("utf-8", "ignore").decode().split())[:LONGEST]
        page = said["page"]
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        return cls(
            q=words,
            status=said["status"] if said["status"] in STATUSES else "",
            style=said["style"] if said["style"] in {each.value for each in LetterStyle} else "",
            page=min(max(1, number), LARGEST_PAGE),
        )

    def choose(self, name: str, value: object) -> Self:
        """One filter set, back on the first page."""
        return type(self).parse({**asdict(self), "page": 1, name: value})

    def turn(self, by: int) -> Self:
        return type(self).parse({**asdict(self), "page": max(1, self.page + by)})

    @property
    def address(self) -> str:
        """The page's query, with what differs from the default."""
        said = {name: value for name, value in asdict(self).items() if value not in ("", 1)}
        return f"?{urlencode(said)}" if said else ""

    @property
    def is_on(self) -> bool:
        return any((self.q, self.status, self.style))

    @property
    def patterns(self) -> list[str]:
        """One for `ilike` of each word; each has to be found, in any order."""
        return [containing(word) for word in self.q.split()[:MOST_WORDS]]


def containing(word: str) -> str:
    """The pattern for `ilike` of a text in which the word stands, whatever signs it has."""
    return f"%{word.translate(_SPECIAL)}%"


def words_around(text: str, q: str) -> str:
    """The words of a letter around the first one that was looked for; "" where it stands elsewhere."""
    low = text.casefold()
    places = [low.find(word.casefold()) for word in q.split()]
    found = min((place for place in places if place >= 0), default=-1)
    if found < 0:
        return ""
    start, end = max(0, found - AROUND), found + 2 * AROUND
    piece = " ".join(text[start:end].split())
    if start:
        piece = f"…{piece.partition(' ')[2]}" if " " in piece[: AROUND - 1] else f"…{piece}"
    return f"{piece.rpartition(' ')[0]}…" if end < len(text) and " " in piece else piece
