"""What people type, and what is made of it."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import BadInput
from app.domain.forms import BadForm, FormReader, read_id

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("June 2021", date(2021, 6, 1)),
        ("jun 2021", date(2021, 6, 1)),
        ("Sept. 2021", date(2021, 9, 1)),
        ("06/2021", date(2021, 6, 1)),
        ("6.2021", date(2021, 6, 1)),
        ("2021-06", date(2021, 6, 1)),
        ("2021-06-17", date(2021, 6, 1)),
        ("  ", None),
    ],
)
def test_a_month_may_be_written_in_many_ways(typed: str, meant: date | None) -> None:
    reader = FormReader({"from": typed})
    assert reader.month("from", today=TODAY) == meant
    reader.finish()


def test_the_end_of_something_is_the_last_day_of_its_month() -> None:
    assert FormReader({"until": "2024-02"}).month("until", today=TODAY, last_day=True) == date(2024, 2, 29)


def test_a_year_alone_is_all_of_it_as_far_as_it_has_come() -> None:
    form = FormReader({"from": " 2018 ", "until": "2018", "present": str(TODAY.year)})
    assert form.month("from", today=TODAY) == date(2018, 1, 1)
    assert form.month("until", today=TODAY, last_day=True) == date(2018, 12, 31)
    ended = form.month("present", today=TODAY, last_day=True)
    assert ended is not None
    assert (ended.year, ended.month) == (TODAY.year, TODAY.month)
    form.finish()


@pytest.mark.parametrize(
    "typed", ["20", "1821", "13/2021", "yesterday", "0/2021", "June 1821", "June 2221", "²/2021"]
)
def test_what_is_no_month_is_refused_beside_its_field(typed: str) -> None:
    reader = FormReader({"from": typed})
    reader.month("from", today=TODAY)
    with pytest.raises(BadForm) as refused:
        reader.finish()
    assert list(refused.value.errors) == ["from"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("60", 60),
        ("$62.50", Decimal("62.5")),
        ("1,500", 1500),
        ("€ 45", 45),
        ("0", None),
        ("", None),
        ("$0.00", None),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, meant: object) -> None:
    reader = FormReader({"rate": typed})
    assert reader.amount("rate") == meant
    reader.finish()


@pytest.mark.parametrize("typed", ["sixty", "-5", "50-70", "NaN", "1e400", "9" * 60])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    reader = FormReader({"rate": typed})
    reader.amount("rate")
    assert "rate" in reader.errors


def test_every_field_that_is_wrong_is_named() -> None:
    reader = FormReader({"name": "x" * 300, "rate": "much"})
    reader.line("name")
    reader.amount("rate")
    with pytest.raises(BadForm) as refused:
        reader.finish()
    assert set(refused.value.errors) == {"name", "rate"}


def test_what_postgres_cannot_store_is_left_out_and_what_is_no_text_is_nothing() -> None:
    assert FormReader({"name": "A\x00na\ud800 \n B"}).line("name") == "Ana B"
    assert FormReader({"name": {"$ne": ""}}).line("name") == ""


def test_results_are_lines_without_the_bullets_they_were_pasted_with() -> None:
    typed = "• Cut the import to 25 minutes\r\n\r\n - Grew sign-ups by 18%\n"
    assert FormReader({"r": typed}).lines("r") == ["Cut the import to 25 minutes", "Grew sign-ups by 18%"]


def test_words_between_commas_each_count_once() -> None:
    assert FormReader({"s": "Python, SQL;  Python ,, C++"}).words("s") == ["Python", "SQL", "C++"]


def test_an_id_that_is_none_is_a_sentence() -> None:
    with pytest.raises(BadInput, match="gone"):
        read_id("' or 1=1", "It is gone.")
