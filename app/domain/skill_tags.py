"""Tags of an ad as a person reads them: addresses of tags become names, and what is no skill is left out."""

import re
from collections.abc import Iterable

SLUG = re.compile(r"[a-z0-9.+#]+(?:[-_][a-z0-9.+#]+)+")
"""A tag as it stands in an address: "amazon-web-services"."""

NO_SKILL = re.compile(
    r"(?:(?:very[- ])?(?:small|medium|mid[- ]?size|large|enterprise)[- ])?(?:business with |\(?)?\d[\d,.]*\s?"
    r"(?:[-–+ ]\s?\d[\d,.]*|\+)?[- ]employees\)?"
    r"|(?:startup|small|mid[- ]?market|large|enterprise|public|private) (?:company|business|employer)s?"
    r"|(?:male|female|man|woman)|(?:entry|intermediate|expert)(?:[- ]level)?|[^\w]*|\d+",
    re.IGNORECASE,
)
"""Sizes of companies, levels and the like, which sites hang beside the skills."""


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags that name something one can do, each once, in words."""
    named = (_named(" ".join(tag.split())) for tag in tags)
    return tuple({name.casefold(): name for name in reversed([*filter(None, named)])}.values())[::-1]


def _named(tag: str) -> str:
    words = re.sub(r"[-_]", " ", tag) if SLUG.fullmatch(tag) else tag
    if NO_SKILL.fullmatch(tag) or NO_SKILL.fullmatch(words):
        return ""
    if tag != tag.lower():
        return tag
    from app.domain.skills import is_same, spelled  # only such tags need the vocabulary, which takes a moment

    name = spelled(tag)
    return name if name and is_same(tag, name) else words
