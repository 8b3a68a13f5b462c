"""What one page before a talk says, and from what: nothing in it is invented."""

from dataclasses import dataclass, field

from app.domain.posting import JobPosting
from app.domain.prep.client import client_lines, warnings
from app.domain.prep.money import rate_lines
from app.domain.prep.questions import Likely, likely_questions, questions_to_ask
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.wording import ended


@dataclass(frozen=True)
class Brief:
    """One page, section by section."""

    title: str
    client: list[str]
    job: list[str]
    warnings: list[str]
    likely: list[Likely]
    to_ask: list[str]
    money: list[str]
    suggested: list[str] = field(default_factory=list)
    """Further questions that a model thought of: marked as such."""


def brief_for(job: JobPosting, profile: ProfileFacts, wish: SearchWish) -> Brief:
    """Composed by rules from the ad, the profile and what is wanted."""
    return Brief(
        title=job.title,
        client=client_lines(job),
        job=job_lines(job),
        warnings=warnings(job),
        likely=likely_questions(job, profile, wish),
        to_ask=questions_to_ask(job),
        money=rate_lines(job, wish),
    )


def job_lines(job: JobPosting) -> list[str]:
    """What is known of the work, in the words of the ad's own fields."""
    said = {
        "Asks for": ", ".join(job.skills[:10]),
        "Level": job.seniority.value if job.seniority else "",
        "Lasts": str(job.extras.get("duration") or ""),
        "Takes": str(job.extras.get("workload") or ""),
        "Looks for": f"{job.extras['to_hire']} people" if (job.extras.get("to_hire") or 0) > 1 else "",
    }
    return [ended(f"{label}: {words}") for label, words in said.items() if words]
