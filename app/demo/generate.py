"""Invented job ads as postings: the hand-written sample, and any number of recombined ones for benches."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from app.domain.enums import BudgetType, Platform, Seniority
from app.domain.posting import JobPosting

DATA = Path(__file__).parent / "data"

LINKEDIN_SHARE = 0.25
OLDEST_DAYS = 30
DURATIONS = ("Less than 1 month", "1 to 3 months", "3 to 6 months", "More than 6 months")
PROPOSALS = ((0, 5), (5, 10), (10, 15), (15, 20), (20, 50), (50, None))
SENIORITIES = (Seniority.ENTRY, Seniority.INTERMEDIATE, Seniority.INTERMEDIATE, Seniority.EXPERT)

Money = tuple[Decimal | None, Decimal | None]
Phrases = dict[str, Any]


def sample_profile() -> dict[str, Any]:
    """The sample freelancer: `profile`, `skills`, `experiences`, `educations`, `preferences`."""
    profile: dict[str, Any] = _read("profile.json")
    return profile


def sample_postings(now: datetime) -> list[JobPosting]:
    """The hand-written ads, dated so that they are fresh at `now`. One pair of them is the same job."""
    return [_posting(row, now) for row in _read("jobs.json")]


def generated_postings(n: int, seed: int, now: datetime) -> Iterator[JobPosting]:
    """`n` plausible ads, all different; equal arguments give equal ads. Not a list: 100,000 are big."""
    phrases: Phrases = _read("phrases.json")
    rng = Random(seed)  # noqa: S311 - sample data, not secrets
    for index in range(n):
        number = seed % 1_000 * 1_000_000 + index
        if rng.random() < LINKEDIN_SHARE:
            yield _on_linkedin(rng, phrases, number, now)
        else:
            yield _on_upwork(rng, phrases, number, now)


@cache
def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _posting(row: dict[str, Any], now: datetime) -> JobPosting:
    return JobPosting(
        platform=Platform(row["platform"]),
        platform_job_id=row["platform_job_id"],
        title=row["title"],
        description=row["description"],
        apply_url=row["apply_url"],
        posted_at=now - timedelta(hours=row["posted_hours_ago"]),
        budget_type=BudgetType(row["budget_type"]),
        hourly_min=_decimal(row.get("hourly_min")),
        hourly_max=_decimal(row.get("hourly_max")),
        fixed_budget_min=_decimal(row.get("fixed_budget_min")),
        fixed_budget_max=_decimal(row.get("fixed_budget_max")),
        currency=row.get("currency"),
        client_country=row.get("client_country"),
        client_rating=_decimal(row.get("client_rating")),
        client_hires=row.get("client_hires"),
        client_payment_verified=row.get("client_payment_verified"),
        skills=tuple(row.get("skills", ())),
        seniority=Seniority(row["seniority"]) if "seniority" in row else None,
        category=row.get("category"),
        company_name=row.get("company_name"),
        extras=dict(row["extras"]),
        raw=dict(row),
    )


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _on_upwork(rng: Random, phrases: Phrases, number: int, now: datetime) -> JobPosting:
    trade = _trade(rng, phrases)
    client = rng.choice(phrases["clients"])
    title, description = _ad(rng, phrases, trade, number, client=client)
    budget, hourly, fixed = _budget(rng, trade)
    is_known_client = rng.random() < 0.75
    hires = rng.randint(1, 120) if is_known_client else 0
    native_id = f"28{number:017d}"
    return JobPosting(
        platform=Platform.UPWORK,
        platform_job_id=native_id,
        title=title,
        description=description,
        apply_url=f"https://www.upwork.com/jobs/~02{native_id}",
        posted_at=_posted_at(rng, now),
        budget_type=budget,
        hourly_min=hourly[0],
        hourly_max=hourly[1],
        fixed_budget_min=fixed[0],
        fixed_budget_max=fixed[1],
        currency=None if budget is BudgetType.UNKNOWN else "USD",
        client_country=_country(rng, phrases),
        client_rating=Decimal(rng.randint(340, 500)) / 100 if is_known_client else None,
        client_hires=hires,
        client_payment_verified=is_known_client or rng.random() < 0.4,
        skills=_skills(rng, trade),
        seniority=rng.choice(SENIORITIES),
        category=trade["category"],
        extras=_upwork_extras(rng, phrases, hires),
    )


def _on_linkedin(rng: Random, phrases: Phrases, number: int, now: datetime) -> JobPosting:
    trade = _trade(rng, phrases)
    company = f"{rng.choice(phrases['company_first'])} {rng.choice(phrases['company_second'])}"
    title, description = _ad(rng, phrases, trade, number, client=company, style="company_")
    country = _country(rng, phrases)
    native_id = f"8{number:09d}"
    salary = rng.randrange(38, 180) * 1_000
    says_pay = rng.random() < 0.5
    pay = {"salary_min": salary, "salary_max": round(salary * 1.2), "salary_period": "year"}
    return JobPosting(
        platform=Platform.LINKEDIN,
        platform_job_id=native_id,
        title=title,
        description=description,
        apply_url=f"https://www.linkedin.com/jobs/view/{native_id}",
        posted_at=_posted_at(rng, now),
        currency="USD" if says_pay else None,
        client_country=country,
        skills=_skills(rng, trade) if rng.random() < 0.4 else (),
        seniority=rng.choice(SENIORITIES),
        category=trade["category"],
        company_name=company,
        extras={
            "location": country,
            "remote": rng.random() < 0.6,
            "employment_type": rng.choice(("Full-time", "Full-time", "Contract", "Part-time")),
            "posted_precision": "day",
            **(pay if says_pay else {}),
        },
    )


def _trade(rng: Random, phrases: Phrases) -> Phrases:
    trades: list[Phrases] = phrases["trades"]
    return rng.choices(trades, [trade["weight"] for trade in trades])[0]


def _ad(
    rng: Random, phrases: Phrases, trade: Phrases, number: int, *, client: str, style: str = ""
) -> tuple[str, str]:
    """Title and description; the reference in the text is what makes every ad a different job."""
    task, subject = rng.choice(trade["tasks"]), rng.choice(trade["subjects"])
    sizes = phrases["numbers"] if trade.get("has_volume") else phrases["facts"]
    template = [
        rng.choice(phrases[f"{style}openings"]),
        rng.choice(phrases["scopes"]),
        rng.choice(sizes),
        "",
        "What we care about:",
        *(f"- {need}" for need in rng.sample(trade["needs"], rng.randint(2, 4))),
        "",
        *rng.sample(phrases[f"{style}closings"], rng.randint(1, 3)),
        f"Our reference: {number}",
    ]
    description = "\n".join(template).format(
        client=client,
        client_cap=client[0].upper() + client[1:],
        task=task,
        subject=subject,
        n=f"{rng.randrange(2, 900) * 50:,}",
        few=rng.randint(2, 6),
        word=rng.choice(phrases["words"]),
    )
    return f"{rng.choice(trade['roles'])} to {task} for {subject}", description


def _budget(rng: Random, trade: Phrases) -> tuple[BudgetType, Money, Money]:
    nothing: Money = (None, None)
    low, high = trade["rates"]
    kind = rng.choices((BudgetType.HOURLY, BudgetType.FIXED, BudgetType.UNKNOWN), (45, 40, 15))[0]
    if kind is BudgetType.HOURLY:
        least = rng.randint(low, (low + high) // 2)
        return kind, (Decimal(least), Decimal(least + rng.randint(5, high - low))), nothing
    if kind is BudgetType.FIXED:
        price = Decimal(rng.randint(low, high) * rng.choice((2, 5, 10, 20, 40, 80)))
        return kind, nothing, (price, price)
    return kind, nothing, nothing


def _posted_at(rng: Random, now: datetime) -> datetime:
    """Mostly recent, as in a real feed."""
    return now - timedelta(minutes=int(rng.random() ** 2 * OLDEST_DAYS * 24 * 60))


def _country(rng: Random, phrases: Phrases) -> str:
    names, weights = zip(*phrases["countries"], strict=True)
    return str(rng.choices(names, weights)[0])


def _skills(rng: Random, trade: Phrases) -> tuple[str, ...]:
    return tuple(rng.sample(trade["skills"], rng.randint(3, 6)))


def _upwork_extras(rng: Random, phrases: Phrases, hires: int) -> dict[str, Any]:
    least, most = rng.choice(PROPOSALS)
    posted = hires + rng.randint(1, 1 + hires // 2)
    extras: dict[str, Any] = {
        "connects": rng.randrange(4, 22, 2),
        "proposals_min": least,
        "client_jobs_posted": posted,
        "client_hire_rate": round(hires / posted, 2),
        "client_spent": hires * rng.randint(50, 2_500),
        "client_reviews": round(hires * 0.7),
        "duration": rng.choice(DURATIONS),
        "workload": rng.choice(("Less than 30 hrs/week", "More than 30 hrs/week")),
        "remote": True,
        "posted_precision": "minute",
    }
    if most is not None:
        extras["proposals_max"] = most
    if rng.random() < 0.3:
        extras["questions"] = rng.sample(phrases["questions"], 2)
    return extras
