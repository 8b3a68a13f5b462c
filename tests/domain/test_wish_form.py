"""What a person wants, as typed."""

from decimal import Decimal
from typing import Any

import pytest

from app.domain.enums import Platform, ProjectType
from app.domain.forms import BadForm
from app.domain.profile import SearchWish
from app.domain.wish_form import change_wish, remarks


def test_a_form_changes_only_the_fields_that_it_brings() -> None:
    wish = change_wish(SearchWish(currency="EUR", tightness=5), {"hourly_min": "65"})
    assert (wish.hourly_min, wish.currency, wish.tightness) == (Decimal(65), "EUR", 5)


def test_lists_keep_their_own_order() -> None:
    wish = change_wish(SearchWish(), {"platforms": ["linkedin", "upwork"], "project_types": ["full_time"]})
    assert wish.platforms == (Platform.UPWORK, Platform.LINKEDIN)
    assert wish.project_types == (ProjectType.FULL_TIME,)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"hourly_max": "40"}, "hourly_max"),
        ({"hourly_min": "100"}, "hourly_min"),
        ({"hourly_min": "70", "hourly_max": "60"}, "hourly_max"),
        ({"current_hourly_min": "80000"}, "current_hourly_min"),
        ({"fixed_budget_min": "99999999"}, "fixed_budget_min"),
        ({"currency": "XXX"}, "currency"),
        ({"platforms": []}, "platforms"),
        ({"platforms": ["monster"]}, "platforms"),
        ({"platforms": "upwork"}, "platforms"),
        ({"project_types": [None]}, "project_types"),
    ],
)
def test_what_cannot_be_meant_is_said_beside_its_field(form: dict[str, Any], field: str) -> None:
    wish = SearchWish(hourly_min=Decimal(50), hourly_max=Decimal(90))
    with pytest.raises(BadForm) as refused:
        change_wish(wish, form)
    assert list(refused.value.errors) == [field]


def test_a_tightness_does_not_come_in_with_the_rates() -> None:
    assert change_wish(SearchWish(), {"tightness": "5"}).tightness == 3


@pytest.mark.parametrize(
    ("now", "dream", "floor", "said"),
    [
        (60, 50, None, "less"),
        (20, 90, None, "3 times"),
        (60, 80, 40, "less than one hour"),
        (60, 80, 500, None),
        (None, 80, None, None),
    ],
)
def test_a_slip_is_remarked_upon_but_allowed(now: int, dream: int, floor: int, said: str | None) -> None:
    found = remarks(
        SearchWish(
            current_hourly_min=now and Decimal(now),
            hourly_min=Decimal(dream),
            fixed_budget_min=floor and Decimal(floor),
        )
    )
    assert (len(found) == 1 and said in found[0]) if said else not found
