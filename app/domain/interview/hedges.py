"""Words that take back what is being said, so that a client hears doubt."""

import re

from app.domain.interview.speech import without_notes

HEDGES = (
    "i think", "i guess", "i suppose", "i believe", "i feel like", "i'm not sure", "i am not sure", "i'm no expert",
    "maybe", "perhaps", "possibly", "probably", "hopefully", "somewhat", "more or less", "or something", "or whatever",
    "or so", "and stuff", "a little bit", "a bit", "it depends", "i might", "we might", "i could try", "i'd try",
    "i would try", "i'll try", "if that makes sense", "does that make sense", "not really sure", "i don't know",
    "as far as i know", "to some extent", "in a way", "i hope", "pretty much", "it seems", "seems like", "apparently",
    "presumably", "roughly speaking", "sort of thing", "i wonder", "i assume", "i'd say", "i would say",
)  # fmt: skip
_HEDGE = re.compile(
    r"(?<![\w'])(?:"
    + "|".join(re.escape(one) for one in sorted(HEDGES, key=len, reverse=True))
    + r")(?![\w'])",
    re.IGNORECASE,
)
_NO_HEDGE = re.compile(r"\b(?:do you|what|how|did you|why)\s$|\bquite\s$", re.IGNORECASE)


def find_hedges(text: str) -> list[tuple[int, int]]:
    """Where doubt is said; "what I think" and "quite a bit" are none."""
    plain = without_notes(text).replace("’", "'")
    return [
        (match.start(), match.end())
        for match in _HEDGE.finditer(plain)
        if not _NO_HEDGE.search(plain[max(0, match.start() - 10) : match.start()])
    ]
