"""Pay far below what somebody takes: the score sinks, stricter levels do not show the job, and the line says so."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.enums import BudgetType
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import SHOW_BAR, Ranking, passes
from app.domain.scoring.floor import FLOOR_SHARES
from app.domain.tightness import BY_LEVEL, FLOOR_WORDS, first_failed
from tests.domain.test_ranking import a_job, hourly, ranked
from tests.domain.test_ranking_properties import TRIES, jobs, people, rank, wishes

DEAR = SearchWish(
    current_hourly_min=Decimal(70), hourly_min=Decimal(90), fixed_budget_min=Decimal(1000), tightness=3
)

PERFECT = replace(
    hourly(15, 15),
    client_rating=Decimal("4.9"),
    client_hires=80,
    client_payment_verified=True,
    extras={"proposals_min": 0, "proposals_max": 5},
)
"""All that can speak for a job, but for its pay."""


def paid(low: float, high: float | None = None, wish: SearchWish = DEAR, **more: object) -> Ranking:
    top = low if high is None else high
    job = replace(PERFECT, hourly_min=Decimal(str(low)), hourly_max=Decimal(str(top)), **more)  # type: ignore[arg-type]
    return ranked(job, wish=wish)


def levels(ranking: Ranking) -> list[int]:
    return [level for level in SHOW_BAR if passes(ranking.score, level)]


def test_the_shares_are_data_and_stricter_levels_ask_for_more() -> None:
    assert list(FLOOR_SHARES) == sorted(FLOOR_SHARES)
    assert list(FLOOR_SHARES.values()) == sorted(FLOOR_SHARES.values())
    for level, share in FLOOR_SHARES.items():
        assert f"{share * 100:g} % of your floor" in BY_LEVEL[level].sentence
    assert "below 50 % of it Balanced does not show it" in FLOOR_WORDS


def test_perfect_skills_do_not_bring_a_fraction_of_the_floor_past_the_dial() -> None:
    assert levels(paid(15)) == [1, 2]
    assert levels(paid(75)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("rate", "strictest"), [(34.99, 2), (35, 3), (48.9, 3), (49, 4), (59.4, 4), (59.5, 5)]
)
def test_each_level_wants_its_share_of_the_floor(rate: float, strictest: int) -> None:
    assert max(levels(paid(rate))) == strictest


def test_worth_sinks_with_the_pay_whoever_the_client_is() -> None:
    said = [paid(rate).worth for rate in (5, 15, 30, 45, 60, 75)]
    assert said == sorted(said)
    assert said[1] < 30 < 60 < said[-1]
    assert paid(15).fit == paid(75).fit


@TRIES
@given(jobs, people, wishes, st.integers(1, 200), st.integers(0, 200))
def test_a_higher_rate_never_lowers_the_score(
    job: JobPosting, person: ProfileFacts, wish: SearchWish, rate: int, more: int
) -> None:
    low = replace(job, budget_type=BudgetType.HOURLY, hourly_min=Decimal(rate), hourly_max=Decimal(rate))
    high = replace(low, hourly_min=Decimal(rate + more), hourly_max=Decimal(rate + more))
    one, other = rank(low, person, wish), rank(high, person, wish)
    assert other.score >= one.score
    assert other.worth >= one.worth


@TRIES
@given(jobs, people, wishes)
def test_what_fails_by_its_pay_is_not_shown_and_says_so_first(
    job: JobPosting, person: ProfileFacts, wish: SearchWish
) -> None:
    ranking = rank(job, person, wish)
    parts = ranking.breakdown()["parts"]
    floor = next((part for part in parts if part["name"] == "floor"), None)
    for level in SHOW_BAR:
        if floor and level >= int(floor["profile"]["level"]):
            assert not passes(ranking.score, level)
            assert first_failed(parts, level).startswith("Pay floor: pays ")


@TRIES
@given(jobs, people, wishes)
def test_a_lower_floor_never_loses_a_job(job: JobPosting, person: ProfileFacts, wish: SearchWish) -> None:
    if wish.current_hourly_min and wish.current_hourly_min > 1:
        lower = replace(wish, current_hourly_min=wish.current_hourly_min / 2)
        assert rank(job, person, lower).score >= rank(job, person, wish).score


def test_the_line_says_how_far_below_and_the_dial_what_it_wants() -> None:
    ranking = paid(15)
    floor = ranking.part("floor")
    assert floor.reason == "pays 21 % of your floor, 70 USD/h"
    assert floor.points < 0 == floor.of
    assert round(sum(part.points for part in ranking.parts), 2) == ranking.score
    assert floor.reason in ranking.headline
    said = first_failed(ranking.breakdown()["parts"], 3)
    assert said == "Pay floor: pays 21 % of your floor, 70 USD/h (Balanced wants 50 %)"


def test_a_range_is_judged_by_what_it_may_pay_at_most() -> None:
    assert levels(paid(15, 100)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "job",
    [
        replace(PERFECT, hourly_min=None, hourly_max=None),
        replace(PERFECT, budget_type=BudgetType.UNKNOWN, hourly_min=None, hourly_max=None),
        replace(PERFECT, budget_type=BudgetType.FIXED, fixed_budget_max=None),
        replace(PERFECT, currency="XXX"),
        a_job(extras={"salary_min": 20_000, "salary_max": 25_000, "salary_period": "yearly"}, currency="USD"),
    ],
)
def test_pay_that_is_not_known_is_never_too_low(job: JobPosting) -> None:
    assert all(part.name != "floor" for part in ranked(job, wish=DEAR).parts)


def test_without_a_floor_no_pay_is_too_low() -> None:
    assert all(part.name != "floor" for part in paid(1, wish=SearchWish()).parts)


def test_a_fixed_price_is_held_against_the_floor_for_fixed_prices() -> None:
    def fixed(price: int) -> Ranking:
        job = replace(PERFECT, budget_type=BudgetType.FIXED, hourly_min=None, hourly_max=None)
        return ranked(replace(job, fixed_budget_max=Decimal(price)), wish=DEAR)

    assert max(levels(fixed(200))) == 2
    assert fixed(200).part("floor").reason == "pays 20 % of your floor, 1000 USD"
    assert max(levels(fixed(600))) == 3
    assert all(part.name != "floor" for part in fixed(900).parts)


def test_another_currency_is_compared_by_its_worth() -> None:
    rupees = paid(1500, currency="INR")
    assert "floor" in {part.name for part in rupees.parts}
    assert "floor" not in {part.name for part in paid(70, currency="EUR").parts}


def test_somebody_who_names_only_a_dream_has_their_floor_there() -> None:
    dreamer = SearchWish(hourly_min=Decimal(60), hourly_max=Decimal(90))
    assert paid(15, wish=dreamer).part("floor").reason == "pays 25 % of your floor, 60 USD/h"
