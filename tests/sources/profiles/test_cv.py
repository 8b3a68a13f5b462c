"""A CV says who it is about, in any order and under any heading; each fact knows where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.profile_import.facts import FactKind, FoundFact, ParsedProfile
from app.sources.profiles.cv import read_cv
from app.sources.profiles.cv_dates import find_span
from app.sources.profiles.files import read_profile
from app.sources.profiles.lines import Line, a_line
from tests.sources.profiles.making import CV, a_docx, a_pdf


def read(text: str) -> list[FoundFact]:
    lines = [a_line(written, f"line {n}") for n, written in enumerate(text.split("\n"), start=1)]
    return read_cv([line for line in lines if line])


def of(facts: list[FoundFact] | tuple[FoundFact, ...], kind: FactKind) -> list[dict[str, str]]:
    return [fact.values for fact in facts if fact.kind is kind]


def basics(facts: list[FoundFact] | tuple[FoundFact, ...]) -> dict[str, str]:
    return {values["field"]: values["value"] for values in of(facts, FactKind.BASICS)}


@pytest.mark.parametrize("make", [a_pdf, a_docx])
def test_pdf_and_docx_say_the_same(make: Callable[[Path], Path], tmp_path: Path) -> None:
    parsed = read_profile(make(tmp_path / "cv"), "cv")
    assert isinstance(parsed, ParsedProfile)
    assert basics(parsed.facts) == {
        "display_name": "Ana Petrova",
        "headline": "Backend developer for logistics companies",
        "location": "Leeds, UK",
        "linkedin_url": "https://www.linkedin.com/in/ana-petrova",
        "about": "I build booking and tracking systems and keep them running.",
    }
    work = of(parsed.facts, FactKind.EXPERIENCE)
    assert [(one["title"], one["company"], one["started_on"], one["ended_on"]) for one in work] == [
        ("Senior Backend Developer", "Harbour Freight Tools", "May 2021", ""),
        ("Developer", "Northwind", "March 2017", "April 2021"),
    ]
    assert work[0]["results"].split("\n")[1] == "Led a team of 4"
    assert work[0]["skills"] == "PostgreSQL, Python"
    [school] = of(parsed.facts, FactKind.EDUCATION)
    assert (school["institution"], school["degree"], school["field"]) == (
        "University of Leeds", "MSc", "Computer Science",
    )  # fmt: skip


def test_a_skill_that_nobody_knows_waits_for_a_look() -> None:
    skills = {fact.values["name"]: fact for fact in read(CV) if fact.kind is FactKind.SKILL}
    assert skills["Python"].is_sure
    assert not skills["Quorbleflux"].is_sure
    assert skills["Quorbleflux"].doubt


def test_each_fact_names_its_line_and_its_words() -> None:
    fact = next(fact for fact in read(CV) if fact.values.get("field") == "headline")
    assert (fact.place, fact.snippet) == ("line 2", "Backend developer for logistics companies")


def test_the_phone_and_the_address_are_no_facts() -> None:
    told = "\n".join(str(fact.values) for fact in read(CV))
    assert "555" not in told
    assert "ana@example.com" not in told


def test_one_line_may_hold_it_all_in_columns() -> None:
    facts = read(
        "EMPLOYMENT HISTORY\nDesigner at Blue Fox, Berlin      Jan 2020 – Mar 2022\n• Drew 40 icons\n"
    )
    [work] = of(facts, FactKind.EXPERIENCE)
    assert (work["title"], work["company"], work["started_on"]) == ("Designer", "Blue Fox", "January 2020")


def test_projects_without_dates_are_told_by_their_bullets() -> None:
    facts = read(
        "PROJECTS\nParcel map\n• Shows 20,000 parcels at once\nBooking robot\n• Saves 3 hours a week\n"
    )
    assert [one["title"] for one in of(facts, FactKind.EXPERIENCE)] == ["Parcel map", "Booking robot"]
    assert {one["kind"] for one in of(facts, FactKind.EXPERIENCE)} == {"project"}


@pytest.mark.parametrize(
    ("text", "started", "ended", "exact"),
    [
        ("May 2023 - Present", "May 2023", "", True),
        ("Developer, 03/2019 – 07/2021", "March 2019", "July 2021", True),
        ("2016–2019", "January 2016", "December 2019", False),
        ("Intern  Summer 2022", "June 2022", "August 2022", False),
        ("since April 2020", "April 2020", "", True),
        ("2020-03 to 2021-11", "March 2020", "November 2021", True),
        ("Sept. 2018 — now", "September 2018", "", True),
    ],
)
def test_spans_of_time_as_people_write_them(text: str, started: str, ended: str, exact: bool) -> None:
    span = find_span(text)
    assert span is not None
    assert (span.started, span.ended, span.is_exact) == (started, ended, exact)


@pytest.mark.parametrize(
    "text", ["Won 1st place in 2022", "ISO 9001", "Served 2000 clients", "+1-555-0100", ""]
)
def test_numbers_that_are_no_time_are_none(text: str) -> None:
    assert find_span(text) is None


def test_any_lines_at_all_are_read_without_trouble() -> None:
    odd = [
        "",
        "•",
        "2020",
        "- - -",
        "EXPERIENCE",
        "May 2020",
        "(((",
        "EDUCATION:",
        "SKILLS: a,b;;c",
        "x" * 5000,
    ]
    for turn in range(len(odd)):
        read_cv([Line(text or " ", "here") for text in odd[turn:] + odd[:turn]])
