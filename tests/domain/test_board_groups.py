"""Cards of a column put together: each has one group, and the groups an order that says something."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.board_groups import GROUPS, Known, grouped
from app.domain.enums import Platform

TODAY = date(2026, 3, 4)
PLAIN = Known("Acme", "Sweden", Platform.UPWORK, 71, None, False, False, TODAY)


def names_of(by: str, **cards: Known) -> dict[str, str]:
    found = grouped(by, cards)
    return {card: found["names"][at] for card, at in found["of"].items()}


def test_by_client_the_named_come_first_by_the_alphabet() -> None:
    cards = {
        "one": replace(PLAIN, company="beta"),
        "two": PLAIN,
        "three": replace(PLAIN, company=None),
        "four": replace(PLAIN, company=None, country=None),
    }
    assert grouped("client", cards)["names"] == ["Acme", "beta", "Somebody in Sweden", "Client not named"]
    assert grouped("client", cards)["of"] == {"two": 0, "one": 1, "three": 2, "four": 3}


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100, "Score 80 to 100"), (80, "Score 80 to 100"), (79, "Score 60 to 79"), (40, "Score 40 to 59"),
        (0, "Score under 40"), (None, "No score"),
    ],
)  # fmt: skip
def test_by_score_every_card_has_a_band(score: int | None, band: str) -> None:
    assert names_of("score", card=replace(PLAIN, score=score)) == {"card": band}


@pytest.mark.parametrize(
    ("days", "group"),
    [(-3, "Today"), (0, "Today"), (1, "This week"), (7, "This week"), (8, "Later"), (None, "No next action")],
)
def test_by_next_action_the_day_of_the_follow_up_counts(days: int | None, group: str) -> None:
    day = None if days is None else TODAY + timedelta(days=days)
    assert names_of("next", card=replace(PLAIN, follow_up=day)) == {"card": group}


def test_a_reply_that_waits_is_for_today_and_what_has_ended_asks_for_nothing() -> None:
    far = TODAY + timedelta(days=30)
    assert names_of(
        "next",
        waiting=replace(PLAIN, waits=True, follow_up=far),
        ended=replace(PLAIN, waits=True, is_closed=True),
    ) == {"waiting": "Today", "ended": "No next action"}


def test_by_platform_and_by_nothing() -> None:
    assert names_of("platform", card=replace(PLAIN, platform=Platform.LINKEDIN)) == {"card": "LinkedIn"}
    assert grouped("", {"card": PLAIN}) == {}
    assert grouped("magic", {"card": PLAIN}) == {}
    assert all(grouped(by, {"card": PLAIN})["of"] == {"card": 0} for by in GROUPS)
