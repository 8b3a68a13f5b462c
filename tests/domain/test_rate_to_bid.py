"""The rate to name: within what the ad pays, never below the floor, never above the dream, and never the dream unasked."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.enums import BudgetType
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from app.domain.rate_to_bid import LEAST_OF_DREAM, PAYS_LESS, TOP_OF_DREAM, TOP_OF_NOW, floor_of, rate_to_bid
from tests.builders import a_posting

WISH = SearchWish(
    currency="EUR", current_hourly_min=Decimal(55), current_hourly_max=Decimal(75), hourly_min=Decimal(85),
    hourly_max=Decimal(110),
)  # fmt: skip
RATES = st.integers(1, 400).map(Decimal)


def an_ad(low: int | None = None, high: int | None = None, currency: str | None = "EUR") -> JobPosting:
    by_hour = BudgetType.HOURLY if low or high else BudgetType.UNKNOWN
    sides = {"hourly_min": low and Decimal(low), "hourly_max": high and Decimal(high)}
    return a_posting(budget_type=by_hour, currency=currency, **sides)


@pytest.mark.parametrize(
    ("ad", "said"),
    [
        (an_ad(), "€75/h"),  # nothing said: the top of the rate now, not of the dream
        (an_ad(60, 80), "€75/h"),
        (an_ad(40, 60), "€58/h"),
        (an_ad(80, 200), "€102/h"),
        (an_ad(150, 200), "€110/h"),
        (an_ad(20, 40), "€55/h"),
        (an_ad(40, 50, "USD"), "€55/h"),
        (an_ad(90, 120, "USD"), "€101/h"),
        (an_ad(None, 70), "€66/h"),
        (an_ad(90, None), "€90/h"),
        (an_ad(30, None), "€75/h"),
        (an_ad(60, 60), "€60/h"),
        (an_ad(60, 80, "XYZ"), "€75/h"),
    ],
)
def test_the_rate_follows_the_ad_within_what_the_person_takes(ad: JobPosting, said: str) -> None:
    bid = rate_to_bid(WISH, ad)
    assert bid is not None
    assert bid.words == said


def test_it_says_which_figure_it_is() -> None:
    whys = {ad: rate_to_bid(WISH, an_ad(*ad)) for ad in ((None, None), (20, 40), (150, 200))}
    assert [bid and bid.why for bid in whys.values()] == [TOP_OF_NOW, PAYS_LESS, TOP_OF_DREAM]
    rough = rate_to_bid(WISH, an_ad(90, 120, "USD"))
    assert rough is not None
    beside = "The ad pays in US dollars; your rate is in euros, reckoned at a rough exchange rate."
    assert rough.why.endswith(beside)
    unsaid = rate_to_bid(WISH, an_ad(90, 120, None))
    assert unsaid is not None
    assert "The ad names no currency, so US dollars are meant; your rate is in euros" in unsaid.why
    unknown = rate_to_bid(WISH, an_ad(60, 80, "XYZ"))
    assert unknown is not None
    assert unknown.why == (
        "The top of your rate now. The ad pays in XYZ; your rate is in euros, and no exchange rate is known."
    )


def test_a_dream_alone_is_named_from_its_lower_end() -> None:
    bid = rate_to_bid(replace(WISH, current_hourly_min=None, current_hourly_max=None), an_ad())
    assert bid is not None
    assert (bid.words, bid.why) == ("€85/h", LEAST_OF_DREAM)


def test_a_fixed_price_and_a_person_without_a_rate_have_none() -> None:
    assert rate_to_bid(WISH, a_posting(budget_type=BudgetType.FIXED)) is None
    assert rate_to_bid(SearchWish(), an_ad(60, 80)) is None


@given(RATES, RATES, RATES, RATES)
def test_it_stays_between_floor_and_dream_and_never_falls_as_the_ad_pays_more(
    low: Decimal, span: Decimal, more: Decimal, narrow: Decimal
) -> None:
    one = rate_to_bid(WISH, an_ad(int(low), int(low + span)))
    better = rate_to_bid(WISH, an_ad(int(low), int(low + span + more)))
    higher = rate_to_bid(WISH, an_ad(int(low + min(narrow, span)), int(low + span)))
    assert one is not None
    assert better is not None
    assert higher is not None
    assert floor_of(WISH) <= one.amount <= Decimal(110)  # type: ignore[operator]
    assert one.amount <= better.amount
    assert one.amount <= higher.amount


@pytest.mark.parametrize(
    ("words", "ad", "said"),
    [
        ("Don't apply if you need more than 70 EUR per hour.", an_ad(), "€66/h"),
        ("Don't apply if you need more than 40 EUR per hour.", an_ad(), "€55/h"),
        ("I can't pay more than 60 euros an hour.", an_ad(50, 90), "€58/h"),
        (
            "Rates above $50/h are not considered.",
            an_ad(60, 80),
            "€75/h",
        ),  # of another currency than the ad's
        ("We never charge more than 30 EUR per day.", an_ad(), "€75/h"),
    ],
)
def test_what_the_ad_rules_out_in_words_is_the_most_it_pays(words: str, ad: JobPosting, said: str) -> None:
    bid = rate_to_bid(WISH, replace(ad, description=words))
    assert bid
    assert bid.words == said
