"""Why rows of a file were not taken: one line a reason, the most frequent first, with the rows it befell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

MOST_REASONS = 20
MOST_NUMBERS = 12


class Refused(Protocol):
    """A row that was not taken, in whatever it was read from."""

    @property
    def number(self) -> int: ...

    @property
    def reason(self) -> str: ...


def grouped(refused: Iterable[Refused]) -> list[dict[str, Any]]:
    """As a step keeps it: reason, count, and the numbers of the first rows."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for one in refused:
        numbers[one.reason].append(one.number)
    often = sorted(numbers.items(), key=lambda each: (-len(each[1]), each[1][0]))
    return [
        {"reason": reason, "count": len(rows), "rows": sorted(rows)[:MOST_NUMBERS]}
        for reason, rows in often[:MOST_REASONS]
    ]


def refusal_row(kept: Mapping[str, Any], source: str) -> dict[str, str]:
    """One kept reason in words: "3 rows", the reason, "rows 4, 9, 12 of upwork.csv"."""
    rows = [int(number) for number in kept.get("rows", [])]
    count = int(kept.get("count") or len(rows) or 1)
    shown = ", ".join(f"{number:,}" for number in rows) + (" …" if 0 < len(rows) < count else "")
    where = f"{'row' if count == 1 else 'rows'} {shown}" if rows else ""
    return {
        "count": f"{count:,}",
        "reason": str(kept.get("reason") or ""),
        "where": f"{where} of {source}".strip() if source else where,
    }
