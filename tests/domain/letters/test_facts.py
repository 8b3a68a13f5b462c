"""Every claimable statement of a profile is a fact with its row."""

from decimal import Decimal

from app.domain.letters.facts import facts_of
from tests.domain.letters.people import DEVELOPER, NOBODY, an_id


def test_every_row_gives_its_facts() -> None:
    kinds = [f.kind for f in facts_of(DEVELOPER)]
    assert kinds.count("experience") == 2
    assert kinds.count("result") == 5
    assert kinds.count("skill") == 4
    assert kinds.count("about") == 2
    assert {"education", "headline", "place"} <= set(kinds)


def test_a_fact_knows_its_row_its_label_and_its_numbers() -> None:
    fact = next(f for f in facts_of(DEVELOPER) if "11,000" in f.text)
    assert fact.ref_id == an_id("Backend developerPraxio")
    assert fact.label == "Experience · Praxio, 2020–2023"
    assert fact.numbers == (Decimal(11000), Decimal(14))
    assert fact.text == "Scheduling service, 11,000 appointments a week, FastAPI, PostgreSQL 14"


def test_ids_are_stable_and_unique() -> None:
    ids = [f.id for f in facts_of(DEVELOPER)]
    assert len(ids) == len(set(ids))
    assert ids == [f.id for f in facts_of(DEVELOPER)]


def test_an_empty_profile_claims_nothing() -> None:
    assert facts_of(NOBODY) == []
