"""Upwork jobs from its API, feeds and the tools around them: what the file says is what arrives."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.domain.enums import BudgetType
from tests.sources.reading import found_in

SAYS: list[tuple[str, int, dict[str, Any]]] = [
    (
        "upwork_api_v3_search.csv",
        0,
        {
            "platform_job_id": "~01aaaa1111bbbb2222",
            "apply_url": "https://www.upwork.com/jobs/~01aaaa1111bbbb2222",
            "description": "Every harbour\n\nfor one year.",
            "budget_type": BudgetType.UNKNOWN,
            "skills": ("Python", "Web Scraping"),
            "x.client_hire_rate": 0.25,
        },
    ),
    (
        "upwork_api_v3_search.csv",
        1,
        {"fixed_budget_min": Decimal(120), "client_rating": None, "client_hires": 0},
    ),
    (
        "upwork_rss_sheet.csv",
        0,
        {
            "title": "Count bees & wasps",
            "description": "We keep bees and count them.",
            "posted_at": datetime(2024, 6, 6, 16, 11, tzinfo=UTC),
            "client_country": "Belgium",
            "hourly_max": Decimal(35),
        },
    ),
    ("upwork_rss_sheet.csv", 1, {"client_country": "Belgium", "fixed_budget_min": Decimal(80)}),
    ("upwork_rss_sheet.csv", 3, {"posted_at": datetime(2024, 6, 7, 5, 26, tzinfo=UTC)}),
    (
        "upwork_graphql_search.jsonl",
        0,
        {
            "title": "Write letters for a lighthouse",
            "hourly_min": Decimal(25),
            "client_rating": None,
            "client_payment_verified": True,
            "skills": ("Copywriting",),
            "x.connects": 10,
            "x.workload": "Part time",
            "x.client_spent": None,
            "x.proposals_min": 7,
        },
    ),
    (
        "upwork_graphql_search.jsonl",
        1,
        {
            "budget_type": BudgetType.FIXED,
            "fixed_budget_min": Decimal(1000),
            "client_country": "France",
            "client_payment_verified": None,
            "x.client_spent": 592.69,
            "x.duration": "Less than 1 month",
            "x.currency_assumed": True,
        },
    ),
    (
        "upwork_graphql_postings.json",
        0,
        {
            "platform_job_id": "1978704153911649005",
            "posted_at": datetime(2025, 10, 16, 6, 6, 47, tzinfo=UTC),
            "currency": "EUR",
            "client_country": "United Kingdom",
            "client_rating": Decimal("4.87"),
            "client_hires": 12,
            "company_name": "Cloud Museum",
            "category": "Data Science & Analytics",
            "skills": ("OCR", "Python"),
            "x.questions": ["Which scripts can you read?"],
            "x.to_hire": 0,
            "x.client_jobs_posted": 20,
        },
    ),
    ("upwork_graphql_postings.json", 1, {"budget_type": BudgetType.FIXED, "client_rating": None}),
    ("upwork_graphql_postings.json", 2, {"budget_type": BudgetType.UNKNOWN, "fixed_budget_min": None}),
    (
        "upwork_job_details.json",
        0,
        {
            "title": "Restore a weather archive",
            "hourly_max": Decimal(40),
            "client_country": "India",
            "client_rating": Decimal("4.60"),
            "client_payment_verified": True,
            "x.client_hire_rate": 0.6,
            "x.questions": ["Which scripts can you read?"],
        },
    ),
    (
        "upwork_apify_details.jsonl",
        0,
        {
            "client_country": "Netherlands",
            "skills": ("Shop Design", "React"),
            "x.client_hire_rate": 0.75,
            "x.contract_to_hire": True,
            "x.client_since": "2025-07-07",
        },
    ),
    (
        "upwork_apify_details.jsonl",
        1,
        {
            "skills": (),
            "client_payment_verified": None,
            "client_rating": None,
            "budget_type": BudgetType.UNKNOWN,
        },
    ),
    (
        "upwork_typed_export.jsonl",
        0,
        {"hourly_min": Decimal(3), "client_country": "India", "x.proposals_max": 50},
    ),
    (
        "upwork_typed_export.jsonl",
        1,
        {
            "budget_type": BudgetType.UNKNOWN,
            "client_rating": None,
            "client_payment_verified": False,
            "x.proposals_min": 50,
        },
    ),
    (
        "upwork_rss_items.jsonl",
        0,
        {
            "title": "Catalogue of clocks & watches",
            "platform_job_id": "~01cccc3333dddd4444",
            "description": "We repair clocks and need a catalogue.\n\n- photographs\n- prices",
            "hourly_min": Decimal(10),
            "hourly_max": Decimal(30),
            "client_country": "Indonesia",
            "category": "Data Analytics",
            "skills": ("Data Entry", "Data Analysis"),
            "posted_at": datetime(2024, 5, 14, 11, 31, 15, tzinfo=UTC),
        },
    ),
    ("upwork_rss.xml", 1, {"budget_type": BudgetType.FIXED, "fixed_budget_max": Decimal(135)}),
    ("upwork_rss.xml", 2, {"budget_type": BudgetType.UNKNOWN, "currency": None}),
    (
        "upwork_scraper_webhook.json",
        0,
        {
            "posted_at": datetime(2026, 3, 1, 8, 0, tzinfo=UTC),
            "fixed_budget_min": Decimal(500),
            "client_rating": Decimal("4.95"),
            "skills": ("GIS", "QGIS"),
            "x.posted_precision": "relative_estimate",
            "x.client_spent": 10_000,
        },
    ),
]


@pytest.mark.parametrize(("name", "index", "says"), SAYS, ids=lambda value: str(value)[:40])
def test_a_job_says_what_its_record_says_and_no_more(name: str, index: int, says: dict[str, Any]) -> None:
    assert found_in(name, index, says) == says
