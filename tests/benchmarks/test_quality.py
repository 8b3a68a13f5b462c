"""The order of the labelled ads is as good as it says: a change that makes it worse fails here."""

from collections import Counter

import pytest

from app.bench.baselines import BASELINES
from app.bench.labelled import GRADES, GradedProfile, graded_profiles
from app.bench.quality import LEAST, LEAST_BY_CV, Order, by_cv, figures, order_for, ours, quality
from app.domain.plain_cv.read import read_cv


@pytest.fixture(scope="module")
def people() -> list[GradedProfile]:
    return graded_profiles()


@pytest.fixture(scope="module")
def orders(people: list[GradedProfile]) -> list[Order]:
    return [order_for(person) for person in people]


def test_the_set_has_twelve_trades_of_forty_graded_ads_each(people: list[GradedProfile]) -> None:
    assert len(people) >= 12
    for person in people:
        assert len(person.jobs) == len(person.grades) == 40
        assert set(Counter(person.grades.tolist())) == set(GRADES)
        assert all(job.title and job.description for job in person.jobs)


def test_a_cv_says_what_the_profile_says(people: list[GradedProfile]) -> None:
    for person in people:
        read = read_cv(person.cv)
        assert read.headline
        assert {fact.title for fact in person.profile.experiences} <= {
            fact.title for fact in read.experiences
        }
        assert len(read.skills) >= len(person.profile.skills) / 2


@pytest.mark.parametrize("what", list(LEAST))
def test_the_order_is_as_good_as_stated(orders: list[Order], what: str) -> None:
    assert quality(what, orders, ours, rounds=1).value >= LEAST[what]


def test_a_plain_cv_is_enough_for_a_good_order(orders: list[Order]) -> None:
    assert quality("auc", orders, by_cv, rounds=1).value >= LEAST_BY_CV


@pytest.mark.parametrize("name", list(BASELINES))
def test_ours_stands_above_what_any_program_could_do(orders: list[Order], name: str) -> None:
    def theirs(order: Order) -> object:
        return BASELINES[name](order.person.jobs, order.person.cv)

    assert quality("auc", orders, ours, rounds=1).value > quality("auc", orders, theirs, rounds=1).value  # type: ignore[arg-type]


def test_what_each_part_brings_is_told() -> None:
    said = {figure.what.strip(): figure for figure in figures()}
    assert {"without skills", "without experience", "without must-haves"} <= set(said)
    assert said["without skills"].measured < said["without skills"].floor
    assert all(figure.reached is not False for figure in said.values())
