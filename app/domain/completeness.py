"""What a profile lacks, in words. How much each thing counts, the database knows: `private.profile_items`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lack:
    """What to do about a gap, and in which section of the profile."""

    todo: str
    section: str


LACKS = {
    "name": Lack("say your name", "who"),
    "headline": Lack("add a headline", "who"),
    "about": Lack("tell a little about yourself", "who"),
    "location": Lack("say where you are", "who"),
    "skills": Lack("name at least five skills", "skills"),
    "experience": Lack("add a piece of past work", "work"),
    "results": Lack("add a result to your past work", "work"),
    "education": Lack("add where you learned it", "education"),
    "rates": Lack("say what an hour of yours costs", "want"),
    "fixed_floor": Lack("say the smallest fixed budget you take", "want"),
}
"""By the keys that the database uses."""
