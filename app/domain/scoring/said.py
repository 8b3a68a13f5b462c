"""What is said of one part: why, the ad's words for it, and the person's side; here, of all that is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.countries import country_codes
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.scoring import words
from app.domain.scoring.place import place_words
from app.domain.scoring.quotes import NO_QUOTE, Quote
from app.domain.scoring.standing import Ref
from app.domain.scoring.types import Part
from app.domain.scoring.weights import LABELS, group_of


@dataclass(frozen=True, slots=True)
class Said:
    reason: str
    quote: Quote = NO_QUOTE
    ref: Ref | None = None
    matched: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def part_of(name: str, said: Said, *, points: float, of: float, known: bool) -> Part:
    return Part(
        name, LABELS[name], group_of(name), points, of, known, said.reason, said.quote.text,
        said.quote.marks, said.matched, said.missing, said.ref,
    )  # fmt: skip


def worth_said(
    job: JobPosting,
    profile: ProfileFacts,
    wish: SearchWish,
    value: Mapping[str, float],
    known: Mapping[str, bool],
    now: datetime,
) -> dict[str, Said]:
    """The parts of worth in words, by name."""
    rate = words.rate_words(job, wish, value["rate"], known["rate"])
    kind = words.project_type_words(job, value["project_type"], known["project_type"])
    return {
        "rate": Said(rate, words.pay_quote(job), words.rate_ref(job, wish, rate) if known["rate"] else None),
        "client": Said(words.client_words(job)),
        "freshness": Said(words.freshness_words(job, now)),
        "competition": Said(words.competition_words(job)),
        "project_type": Said(
            kind, words.length_quote(job), words.kinds_ref(wish) if known["project_type"] else None
        ),
        "place": Said(place_words(job, profile, now), ref=_home(profile) if known["place"] else None),
    }


def _home(profile: ProfileFacts) -> Ref:
    place = profile.location or country_codes().get(profile.country_code.upper(), "your place")
    return {"kind": "profile", "id": "", "label": place}
