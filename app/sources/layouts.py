"""The layouts that are known by name. Others import as well: the aliases need not know the tool."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.enums import Platform
from app.sources.aliases import squash
from app.sources.record import names_of


@dataclass(frozen=True)
class Layout:
    """A family of files: its name on the screen, the platform it implies, the columns that tell it."""

    label: str
    platform: Platform | None
    columns: str
    misleading: frozenset[str] = frozenset()
    """Columns whose name says one thing and whose content another."""

    def fits(self, names: set[str]) -> bool:
        return names.issuperset(squash(column) for column in self.columns.split(", "))


UP, LI = Platform.UPWORK, Platform.LINKEDIN

LAYOUTS: tuple[Layout, ...] = (
    Layout("JobSpy", None, "site, job_url, date_posted, is_remote"),
    Layout("JobSpy", None, "site, job_url, date_posted, job_type"),
    Layout("Upwork GraphQL search", UP, "jobTile.job.id, ontologySkills"),
    Layout("Upwork GraphQL search", UP, "jobTile.job.id, title"),
    Layout("Upwork GraphQL search", UP, "createdDateTime, experienceLevel, title"),
    Layout("Upwork GraphQL search", UP, "ciphertext, publishedDateTime"),
    Layout("Upwork job details", UP, "opening.job.title"),
    Layout(
        "Upwork job details (Apify)",
        UP,
        "ts_publish, contractorTier, buyer.jobs.openCount",
        frozenset({"tags"}),
    ),
    Layout("Upwork job details (Apify)", UP, "buyer.total_jobs_with_hires, title"),
    Layout("Upwork-Job-Scraper", UP, "postedAtSource, paymentVerified, title"),
    Layout("Upwork-Job-Scraper (version 1)", UP, "clientSpent, skillLevel, hourlyRange"),
    Layout("Upwork API v3 search", UP, "snippet, job_status, client.past_hires"),
    Layout("Upwork feed list", UP, "client_company_org_uid, tier, title"),
    Layout("Upwork detail scrape", UP, "unanswered_invites, invites_sent, title"),
    Layout("Upwork search page text", UP, "time_money, payment_info"),
    Layout("Upwork typed export", UP, "proposals_tier, tier_text, duration_label"),
    Layout("Upwork RSS sheet", UP, "rss_url, hourly_range_min"),
    Layout("Upwork search scrape", UP, "Payment Verified/Unverified, Budget Type"),
    Layout("Upwork detail list", UP, "payment_rate, client_joined_date"),
    Layout("Upwork actor dataset", UP, "clientTotalHires, clientPaymentVerified"),
    Layout("Upwork actor dataset", UP, "connectPrice, clientTotalSpent"),
    Layout("LinkedIn panel scrape", LI, "AboutTheCompany, WorkplaceType"),
    Layout("LinkedIn guest search", LI, "searchTitle, searchLocation, postedAt"),
    Layout("LinkedIn Easy Apply list", LI, "is_easy_apply, applicant_count"),
    Layout("LinkedIn jobs (Apify)", LI, "linkedinUrl, applyMethod.type"),
    Layout("LinkedIn jobs list", None, "job_link, job_maturity"),
    Layout("LinkedIn Saved Jobs", LI, "Saved Date, Job Url, Job Title"),
    Layout("LinkedIn Job Applications", LI, "Application Date, Job Url, Job Title"),
)


def recognise(columns: Iterable[str]) -> Layout | None:
    """The first layout whose columns are all there."""
    names = {name for column in columns for name in names_of(tuple(column.split(".")))}
    return next((layout for layout in LAYOUTS if layout.fits(names)), None)
