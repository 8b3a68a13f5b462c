"""The words for each part: short reasons for a person, never a number without its meaning."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.enums import BudgetType, ProjectType, Seniority
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.scoring.deal import KINDS, kinds_of, proposals_of
from app.domain.scoring.quotes import Quote
from app.domain.scoring.types import Part

KIND_WORDS = {
    ProjectType.SHORT_GIG: "a short gig",
    ProjectType.MEDIUM_PROJECT: "a project of some months",
    ProjectType.LONG_PROJECT: "a long project",
    ProjectType.PART_TIME: "part-time work",
    ProjectType.FULL_TIME: "full-time work",
}

LEVEL_WORDS = {
    Seniority.ENTRY: "an entry-level person",
    Seniority.INTERMEDIATE: "somebody intermediate",
    Seniority.EXPERT: "an expert",
}

LIKENESS = ((0.7, "very like"), (0.4, "like"), (0.2, "a little like"), (0.0, "unlike"))

RATES = (
    (0.9, "at your dream rate"),
    (0.65, "above your rate"),
    (0.5, "at your rate"),
    (0.0, "below your rate"),
)

BUDGETS = ((0.85, "well above your floor"), (0.55, "above your floor"), (0.0, "below your floor"))


def headline(parts: Sequence[Part]) -> str:
    """The three things to know first: the skills, the pay, and what else is best about it."""
    by_name = {part.name: part for part in parts}
    said = [by_name["skills"].reason] if by_name["skills"].known else []
    pay = by_name.get("floor", by_name["rate"])
    if pay.known:
        said.append(pay.reason)
    others = [by_name[name] for name in ("freshness", "competition", "client") if by_name[name].known]
    if others:
        said.append(max(others, key=lambda part: part.points / part.of).reason)
    return " · ".join(said) or "too little is known yet"


def skills_words(matched: int, asked: int, has_skills: bool) -> str:
    if not has_skills:
        return "your profile names no skills yet"
    return f"{matched} of {asked} skills" if asked else "names no skills; judged by its words"


def experience_words(value: float, ref: dict[str, str]) -> str:
    row = {"headline": "your headline", "about": "what you say about yourself"}.get(ref["kind"], ref["label"])
    return f"{_worded(value, LIKENESS)} {row}"


def role_words(value: float, ref: dict[str, str], *, is_named: bool = False) -> str:
    """`is_named` where the part above has named the same row already."""
    if is_named and value < 0.95:
        return f"its title is {_worded(value, LIKENESS)} yours there"
    mine = "your headline" if ref["kind"] == "headline" else f"your work as {ref['label']}"
    return "the role you have" if value >= 0.95 else f"{_worded(value, LIKENESS)} {mine}"


def seniority_words(asked: Seniority | None, mine: Seniority | None) -> str:
    if asked is None:
        return "level not said"
    if mine is None:
        return f"asks for {LEVEL_WORDS[asked]}"
    return f"asks for {LEVEL_WORDS[asked]}, " + (
        "as you are" if mine is asked else f"you are {LEVEL_WORDS[mine]}"
    )


def rate_words(job: JobPosting, wish: SearchWish, value: float, known: bool) -> str:
    fixed = job.budget_type is BudgetType.FIXED
    if known:
        return _worded(value, BUDGETS if fixed else RATES)
    if not pay_quote(job).text:
        return "pay not said"
    return "you have named no floor yet" if fixed else "you have named no rates yet"


def pay_quote(job: JobPosting) -> Quote:
    """What the ad offers, in its own currency."""
    fixed = job.budget_type is BudgetType.FIXED
    low, high = (job.fixed_budget_min, job.fixed_budget_max) if fixed else (job.hourly_min, job.hourly_max)
    amounts = [f"{float(amount):,.2f}".replace(".00", "") for amount in (low, high) if amount is not None]
    if not amounts:
        return Quote("")
    per = "" if fixed else "/h"
    return Quote(f"{'–'.join(dict.fromkeys(amounts))} {job.currency or ''}{per}".replace(" /", "/").strip())


def rate_ref(job: JobPosting, wish: SearchWish, reason: str) -> dict[str, str]:
    """The person's own numbers that the pay was held against."""
    if job.budget_type is BudgetType.FIXED:
        mine = [wish.fixed_budget_min]
    else:
        mine = [wish.current_hourly_min, wish.current_hourly_max]
        mine = mine if any(mine) else [wish.hourly_min, wish.hourly_max]
    said = "–".join(dict.fromkeys(f"{amount:g}" for amount in mine if amount is not None))
    return {"kind": "preferences", "id": "", "label": f"{reason}, {said} {wish.currency}"}


def kinds_ref(wish: SearchWish) -> dict[str, str]:
    wanted = " or ".join(KIND_WORDS[kind] for kind in wish.project_types)
    return {"kind": "preferences", "id": "", "label": f"you look for {wanted}"}


def length_quote(job: JobPosting) -> Quote:
    """What the ad says of its length and load."""
    said = [str(job.extras.get(key) or "") for key in ("duration", "workload", "employment_type")]
    return Quote(", ".join(filter(None, said)))


def client_words(job: JobPosting) -> str:
    said = []
    if job.client_rating:
        said.append(f"rated {float(job.client_rating):.1f}")
    if job.client_hires:
        said.append(f"{job.client_hires} hired")
    if job.extras.get("client_spent"):
        said.append(f"${_short(float(job.extras['client_spent']))} spent")
    if job.client_payment_verified is not None:
        said.append("payment verified" if job.client_payment_verified else "payment not verified")
    if said:
        return ", ".join(said)
    is_new = job.client_hires is not None or job.extras.get("client_spent") is not None
    return "a new client" if is_new else "nothing said about the client"


def freshness_words(job: JobPosting, now: datetime) -> str:
    if job.posted_at is None:
        return "date not said"
    days = int((now - job.posted_at).total_seconds() // 86_400)
    if days < 1:
        return "posted within a day"
    if days < 60:
        return f"posted {days} day{'s' if days > 1 else ''} ago"
    if days < 365:
        return f"posted {days // 30} months ago"
    years = days // 365  # as age_text says it, so that one job is not of two ages
    return f"posted {years} year{'s' if years > 1 else ''} ago"


def competition_words(job: JobPosting) -> str:
    proposals = proposals_of(job)
    if proposals is None:
        return "proposals not said"
    return "few proposals yet" if proposals < 6 else f"about {proposals:.0f} proposals"


def project_type_words(job: JobPosting, value: float, known: bool) -> str:
    kinds = kinds_of(job)
    if not kinds:
        return "length not said"
    said = " and ".join(KIND_WORDS[kind] for kind in KINDS if kind in kinds)
    return f"{said}, not what you look for" if known and value < 1.0 else said


def _worded(value: float, scale: Sequence[tuple[float, str]]) -> str:
    return next(word for limit, word in scale if value >= limit - 1e-9)


def _short(amount: float) -> str:
    if amount >= 1_000_000:
        return f"{amount / 1_000_000:.1f}M"
    return f"{amount / 1_000:.0f}K" if amount >= 1_000 else f"{amount:.0f}"
