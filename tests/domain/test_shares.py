"""Whole numbers in the place of fractions: they add up, and none strays by a whole point."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.shares import full_points, share_out

CENTS = st.lists(st.integers(0, 3700), min_size=1, max_size=11)


def test_the_largest_remainders_are_rounded_up() -> None:
    assert share_out([26.98, 10.4, 5.55, 0.0], 43) == [27, 10, 6, 0]
    assert share_out([], 0) == []


@given(CENTS)
def test_shown_points_add_up_to_the_shown_score(cents: list[int]) -> None:
    amounts = [each / 100 for each in cents]
    total = round(sum(cents) / 100)
    shown = share_out(amounts, total)
    assert sum(shown) == total
    assert all(abs(whole - amount) < 1 for whole, amount in zip(shown, amounts, strict=True))


def test_no_part_is_shown_above_its_most_while_another_has_room() -> None:
    assert share_out([36.2, 9.1], 46, most=[36, 10]) == [36, 10]


def test_what_is_shown_as_ninety_passes_a_bar_of_ninety() -> None:
    assert [full_points(score) for score in (89.99, Decimal("90.00"), 90, None)] == [89, 90, 90, None]
