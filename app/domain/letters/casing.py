"""Small and capital letters, articles: a title or a line taken out of a form and put into a sentence."""

import re

from app.domain.letters.lexicon import lines, words

_PROPER = words("proper_words")
_SMALL = words("stop")
_PAIRS = frozenset(lines("product_pairs"))
_NO_ARTICLE = re.compile(
    r"^(?:head|chief(?= \w+ officer\b)|director|vice|vp|founder|co-?founder|owner|president|partner)\b", re.I
)


def is_proper(word: str) -> bool:
    """Whether a word keeps its capital: a name, a short form, a word with capitals inside."""
    bare = re.sub(r"['’]s$", "", word.strip('.,;:!?()"“”'))
    if re.search(r"\w\.\w|^[TX]-|^\w[+#]", bare):
        return True
    parts = re.split(r"[-/&]", bare)
    if any(c.isupper() or c.isdigit() for part in parts for c in part[1:]):
        return True
    return bare.casefold() in _PROPER or any(p.casefold() in _PROPER for p in parts if len(p) > 3)


def lower_first(text: str) -> str:
    """A small first letter, unless the first word is a name or belongs to one ("Power BI")."""
    pieces = text.split()
    if not pieces or is_proper(pieces[0]) or pieces[0] in ("I", "R", "C") or _begins_name(pieces):
        return text
    return text[:1].lower() + text[1:]


def unshouted(text: str, sample: str | None = None) -> str:
    """A line in Title Case as plain words; names and short forms stay as they are.

    `sample` is text by the same hand: a word that it only ever writes with a capital is a name.
    """
    written = frozenset(re.findall(r"[\w-]+", sample or ""))
    pieces = text.split()
    shouted = sum(w[:1].isupper() and not is_proper(w) for w in pieces[1:])
    plain = [w for w in pieces[1:] if sample is None or not (is_proper(w) or w.casefold() in _SMALL)]
    if shouted < max(1, 0.6 * len(plain) - 0.5):
        return text
    kept = pieces[:1]
    for n, word in enumerate(pieces[1:], start=1):
        bare = word.strip(".,;:()")
        named = bare in written and bare.lower() not in written
        named = named or " ".join(pieces[n - 1 : n + 1]).casefold().strip(".,;:") in _PAIRS
        kept.append(word if named or is_proper(word) or _begins_name(pieces[n:]) else word.lower())
    return " ".join(kept)


def as_common_noun(name: str, text: str) -> str:
    """ "Data Entry" → "data entry", where the text writes it so and no word of it is a name."""
    small = name.lower()
    written = re.search(rf"\b{re.escape(small)}\b", text) is not None
    return small if written and not any(is_proper(word) for word in name.split()) else name


def small_title(title: str) -> str:
    """A job title as a common noun: "Senior Graphic Designer" → "senior graphic designer"."""
    pieces = title.split()
    return " ".join(
        w if is_proper(w) or _begins_name(pieces[n:]) else w.lower() for n, w in enumerate(pieces)
    )


def as_role(title: str) -> str:
    """ "a bookkeeper", "an SEO specialist", "head of growth"."""
    small = small_title(title)
    plural = small.endswith("s") and not small.endswith("ss")
    return small if plural or _NO_ARTICLE.match(small) else f"{article(small.split()[0])} {small}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def article(word: str) -> str:
    """The indefinite article that goes with a word, as it is spoken."""
    low = word.casefold()
    if re.fullmatch(r"[A-Z]{2,4}(?:[-/].*)?", word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if re.match(r"(?:uni[^nm]|use|usa|utility|eu|one|once|ubi|uk)", low):
        return "a"
    return "an" if re.match(r"(?:[aeiou]|hour|honest|heir|honou?r|8|11\b|18\b)", low) else "a"


def with_articles(text: str) -> str:
    """ "a" or "an" as the next word wants it, after words were taken out."""
    return re.sub(r"\b(?:a|an)(?= ([\w'’-]+))", lambda m: article(m[1]), text)


def _begins_name(pieces: list[str]) -> bool:
    """Whether a product's name of two words begins here: "Power Platform", "Visual Studio"."""
    pair = " ".join(pieces[:2]).casefold().strip(".,;:")
    return pair in _PAIRS
