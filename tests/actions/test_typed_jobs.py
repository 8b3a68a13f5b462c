"""A pasted ad is read, scored and found like any other, and can be taken back while nothing was made of it."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from app.actions.applications import shortlist_job
from app.actions.typed_jobs import add_typed_job, take_back_job
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import BudgetType, Platform
from app.domain.errors import Conflict
from app.domain.forms import BadForm
from app.domain.identity import Identity
from app.domain.typed_job import TypedJob
from app.sources.typed_job import posting_of

PAGE = """Slow queries in a booking app

Posted 2 hours ago
Hourly: $30.00-$50.00
Intermediate
Payment verified
$12K+ spent

Our Rails app times out. Find the slow queries in PostgreSQL and put them right.
"""


def typed(text: str, **more: str) -> TypedJob:
    named = {f"job-{name}": words for name, words in more.items()}
    return TypedJob.parse({"job-text": text, "job-platform": "upwork", **named})


def test_a_copied_page_says_what_its_lines_say() -> None:
    job = posting_of(typed(PAGE), now=utc_now())
    assert (job.title, job.platform) == ("Slow queries in a booking app", Platform.UPWORK)
    assert (job.budget_type, job.hourly_min, job.hourly_max) == (BudgetType.HOURLY, Decimal(30), Decimal(50))
    assert job.client_payment_verified is True
    assert job.description.startswith("Posted 2 hours ago")


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Logo for a bakery\n\nThree drafts.", "Logo for a bakery", "Three drafts."),
        ("\n\n  ** Logo for a bakery **\nThree drafts.", "Logo for a bakery **", "Three drafts."),
        ("We need a logo. Three drafts by May.", "We need a logo.", "We need a logo. Three drafts by May."),
    ],
)
def test_the_first_line_is_the_title(text: str, title: str, rest: str) -> None:
    job = typed(text)
    assert (job.title, job.text) == (title, rest)


@pytest.mark.parametrize(
    ("pay", "kind", "low", "high", "currency"),
    [
        ("$40–60/h", BudgetType.HOURLY, 40, 60, "USD"),
        ("3,000 EUR fixed", BudgetType.FIXED, 3000, 3000, "EUR"),
        ("£500", BudgetType.FIXED, 500, 500, "GBP"),
    ],
)
def test_pay_is_read_as_the_ad_says_it(
    pay: str, kind: BudgetType, low: int, high: int, currency: str
) -> None:
    job = posting_of(typed("Logo\nThree drafts.", pay=pay), now=utc_now())
    lows = {BudgetType.HOURLY: job.hourly_min, BudgetType.FIXED: job.fixed_budget_min}
    highs = {BudgetType.HOURLY: job.hourly_max, BudgetType.FIXED: job.fixed_budget_max}
    assert (job.budget_type, lows[kind], highs[kind], job.currency) == (kind, low, high, currency)


@pytest.mark.parametrize(
    ("line", "low"),
    [("Budget: $800 fixed.", 800), ("My budget is €1.500", 1500), ("Budget: to be agreed", None)],
)
def test_a_line_of_the_ad_says_what_it_pays(line: str, low: int | None) -> None:
    assert posting_of(typed(f"Logo\nThree drafts.\n\n{line}"), now=utc_now()).fixed_budget_min == low


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Hourly, 60-80 EUR/h, 20 h a week, fully remote.", (60, 80, "EUR", "hour")),
        ("We pay 45 USD an hour.", (45, 45, "USD", "hour")),
        ("Between 60 to 80 euros per hour", (60, 80, "EUR", "hour")),
        ("rate: 50$/hr", (50, 50, "USD", "hour")),
        ("$20/hr - $35/hr", (20, 35, "USD", "hour")),
        ("We raised $5M and pay $70/hr", (70, 70, "USD", "hour")),
        ("£450/day outside IR35", (450, 450, "GBP", "day")),
        ("80k EUR per year", (80_000, 80_000, "EUR", "year")),
        ("Budget is around $1,500 for the whole thing", (1500, 1500, "USD", "fixed")),
        ("Up to 1.500 EUR fixed price", (1500, 1500, "EUR", "fixed")),
        ("A fixed budget of 4 000 €", (4000, 4000, "EUR", "fixed")),
        ("$5M revenue a year, 500 users, 40 h/week", None),
        ("A learning budget of £1200 per year", None),
        ("Spend of $2,000/month on ads", None),
    ],
)
def test_pay_is_found_in_the_sentences_of_an_ad(text: str, pay: tuple[int, int, str, str] | None) -> None:
    job = posting_of(typed(f"Shop\n{text}"), now=utc_now())
    said = {
        BudgetType.HOURLY: (job.hourly_min, job.hourly_max, job.currency, "hour"),
        BudgetType.FIXED: (job.fixed_budget_min, job.fixed_budget_max, job.currency, "fixed"),
        BudgetType.UNKNOWN: (
            job.extras.get("salary_min"), job.extras.get("salary_max"), job.currency, job.extras.get("salary_period"),
        ),
    }[job.budget_type]  # fmt: skip
    assert said == (pay or (None, None, None, None))


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("Fully remote.", True),
        ("Hourly, 20 h a week, remote", True),
        ("You work from home.", True),
        ("Remote work is not possible.", None),
        ("No remote work. On-site in Berlin.", False),
        ("Remote position, hybrid after a month", None),
        ("Fix our remote server.", None),
        ("We need on-site SEO.", None),
    ],
)
def test_place_is_found_in_the_sentences_of_an_ad(text: str, remote: bool | None) -> None:
    assert posting_of(typed(f"Shop\n{text}"), now=utc_now()).extras.get("remote") is remote


def test_a_tag_in_the_first_line_is_not_cut_in_half() -> None:
    assert posting_of(typed("<script>alert(1)</script> Developer\nTea."), now=utc_now()).title == "Developer"
    assert posting_of(typed(".NET developer\nTea."), now=utc_now()).title == ".NET developer"


def test_a_link_says_where_the_ad_stands_whatever_was_chosen() -> None:
    link = "https://www.linkedin.com/jobs/view/4123456789/?trk=public"
    job = posting_of(typed("Logo\nThree drafts.", link=link, client="Acme"), now=utc_now())
    assert (job.platform, job.platform_job_id, job.company_name) == (Platform.LINKEDIN, "4123456789", "Acme")
    assert job.apply_url == "https://www.linkedin.com/jobs/view/4123456789"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({}, "job-text"),
        ({"job-text": " \n "}, "job-text"),
        ({"job-text": "x" * 50_001}, "job-text"),
        ({"job-text": "Logo", "job-platform": "fiverr"}, "job-platform"),
        ({"job-text": "Logo", "job-link": "javascript:alert(1)"}, "job-link"),
        ({"job-text": "Logo", "job-link": "https://www.indeed.com/viewjob?jk=1"}, "job-link"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(form: dict[str, Any], field: str) -> None:
    with pytest.raises(BadForm) as refused:
        posting_of(TypedJob.parse({"job-platform": "upwork", **form}), now=utc_now())
    assert field in refused.value.errors
    assert len(refused.value.errors[field].split()) <= 25


async def test_it_is_scored_found_again_and_taken_back(alice: Identity, charlie: Identity, sql: Any) -> None:
    async with team_session(alice) as db:
        added = await add_typed_job(db, typed(PAGE), now=utc_now())
    assert (added.is_new, added.score is not None) == (True, True)
    async with team_session(alice) as db:
        again = await add_typed_job(db, typed(PAGE), now=utc_now())
    assert (again.is_new, again.job_id) == (False, added.job_id)
    with pytest.raises(Conflict):
        async with team_session(charlie) as db:
            await take_back_job(db, added.job_id)
    async with team_session(alice) as db:
        await take_back_job(db, added.job_id)
    assert sql("select count(*) from jobs") == [(0,)]
    assert sql("select count(*) from events where event_type = 'job_taken_back'") == [(1,)]


async def test_what_is_in_use_or_came_from_elsewhere_stays(alice: Identity, sql: Any) -> None:
    async with team_session(alice) as db:
        kept = await add_typed_job(db, typed(PAGE), now=utc_now())
        await shortlist_job(db, kept.job_id, now=utc_now())
        other = await add_typed_job(db, typed("Logo\nThree drafts."), now=utc_now())
    sql("update job_sources set source = 'upwork.csv' where job_id = %s", other.job_id)
    for job_id in (kept.job_id, other.job_id, uuid4()):
        with pytest.raises(Conflict, match="Not for me"):
            async with team_session(alice) as db:
                await take_back_job(db, job_id)
    assert sql("select count(*) from jobs") == [(2,)]
