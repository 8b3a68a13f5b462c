"""LinkedIn jobs, and files that no layout lists: what the file says is what arrives."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.domain.enums import BudgetType, Platform, Seniority
from tests.sources.reading import found_in

AD = "https://www.linkedin.com/jobs/view/"

SAYS: list[tuple[str, int, dict[str, Any]]] = [
    (
        "jobspy.csv",
        0,
        {
            "title": 'Developer for "Harbour", part two',
            "description": "**Ships** come in - and go.",
            "platform_job_id": "4012345678",
            "apply_url": "https://harbour.example.com/apply?id=3",
            "budget_type": BudgetType.HOURLY,
            "hourly_max": Decimal(60),
            "currency": "EUR",
            "client_country": "Germany",
            "category": "Engineering",
            "skills": ("Python", "SQL"),
            "x.ad_url": AD + "4012345678",
            "x.remote": True,
            "x.employment_type": "full_time, contract",
            "x.posted_precision": "day",
        },
    ),
    (
        "jobspy.csv",
        1,
        {
            "budget_type": BudgetType.UNKNOWN,
            "hourly_min": None,
            "client_country": "United States",
            "x.salary_min": 40_000,
            "x.salary_max": 60_000,
            "x.salary_period": "year",
        },
    ),
    (
        "linkedin_jobs_list.csv",
        0,
        {"description": "**About us**\n\nOpen from 9 - 5 & later.", "currency": None},
    ),
    ("linkedin_jobs_list.csv", 1, {"client_country": None, "x.location": "Leeds"}),
    (
        "linkedin_panel_scrape.csv",
        0,
        {
            "apply_url": AD + "4296417786",
            "hourly_min": Decimal("30.96"),
            "currency": "USD",
            "x.currency_assumed": None,
            "x.apply_clicks_min": 100,
            "x.proposals_min": None,
        },
    ),
    (
        "linkedin_panel_scrape.csv",
        1,
        {"client_country": None, "posted_at": None, "x.currency_assumed": True, "x.proposals_min": 29},
    ),
    ("linkedin_panel_scrape.csv", 2, {"x.salary_min": 150_000, "x.salary_period": None, "x.remote": False}),
    (
        "linkedin_guest_search.jsonl",
        0,
        {
            "platform_job_id": "4362536233",
            "apply_url": AD + "4362536233",
            "posted_at": datetime(2026, 2, 22, 13, 34, 54, 67000, tzinfo=UTC),
            "seniority": Seniority.ENTRY,
            "x.posted_precision": "week",
            "x.posted_relative_to": "collected",
        },
    ),
    ("linkedin_guest_search.jsonl", 1, {"seniority": None, "client_country": "United States"}),
    (
        "linkedin_easy_apply_list.csv",
        0,
        {
            "apply_url": "https://kites.example.com/jobs/9?team=b",
            "hourly_min": Decimal(75),
            "x.proposals_min": 100,
        },
    ),
    ("linkedin_easy_apply_list.csv", 1, {"budget_type": BudgetType.UNKNOWN, "x.salary_max": 110_000}),
    (
        "linkedin_apify.jsonl",
        0,
        {
            "description": "Sing:\n\n- high\n- low & soft",
            "client_country": None,
            "category": "Education, Training",
            "hourly_max": Decimal(60),
            "company_name": "Songs",
        },
    ),
    ("linkedin_apify.jsonl", 1, {"client_country": "Saudi Arabia", "apply_url": AD + "4264440825"}),
    (
        "linkedin_saved_jobs.csv",
        0,
        {"title": "Tide clerk", "posted_at": None, "apply_url": AD + "4012345678"},
    ),
    (
        "unlisted_semicolons.csv",
        0,
        {
            "platform": Platform.LINKEDIN,
            "title": "Turmuhr bauen",
            "description": "Eine Uhr.",
            "hourly_max": Decimal(80),
            "currency": "EUR",
            "posted_at": datetime(2025, 5, 14, tzinfo=UTC),
        },
    ),
    ("unlisted_results.json", 0, {"company_name": "Rail", "hourly_min": Decimal(50), "description": ""}),
    ("unlisted_feed.xml", 0, {"description": "At dusk.", "posted_at": datetime(2025, 12, 31, tzinfo=UTC)}),
]


@pytest.mark.parametrize(("name", "index", "says"), SAYS, ids=lambda value: str(value)[:40])
def test_a_job_says_what_its_record_says_and_no_more(name: str, index: int, says: dict[str, Any]) -> None:
    assert found_in(name, index, says) == says
