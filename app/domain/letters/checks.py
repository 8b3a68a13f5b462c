"""One finding about a letter: what is good, or what is wrong and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """`severity` is "block" (cannot be ready), "warn" or "ok". A failed check's label says what is wrong."""

    key: str
    ok: bool
    label: str
    detail: str
    severity: str
    taken: bool = False
    """It holds by the person's word alone."""
    count: int = 1
    """So many things of the letter it is about: each is shown by itself, and each has to be mended."""


def check(key: str, ok: bool, good: str, *, bad: str, detail: str, severity: str = "warn") -> Check:
    """With the words of praise where it holds, with those of the fault and its cure where it does not."""
    return Check(key, True, good, "", "ok") if ok else Check(key, False, bad, detail, severity)
