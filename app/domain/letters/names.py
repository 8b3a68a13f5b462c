"""Names inside a sentence: employers, products and places that somebody must vouch for."""

import re

from app.domain.letters.lexicon import words

_COMMON = words("common_names")
_LEGAL = words("legal_forms")
_WORD = re.compile(r"(?<![\w«])[^\W\d_][\w’'&.-]*\w|(?<![\w«])[A-Z](?!\w)")


def unknown_name(text: str, known: frozenset[str]) -> str:
    """The first capitalised word (not opening the clause) that `known` lacks; "" when there is none."""
    opening = True
    for m in _WORD.finditer(text):
        word = m[0].replace("’", "'").removesuffix("'s").strip(".")
        is_name = word[0].isupper() or any(c.isupper() for c in word[1:])
        if is_name and not opening and word.casefold() not in _COMMON:
            parts = re.findall(r"\w+", word.casefold())
            if not all(p in known or p in _COMMON for p in parts):
                return word
        opening = False
    return ""


def is_named(company: str, sentence: str) -> bool:
    """Whether the sentence speaks of this company, by its name with or without "Ltd"."""
    told, name = _joined(sentence), re.findall(r"\w+", company.casefold())
    short = list(name)
    while len(short) > 1 and short[-1] in _LEGAL:
        short.pop()
    return bool(name) and any(f" {' '.join(one)} " in told for one in (name, short))


def _joined(text: str) -> str:
    words_only = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words_only} "
