"""What somebody does and has been, where no single result fits the ad."""

from app.domain.letters.answers import after_colon
from app.domain.letters.casing import small_title
from app.domain.letters.facts import years
from app.domain.letters.place import setting_of
from app.domain.letters.tell import tidy
from app.domain.profile import ExperienceFact, ProfileFacts
from app.domain.wording import ended


def own_words(profile: ProfileFacts) -> str:
    """How the writer names his work: headline, titles, skills."""
    names = [profile.headline, *(e.title for e in profile.experiences), *(s.name for s in profile.skills)]
    return " ; ".join(names)


def background(work: ExperienceFact) -> str:
    """With no result to show, the work itself: as what, where, when."""
    if not (title := tidy(work.title.split("|")[0])):
        return ""
    span = years(work.started_on, work.ended_on)
    span = f" from {span.replace('–', ' to ')}" if "–" in span else ""
    where = f" {after_colon(at)}" if (at := setting_of(work).at).startswith(("At ", "For ")) else ""
    return ended(f"My background: {small_title(title)}{where}{span}")
