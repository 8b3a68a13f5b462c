"""Layouts are told by their columns; what cannot be taken is said by row, what is there by column."""

import pytest

from tests.sources.reading import PAYLOADS, jobs, read_payload

LABELS = {
    "jobspy.csv": "JobSpy CSV",
    "linkedin_apify.jsonl": "LinkedIn jobs (Apify)",
    "linkedin_easy_apply_list.csv": "LinkedIn Easy Apply list",
    "linkedin_guest_search.jsonl": "LinkedIn guest search",
    "linkedin_jobs_list.csv": "LinkedIn jobs list CSV",
    "linkedin_panel_scrape.csv": "LinkedIn panel scrape",
    "linkedin_saved_jobs.csv": "LinkedIn Saved Jobs",
    "unlisted_feed.xml": "generic Atom",
    "unlisted_results.json": "generic JSON",
    "unlisted_semicolons.csv": "generic CSV",
    "upwork_api_v3_search.csv": "Upwork API v3 search",
    "upwork_apify_details.jsonl": "Upwork job details (Apify)",
    "upwork_detail_list.csv": "Upwork detail list",
    "upwork_detail_scrape.csv": "Upwork detail scrape",
    "upwork_feed_list.csv": "Upwork feed list",
    "upwork_flattened_actor.csv": "generic CSV",
    "upwork_graphql_postings.json": "Upwork GraphQL search",
    "upwork_graphql_search.jsonl": "Upwork GraphQL search",
    "upwork_job_details.json": "Upwork job details",
    "upwork_published_date_list.csv": "generic CSV",
    "upwork_rss.xml": "Upwork RSS",
    "upwork_rss_items.jsonl": "Upwork RSS items",
    "upwork_rss_sheet.csv": "Upwork RSS sheet",
    "upwork_scraper_v1.json": "Upwork-Job-Scraper (version 1)",
    "upwork_scraper_webhook.json": "Upwork-Job-Scraper",
    "upwork_search_scrape.csv": "Upwork search scrape",
    "upwork_search_text.jsonl": "Upwork search page text",
    "upwork_typed_export.jsonl": "Upwork typed export",
}


def test_every_payload_has_its_label() -> None:
    assert {path.name for path in PAYLOADS.iterdir()} == set(LABELS)


@pytest.mark.parametrize(("name", "label"), LABELS.items())
def test_a_layout_is_recognised_by_its_columns(name: str, label: str) -> None:
    parsed = read_payload(name)
    assert parsed.layout == label
    assert parsed.rows
    assert all(job.title and job.raw for job in jobs(parsed))


def test_failed_scrapes_and_other_sites_are_refused_by_row() -> None:
    scraped = read_payload("upwork_detail_scrape.csv").rejected
    assert [(one.number, one.code) for one in scraped] == [(5, "failed_scrape")]
    refused = read_payload("jobspy.csv").rejected
    assert [(one.number, one.code) for one in refused] == [
        (4, "unsupported_platform"),
        (5, "unsupported_platform"),
    ]
    assert refused[0].reason.startswith("This row is from Indeed; Bidwell takes Upwork and LinkedIn jobs.")


def test_the_report_says_how_full_each_field_is_and_what_was_left_aside() -> None:
    parsed = read_payload("linkedin_panel_scrape.csv")
    assert parsed.coverage["title"] == 1.0
    assert parsed.coverage["posted_at"] == pytest.approx(2 / 3, abs=0.001)
    assert parsed.coverage["budget"] == pytest.approx(1 / 3, abs=0.001)
    assert "AboutTheCompany" in parsed.ignored_columns
    assert "Salary" not in parsed.ignored_columns
