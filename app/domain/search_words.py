"""What a person types into the search field, read as they mean it: words, phrases, and what is not wanted."""

import re
from dataclasses import dataclass

MOST_WORDS = 12
SHORTEST_BEGINNING = 3
NOT_WANTED = frozenset({"not", "no", "without", "except", "excluding", "minus"})
PASSED_OVER = frozenset({"a", "an", "any", "the", "of", "for", "in", "on", "with", "about", "related", "to"})
"""Between "not" and what is not wanted."""
FILLERS = frozenset(
    {"someone", "somebody", "anyone", "anybody", "something", "anything", "please", "need", "needs", "needed", "want",
     "wants", "wanted", "looking"}
)  # fmt: skip
"""Beside two words that ask for something, these ask for nothing: "someone to fix my slow database"."""
FEWEST_BESIDE = 2
NOT_ONLY = frozenset({"only", "just", "necessarily"})
"""After "not" these take nothing away."""
NAMES_WITH_NO = frozenset({"code", "sql"})
"""After "no" these are a trade's own words."""
TOKEN = re.compile(
    r'(?P<minus>(?<!\S)-)?"(?P<phrase>[^"]*)"?|(?P<stop>[,;]|[.!?]+(?=\s|$))|(?P<word>[^\s",;]+)'
)
EDGES = ".'()[]{}:!?<>&|*`“”‘’"


@dataclass(frozen=True)
class SearchWords:
    """`words` are the pieces asked for: a word, a phrase (with spaces), or alternatives parted by `|`."""

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    meaning: str = ""
    """What to look for by meaning; "" where the person asked for exact phrases or for nothing."""
    is_open: bool = False
    """The last word may not be typed to its end yet."""

    def __bool__(self) -> bool:
        return bool(self.words or self.without)

    @property
    def pieces(self) -> list[str]:
        """The words as the database takes them: an open one with a `*`, for any word that begins so."""
        return [*self.words[:-1], f"{self.words[-1]}*"] if self.is_open else list(self.words)


def read_search(typed: str) -> SearchWords:
    """ "quick python api gig, not crypto" asks for four words and does without one."""
    reader = _Reader()
    for match in TOKEN.finditer(typed):
        if match["phrase"] is not None:
            reader.take(_plain(match["phrase"]), exact=True, unwanted=bool(match["minus"]))
        elif match["word"] is not None:
            reader.read(match["word"])
        else:
            reader.end_clause()
    return reader.done(typed)


def found_words(words: list[str], *, by_meaning: bool) -> str:
    """Why a job was found: "Found by words: python, api", "Close in meaning", or both."""
    said = [each.replace("|", " or ").rstrip("*") for each in words]
    if not said:
        return "Close in meaning" if by_meaning else ""
    return f"Found by words: {', '.join(said)}" + (", and close in meaning" if by_meaning else "")


class _Reader:
    """Goes through what was typed, from left to right."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.without: list[str] = []
        self.loose: list[str] = []
        self.negated = self.chained = self.alternative = False
        self.negator = ""

    def read(self, token: str) -> None:
        """A word as it stands; a sign at its beginning or a word before it may turn it round."""
        unwanted, word = token.startswith("-"), _plain(token.lstrip("-+"))
        small = word.lower()
        if not word:
            return
        if not unwanted and small in NOT_WANTED:
            self.negated, self.negator = True, small
        elif self.negated and small in PASSED_OVER:
            return
        elif self.negated and small in NOT_ONLY:
            self.negated = False
        elif self.negator == "no" and self.negated and small in NAMES_WITH_NO:
            self.negated = False
            self.take(f"no {word}", exact=False)
        elif small in ("or", "nor", "and") and self.chained:
            self.negated = True
        elif small == "or" and self.words and not self.negated:
            self.alternative = True
        elif small != "but":
            self.take(word, exact=False, unwanted=unwanted)

    def take(self, piece: str, *, exact: bool, unwanted: bool = False) -> None:
        if not piece:
            return
        if unwanted or self.negated:
            self.without.append(piece)
            self.chained = self.negated
        elif self.alternative:
            self.words[-1] += f"|{piece}"
            self.chained = False
        else:
            self.words.append(piece)
            self.chained = False
        if not (exact or unwanted or self.negated):
            self.loose.append(piece)
        self.negated = self.alternative = False

    def end_clause(self) -> None:
        """After a comma nothing is turned round any more."""
        self.negated = self.chained = self.alternative = False

    def _asking(self) -> list[str]:
        rest = [word for word in self.words if word.lower() not in FILLERS]
        return rest if len(rest) >= FEWEST_BESIDE else self.words

    def done(self, typed: str) -> SearchWords:
        words, without = _once(self._asking()), _once(self.without)
        last = self.loose[-1] if self.loose else ""
        is_open = (
            len(last) >= SHORTEST_BEGINNING
            and last.isalnum()
            and typed.endswith(last)
            and words[-1:] == (last,)
        )
        return SearchWords(words, without, " ".join(self.loose).lower() if words else "", is_open)


def _plain(text: str) -> str:
    words = " ".join(text.replace("|", " ").split())
    kept = words.strip(EDGES)
    return f".{kept}" if kept.lower() == "net" and f".{kept}" in words else kept


def _once(pieces: list[str]) -> tuple[str, ...]:
    return tuple({piece.lower(): piece for piece in reversed(pieces)}.values())[::-1][:MOST_WORDS]
