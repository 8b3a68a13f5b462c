"""Words as they are spoken, each with its place and with what stands around it; notes of the typist are none."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

_NOTED = (
    r"pause|silence|silent|laugh|chuckl|inaudible|unintelligible|crosstalk|cross talk|cough|sigh|beat|throat|"
    r"breath|noise|music|hesitat|overlap|applause|indistinct|phonetic|sniff|smil|nod|gap|\d"
)
NOTE = re.compile(
    rf"\[(?!\s*(?:u[hm]+|uhm+|e[hr]m?|h?mm+)\s*\])[^\[\]\n]{{0,80}}\]|<[^<>\n]{{1,80}}>|\*[a-z ]{{3,30}}\*|\((?:[^()\n]{{0,40}}\b)?(?:{_NOTED})[^()\n]{{0,40}}\)",
    re.IGNORECASE,
)
"""What a typist notes beside the words: [laughs], (pause), <noise>. Brackets around words spoken stay, also [um]."""
MARKED_PAUSE = re.compile(
    r"[\[(*<][^\[\]()<>\n]{0,30}\b(?:pauses?|pausing|silence|silent|long beat|gap)\b[^\[\]()<>\n]{0,30}[\])*>]|[\[(]\s*\d{1,2}(?:[.,]\d{1,2}|(?:[.,]\d)?\s*s(?:ec(?:ond)?s?)?\.?)\s*[\])]|(?:\.\s?){2,}\.|…|(?<=\s)[–—-]{2,}(?=\s)|\.\.(?=\s|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*(?:[-–](?=[^\W_])[^\W_]+(?:['’][^\W_]+)*)*(?P<cut>[-–—](?!\w))?")
_BREAK = re.compile(r"[.?!;:…\n]|--|—")


def listed(words: str) -> frozenset[str]:
    """A set of words, written as a line of them."""
    return frozenset(words.split())


@dataclass(frozen=True)
class Word:
    """One word in lower case, and the marks before and after it; a line break at both ends of the text."""

    text: str
    start: int
    end: int
    before: str
    after: str
    is_cut: bool = False
    """Broken off in the middle: "th-"."""

    @property
    def opens(self) -> bool:
        """Nothing is before it but the beginning, or the end of a sentence."""
        return bool(_BREAK.search(self.before))

    @property
    def closes(self) -> bool:
        return bool(_BREAK.search(self.after))

    @property
    def set_off_before(self) -> bool:
        return self.opens or "," in self.before or "-" in self.before or "–" in self.before

    @property
    def set_off_after(self) -> bool:
        return self.closes or "," in self.after or "-" in self.after or "–" in self.after


def without_notes(text: str) -> str:
    """The same text with notes blanked, so that every place stays where it is."""
    return NOTE.sub(lambda note: " " * len(note[0]), text)


@lru_cache(maxsize=4096)
def words_in(text: str) -> tuple[Word, ...]:
    """Every word spoken, in order, broken-off ones included."""
    blank = without_notes(text)
    found: list[tuple[str, int, int, bool]] = []
    for match in _WORD.finditer(blank):
        whole = match[0].rstrip("-–—")
        pieces = re.split(r"[-–]", whole)
        if len(pieces) > 1 and _stammers(pieces):
            place = match.start()
            for piece in pieces:
                found.append((piece, place, place + len(piece), len(piece) < len(pieces[-1])))
                place += len(piece) + 1
        else:
            cut = match["cut"] == "-" and match.end() < len(blank) and blank[match.end()] in " ,."
            found.append((whole, match.start(), match.start() + len(whole), cut and len(whole) < 4))
    return tuple(
        Word(
            text=piece.lower().replace("’", "'"),
            start=start,
            end=end,
            before=blank[found[n - 1][2] : start].strip(" ") if n else "\n",
            after=blank[end : found[n + 1][1]].strip(" ") if n + 1 < len(found) else "\n",
            is_cut=cut,
        )
        for n, (piece, start, end, cut) in enumerate(found)
    )


def spoken_words(text: str) -> list[Word]:
    """The whole words of it: fillers count, as they take breath and time; notes and broken-off sounds do not."""
    return [word for word in words_in(text) if not word.is_cut]


def marked_pauses(text: str) -> list[tuple[int, int]]:
    """Where the typist noted a silence: (pause), [silence], three dots."""
    return [(match.start(), match.end()) for match in MARKED_PAUSE.finditer(text)]


def repeats(text: str) -> list[tuple[int, int]]:
    """Where a word is begun again: "I I", "the the", "th- the"; emphasis such as "very very" is none."""
    words = words_in(text)
    return [
        (one.start, two.end)
        for one, two in itertools.pairwise(words)
        if not _BREAK.search(one.after)
        and (
            (one.text == two.text and one.text not in _EMPHASIS)
            or (one.is_cut and two.text.startswith(one.text))
        )
    ]


_EMPHASIS = listed("very really so many much long far had that no yes yeah ha bye never more well")


def _stammers(pieces: list[str]) -> bool:
    last = pieces[-1].lower()
    return all(piece and last.startswith(piece.lower()) for piece in pieces)
