"""Before applying: what is bad comes first, and nothing is said that is not known."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.enums import BudgetType
from app.domain.preflight import Departure, Finding, is_taken, preflight
from app.domain.profile import SearchWish
from tests.builders import MONDAY, a_posting

WISH = SearchWish(current_hourly_min=Decimal(60), fixed_budget_min=Decimal(400))


def a_departure(**known: object) -> Departure:
    job = a_posting(
        budget_type=BudgetType.HOURLY, hourly_min=Decimal(70), hourly_max=Decimal(90), currency="USD"
    )
    return replace(Departure(job, WISH, "ready"), **known)


def found(of: Departure, key: str) -> Finding | None:
    return next((each for each in preflight(of, now=MONDAY) if each.key == key), None)


def test_where_all_is_well_every_line_says_so() -> None:
    assert {each.tone for each in preflight(a_departure(), now=MONDAY)} == {"ok"}


def test_what_is_bad_comes_first() -> None:
    tones = [
        each.tone for each in preflight(a_departure(letter="draft", unanswered=["Why you?"]), now=MONDAY)
    ]
    assert tones[:2] == ["bad", "look"]
    assert tones == sorted(tones, key=["bad", "look", "ok"].index)


@pytest.mark.parametrize("extras", [{"status": "Closed"}, {"status": "filled"}, {"to_hire": 0}])
def test_an_ad_that_is_closed_or_filled_is_bad(extras: dict[str, object]) -> None:
    job = a_posting(extras=extras)
    assert is_taken(job)
    assert found(a_departure(job=job), "open").tone == "bad"


def test_an_open_ad_is_not_taken() -> None:
    assert not is_taken(a_posting(extras={"status": "open", "to_hire": 2}))
    assert not is_taken(a_posting())


def test_an_old_ad_may_have_been_decided() -> None:
    old = a_posting(posted_at=MONDAY - timedelta(days=15))
    assert found(a_departure(job=old), "fresh") == Finding(
        "fresh", "look", "Posted 15 days ago: it may have been decided."
    )


def test_pay_below_the_floor_is_bad_and_says_both() -> None:
    low = a_posting(budget_type=BudgetType.HOURLY, hourly_max=Decimal(40), currency="USD")
    assert found(a_departure(job=low), "worth").words == "It pays at most $40/h, below your floor of $60/h."
    fixed = a_posting(budget_type=BudgetType.FIXED, fixed_budget_min=Decimal(100), currency="USD")
    assert found(a_departure(job=fixed), "worth").tone == "bad"


def test_pay_that_is_not_said_or_in_an_unknown_currency_is_not_judged() -> None:
    assert found(a_departure(job=a_posting()), "worth") is None
    strange = a_posting(budget_type=BudgetType.HOURLY, hourly_max=Decimal(40), currency="XYZ")
    assert found(a_departure(job=strange), "worth") is None


def test_pay_in_another_currency_is_judged_at_a_rough_exchange_rate() -> None:
    euros = SearchWish(currency="EUR", current_hourly_min=Decimal(55))
    low = a_posting(
        budget_type=BudgetType.HOURLY, hourly_min=Decimal(25), hourly_max=Decimal(47), currency="USD"
    )
    said = found(a_departure(job=low, wish=euros), "worth")
    assert said == Finding(
        "worth", "bad", "It pays at most $47/h, below your floor of €55/h at a rough exchange rate."
    )
    assert found(a_departure(wish=euros), "worth").tone == "ok"


def test_what_is_left_is_said_even_where_the_ad_names_no_price() -> None:
    assert found(a_departure(connects_left=64), "connects").words.startswith("You have 64 Connects left")
    assert found(a_departure(connects_left=0), "connects").tone == "bad"


def test_connects_are_compared_with_what_is_left() -> None:
    job = a_posting(extras={"connects": 12})
    assert found(a_departure(job=job, connects_left=10), "connects").tone == "bad"
    assert found(a_departure(job=job, connects_left=12), "connects").tone == "ok"
    unknown = found(a_departure(job=job), "connects")
    assert (unknown.tone, "page Bids" in unknown.words) == ("plain", True)
    assert found(a_departure(), "connects") is None


def test_flags_earlier_applications_and_open_questions_are_named() -> None:
    of = a_departure(flags=[("Asks for free work", "bad")], applied_before=["Shop, 01 Feb 2026"],
                     unanswered=["Why you?", "When?"])  # fmt: skip
    assert found(of, "flag") == Finding("flag", "bad", "Warning in the ad: asks for free work.")
    assert "Shop, 01 Feb 2026" in found(of, "before").words
    assert found(of, "answers").words == "Not answered yet: “Why you?”, and 1 more."
