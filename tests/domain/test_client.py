"""Two ads are of one client only where that is certain enough to say; what came of working for them is told."""

from datetime import timedelta
from typing import Any

import pytest

from app.domain.client import Past, client_key, is_ghosted, past_sentence, plain_company, seen_sentence
from app.domain.enums import ApplicationStatus as Status
from tests.builders import MONDAY


def key(
    platform: str = "upwork",
    company: str | None = None,
    country: str | None = "Spain",
    raw: Any = None,
    **extras: Any,
) -> Any:
    return client_key(platform, company=company, country=country, extras=extras, raw=raw)


@pytest.mark.parametrize(
    "written", ["Acme GmbH", "ACME  gmbh", "Acme", "acme, Inc.", "Acme Ltd", "Acme S.A.", "Acme Pty Ltd"]
)
def test_a_company_is_the_same_however_its_legal_form_is_written(written: str) -> None:
    assert plain_company(written) == "acme"


@pytest.mark.parametrize("nobody", [None, "", "Confidential", "Confidential company", "N/A", "Hidden", "self-employed", "-"])  # fmt: skip
def test_a_name_that_names_nobody_is_no_key(nobody: str | None) -> None:
    assert key("linkedin", company=nobody) is None


def test_two_companies_whose_names_only_begin_alike_are_two() -> None:
    assert key("linkedin", company="Arm").value != key("linkedin", company="Armada Ltd").value
    assert key("linkedin", company="Co-op").value != key("linkedin", company="Co").value


def test_a_company_is_the_same_on_both_platforms() -> None:
    assert key("linkedin", company="Acme Inc").value == key("upwork", company="Acme").value


@pytest.mark.parametrize(
    "raw",
    [
        {"buyer": {"company": {"companyId": "1942187959435756617"}}},
        {"buyer.company.companyId": "1942187959435756617"},
        {"clientId": 1942187959435756617},
    ],
)
def test_upworks_own_number_of_the_company_is_certain(raw: dict[str, Any]) -> None:
    found = key(raw=raw, client_since="2022-02-01")
    assert (found.value, found.sure) == ("id:upwork:1942187959435756617", True)
    assert found.name == "Client in Spain, since 2022"


def test_a_small_number_or_another_id_is_not_taken_for_it() -> None:
    assert key(raw={"id": "1942187959435756617", "clientId": "12", "companyId": True}) is None


def test_the_day_of_joining_is_certain_with_a_town_and_only_probable_without() -> None:
    joined = {"client_since": "2022-02-01"}
    town = key(**joined, client_location="Madrid")
    assert (town.sure, town.name) == (True, "Client in Madrid, Spain, since 2022")
    assert not key(**joined).sure
    assert key(**joined).value != key(**joined, country="Peru").value
    assert key(**joined, country=None) is None


def test_an_amount_spent_to_the_cent_is_certain_and_a_rounded_one_tells_nothing() -> None:
    assert key(client_spent=143700.19).value == key(client_spent=143700.19).value
    assert key(client_spent=10_000) is None
    assert key(client_spent=1.55) is None


def test_three_weeks_of_silence_are_an_answer() -> None:
    sent = MONDAY - timedelta(days=22)
    waiting = Past(Status.APPLIED, sent, "", replied=False)
    assert is_ghosted(waiting, now=MONDAY)
    assert not is_ghosted(waiting, now=MONDAY - timedelta(days=2))
    assert not is_ghosted(Past(Status.APPLIED, sent, "", replied=True), now=MONDAY)
    assert is_ghosted(Past(Status.ARCHIVED, sent, "No reply", replied=False), now=MONDAY)
    assert not is_ghosted(Past(Status.ARCHIVED, sent, "I withdrew", replied=False), now=MONDAY)
    assert not is_ghosted(Past(Status.ARCHIVED, None, "No reply", replied=False), now=MONDAY)


def test_what_came_of_it_is_one_sentence() -> None:
    sent = MONDAY - timedelta(days=40)
    pasts = [
        Past(Status.WON, sent, "", replied=True), Past(Status.APPLIED, sent, "", replied=False),
        Past(Status.ARCHIVED, sent, "no reply", replied=False), Past(Status.SHORTLISTED, None, "", replied=False),
        Past(Status.INTERVIEWING, sent, "", replied=True),
    ]  # fmt: skip
    said = past_sentence(pasts, now=MONDAY)
    assert said == "You applied 4 times: 1 won, 2 without an answer, 1 still open."
    assert past_sentence(pasts[:1], now=MONDAY) == "You applied once: 1 won."
    assert past_sentence(pasts[3:4], now=MONDAY) == ""


def test_what_is_only_probable_is_said_to_be() -> None:
    assert seen_sentence(1, sure=True) == "The first ad of this client here."
    assert seen_sentence(3, sure=True) == "3 ads here are of this client."
    assert "probably" in seen_sentence(3, sure=False)
