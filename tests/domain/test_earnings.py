"""What entries come to, by month and by tax year; what has no rate stands apart."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.earning_form import read_earning, read_number
from app.domain.earnings import Entry, apart_words, months_of, total, year_of, year_words, years_of
from app.domain.exchange import Rate, Rates
from app.domain.forms import BadForm

TODAY = date(2026, 3, 2)
EUR = Rates([Rate("EUR", "USD", date(2026, 1, 1), Decimal("1.5"))])


def entry(day: str = "2026-02-10", amount: str = "100", currency: str = "USD", **known: object) -> Entry:
    return Entry("1", date.fromisoformat(day), Decimal(amount), currency, **known)  # type: ignore[arg-type]


def typed(**form: str) -> dict[str, str]:
    return {"day": "2026-02-10", "amount": "1,250", "currency": "EUR", "kind": "payment", **form}


def test_each_entry_is_converted_by_the_rate_of_its_own_day() -> None:
    found = total([entry(), entry(currency="EUR", fee=Decimal(10))], into="USD", rates=EUR)
    assert (found.gross, found.fees, found.net, found.n) == (250, 15, 235, 2)


def test_an_entry_without_a_rate_is_in_no_total_and_is_said() -> None:
    found = total([entry(), entry("2025-12-31", "80", "EUR", fee=Decimal(8))], into="USD", rates=EUR)
    assert (found.net, found.n, found.apart, found.n_apart) == (100, 1, {"EUR": 72}, 1)
    assert "€72 (1 entry)" in apart_words([found], into="USD")
    assert apart_words([total([entry()], into="USD", rates=EUR)], into="USD") == ""


def test_an_hour_is_reckoned_by_entries_that_name_their_hours() -> None:
    found = total([entry(hours=Decimal(2), fee=Decimal(20)), entry(amount="999")], into="USD", rates=EUR)
    assert (found.hourly, found.n_with_hours) == (40, 1)
    assert total([entry()], into="USD", rates=EUR).hourly is None


def test_months_have_no_gaps() -> None:
    found = months_of([entry("2025-11-30"), entry("2026-02-01"), entry("2026-02-28")])
    assert [(f"{month:%Y-%m}", len(each)) for month, each in found.items()] == [
        ("2025-11", 1), ("2025-12", 0), ("2026-01", 0), ("2026-02", 2),
    ]  # fmt: skip
    assert months_of([]) == {}


@pytest.mark.parametrize(
    ("day", "begins", "start", "words"),
    [
        ("2026-04-05", "04-06", "2025-04-06", "2025/26"), ("2026-04-06", "04-06", "2026-04-06", "2026/27"),
        ("2026-01-01", "01-01", "2026-01-01", "2026"), ("1999-12-31", "07-01", "1999-07-01", "1999/00"),
    ],
)  # fmt: skip
def test_a_day_lies_in_its_tax_year(day: str, begins: str, start: str, words: str) -> None:
    found = year_of(date.fromisoformat(day), begins)
    assert (found.isoformat(), year_words(found)) == (start, words)


def test_every_entry_is_in_one_tax_year() -> None:
    entries = [entry("2025-04-05"), entry("2025-04-06"), entry("2026-04-05")]
    assert [(start.year, len(each)) for start, each in years_of(entries, "04-06").items()] == [
        (2025, 2),
        (2024, 1),
    ]


def test_a_form_is_read() -> None:
    found = read_earning(typed(fee="125", hours="12.5", client=" Acme "), today=TODAY)
    assert (found.amount, found.fee, found.hours, found.client) == (1250, 125, Decimal("12.5"), "Acme")


def test_a_refund_takes_away_and_a_fee_alone_has_no_amount() -> None:
    assert read_earning(typed(kind="refund"), today=TODAY).amount == -1250
    alone = read_earning(typed(kind="fee", amount="", fee="10"), today=TODAY)
    assert (alone.amount, alone.fee) == (0, 10)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"day": "2026-05-01"}, "day"), ({"day": "1980-01-01"}, "day"), ({"day": "soon"}, "day"), ({"amount": "much"}, "amount"),
        ({"amount": ""}, "amount"), ({"fee": "2000"}, "fee"), ({"hours": "-1"}, "hours"), ({"hours": "9999"}, "hours"),
        ({"currency": "XXX"}, "currency"), ({"kind": "gift"}, "kind"), ({"kind": "fee"}, "fee"), ({"client": "x" * 121}, "client"),
    ],
)  # fmt: skip
def test_each_field_that_cannot_be_used_gets_its_own_sentence(form: dict[str, str], field: str) -> None:
    with pytest.raises(BadForm) as refused:
        read_earning(typed(**form), today=TODAY)
    assert set(refused.value.errors) == {field}


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("500.00", "500"), ("-12.5", "-12.5"), ("(1,200.00)", "-1200"), ("$1,250", "1250"), ("1.250,50", "1250.50"), ("12,5", "12.5"),
     ("−3", "-3"), ("", None), ("ten", None), ("1e5", None), ("NaN", None), ("9" * 14, None)],
)  # fmt: skip
def test_cells_are_numbers_or_nothing(cell: str, amount: str | None) -> None:
    assert read_number(cell) == (None if amount is None else Decimal(amount))
