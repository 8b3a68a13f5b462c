"""The feed's address: what it says, what is dropped, and what a person may choose."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.enums import BudgetType, Platform
from app.domain.errors import BadInput
from app.domain.job_filter import NAMES, JobFilter, Sort, View

NONSENSE = [
    "",
    " ",
    "?",
    "-1",
    "9" * 40,
    "1e9",
    "٣",
    "yes; drop",
    "\x00",
    "\ud800",
    None,
    [],
    {},
    3.5,
    True,
    0,
]


def test_the_default_view_has_a_bare_address() -> None:
    assert JobFilter().address() == {}
    assert JobFilter.parse({}) == JobFilter()


def test_an_address_is_read_back_as_it_was_written() -> None:
    wanted = JobFilter(
        q="quick python gig", passing=False, platform=Platform.UPWORK, hourly=45, fixed=500, days=7,
        country="United States", verified=True, projects=True, score=60, view=View.ALL, sort=Sort.NEWEST, page=3,
    )  # fmt: skip
    assert JobFilter.parse(wanted.address()) == wanted


@pytest.mark.parametrize("name", sorted(NAMES))
@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_an_address_is_as_if_it_were_not_there(name: str, nonsense: object) -> None:
    read = JobFilter.parse({name: nonsense})
    if name not in ("q", "country") and nonsense is not True:
        assert read == JobFilter()
    read.q.encode()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.text(max_size=30) | st.integers() | st.none()))
def test_any_address_can_be_read_and_written_again(asked: dict) -> None:
    read = JobFilter.parse(asked)
    assert JobFilter.parse(read.address()) == read


@pytest.mark.parametrize(("name", "value"), [("hourly", "much"), ("platform", "fiverr"), ("team_id", "1")])
def test_a_choice_that_cannot_be_is_refused_with_a_sentence(name: str, value: str) -> None:
    with pytest.raises(BadInput) as refused:
        JobFilter().choose(name, value)
    assert refused.value.sentence.endswith(".")


def test_a_new_choice_begins_on_the_first_page() -> None:
    assert JobFilter(page=7).choose("days", "3") == JobFilter(days=3)


def test_amounts_may_be_typed_as_money() -> None:
    assert JobFilter().choose("fixed", "$1,500").fixed == 1500
    assert JobFilter(hourly=45).choose("hourly", "").hourly is None


def test_floors_and_kinds_of_budget_never_contradict() -> None:
    both = JobFilter(hourly=45, fixed=500)
    assert both.choose("budget", "hourly") == JobFilter(hourly=45, budget=BudgetType.HOURLY)
    assert JobFilter(budget=BudgetType.FIXED).choose("hourly", "45") == JobFilter(
        hourly=45, budget=BudgetType.HOURLY
    )
    assert JobFilter.parse({"budget": "unknown", "hourly": "45"}) == JobFilter(budget=BudgetType.UNKNOWN)


def test_only_open_jobs_are_held_against_the_bar() -> None:
    assert [JobFilter(view=view).filters_passing for view in View] == [True, False, False, False]
    assert not JobFilter(passing=False).filters_passing


def test_every_active_filter_has_words_and_can_be_taken_away() -> None:
    wanted = JobFilter(
        q="go", hourly=45, fixed=1500, days=7, country="Peru", verified=True, score=60, projects=True
    )
    assert wanted.active("EUR") == {
        "q": "“go”",
        "pay": "≥ €45/h or €1,500 fixed",
        "days": "last week",
        "country": "Peru",
        "verified": "payment verified",
        "score": "score ≥ 60",
        "projects": "full-time employment",
    }
    for name in wanted.active("EUR"):
        wanted = wanted.without(name)
    assert wanted == JobFilter()


def test_kind_and_floors_share_a_chip_and_a_cross() -> None:
    wanted = JobFilter(budget=BudgetType.HOURLY, hourly=45, verified=True)
    assert wanted.rate_words("USD") == "Hourly ≥ $45/h"
    assert wanted.without("rate") == JobFilter(verified=True)
    assert JobFilter().rate_words("USD") == ""


def test_without_the_bar_everything_is_let_through() -> None:
    assert JobFilter().without("passing") == JobFilter(passing=False)


def test_clearing_keeps_the_view_and_the_order() -> None:
    wanted = JobFilter(q="x", view=View.ALL, sort=Sort.NEWEST, page=2)
    assert wanted.cleared() == JobFilter(view=View.ALL, sort=Sort.NEWEST)


def test_posted_within_counts_back_from_now() -> None:
    now = datetime(2026, 3, 8, tzinfo=UTC)
    assert JobFilter(days=7).posted_after(now) == datetime(2026, 3, 1, tzinfo=UTC)
    assert JobFilter().posted_after(now) is None
