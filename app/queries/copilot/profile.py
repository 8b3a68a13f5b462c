"""The answer about the profile: the database's own completeness, and what adds most."""

from app.domain.copilot.answer import Answer, Cited
from app.domain.copilot.topics import Topic
from app.queries.copilot.asking import Asking
from app.queries.onboarding import completeness


async def profile(asking: Asking) -> Answer:
    """How complete it is, and what to say next."""
    known = await completeness(asking.db)
    said = [f"Your profile is {known.percent} % complete."]
    if known.gaps:
        said.append(
            f"Most would add: {'; '.join(f'{gap.todo} (+{gap.percent} %)' for gap in known.gaps[:3])}."
        )
    cited = [
        Cited("profile", "", gap.todo, f"+{gap.percent} %", f"/profile#{gap.section}-section")
        for gap in known.gaps[:5]
    ]
    return Answer(Topic.PROFILE, said, cited, {"percent": known.percent})
