"""The words of a text that say something, folded to their plain form."""

import re
from functools import cache
from importlib import resources

WORD = re.compile(r"[^\W_](?:[^\W_]|[+#])*")


def telling_words(text: str) -> list[str]:
    """The words that tell jobs apart, in order and with repeats, lower case, without a plural s."""
    empty = _empty_words()
    return [word for raw in WORD.findall(text.lower()) if (word := _plain(raw)) not in empty]


def _plain(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


@cache
def _empty_words() -> frozenset[str]:
    text = (resources.files("app.domain") / "data" / "ranking_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(_plain(word) for word in " ".join(lines).split())
