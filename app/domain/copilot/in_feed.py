"""What the copilot counts, as the feed shows it: the words it searches for, the address that opens just these jobs,
and the words for the jobs that there are besides."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from app.domain.copilot.narrowing import Narrowing, pattern_of
from app.domain.job_filter import SCORES
from app.domain.search_symbols import is_told_by_signs, must_hold, with_spellings

SHORT = 2
"""A name of so many letters is a word of every ad ("Go", "R"): tags and titles tell, and the feed cannot."""
EXACT = 2
"""Of more words the feed also shows jobs that have only half of them."""
PLACES = {
    "hidden": "the {n} you hid",
    "put_aside": "the {n} you put aside",
    "on_board": "the {n} on your board",
    "twins": "{n} second {ads}",
}
"""Why a job is not in the feed."""


@dataclass(frozen=True)
class Searched:
    """`words` and `holding` are what the feed's search is given; `tags` are patterns for tags and titles."""

    words: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def values(self) -> dict[str, list[str]]:
        return {"words": list(self.words), "holding": list(self.holding), "tags": list(self.tags)}


def searched(narrow: Narrowing) -> Searched:
    """How the jobs are found that name these skills and hold these words."""
    names = [*narrow.skills, *narrow.words]
    found = [name for name in names if not is_word_of_every_ad(name)]
    return Searched(
        tuple(with_spellings(name) for name in found), tuple(must_hold(found)),
        tuple(pattern_of(name) for name in names if is_word_of_every_ad(name)),
    )  # fmt: skip


def is_word_of_every_ad(name: str) -> bool:
    return len(name) <= SHORT and not is_told_by_signs(name)


def feed_address(
    *names: str, platform: str = "", country: str = "", budget: str = "", score: int | None = None
) -> str:
    """The feed with the jobs of this person that all of this is true of."""
    said = {
        "q": " ".join(f'"{name}"' for name in names), "platform": platform, "country": country, "budget": budget,
        "score": str(score or ""), "passing": "no",
    }  # fmt: skip
    return f"/feed?{urlencode({name: value for name, value in said.items() if value})}"


def address_of(narrow: Narrowing) -> str:
    """The address that opens just what was counted; "" where the feed has no filter that tells the same."""
    names, pay = (*narrow.skills, *narrow.words), narrow.pay
    if (
        len(names) > EXACT or any(is_word_of_every_ad(name) for name in names)
        or pay.low is not None or pay.high is not None or pay.best_first
        or narrow.proposals_below is not None or (narrow.score_from is not None and narrow.score_from not in SCORES)
    ):  # fmt: skip
        return ""
    return feed_address(
        *names, platform=narrow.platform, country=narrow.country, budget=pay.budget, score=narrow.score_from
    )


def in_all(found: int, beside: Mapping[str, int]) -> str:
    """ "1,202 with the 133 you hid."; "" where the feed shows them all."""
    there = {name: n for name in PLACES if (n := beside.get(name, 0))}
    if not there:
        return ""
    told = [
        PLACES[name].format(n=f"{n:,}", ads="ad of the same job" if n == 1 else "ads of the same jobs")
        for name, n in there.items()
    ]
    return f"{found + sum(there.values()):,} with {_listed(told)}."


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
