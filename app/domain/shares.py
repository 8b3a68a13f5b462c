"""Numbers with fractions, shown as whole ones that still add up to what stands above them."""

from collections.abc import Sequence
from math import floor


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
