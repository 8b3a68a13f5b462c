"""Prices, times and hours are the writer's to set; the place and the clock are in the profile under any name."""

from dataclasses import replace

import pytest

from app.domain.letters.trace import trace
from app.domain.profile import ProfileFacts
from tests.domain.letters.people import DEVELOPER, an_ad

AD = an_ad("Postgres tuning", "Our queries are slow. Tell us your price and your time zone.")
IN_HAMBURG = replace(DEVELOPER, timezone="Europe/Berlin", location="Hamburg", country_code="DE")


def standing(text: str, person: ProfileFacts = IN_HAMBURG) -> list[str]:
    return [one.status for one in trace(text, person, AD)]


@pytest.mark.parametrize(
    "text",
    [
        "I can do this for $500.",
        "$500 fixed.",
        "Price: €1,200 for the whole project",
        "My rate is $60 an hour.",
        "It would cost $2,000 in total.",
        "This takes about 10 days.",
        "Timeline: 2-3 weeks",
        "I can deliver the first version within five days.",
        "I can give this 25 hours a week.",
        "I can give you 10 hours a week, and I overlap with 9am-1pm EST every day.",
    ],
)
def test_terms_need_no_source(text: str) -> None:
    assert standing(text) == ["neutral"]


@pytest.mark.parametrize(
    "text",
    [
        "I earned $500 with it.",
        "I did this for 500 shops.",
        "I saved 500 hours.",
        "My price is $500 because I built 40 shops.",
        "I can do this for $500 as I have done for 30 clients.",
        "I delivered the first version within five days.",
        "$500 saved for each client.",
        "I can give you 10 hours a week, and I built 40 shops.",
    ],
)
def test_what_was_done_is_a_claim_however_much_money_it_names(text: str) -> None:
    assert "unsupported" in standing(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am in CET.",
        "I live in Germany.",
        "I work from Hamburg, in Central European Time.",
        "I work in the Berlin time zone.",
        "I am based in Hamburg (UTC+1).",
    ],
)
def test_the_place_and_the_clock_have_their_source(text: str) -> None:
    assert standing(text) == ["supported"]


@pytest.mark.parametrize(
    "text", ["I am in PST.", "I live in France.", "I am in CET.", "I am based in Lisbon (UTC+5)."]
)
def test_another_place_or_clock_has_none(text: str) -> None:
    in_lisbon = replace(IN_HAMBURG, timezone="UTC", location="Lisbon", country_code="PT")
    assert standing(text, in_lisbon) == ["unsupported"]
