"""The steps of the welcome: what they are called, in their order."""

from dataclasses import dataclass
from typing import Any

from app.domain.errors import BadInput


@dataclass(frozen=True)
class Step:
    """One question at a time. `section` is where the profile page asks the same."""

    number: int
    section: str
    title: str
    sentence: str


DOORS = 0
STEPS = (
    Step(1, "who", "Who are you?", "Letters open with this, and clients see where you work from."),
    Step(2, "skills", "What can you do?", "Scores count these first. Five or more work best."),
    Step(
        3,
        "work",
        "What have you done?",
        "A letter may claim only what stands here: facts, best with numbers.",
    ),
    Step(4, "want", "What do you want?", "Ads below your floor sink or stay out, ads near your dream rise."),
    Step(5, "picky", "How picky should the feed be?", "You can turn this any time; nothing is lost by it."),
)
WISH_STEP = next(step.number for step in STEPS if step.section == "want")
LAST = STEPS[-1].number


def read_step(value: Any) -> int:
    """0 for the doors, else the number of a step; raises BadInput."""
    if isinstance(value, bool) or str(value) not in {str(number) for number in range(LAST + 1)}:
        raise BadInput(f"The welcome has steps 1 to {LAST}.")
    return int(value)
