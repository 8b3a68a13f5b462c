"""What a model wrote, before anybody reads it: plain words, no markup, no links but the allowed, no leaks."""

import re
from collections.abc import Collection

from app.domain.fence import harmless
from app.domain.redaction import redact

_MARKUP = re.compile(r"<[a-z/!][^<>]{0,2000}>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|!\[[^\]\n]{0,300}\]\[[^\]\n]{0,300}\]")
_LINK = re.compile(r"\[([^\]\n]{0,300})\]\(\s*([^)\s]{1,2000})[^)\n]{0,300}\)")
_REFERENCE = re.compile(r"^\s*\[[^\]\n]{1,100}\]:\s*\S+.*$", re.MULTILINE)
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|file|data|javascript|vbscript|mailto|tel|blob|ws)s?:|www\.)[^\s<>()\"'“”]{1,2000}",
    re.IGNORECASE,
)
_FENCE = re.compile(r"```[a-z]*\n?|~~~[a-z]*\n?", re.IGNORECASE)
REMOVED = "[link removed]"


def composed_instead(why: str, thing: str) -> str:
    """What is said where a model did not help: "The model did not answer in time: this letter was composed by rules." """
    return f"{why.rstrip(' .')}: this {thing} was composed by rules."


def clean_output(text: str, *, allowed_links: Collection[str] = (), longest: int = 20_000) -> str:
    """Inactive text: what could load, run, send or lead elsewhere is gone; secrets are taken out again."""
    words = harmless(text[: 4 * longest])
    words = _IMAGE.sub("", _FENCE.sub("", words))
    words = _LINK.sub(lambda m: f"{m[1]} {m[2]}", words)
    words = _REFERENCE.sub("", words)
    for _ in range(4):
        fewer = _MARKUP.sub("", words)
        if fewer == words:
            break
        words = fewer
    words = words.replace("<", "‹").replace(">", "›")
    words = _ADDRESS.sub(lambda m: m[0] if m[0].rstrip(".,;:!?") in allowed_links else REMOVED, words)
    return redact(words)[:longest].strip()
