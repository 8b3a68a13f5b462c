"""The kind of work an ad asks for decides which fact leads, how the job is begun and what is asked."""

import re
from dataclasses import replace
from typing import Any

import pytest

from app.domain.letters.cliches import find_cliches
from app.domain.letters.facts import facts_of
from app.domain.letters.focus import focus_of
from app.domain.letters.kinds import kind_to_begin, kinds, kinds_asked, kinds_done
from app.domain.letters.lexicon import trades
from app.domain.letters.match import AdWords, best_facts
from app.domain.letters.openings import trade_of
from app.domain.letters.trace import Tracer
from app.domain.profile import ProfileFacts
from tests.domain.letters.people import a_letter, a_skill, a_work, an_ad

ANALYST = ProfileFacts(
    display_name="Ines Duarte",
    skills=tuple(a_skill(name) for name in ("Power BI", "Excel", "SQL", "Snowflake")),
    experiences=(
        a_work(
            "Data analyst",
            "Fluxo",
            "Trained 34 accountants in Power BI in six workshops",
            "Moved 300 reports from Qlik to Power BI",
            "Cut the nightly load of the reports from 6 hours to 40 minutes",
            skills=("Power BI",),
        ),
        a_work(
            "Data engineer",
            "Northbank",
            "Cleaned 90,000 customer records and removed 11,000 duplicates",
            "Automated 25 monthly Excel reports",
            "Connected SAP to Snowflake over its API",
            "Researched 3,000 suppliers for an importer of food",
            skills=("Snowflake",),
        ),
    ),
)


def first_fact(title: str, description: str = "") -> str:
    job = an_ad(title, description)
    ad = AdWords(job, kinds=kinds_asked(focus_of(job), job))
    results = [fact for fact in facts_of(ANALYST) if fact.kind == "result"]
    return best_facts(results, ad, 3)[0].fact.text


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("Power BI training for our finance team", "Trained 34"),
        ("Power BI expert for sales reports", "Moved 300"),
        ("Power BI dashboards load too slowly, make the reports faster", "Cut the nightly"),
        ("Clean up our customer records before the CRM import", "Cleaned 90,000"),
        ("Automate our monthly Excel reports", "Automated 25"),
        ("Connect our shop to Snowflake", "Connected SAP"),
        ("Research suppliers of food for an importer", "Researched 3,000"),
    ],
)
def test_the_fact_of_the_same_kind_of_work_comes_first(title: str, begins: str) -> None:
    assert first_fact(title).startswith(begins)


def test_teaching_does_not_lead_where_the_work_itself_is_wanted() -> None:
    trained = replace(
        ANALYST.experiences[0], results=("Trained 34 accountants in Power BI in six workshops",)
    )
    built = a_work("Analyst", "Harrow", "Built a Power BI model of stock and sales", skills=("Power BI",))
    job = an_ad("Power BI developer", "We need Power BI for our accountants.")
    person = replace(ANALYST, experiences=(trained, built))
    assert "Built a Power BI".lower() in a_letter(job, person).text.lower().split(". ")[1]


def test_facts_stand_in_the_order_of_their_nearness() -> None:
    job = an_ad("Automate our monthly Excel reports in Power BI", "Excel, Power BI and monthly reports.")
    facts = [fact for fact in facts_of(ANALYST) if fact.kind == "result"]
    scores = [m.score for m in best_facts(facts, AdWords(job, kinds=kinds_asked(focus_of(job), job)), 3)]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Power BI trainer for our staff", "teach"),
        ("Label training data for a machine learning model", None),
        ("Build an AI tutor app for language lessons", None),
        ("One hour consultation on our Power BI setup", "advise"),
        ("Clean and deduplicate our CRM contacts in Excel", "clean"),
        ("House cleaning service needs a website", None),
        ("Build a list of 500 dentists with e-mail addresses", "list"),
        ("Migrate our dashboards from Grow to Looker", "move"),
        ("WordPress website maintenance", "maintain"),
    ],
)
def test_the_kind_that_decides_how_a_job_is_begun(title: str, key: str | None) -> None:
    job = an_ad(title)
    kind = kind_to_begin(trade_of(job)["key"], focus_of(job), job)
    assert (kind.key if kind else None) == key


def test_what_the_ad_asks_of_its_applicants_is_no_kind_of_work() -> None:
    job = an_ad(
        "Python script for invoices", "Read PDF invoices into a table. Please tell us about a bug you fixed."
    )
    assert kind_to_begin("backend", focus_of(job), job) is None


def test_a_training_is_begun_as_a_training() -> None:
    text = a_letter(
        an_ad("Power BI training for our finance team", "We use Power BI and Excel."), ANALYST
    ).text
    assert "At Fluxo I trained 34 accountants" in text
    assert "rows" not in text
    assert any(word in text for word in ("session", "lessons", "how the work is done"))


def _plain(words: str) -> str:
    return re.sub(r"^(?:new|old): ", "", words).replace("{thing}", "app")


def _said_by(says: dict[str, Any]) -> list[str]:
    if not says:
        return []
    return [
        *(f"I would start by {_plain(first)}, then go on." for first in says["first"]),
        f"You would get {says['check']} along the way.",
        *(_plain(question["ask"]) for question in says["asks"]),
        *(f"That goes well when {_plain(line)}." for line in says.get("principle", ())),
        *(f"What decides how it goes is {_plain(line)}." for line in says.get("decider", ())),
        *(f"The parts to pin down are {_plain(line)}." for line in says.get("parts", ())),
    ]


SAID = {kind.key: kind.says for kind in kinds()} | {
    f"in {trade['key']}": {**trade, "asks": trade["questions"]} for trade in trades()
}


@pytest.mark.parametrize("says", SAID.values(), ids=SAID)
def test_what_is_said_of_the_work_claims_nothing_and_is_not_worn_out(says: dict[str, Any]) -> None:
    tracer = Tracer(ProfileFacts(display_name="Ines Duarte"), an_ad("Help wanted"))
    for line in _said_by(says):
        assert tracer.is_sound(line), line
        assert not find_cliches(line), line


@pytest.mark.parametrize(
    ("title", "text", "trade", "kind"),
    [
        ("Website for an event space with booking and payment integration", "We need someone to create a website for our event space.", "web", None),
        ("WordPress site to be connected to our CRM", "We need someone to connect our WordPress site to HubSpot.", "web", "connect"),
        ("Gift card plugin for WooCommerce", "We need a small gift card plugin. Skills: PHP, performance optimization.", "plugin", None),
        ("Custom filter for The Event Calendar plugin", "We need a custom filter that keeps two URLs apart.", "plugin", None),
        ("WooCommerce plugin", "Our plugin is slow: it takes 7 seconds to show the gift cards.", "plugin", "slow"),
    ],
)  # fmt: skip
def test_a_passing_word_does_not_decide_how_a_job_is_begun(
    title: str, text: str, trade: str, kind: str | None
) -> None:
    job = an_ad(title, text)
    named = trade_of(job)["key"]
    found = kind_to_begin(named, focus_of(job), job)
    assert (named, found.key if found else None) == (trade, kind)


def test_code_that_was_written_is_not_writing() -> None:
    assert "write" not in kinds_done("Wrote a booking plugin in PHP that 11 hotels use")
    assert "write" in kinds_done("Wrote 40 articles for a travel magazine")
