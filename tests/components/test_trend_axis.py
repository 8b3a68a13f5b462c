"""The axis of a course has ticks that one would say."""

import pytest

from tests.components.in_node import worth


@pytest.mark.parametrize("most", [0.13, 0.725, 1, 3.7, 6.25, 41.3, 97, 138.5, 1234, 0])
def test_both_ticks_have_few_digits_and_hold_every_value(most: float) -> None:
    top = float(str(worth(f"axis.roundTop({most})", axis="trend_axis.js")))
    assert top >= most
    assert top <= most * 1.6 or most == 0
    for tick in (top, top / 2):
        digits = f"{tick:.6g}".replace(".", "").strip("0")
        assert len(digits) <= 2, tick
