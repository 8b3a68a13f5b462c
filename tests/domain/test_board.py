"""Positions on the board: there is always room, and numbers stay short."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.board import between

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=30)


@given(NUMBERS, NUMBERS)
def test_between_two_positions_there_is_a_third(one: Decimal, other: Decimal) -> None:
    above, below = min(one, other), max(one, other)
    if above < below:
        assert above < between(above, below) < below


@given(NUMBERS)
def test_at_either_end_there_is_room(position: Decimal) -> None:
    assert between(position, None) > position
    assert between(None, position) < position


def test_an_empty_column_begins_at_zero() -> None:
    assert between(None, None) == 0


def test_the_shortest_number_is_taken() -> None:
    assert between(Decimal("1.24"), Decimal("3.9")) in (2, 3)
    assert between(Decimal(1), Decimal(2)) == Decimal("1.5")


def test_two_thousand_cards_at_the_same_place_are_no_trouble() -> None:
    top, below = Decimal(0), Decimal(1)
    for _ in range(2000):
        below = between(top, below)
    assert top < below
    assert len(str(below)) < 700


def test_two_cards_at_one_position_leave_no_room() -> None:
    with pytest.raises(ValueError, match="no room"):
        between(Decimal(1), Decimal(1))
