"""Names that are told apart by their signs: C, C++, C#, .NET, Node.js. Full text sees letters alone.

So other spellings are searched for as well, and what is found must hold the name as it is written. The patterns are
regular expressions of Postgres, for texts in any case.
"""

import re
from collections.abc import Iterable, Iterator

EDGE = r"(^|[^[:alnum:]])"

PATTERNS = {
    "c++": rf"{EDGE}c(\\?\+)\\?\+|\mcpp\M",
    "c#": rf"{EDGE}c\\?#|\mc[- ]?sharp\M",
    "f#": rf"{EDGE}f\\?#|\mf[- ]?sharp\M",
    ".net": rf"{EDGE}\.net\M|\m(asp|ado|vb)\.net\M|\mdot ?net\M",
    "asp.net": r"\masp[. ]?net\M",
    "vb.net": r"\mvb[. ]?net\M",
    "c": rf"{EDGE}c(?![[:alnum:]]|\\?\+|\\?#|')",
}

SPELLINGS = {
    "c++": ("cpp",), "cpp": ("c++",), "c#": ("csharp",), "csharp": ("c#",), "f#": ("fsharp",),
    ".net": ("dotnet",), "dotnet": (".net",), "asp.net": ("aspnet",),
}  # fmt: skip

SAME = {"cpp": "c++", "csharp": "c#", "fsharp": "f#", "dotnet": ".net", "aspnet": "asp.net"}

SCRIPT = re.compile(r"(?P<name>[a-z]{2,20})(?P<dot>\.?)js")

NAMES = frozenset(
    {"node", "react", "vue", "next", "nuxt", "express", "three", "ember", "backbone", "d3", "nest", "angular"}
)
"""Of which "nodejs" may be written as well as "node.js"."""

ENDING = 2
"""So many letters at the end of a plain word may be of its form: developer, developers."""


def with_spellings(piece: str) -> str:
    """ "node.js" as "node.js|nodejs": alternatives parted by `|`, as the search takes them."""
    return "|".join(dict.fromkeys(each for word in piece.split("|") for each in (word, *_spellings(word))))


def must_hold(pieces: Iterable[str]) -> list[str]:
    """What the text of an ad must match, beside holding the letters: a pattern for each name with a sign."""
    return [pattern for piece in pieces for pattern in _patterns(piece.rstrip("*"))]


def is_told_by_signs(piece: str) -> bool:
    return bool(must_hold([piece]))


def _spellings(word: str) -> Iterator[str]:
    low = word.lower()
    yield from SPELLINGS.get(low, ())
    if (found := SCRIPT.fullmatch(low)) and found["name"] in NAMES:
        yield f"{found['name']}js" if found["dot"] else f"{found['name']}.js"


def _patterns(piece: str) -> Iterator[str]:
    alternatives = piece.split("|")
    told = [[found for word in each.split() if (found := _pattern(word))] for each in alternatives]
    if len(alternatives) == 1:
        yield from told[0]
    elif any(told):
        each = (found[0] if found else _plain(word) for found, word in zip(told, alternatives, strict=True))
        yield "|".join(dict.fromkeys(each))


def _pattern(word: str) -> str:
    low = word.lower()
    if found := SCRIPT.fullmatch(low):
        return rf"\m{found['name']}[. -]?js\M" if found["name"] in NAMES else ""
    return PATTERNS.get(SAME.get(low, low), "")


def _plain(word: str) -> str:
    """A word without signs, in any of its forms."""
    first = re.sub(r"[^\w ]", "", word)
    return rf"\m{first[: max(3, len(first) - ENDING)]}"
