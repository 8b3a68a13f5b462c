"""The language an ad is written in, as far as its small words tell."""

import re

from app.domain.letters.lexicon import lines


def language_of(text: str) -> str:
    """ "English", another language's name, or "another language" for a script that is not Latin."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 40:
        return "English"
    if sum(ord(c) > 0x24F for c in letters) > 0.4 * len(letters):
        return "another language"
    found = re.findall(r"[^\W\d_]+", text.casefold())
    counts = {name: sum(w in small for w in found) for name, small in _small_words().items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > 1.3 * counts["English"] and counts[best] >= 5 else "English"


def languages() -> list[str]:
    """Those that are told apart."""
    return list(_small_words())


def _small_words() -> dict[str, frozenset[str]]:
    pairs = (line.split(":", 1) for line in lines("small_words"))
    return {name.strip(): frozenset(rest.split()) for name, rest in pairs}
