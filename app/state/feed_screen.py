"""A page of the feed as the vars of its state: every word ready, nothing left to decide in the browser."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlencode

from app.domain.feed_words import empty_words, feed_sentence, hidden_words, notes
from app.domain.job_filter import BUDGETS, DAYS, PLATFORMS, SCORES, JobFilter, View
from app.queries.jobs import MOST_FOUND, FeedPage

CHOICES: dict[str, tuple[str, dict[Any, str]]] = {
    "platform": ("Any platform", {each.value: words for each, words in PLATFORMS.items()}),
    "budget": ("Any", {each.value: words for each, words in BUDGETS.items()}),
    "days": ("Any date", dict(DAYS)),
    "score": ("Any score", {score: f"Score ≥ {score}" for score in SCORES}),
}
"""By filter: what no choice is called, and each choice with its words."""


@dataclass(frozen=True)
class Screen:
    """Named as the vars of FeedState."""

    cards: list[dict[str, Any]]
    sentence: str
    filters: dict[str, str]
    active: list[dict[str, str]]
    hidden: list[dict[str, str]]
    countries: list[dict[str, str]]
    options: dict[str, list[dict[str, str]]]
    verified: str
    calm: str
    projects: str
    aside: dict[str, str]
    rate: str
    currency: str
    tightness: int
    notes: list[str]
    empty: dict[str, str]
    start: int
    total: int
    view: str
    fresh: str = ""
    error: str = ""
    loaded: bool = field(default=True)


def screen(wanted: JobFilter, page: FeedPage, coming: str | None = None) -> Screen:
    """What to show of a page, and what to say about it. `coming`: how far a first import is."""
    active = wanted.active(page.currency)
    sentence, hint = empty_words(
        wanted.view,
        has_jobs=page.has_jobs,
        in_view=page.in_view + page.hidden.get("hiding", 0),
        coming=coming,
    )
    return Screen(
        cards=[asdict(card) for card in page.cards],
        sentence=feed_sentence(
            wanted.view,
            passing=page.passing,
            in_view=page.in_view,
            tightness=page.tightness,
            is_stranger=page.is_stranger,
            has_bar=wanted.filters_passing and page.passing > 0,
            shown=page.matching if set(active) - {"passing"} else None,
        ),
        filters=wanted.controls(),
        active=[{"name": name, "words": words} for name, words in active.items()],
        hidden=hidden_words(page.hidden, active, page.tightness),
        countries=_countries(wanted, page),
        options=options(page.choices),
        verified=counted_choice("Verified", page.choices["verified"].get("yes", 0)),
        calm=_without("red flags", page.choices["calm"].get("no", 0)),
        projects=_without("full-time", page.choices["projects"].get("no", 0)),
        aside=aside(wanted, page.hidden.get("hiding", 0)),
        rate=wanted.rate_words(page.currency),
        currency=page.currency,
        tightness=page.tightness,
        notes=notes(
            nothing_passes=wanted.filters_passing and page.in_view > 0 and not page.passing,
            is_stranger=page.is_stranger and page.has_jobs,
            is_cut=page.is_cut,
            is_loose=page.is_loose,
            tightness=page.tightness,
            most_found=MOST_FOUND,
        ),
        empty={
            "kind": "coming" if coming is not None else _emptiness(wanted, page),
            "sentence": sentence,
            "hint": hint,
        },
        start=page.start,
        total=page.matching,
        view=urlencode({name: said for name, said in wanted.address().items() if name != "page"}),
    )


def options(choices: Mapping[str, Mapping[str, int]] | None = None) -> dict[str, list[dict[str, str]]]:
    """What can be chosen for each filter; with the jobs that each choice would leave, once they are counted."""
    counts = choices or {}
    return {
        name: [{"value": "", "words": nothing}]
        + [
            {
                "value": str(value),
                "words": counted_choice(words, counts[name].get(str(value), 0) if counts else None),
            }
            for value, words in table.items()
        ]
        for name, (nothing, table) in CHOICES.items()
    }


def aside(wanted: JobFilter, unwanted: int) -> dict[str, str]:
    """What the hide list keeps out of the list, and the word for seeing it; or that it is off."""
    if not wanted.hiding:
        return {"words": "Hide list is off", "act": "Turn it on"}
    if not unwanted:
        return {"words": "", "act": ""}
    return {"words": f"{unwanted:,} hidden by your hide list", "act": "Show"}


def _without(what: str, count: int) -> str:
    """ "Hide red flags (12)"; "" where there are none."""
    return f"Hide {what} ({count:,})" if count else ""


def counted_choice(words: str, count: int | None) -> str:
    """ "Upwork (1,204)"."""
    return words if count is None else f"{words} ({count:,})"


def _countries(wanted: JobFilter, page: FeedPage) -> list[dict[str, str]]:
    """Those of the team's jobs, with counts; the chosen one even if no job is left in it."""
    counts = dict(page.countries)
    if wanted.country:
        counts.setdefault(wanted.country, 0)
    return [{"value": name, "words": f"{name} ({n:,})"} for name, n in counts.items()]


def _emptiness(wanted: JobFilter, page: FeedPage) -> str:
    """Which of the three empty states: nothing there yet, all filtered away, or all done; "" when full."""
    if page.cards:
        return ""
    if page.in_view or page.hidden:
        return "filtered"
    return "done" if page.has_jobs or wanted.view is not View.OPEN else "nothing"
