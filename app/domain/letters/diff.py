"""The difference between two versions of a letter, word by word."""

import re
from difflib import SequenceMatcher


def word_diff(old: str, new: str) -> list[tuple[str, str]]:
    """("same" | "removed" | "added", text) in reading order; all but the added make up the old text."""
    before, after = _pieces(old), _pieces(new)
    pieces: list[tuple[str, str]] = []
    for op, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if op == "equal":
            pieces.append(("same", "".join(before[a:b])))
            continue
        if b > a:
            pieces.append(("removed", "".join(before[a:b])))
        if d > c:
            pieces.append(("added", "".join(after[c:d])))
    return pieces


def _pieces(text: str) -> list[str]:
    """Words with the space that follows them, so that the pieces join up to the text."""
    return re.findall(r"\S+\s*|\s+", text)
