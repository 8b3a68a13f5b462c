"""A claim that turns a fact around is no claim of the profile's."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.letters.trace import Sentence, Tracer
from tests.domain.letters.people import DEVELOPER, a_work, an_ad

PERSON = replace(
    DEVELOPER,
    experiences=(
        a_work(
            "Data engineer",
            "Fluxo",
            "Moved 300 jobs from cron to Airflow",
            "Cut the nightly run from 6 hours to 40 minutes",
            "Raised test coverage from 30% to 85%",
            "Replaced Redshift with Snowflake",
            started_on=date(2022, 1, 1),
            ended_on=None,
        ),
        a_work("Clerk", "Municipal Archive", "Kept 2,000 files", started_on=date(1997, 1, 1)),
    ),
    as_of=date(2026, 11, 28),
)
AD = an_ad(
    "dbt models", "Nobody trusts our numbers. The nightly sync broke twice. Build dbt models on Snowflake."
)


def told(text: str) -> Sentence:
    return Tracer(PERSON, AD).sentences(text)[0]


@pytest.mark.parametrize(
    "claim",
    [
        "I moved 300 jobs from cron to Airflow.",
        "I cut the nightly run from 6 hours to 40 minutes.",
        "I raised test coverage from 30% to 85%.",
        "I replaced Redshift with Snowflake.",
        "I moved Redshift to Snowflake.",
        "I cut the nightly run to 40 minutes.",
    ],
)
def test_what_went_the_way_the_profile_says_is_supported(claim: str) -> None:
    assert told(claim).status == "supported"


@pytest.mark.parametrize(
    "claim",
    [
        "I moved 300 jobs from Airflow to cron.",
        "I cut the nightly run from 40 minutes to 6 hours.",
        "I lowered test coverage from 85% to 30%.",
        "I replaced Snowflake with Redshift.",
        "I migrated Snowflake to Redshift.",
        "I increased the nightly run to 40 minutes.",
        "At Fluxo the nightly run rose to 40 minutes.",
        "I reduced test coverage to 85%.",
    ],
)
def test_what_went_the_other_way_is_not(claim: str) -> None:
    assert told(claim).status == "unsupported"


@pytest.mark.parametrize(
    "words",
    [
        "Tuesday at 10:00 suits me.",
        "Thursday at 3 pm works for me.",
        "Would Tuesday at 3 pm work for you?",
        "Do you want me to start with the sync?",
        "I am free on Monday from 9:00 to 11:30.",
        "The sync broke, so nobody trusts the numbers.",
    ],
)
def test_a_time_a_question_and_the_clients_trouble_claim_nothing(words: str) -> None:
    assert told(words).status == "neutral"


def test_years_are_carried_by_the_work_that_went_on_in_them() -> None:
    since = told("My work since 2022 is data engineering.")
    assert since.status == "supported"
    assert "Municipal" not in since.reason
    assert "Fluxo" in since.reason
