"""Rows and sentences of the feed."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.domain.enums import DismissReason
from app.domain.job_words import (
    DISMISS_WORDS,
    UNSAID,
    client_words,
    exact_time,
    fit_sentence,
    job_facts,
    job_rate,
    provisional_sentence,
    seen_words,
    short_age,
    worth_sentence,
)
from app.domain.ranking import WEIGHTS

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
COLUMNS = (
    *(
        "budget_type",
        "hourly_min",
        "hourly_max",
        "fixed_budget_min",
        "fixed_budget_max",
        "currency",
        "extras",
    ),
    *("company_name", "client_country", "client_rating", "client_hires", "client_payment_verified"),
    *("seniority", "category"),
)


def a_row(**known: Any) -> dict[str, Any]:
    return dict.fromkeys(COLUMNS) | {"budget_type": "unknown"} | known


def a_part(name: str, reason: str, *, group: str = "fit", known: bool = True) -> dict[str, Any]:
    return {"name": name, "reason": reason, "group": group, "known": known}


def test_what_nobody_said_is_not_said() -> None:
    assert (job_rate(a_row()), client_words(a_row()), job_facts(a_row())) == ("", [], [])


def test_a_rate_is_a_rate_and_a_salary_is_a_salary() -> None:
    hourly = a_row(budget_type="hourly", hourly_min=Decimal(60), hourly_max=Decimal(85), currency="USD")
    salary = a_row(
        extras={"salary_min": 90000, "salary_max": 110000, "salary_period": "year"}, currency="USD"
    )
    assert job_rate(hourly) == "$60–85/h"
    assert job_rate(salary) == "$90,000–110,000/year"
    assert job_rate(a_row(budget_type="fixed")) == ""


def test_no_hires_is_news_and_unknown_hires_are_not() -> None:
    assert client_words(a_row(client_hires=0, client_payment_verified=False)) == [
        "no hires yet",
        "payment not verified",
    ]
    known = a_row(company_name="Acme", client_rating=Decimal("4.95"), extras={"client_reviews": 31})
    assert client_words(known) == ["Acme", "★ 5.0 (31)"]


def test_a_second_platform_is_worth_more_words_than_a_second_sighting() -> None:
    assert seen_words("upwork", ["upwork", "linkedin"], 5) == "also on LinkedIn"
    assert seen_words("upwork", ["upwork"], 3) == "seen 3 times"
    assert seen_words("upwork", None, 1) == ""


@pytest.mark.parametrize(
    ("age", "precision", "words"),
    [
        (timedelta(minutes=12), None, "12 min"),
        (timedelta(hours=2), None, "2 h"),
        (timedelta(hours=2), "day", "today"),
        (timedelta(days=1), "day", "1 d"),
        (timedelta(days=20), None, "2 w"),
        (timedelta(days=80), None, "2 mo"),
        (timedelta(days=800), None, "2 y"),
        (timedelta(days=-1), None, "0 min"),
    ],
)
def test_an_age_fits_at_the_end_of_a_row(age: timedelta, precision: str | None, words: str) -> None:
    assert short_age(NOW - age, now=NOW, precision=precision) == words


def test_the_exact_time_is_in_the_persons_zone_and_no_finer_than_known() -> None:
    assert exact_time(NOW, "Asia/Tokyo") == "Mon 2 March 2026, 18:30"
    assert exact_time(NOW, "Asia/Tokyo", "day") == "Mon 2 March 2026"
    assert exact_time(NOW, "Nowhere/At all") == "Mon 2 March 2026, 09:30"
    assert (exact_time(None, "UTC"), short_age(None, now=NOW)) == ("", "")


def test_fit_and_worth_are_sentences_of_what_is_known() -> None:
    parts = [
        a_part("skills", "4 of 5 skills"),
        a_part("seniority", "level not given", known=False),
        a_part("rate", "above your rate", group="worth"),
    ]
    assert fit_sentence(80, parts) == "You can do this: 4 of 5 skills."
    assert worth_sentence(60, parts) == "A fair deal: above your rate."
    assert worth_sentence(10, []) == "A weak deal, as far as is known."


def test_a_provisional_score_says_what_is_missing_and_who_can_mend_it() -> None:
    parts = [
        a_part("skills", "your profile lists no skills yet", known=False),
        a_part("rate", "no rate given", known=False),
        a_part("client", "nothing known about the client", known=False),
    ]
    assert provisional_sentence(parts) == (
        "Provisional: the ad does not say the rate or anything about the client, "
        "and your profile does not say enough to compare."
    )
    assert provisional_sentence([]) == "Provisional."


def test_every_part_and_every_reason_has_its_words() -> None:
    assert set(UNSAID) == set(WEIGHTS)
    assert set(DISMISS_WORDS) == set(DismissReason)


def test_facts_stand_in_the_order_in_which_one_asks() -> None:
    extras = {
        "duration": "3 to 6 months", "proposals_min": 5, "proposals_max": 10, "connects": 8, "remote": True,
    }  # fmt: skip
    facts = job_facts(a_row(extras=extras, seniority="expert"))
    assert facts == [
        ("Level", "Expert"), ("Takes", "3 to 6 months"), ("Where", "Remote"), ("Proposals", "5–10"),
        ("Connects", "8"),
    ]  # fmt: skip
