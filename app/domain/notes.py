"""Notes that two people write at once: what either of them wrote stays."""

from hashlib import sha256


def mark_of(notes: str) -> str:
    """Names a text, so that a tab can say from which one it went on writing."""
    return sha256(notes.encode()).hexdigest()[:16]


def joined(before: str, mine: str, theirs: str) -> str:
    """Both texts in one, where both were made from `before`: theirs, and under it my lines that are new.

    No word that one of them added is lost. What one changed and the other left stands in both wordings.
    """
    if theirs in (before, mine):
        return mine
    if mine == before:
        return theirs
    known = {line.strip() for text in (before, theirs) for line in text.splitlines()}
    lines = theirs.rstrip().splitlines()
    for line in mine.splitlines():
        if not line.strip() or line.strip() in known:
            continue
        begun = next((n for n, their in enumerate(lines) if their.strip() and line.startswith(their)), None)
        if begun is None:
            lines.append(line)
        else:
            lines[begun] = line  # the same line, written further
    return "\n".join(lines)
