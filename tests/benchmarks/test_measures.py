"""Measures of an order agree with counting by hand."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.measures import average_precision, measured, ndcg, roc_auc

orders = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=2, max_size=20)


def split(order: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    scores, grades = zip(*order, strict=True)
    return np.array(scores, dtype=float), np.array(grades)


@given(orders)
def test_the_area_is_the_share_of_pairs_in_order(order: list[tuple[int, int]]) -> None:
    good = [score for score, grade in order if grade]
    bad = [score for score, grade in order if not grade]
    if good and bad:
        won = [1.0 if g > b else 0.5 if g == b else 0.0 for g, b in product(good, bad)]
        assert roc_auc(*split(order)) == pytest.approx(np.mean(won))
    else:
        assert np.isnan(roc_auc(*split(order)))


@given(orders)
def test_measures_do_not_depend_on_the_order_of_the_file(order: list[tuple[int, int]]) -> None:
    for measure in (roc_auc, average_precision, ndcg):
        assert measure(*split(order)) == pytest.approx(measure(*split(order[::-1])), nan_ok=True)


def test_a_perfect_order_is_one_and_average_precision_is_counted_by_hand() -> None:
    grades = np.array([1, 0, 1, 0])
    assert roc_auc(np.array([4.0, 2, 3, 1]), grades) == 1
    assert average_precision(np.array([4.0, 3, 2, 1]), grades) == pytest.approx((1 + 2 / 3) / 2)
    assert ndcg(np.array([4.0, 2, 3, 1]), grades) == 1
    assert ndcg(np.array([1.0, 2, 3, 4]), np.array([3, 2, 1, 0])) < 0.7


def test_an_interval_holds_its_value_and_is_the_same_again() -> None:
    grades = np.array([1, 0] * 50)
    scores = np.sin(np.arange(100.0)) + grades
    one = measured(roc_auc, scores, grades)
    assert one.low < one.value < one.high
    assert one == measured(roc_auc, scores, grades)
