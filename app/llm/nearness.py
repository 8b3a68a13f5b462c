"""How near each fact of a profile is to an ad in meaning, for letters that find experience under other words."""

from app.domain.letters.facts import facts_of
from app.domain.letters.focus import focus_of
from app.domain.letters.needs import need_of
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts
from app.llm.embeddings import embed

TOLD = frozenset({"result", "description", "about"})
"""Kinds of facts that a letter tells as past work."""


def nearness(job: JobPosting, profile: ProfileFacts) -> dict[str, float]:
    """Cosines (-1 to 1) by the ids of facts, between each fact and what the ad wants: its title, goal and tasks."""
    facts = [fact for fact in facts_of(profile) if fact.kind in TOLD]
    focus = focus_of(job)
    wanted = "\n".join([job.title, need_of(focus), *(task.infinitive for task in focus.tasks)])
    asked, *rows = embed([wanted.lower(), *(fact.text.lower() for fact in facts)])
    return {fact.id: float(row @ asked) for fact, row in zip(facts, rows, strict=True)}
