"""Files of earnings: every row is an entry or has a reason; the same file brings nothing twice."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.earnings import Entry
from app.domain.earnings_export import COLUMNS, row_of
from app.domain.earnings_file import read_earnings_file, references
from app.domain.errors import UserFacingError
from app.domain.exchange import Rates

NOW = datetime(2026, 3, 2, tzinfo=UTC)
UPWORK = """Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,ExchangeRate,Currency,Balance
"Jan 02, 2026",700001,Hourly,"10:30 hrs @ $50.00/hr",,Me,Acme,Me,,525.00,,USD,525
"Jan 02, 2026",700002,Service Fee,"Service Fee for Hourly - Ref ID 700001",,Me,Acme,Me,,-52.50,,USD,472.5
"Jan 03, 2026",700003,Withdrawal,Bank,,Me,,Me,,-450.00,,USD,22.5
"Jan 05, 2026",700004,Fixed Price,First milestone,,Me,Beta,Me,,"1,200.00",1.09,EUR,0
"Jan 06, 2026",700006,Processing Fee,Card,,Me,,Me,,-2.00,,USD,0
someday,700005,Hourly,,,,,,,1,,USD,
"""


def test_upworks_transactions_are_read_and_a_fee_joins_its_payment() -> None:
    found = read_earnings_file(UPWORK.encode("utf-8-sig"), now=NOW)
    first, second, fee = found.entries
    assert found.source == "upwork"
    assert (first.amount, first.fee, first.fee_reference, first.client) == (
        525,
        Decimal("52.50"),
        "700002",
        "Acme",
    )
    assert (first.hours, first.day) == (Decimal("10.50"), date(2026, 1, 2))
    assert (second.amount, second.currency, second.kind) == (1200, "EUR", "fixed")
    assert (fee.kind, fee.amount, fee.fee) == ("fee", 0, 2)
    assert [each.words for each in found.rates] == ["1 EUR = 1.09 USD on 5 Jan 2026"]


def test_rows_that_are_not_taken_say_why() -> None:
    found = read_earnings_file(UPWORK.encode(), now=NOW)
    assert [(each.row, each.reason) for each in found.rejected] == [
        (4, "“Withdrawal” is money that was moved or spent, not earned."), (7, "“someday” is no day."),
    ]  # fmt: skip


def test_equal_rows_without_a_number_are_two_and_stay_the_same_two() -> None:
    text = b"Date,Contract,Hours,Amount,Payment type\n" + 2 * b"2026-01-05,Web (34848691),5,100,Hourly\n"
    one, other = (references(read_earnings_file(text, now=NOW).entries) for _ in range(2))
    assert one == other
    assert len(set(one)) == 2
    assert read_earnings_file(text, now=NOW).lacks_currency == 2


def test_a_table_of_ones_own_with_other_marks_is_read() -> None:
    text = "Datum;x\n"
    with pytest.raises(UserFacingError, match="no table of earnings"):
        read_earnings_file(text.encode(), now=NOW)
    found = read_earnings_file(b"Day;Client;Amount;Currency\n13/01/2026;Acme;1.250,50;EUR\n", now=NOW)
    assert [(each.day, each.amount, each.currency) for each in found.entries] == [
        (date(2026, 1, 13), Decimal("1250.50"), "EUR")
    ]


def test_our_own_export_comes_back_as_it_was() -> None:
    entry = Entry(
        "id-1", date(2026, 2, 1), Decimal("1250.5"), "EUR", fee=Decimal(125), hours=Decimal("12.5"), kind="fixed",
        client="=HYPERLINK(1)", note="+1 call, “good”", reference="r-1",
    )  # fmt: skip
    cells = row_of(entry, "USD", Rates([]))
    text = ",".join([*COLUMNS, "Net in USD"]) + "\n" + ",".join(f'"{cell}"' for cell in cells) + "\n"
    [back] = read_earnings_file(text.encode("utf-8-sig"), now=NOW).entries
    assert (back.day, back.amount, back.fee, back.hours, back.kind) == (
        entry.day, entry.amount, entry.fee, entry.hours, "fixed",
    )  # fmt: skip
    assert (back.client, back.note, back.reference, back.currency) == (entry.client, entry.note, "r-1", "EUR")


@given(st.text(max_size=40))
def test_no_cell_that_somebody_wrote_begins_a_formula(words: str) -> None:
    cells = row_of(
        Entry("1", date(2026, 1, 1), Decimal(1), "USD", client=words, note=words), "USD", Rates([])
    )
    assert not [cell for cell in (cells[1], cells[9]) if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes) -> None:
    for text in (data, b"Date,Amount\n" + data):
        try:
            found = read_earnings_file(text, now=NOW)
        except UserFacingError:
            continue
        assert all(each.amount.is_finite() and each.fee.is_finite() for each in found.entries)


def test_a_reference_that_comes_twice_is_taken_over_once_and_the_other_row_says_so() -> None:
    line = "2026-01-03,Payment,Site,Acme,500,USD,1001\n"
    found = read_earnings_file(
        f"Date,Type,Description,Client,Amount,Currency,Ref ID\n{line}{line}".encode(), now=NOW
    )
    assert [entry.reference for entry in found.entries] == ["1001"]
    assert [(one.row, one.reason) for one in found.rejected] == [(3, "Row 2 has the same reference, 1001.")]
