"""What time it is where the client is."""

from datetime import timedelta

from app.domain.client_hours import client_hours
from app.domain.countries import country_codes
from tests.builders import MONDAY


def test_a_country_with_one_clock() -> None:
    assert client_hours("Sweden", now=MONDAY) == "It is Mon 10:00 in Sweden: working hours."
    assert (
        client_hours("Sweden", now=MONDAY - timedelta(days=1))
        == "It is Sun 10:00 in Sweden: not working hours."
    )


def test_a_country_with_many_clocks_gives_both_ends() -> None:
    said = client_hours("United States", now=MONDAY + timedelta(hours=5))
    assert said.startswith("It is between Mon 04:00 and Mon 09:00 in United States")
    assert "partly" in said


def test_a_country_that_nobody_knows_has_no_clock() -> None:
    assert client_hours("Narnia", now=MONDAY) == ""
    assert client_hours(None, now=MONDAY) == ""


def test_nearly_every_country_has_one() -> None:
    without = [name for name in country_codes().values() if not client_hours(name, now=MONDAY)]
    assert len(without) <= 5, without
