"""The words for each part: a short reason for the person, never a number without its meaning."""

from datetime import datetime

from app.domain.enums import BudgetType, ProjectType, Seniority
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.scoring.worth import kinds_of, proposals_of

KIND_WORDS = {
    ProjectType.SHORT_GIG: "a short gig",
    ProjectType.MEDIUM_PROJECT: "a project of some months",
    ProjectType.LONG_PROJECT: "a long project",
    ProjectType.PART_TIME: "part-time work",
    ProjectType.FULL_TIME: "full-time work",
}

LEVEL_NAMES = {
    Seniority.ENTRY: "entry level",
    Seniority.INTERMEDIATE: "intermediate",
    Seniority.EXPERT: "expert",
}


def skills_words(matched: int, asked: int, known: bool) -> str:
    if not known:
        return "names no skills" if asked == 0 else "your profile lists no skills yet"
    return f"{matched} of {asked} skills"


def rate_words(job: JobPosting, wish: SearchWish, value: float | None) -> str:
    thing = "budget" if job.budget_type is BudgetType.FIXED else "rate"
    if value is None:
        said = job.hourly_max or job.hourly_min or job.fixed_budget_max or job.fixed_budget_min
        return f"you have not said what {thing} you want" if said else "no rate given"
    if job.budget_type is BudgetType.FIXED:
        return (
            "well above your floor"
            if value >= 0.85
            else "above your floor"
            if value >= 0.55
            else "below your floor"
        )
    if value >= 0.9:
        return "your dream rate"
    return "above your rate" if value >= 0.65 else "at your rate" if value >= 0.5 else "below your rate"


def client_words(job: JobPosting, value: float | None) -> str:
    if value is None:
        return "nothing known about the client"
    said = []
    if job.client_rating:
        said.append(f"rated {float(job.client_rating):.1f}")
    if job.client_hires:
        said.append(f"{job.client_hires} hires")
    if job.extras.get("client_spent"):
        said.append(f"${_short(float(job.extras['client_spent']))} spent")
    if job.client_payment_verified is not None:
        said.append("payment verified" if job.client_payment_verified else "payment not verified")
    return " · ".join(said) or "a new client"


def freshness_words(job: JobPosting, now: datetime) -> str:
    if job.posted_at is None:
        return "no date given"
    days = int((now - job.posted_at).total_seconds() // 86_400)
    if days < 1:
        return "posted today"
    if days == 1:
        return "posted yesterday"
    if days < 60:
        return f"posted {days} days ago"
    return f"posted {days // 30} months ago"


def competition_words(job: JobPosting) -> str:
    proposals = proposals_of(job)
    if proposals is None:
        return "proposals not shown"
    return "few proposals yet" if proposals < 6 else f"about {proposals:.0f} proposals"


def project_type_words(job: JobPosting, value: float | None) -> str:
    kinds = sorted(kinds_of(job), key=list(ProjectType).index)
    if value is None or not kinds:
        return "length not given"
    said = " and ".join(KIND_WORDS[kind] for kind in kinds)
    return said if value == 1.0 else f"{said}, not what you look for"


def seniority_words(job: JobPosting, mine: Seniority | None) -> str:
    if job.seniority is None:
        return "level not given"
    if mine is None:
        return f"asks for {LEVEL_NAMES[job.seniority]}"
    if mine is job.seniority:
        return f"asks for {LEVEL_NAMES[job.seniority]}, as you are"
    return f"asks for {LEVEL_NAMES[job.seniority]}, you are {LEVEL_NAMES[mine]}"


def _short(amount: float) -> str:
    if amount >= 1_000_000:
        return f"{amount / 1_000_000:.1f}M"
    return f"{amount / 1_000:.0f}K" if amount >= 1_000 else f"{amount:.0f}"
