"""Upwork jobs from scraped pages and sheets: what the file says is what arrives."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.domain.enums import BudgetType, Seniority
from tests.sources.reading import found_in

SAYS: list[tuple[str, int, dict[str, Any]]] = [
    (
        "upwork_detail_scrape.csv",
        0,
        {
            "platform_job_id": "1900000000000000101",
            "apply_url": "https://www.upwork.com/jobs/~021900000000000000101",
            "budget_type": BudgetType.HOURLY,
            "hourly_min": Decimal(20),
            "hourly_max": Decimal(45),
            "currency": "USD",
            "client_country": "United Kingdom",
            "client_hires": 12,
            "skills": ("Django", "HTML", "Baker's Percentages"),
            "seniority": Seniority.INTERMEDIATE,
            "posted_at": None,
            "x.client_spent": 2500,
            "x.proposals_min": 5,
            "x.proposals_max": 10,
            "x.duration": "1-3 months",
            "x.freelancer_location": "Worldwide",
        },
    ),
    (
        "upwork_detail_scrape.csv",
        1,
        {
            "budget_type": BudgetType.FIXED,
            "fixed_budget_min": Decimal(150),
            "fixed_budget_max": Decimal(150),
            "client_hires": None,
            "x.proposals_min": 50,
            "x.proposals_max": None,
            "x.freelancer_location": "United States",
        },
    ),
    (
        "upwork_detail_scrape.csv",
        2,
        {
            "budget_type": BudgetType.UNKNOWN,
            "hourly_min": None,
            "currency": None,
            "skills": (),
            "client_country": "Georgia",
            "client_hires": 4,
            "x.contract_type": "hourly",
            "x.workload": "Less than 30 hrs/week",
            "x.duration": None,
        },
    ),
    (
        "upwork_feed_list.csv",
        0,
        {
            "platform_job_id": "1620700000000000001",
            "apply_url": None,
            "description": "",
            "hourly_min": Decimal("22.5"),
            "hourly_max": Decimal("22.5"),
            "client_rating": Decimal("4.59"),
            "client_payment_verified": True,
            "category": "Data Science & Analytics",
            "x.connects": 6,
            "x.renewed_at": "2023-02-02T00:00:00+00:00",
            "x.currency_assumed": True,
        },
    ),
    (
        "upwork_feed_list.csv",
        1,
        {
            "fixed_budget_max": Decimal(300),
            "client_rating": None,
            "client_payment_verified": False,
            "x.workload": None,
            "x.to_hire": 0,
        },
    ),
    ("upwork_feed_list.csv", 2, {"budget_type": BudgetType.UNKNOWN, "client_payment_verified": None}),
    (
        "upwork_search_text.jsonl",
        0,
        {
            "description": "The timer of our fountain ...",
            "posted_at": datetime(2026, 3, 2, 11, 38, tzinfo=UTC),
            "client_country": "United States",
            "client_payment_verified": True,
            "skills": ("Web Design", "PHP", "WordPress"),
            "seniority": Seniority.EXPERT,
            "x.contract_type": "hourly",
            "x.client_spent": 4000,
            "x.to_hire": 3,
            "x.proposals_min": 0,
            "x.proposals_max": 4,
            "x.description_cut": True,
            "x.posted_relative_to": "import",
        },
    ),
    (
        "upwork_search_text.jsonl",
        1,
        {
            "fixed_budget_min": Decimal(200),
            "posted_at": None,
            "client_country": "Canada",
            "x.client_spent": 0,
        },
    ),
    (
        "upwork_scraper_v1.json",
        0,
        {
            "platform_job_id": "~01768d169e9ea94ed2",
            "client_rating": None,
            "x.duration": "1 to 3 months",
            "x.workload": "Less than 30 hrs/week",
            "x.questions": ["Do you like gardens?"],
        },
    ),
    (
        "upwork_search_scrape.csv",
        0,
        {
            "description": "Forty pots.\nTwo days.",
            "skills": ("Photography", "Lightroom"),
            "seniority": Seniority.EXPERT,
            "client_payment_verified": True,
            "posted_at": datetime(2026, 3, 1, 17, 0, tzinfo=UTC),
            "x.client_spent": 60_000,
            "x.posted_precision": "hour",
        },
    ),
    ("upwork_search_scrape.csv", 1, {"fixed_budget_min": Decimal(500), "skills": (), "hourly_min": None}),
    ("upwork_detail_list.csv", 0, {"client_country": "United States", "x.client_location": "Boston"}),
    ("upwork_published_date_list.csv", 0, {"hourly_min": Decimal(10), "client_country": "India"}),
    ("upwork_published_date_list.csv", 1, {"fixed_budget_min": Decimal(100)}),
    ("upwork_flattened_actor.csv", 0, {"skills": ("Sewing", "CAD"), "client_country": "Pakistan"}),
]


@pytest.mark.parametrize(("name", "index", "says"), SAYS, ids=lambda value: str(value)[:40])
def test_a_job_says_what_its_record_says_and_no_more(name: str, index: int, says: dict[str, Any]) -> None:
    assert found_in(name, index, says) == says
