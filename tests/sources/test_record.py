"""A field is found under any spelling of its name, and never under somebody else's."""

from typing import Any

import pytest

from app.sources.record import Record, is_empty, names_of


@pytest.mark.parametrize(
    "fields",
    [
        {"Client Country": "Kenya"},
        {"client_country": "Kenya"},
        {"clientCountry": "Kenya"},
        {"client": {"country": "Kenya"}},
        {"client/location/country": "Kenya"},
        {"client.location.country": "Kenya"},
        {"data": {"history": {"client": {"country": "Kenya"}}}},
        {"client": "{'location': {'country': 'Kenya'}}"},
    ],
)
def test_spelling_and_nesting_do_not_matter(fields: dict[str, Any]) -> None:
    assert Record(fields).get("client_country") == "Kenya"


def test_an_owners_fields_are_not_the_jobs() -> None:
    record = Record({"company": {"name": "Tower", "description": "We ring."}, "category": {"name": "Bells"}})
    assert (record.get("title"), record.get("description")) == (None, None)
    assert (record.get("company_name"), record.get("category")) == ("Tower", "Bells")


def test_the_first_name_that_says_something_wins() -> None:
    record = Record({"created_on": "yesterday", "published_on": "nan", "posted_at": "today"})
    assert record.get("posted_at") == "today"
    assert record.used == {"posted_at"}
    assert Record({"title": "Outer", "item": {"title": "Inner"}}).get("title") == "Outer"


def test_job_in_front_of_a_name_changes_nothing() -> None:
    assert names_of(("job_seniority_level",)) == ("jobsenioritylevel", "senioritylevel")
    assert names_of(("jobber",)) == ("jobber",)


@pytest.mark.parametrize(
    "value", [None, "", " nan ", "N/A", "NOT_PROVIDED", "[]", [], {}, float("nan"), "['']"]
)
def test_many_spellings_say_nothing(value: object) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("value", [0, "0", False, "no", ["x"], "nano"])
def test_zero_and_no_are_answers(value: object) -> None:
    assert not is_empty(value)
