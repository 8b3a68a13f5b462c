"""The words of a text that say something, folded to their plain form."""

import re
from functools import cache, lru_cache
from importlib import resources

WORD = re.compile(r"[^\W_](?:[^\W_]|[+#])*")


KEPT = 1 << 18
"""At most so many words are remembered with their plain forms."""


def telling_words(text: str) -> list[str]:
    """The words that tell jobs apart, in order and with repeats, lower case, without a plural s."""
    return [word for raw in WORD.findall(text.lower()) if (word := _FORMS[raw])]


@lru_cache(maxsize=1 << 14)
def telling_words_of_name(name: str) -> tuple[str, ...]:
    """The same for the name of a skill, which many ads share."""
    return tuple(telling_words(name))


class _Forms(dict[str, str]):
    """Words to their plain forms; a word that says nothing to ""."""

    def __missing__(self, word: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        plain = _plain(word)
        self[word] = "" if plain in _empty_words() else plain
        return self[word]


_FORMS = _Forms()


def _plain(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


@cache
def _empty_words() -> frozenset[str]:
    text = (resources.files("app.domain") / "data" / "ranking_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(_plain(word) for word in " ".join(lines).split())
