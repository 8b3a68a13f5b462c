"""Numbers count by value and by what they count."""

from decimal import Decimal

import pytest

from app.domain.letters.numbers import find_numbers


def values(text: str) -> list[Decimal]:
    return [n.value for n in find_numbers(text)]


@pytest.mark.parametrize("text", ["11,000", "11000", "11 000", "11k", "11 thousand", "eleven thousand"])
def test_one_number_in_many_spellings_is_one_value(text: str) -> None:
    assert values(f"about {text} appointments") == [Decimal(11000)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("40 %", "%"), ("40%", "%"), ("forty percent", "%"), ("$40", "$"), ("40x", "x"), ("40", "")],
)
def test_a_number_knows_its_unit(text: str, unit: str) -> None:
    assert [(n.value, n.unit) for n in find_numbers(text)] == [(Decimal(40), unit)]


@pytest.mark.parametrize("text", ["Web3", "H264", "B2B", "one of them", "PostgreSQL14"])
def test_digits_inside_a_name_are_no_number(text: str) -> None:
    assert values(text) == []


def test_ranges_years_and_decimals_are_read_apart() -> None:
    assert values("2019–2023, 1.5 years, 3.5k and two dozen") == [
        Decimal(2019),
        Decimal(2023),
        Decimal("1.5"),
        Decimal(3500),
        Decimal(24),
    ]


def test_one_counts_only_with_a_span_of_time() -> None:
    assert values("one year") == [Decimal(1)]
    assert values("one question") == []
