"""How the cards of a column are put together: by client, platform, score, or what comes next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.domain.enums import Platform

GROUPS: dict[str, str] = {
    "client": "By client",
    "platform": "By platform",
    "score": "By score",
    "next": "By next action",
}
"""What the board can be grouped by; the address says which."""

BANDS = ((80, "Score 80 to 100"), (60, "Score 60 to 79"), (40, "Score 40 to 59"), (0, "Score under 40"))
PLATFORMS = {Platform.UPWORK: "Upwork", Platform.LINKEDIN: "LinkedIn"}
LAST = 9


@dataclass(frozen=True)
class Known:
    """What a card is grouped by. `follow_up` is the day of the next action, and `waits` that a reply does."""

    company: str | None
    country: str | None
    platform: Platform
    score: int | None
    follow_up: date | None
    waits: bool
    is_closed: bool
    today: date


Group = tuple[int, str]
"""Its rank, and its name; of the same rank, names stand by the alphabet."""


def grouped(by: str, cards: Mapping[str, Known]) -> dict[str, Any]:
    """`names` from the top down, and `of` each card the place of its own; {} where nothing is grouped."""
    if by not in _RULES:
        return {}
    found = {card: _RULES[by](known) for card, known in cards.items()}
    names = _in_order(found.values())
    place = {group: at for at, group in enumerate(names)}
    return {"names": [name for _, name in names], "of": {card: place[group] for card, group in found.items()}}


def _in_order(groups: Iterable[Group]) -> list[Group]:
    return sorted(set(groups), key=lambda group: (group[0], group[1].casefold(), group[1]))


def _by_client(card: Known) -> Group:
    if card.company:
        return 0, card.company
    return (1, f"Somebody in {card.country}") if card.country else (2, "Client not named")


def _by_platform(card: Known) -> Group:
    return list(PLATFORMS).index(card.platform), PLATFORMS[card.platform]


def _by_score(card: Known) -> Group:
    if card.score is None:
        return LAST, "No score"
    score = card.score
    return next((rank, name) for rank, (least, name) in enumerate(BANDS) if score >= least)


def _by_next_action(card: Known) -> Group:
    if card.is_closed:
        return LAST, "No next action"
    day = card.today if card.waits else card.follow_up
    if day is None:
        return LAST, "No next action"
    if day <= card.today:
        return 0, "Today"
    return (1, "This week") if day <= card.today + timedelta(days=7) else (2, "Later")


_RULES: dict[str, Callable[[Known], Group]] = {
    "client": _by_client,
    "platform": _by_platform,
    "score": _by_score,
    "next": _by_next_action,
}
