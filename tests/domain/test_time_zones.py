"""The zone of a place is offered only where country or town tell it."""

import pytest

from app.domain.time_zones import zone_of_place


@pytest.mark.parametrize(
    ("country", "location", "zone"),
    [
        ("PT", "Porto, Portugal", "Europe/Lisbon"),
        ("PT", "Funchal, Madeira", "Atlantic/Madeira"),
        ("DE", "", "Europe/Berlin"),
        ("US", "Chicago, IL", "America/Chicago"),
        ("US", "new york", "America/New_York"),
        ("US", "Somewhere", ""),
        ("", "Porto", ""),
        ("XX", "Nowhere", ""),
    ],
)
def test_the_zone_of_a_place(country: str, location: str, zone: str) -> None:
    assert zone_of_place(country, location) == zone
