"""What a composed letter tells its writer beside the text."""

from collections.abc import Iterator

from app.domain.letters.demands import Demand
from app.domain.letters.skill_words import skill_key
from app.domain.profile import ProfileFacts


def notes_on(
    demands: list[Demand], profile: ProfileFacts, language: str, *, any_near: bool
) -> tuple[str, ...]:
    """Sentences to the writer: what is missing, what to attach, what was passed over."""
    return tuple(
        dict.fromkeys(
            [*_lacking(profile, any_near), *_asked(demands), *_unknown(demands, profile), *_tongue(language)]
        )
    )


def _lacking(profile: ProfileFacts, any_near: bool) -> Iterator[str]:
    if profile.is_empty:
        yield (
            "Your profile is empty, so the letter claims nothing. "
            "Add one piece of past work with a result, and your skills."
        )
        return
    if not profile.experiences:
        yield "Add past work with results: a letter convinces by what you have done."
    elif not any(e.results for e in profile.experiences):
        yield "Add results to your past work, best with a figure: they become the letter's proof."
    elif not any_near:
        yield "Nothing in your past work comes near this job: add work that does, or let this one pass."
    if not profile.skills:
        yield "Add your skills, with years where you know them."


def _asked(demands: list[Demand]) -> Iterator[str]:
    kinds = {d.kind for d in demands}
    if "samples" in kinds:
        yield "The ad asks for samples: attach them, or add a link."
    if "cv" in kinds:
        yield "The ad asks for a CV: attach it."
    if "machine_instruction" in kinds:
        yield "The ad contains text aimed at machines. It is shown, and was not followed."
    if "own_words" in kinds:
        yield "The client does not want machine-written letters: say it in your own words before you send it."


def _unknown(demands: list[Demand], profile: ProfileFacts) -> Iterator[str]:
    mine = {
        skill_key(n)
        for n in (*(s.name for s in profile.skills), *(n for e in profile.experiences for n in e.skills))
    }
    lacking = [d.needle for d in demands if d.kind == "skill" and skill_key(d.needle) not in mine]
    if lacking and not profile.is_empty:
        yield f"The ad names skills that your profile does not: {', '.join(lacking[:4])}."


def _tongue(language: str) -> Iterator[str]:
    if language != "English":
        named = "another language" if language == "another language" else language
        yield f"The ad seems to be in {named}; this letter is in English."
