"""A file of invented job ads, in the columns that scrapers write; and reading it with nothing but the library."""

import csv
from datetime import datetime
from pathlib import Path

from app.demo.generate import generated_postings
from app.domain.posting import JobPosting

COLUMNS = (
    "Platform", "Job ID", "Title", "Description", "URL", "Posted At", "Budget Type", "Hourly Min", "Hourly Max",
    "Fixed Price", "Currency", "Client Country", "Client Rating", "Client Hires", "Payment Verified", "Skills",
    "Experience Level", "Category", "Company", "Proposals", "Connects", "Client Spent",
)  # fmt: skip


def write_dump(path: Path, rows: int, now: datetime) -> None:
    """So many ads as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_row(job) for job in generated_postings(rows, 7, now))


def read_plainly(path: Path) -> int:
    """The floor of an import: the rows as dictionaries of text, nothing understood."""
    with path.open(newline="", encoding="utf-8") as file:
        return len(list(csv.DictReader(file)))


def _row(job: JobPosting) -> tuple[object, ...]:
    return (
        job.platform.value, job.platform_job_id, job.title, job.description, job.apply_url,
        job.posted_at.isoformat() if job.posted_at else "", job.budget_type.value, job.hourly_min, job.hourly_max,
        job.fixed_budget_max, job.currency, job.client_country, job.client_rating, job.client_hires,
        job.client_payment_verified, ", ".join(job.skills), job.seniority, job.category, job.company_name,
        job.extras.get("proposals_min"), job.extras.get("connects"), job.extras.get("client_spent"),
    )  # fmt: skip
