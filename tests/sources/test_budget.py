"""What a job pays: read from any of its columns, never made up, never converted."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.enums import BudgetType
from app.domain.posting import JobPosting
from tests.sources.reading import jobs, read_content

UPWORK = {"title": "A lamp", "url": "https://www.upwork.com/jobs/~021978704153911649005"}
LINKEDIN = {"title": "A lamp", "url": "https://www.linkedin.com/jobs/view/4012345678"}


def job_with(folder: Path, **fields: Any) -> JobPosting:
    return jobs(read_content(folder, json.dumps([fields]), "x.json"))[0]


@pytest.mark.parametrize(
    ("fields", "kind", "low", "high"),
    [
        ({"budget": "Hourly: $15-$35"}, BudgetType.HOURLY, 15, 35),
        ({"job_type": "Hourly", "hourlyRange": "$15.00 - $35.00"}, BudgetType.HOURLY, 15, 35),
        ({"job_type": "Hourly", "min_budget": "$15", "max_budget": "$35"}, BudgetType.HOURLY, 15, 35),
        ({"job_type": "Hourly", "fixed_price": "['$15.00', '$35.00']"}, BudgetType.HOURLY, 15, 35),
        ({"hourly_budget": {"min": 15, "max": 35}}, BudgetType.HOURLY, 15, 35),
        ({"hourlyMin": 15, "hourlyMax": 0}, BudgetType.HOURLY, 15, None),
        ({"is_hourly": "True", "budget": 20}, BudgetType.HOURLY, 20, 20),
        ({"rate": "$20/hr"}, BudgetType.HOURLY, 20, 20),
        ({"jobType": "FIXED", "budget": {"amount": 300}}, BudgetType.FIXED, 300, 300),
        ({"job_type": "fixed-price", "min_budget": "$1,000.00"}, BudgetType.FIXED, 1000, 1000),
        ({"fixed_budget_min": 100, "fixed_budget_max": 300}, BudgetType.FIXED, 100, 300),
        ({"budget": "$100"}, BudgetType.FIXED, 100, 100),
        ({"amount": {"rawValue": "500.0"}, "hourlyBudgetMin": {"rawValue": "0"}}, BudgetType.FIXED, 500, 500),
    ],
)
def test_a_budget_is_read_wherever_it_stands(
    tmp_path: Path, fields: dict[str, Any], kind: BudgetType, low: int, high: int | None
) -> None:
    job = job_with(tmp_path, **UPWORK, **fields)
    assert job.budget_type is kind
    sides = (
        (job.hourly_min, job.hourly_max)
        if kind is BudgetType.HOURLY
        else (job.fixed_budget_min, job.fixed_budget_max)
    )
    assert sides == (Decimal(low), Decimal(high) if high else None)
    assert job.currency == "USD"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"budget": "0"},
        {"budget": "$0.00 - $0.00"},
        {"budget": "NOT_PROVIDED"},
        {"hourlyBudgetMin": None, "hourlyBudgetMax": "0.0"},
        {"job_type": "Hourly", "budget": 0},
        {"job_type": "Fixed", "hourly_rate": "$20"},
        {"type": "no_budget"},
    ],
)
def test_zero_and_silence_are_unknown(tmp_path: Path, fields: dict[str, Any]) -> None:
    job = job_with(tmp_path, **UPWORK, **fields)
    assert job.budget_type is BudgetType.UNKNOWN
    assert (job.hourly_min, job.hourly_max, job.fixed_budget_min, job.fixed_budget_max) == (None,) * 4


def test_a_kind_without_an_amount_is_kept_beside(tmp_path: Path) -> None:
    assert job_with(tmp_path, **UPWORK, job_type="Hourly").extras["contract_type"] == "hourly"


@pytest.mark.parametrize("fields", [{"hourlyMin": 75, "hourlyMax": 35}, {"hourly_rate": "$150,000"}])
def test_a_rate_that_cannot_be_is_noted_and_not_used(tmp_path: Path, fields: dict[str, Any]) -> None:
    job = job_with(tmp_path, **UPWORK, **fields)
    assert job.budget_type is BudgetType.UNKNOWN
    assert "cannot be" in job.extras["budget_note"]


@pytest.mark.parametrize(
    ("salary", "period"),
    [
        ("$90K/yr - $110K/yr", "year"),
        ("$4,000 - $5,000 per month", "month"),
        ("$300/day", "day"),
        ("$150,000", None),
    ],
)
def test_a_salary_is_kept_and_never_turned_into_an_hourly_rate(
    tmp_path: Path, salary: str, period: str | None
) -> None:
    job = job_with(tmp_path, **LINKEDIN, salary=salary)
    assert job.budget_type is BudgetType.UNKNOWN
    assert job.hourly_min is None
    assert job.extras["salary_min"] > 0
    assert job.extras.get("salary_period") == period


@pytest.mark.parametrize(
    ("fields", "currency", "assumed"),
    [
        ({"salary": "$50/hr", "location": "Austin, TX"}, "USD", None),
        ({"salary": "$50/hr"}, "USD", True),
        ({"salary": "$50/hr", "location": "Toronto, ON, CA"}, None, True),
        ({"salary": "CA$50/hr", "location": "Toronto, ON, CA"}, "CAD", None),
        ({"salary": "50/hr", "location": "Leeds, UK"}, None, None),
        ({"salary": "£50/hr"}, "GBP", None),
    ],
)
def test_a_currency_is_said_or_flagged_or_left_open(
    tmp_path: Path, fields: dict[str, Any], currency: str | None, assumed: bool | None
) -> None:
    job = job_with(tmp_path, **LINKEDIN, **fields)
    assert (job.currency, job.extras.get("currency_assumed")) == (currency, assumed)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Python Developer - £85,000", {"salary_min": 85000, "salary_max": 85000, "salary_period": "year"}),
        (
            "Data Engineer £60k-£70k remote",
            {"salary_min": 60000, "salary_max": 70000, "salary_period": "year"},
        ),
        ("Contractor, £450 per day", {"salary_min": 450, "salary_max": 450, "salary_period": "day"}),
    ],
)
def test_pay_in_a_title_is_read_where_no_column_says_it(
    tmp_path: Path, title: str, said: dict[str, Any]
) -> None:
    job = job_with(tmp_path, **LINKEDIN | {"title": title})
    assert {name: job.extras.get(name) for name in said} == said
    assert job.currency == "GBP"
    other = job_with(tmp_path, **LINKEDIN | {"title": title, "salary": "€90,000 per year"})
    assert (other.extras["salary_min"], other.currency) == (90000, "EUR")


@pytest.mark.parametrize(
    "title", ["Logo for $50", "Manage a $2M ad budget", "From $10k to $90k, then $5k more", "A lamp"]
)
def test_an_amount_in_a_title_that_may_be_anything_is_no_pay(tmp_path: Path, title: str) -> None:
    job = job_with(tmp_path, **UPWORK | {"title": title})
    assert "salary_min" not in job.extras
    assert job.budget_type is BudgetType.UNKNOWN
