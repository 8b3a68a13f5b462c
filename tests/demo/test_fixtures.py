"""The files that the browser tests drop have the layout, and the blemishes, of real dumps."""

import csv
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "browser" / "fixtures"


def rows_of(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_upwork_dump_has_57_jobs_one_repeated_and_two_failed_rows() -> None:
    rows = rows_of("upwork_dump.csv")
    failed = [row for row in rows if not row["title"]]
    told = [row for row in rows if row["title"]]
    assert len(rows) == 60
    assert len(failed) == 2
    assert all(row["url"] and not row["description"] for row in failed)
    assert len(told) == 58
    assert len({row["url"] for row in told}) == 57


def test_the_linkedin_dump_has_29_jobs_and_one_of_them_twice() -> None:
    rows = rows_of("linkedin_dump.csv")
    assert len(rows) == 30
    assert len({row["Link"] for row in rows}) == 29
    assert all(row["Title"] and row["Company"] and row["Description"] for row in rows)


def test_one_upwork_ad_carries_markup_that_must_never_run() -> None:
    assert sum("<script>" in row["description"] for row in rows_of("upwork_dump.csv")) == 1


def test_no_two_jobs_of_a_dump_say_the_same() -> None:
    upwork = {(row["title"], row["description"]) for row in rows_of("upwork_dump.csv") if row["title"]}
    linkedin = {(row["Title"], row["Company"], row["Description"]) for row in rows_of("linkedin_dump.csv")}
    assert (len(upwork), len(linkedin)) == (57, 29)
