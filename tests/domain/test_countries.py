"""One English name per country, and none where a text does not say one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.countries import country_name, country_of_place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GBR", "United Kingdom"),
        ("UK", "United Kingdom"),
        ("u.k.", "United Kingdom"),
        ("Scotland", "United Kingdom"),
        ("USA", "United States"),
        ("the U.S.", "United States"),
        ("IDN", "Indonesia"),
        ("IND", "India"),
        ("Deutschland", "Germany"),
        ("Türkiye", "Turkey"),
        ("Czech Republic", "Czechia"),
        ("Korea, Republic of", "South Korea"),
        ("Georgia", "Georgia"),
        ("Worldwide", None),
        ("EMEA", None),
        ("oo", None),
        ("nan", None),
        ("", None),
    ],
)
def test_a_country_has_one_name_however_it_is_written(text: str, name: str | None) -> None:
    assert country_name(text) == name


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Leeds, England, UK", "United Kingdom"),
        ("London Area, United Kingdom", "United Kingdom"),
        ("Irvine, CA", "United States"),
        ("Atlanta, GA", "United States"),
        ("Indianapolis, IN", "United States"),
        ("Austin, Texas", "United States"),
        ("San Jose, CA, US", "United States"),
        ("Georgia, United States", "United States"),
        ("Tbilisi, Georgia", "Georgia"),
        ("Toronto, ON, CA", "Canada"),
        ("Toronto, ON", "Canada"),
        ("United States\nBoston 4:32 PM", "United States"),
        ("United States (Remote)", "United States"),
        ("Leeds", None),
        ("Georgia", None),
        ("Berlin, DE", None),
        ("Remote", None),
        ("EMEA", None),
        ("", None),
    ],
)
def test_a_place_names_its_country_or_leaves_it_open(place: str, name: str | None) -> None:
    assert country_of_place(place) == name


@given(st.text())
def test_any_text_is_a_known_country_or_none(text: str) -> None:
    for found in (country_name(text), country_of_place(text)):
        assert found is None or country_name(found) == found
