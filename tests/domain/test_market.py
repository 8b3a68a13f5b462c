"""A rate stands among those of comparable jobs, or it is said that there are too few of them."""

from app.domain.market import FEWEST, Offer, market, percentile_of, place_sentence


def offers(*amounts: float, shared: int = 2) -> list[Offer]:
    return [Offer(amount, shared) for amount in amounts]


def test_a_rate_stands_where_its_share_of_cheaper_jobs_says() -> None:
    found = market(offers(*range(10, 110, 5)), 80)
    assert (found.count, found.shared, found.percentile) == (20, 2, 72)
    assert list(found.marks) == [10, 25, 50, 75, 90]
    assert found.marks[50] == 57.5
    assert place_sentence(found, "hourly") == (
        "Pays more than 72 of 100: of 20 hourly jobs here that share 2 skills or more with it."
    )


def test_a_low_rate_is_called_low() -> None:
    said = place_sentence(market(offers(*range(10, 110, 5), shared=1), 15), "hourly")
    assert said == "Pays less than 92 of 100: of 20 hourly jobs here that share a skill with it."


def test_too_few_jobs_say_nothing_but_how_many() -> None:
    found = market(offers(*[50.0] * (FEWEST - 1)), 50)
    assert (found.marks, found.percentile) == ({}, None)
    assert place_sentence(found, "hourly") == f"Not enough data to compare the rate (n = {FEWEST - 1})."


def test_close_jobs_count_as_long_as_they_are_enough() -> None:
    close, loose = offers(*[100.0] * FEWEST, shared=3), offers(*[10.0] * 50, shared=1)
    assert market(close + loose, 100).shared == 3
    assert market(close[1:] + loose, 100).shared == 1


def test_equal_rates_count_half_and_the_ends_stay_open() -> None:
    assert percentile_of(50, [50.0] * 20) == 50
    assert percentile_of(1, [50.0] * 20) == 1
    assert percentile_of(99, [50.0] * 20) == 99


def test_an_unsaid_rate_still_shows_the_market() -> None:
    found = market(offers(*range(10, 110, 5)), None)
    assert place_sentence(found, "hourly").startswith("It does not say what it pays; 20 hourly jobs")
