"""Numbers with fractions, shown as whole ones that still add up to what stands above them."""

from collections.abc import Sequence
from decimal import Decimal
from math import floor


def full_points(score: float | Decimal | None) -> int | None:
    """The points that are full: 89.9 is shown as 89, so that whatever is shown as 90 passes a bar of 90."""
    return None if score is None else floor(score)


def share_out(amounts: Sequence[float], total: int, *, most: Sequence[int] | None = None) -> list[int]:
    """Whole numbers near the amounts that sum to `total`: the largest remainders are rounded up.

    `most` is what each may come to, as far as the total can be reached so.
    """
    whole = [floor(amount + 1e-9) for amount in amounts]
    left = min(max(total - sum(whole), 0), len(whole))

    def order(at: int) -> tuple[bool, float, int]:
        is_full = most is not None and whole[at] >= most[at]
        return is_full, whole[at] - amounts[at], at

    for at in sorted(range(len(whole)), key=order)[:left]:
        whole[at] += 1
    return whole
