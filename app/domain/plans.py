"""What each plan allows a team in a day, as data; a trial that has ended allows a little."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.enums import Plan


@dataclass(frozen=True)
class Allowance:
    """A plan's name on the screen, and its limits a day by metric."""

    name: str
    limits: dict[str, int]


TRIAL = Allowance("Trial", {"runs": 200, "model_calls": 1_000})
ENDED_TRIAL = Allowance("Trial that has ended", {"runs": 20, "model_calls": 50})
PLANS = {
    Plan.TRIAL: TRIAL,
    Plan.PRO: Allowance("Pro", {"runs": 2_000, "model_calls": 10_000}),
    Plan.TEAM: Allowance("Team", {"runs": 10_000, "model_calls": 50_000}),
}
METRICS = {"runs": "Runs of agents", "model_calls": "Questions to a model"}


def allowance_of(plan: str, ends_at: datetime | None, *, now: datetime) -> Allowance:
    """What the plan allows at this moment."""
    if plan == Plan.TRIAL and ends_at is not None and ends_at <= now:
        return ENDED_TRIAL
    return PLANS.get(Plan(plan), TRIAL)


def limit_sentence(metric: str, allowance: Allowance) -> str:
    """Said when the day's limit is met."""
    words = METRICS[metric].lower()
    return (
        f"Today's {allowance.limits[metric]:,} {words} are used up ({allowance.name}). "
        "There is room again from midnight by the clock of the team's owner."
    )
