"""A skill is shown by a person's own rows or not at all: denials, wishes and other people's skills are none."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from app.domain.evidence import claimed, evidence_words, proofs_of, years_shown
from app.domain.profile import ExperienceFact, ProfileFacts, SkillFact

TODAY = date(2026, 3, 2)


def named(text: str, *, title: bool = False) -> set[str]:
    return {name for name, _ in claimed(text, title=title)}


@pytest.mark.parametrize(
    "text",
    [
        "I have never used Playwright.",
        "I don't know Kubernetes.",
        "No experience with Salesforce, sorry.",
        "Everything but Photoshop: I draw by hand and avoid Photoshop.",
        "Next year I want to learn Rust.",
        "I would love to use Figma one day.",
        "Currently learning TypeScript from a book.",
        "If I knew Django I would say so.",
        "My colleague did all of it in Figma.",
        "The client used Salesforce.",
        "Their stack was PHP.",
        "Recruited React developers for two start-ups.",
        "Managed a team of Kubernetes engineers.",
        "Wrote product texts for a Shopify store.",
        "Sold Photoshop courses to schools.",
        "Answers quote requests in under a minute.",
        "Worked alongside a WordPress agency.",
        "Replaced WordPress by hand-written pages.",
        "Translated a novel about Python snakes.",
        "My JavaScript is rusty.",
    ],
)
def test_what_is_denied_wished_or_somebody_elses_is_no_evidence(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Built the tests with Playwright and TypeScript.", {"Playwright", "TypeScript"}),
        ("Never used Java. Wrote everything in Python.", {"Python"}),
        ("I do not know Java, but I use Django daily", {"Django"}),
        ("Migrated 12 services from Angular to React", {"React"}),
        ("Skills: Python, Kubernetes, PostgreSQL", {"Python", "Kubernetes", "PostgreSQL"}),
        ("i use react and node.js", {"React", "Node.js"}),
        ("Rebuilt the shop with React for 300 users", {"React"}),
    ],
)
def test_what_is_claimed_is_found_beside_what_is_not(text: str, skills: set[str]) -> None:
    assert named(text) >= skills
    assert not named(text) & {"Java", "Angular", "JavaScript"}


@pytest.mark.parametrize("title", ["Recruiter for Java developers", "Accountant at a Shopify agency"])
def test_a_title_about_something_is_no_evidence_of_it(title: str) -> None:
    assert named(title, title=True) & {"Java", "Shopify"} == set()


def test_only_past_work_the_overview_and_the_cv_are_evidence() -> None:
    work = ExperienceFact(uuid4(), "Web developer", "Acme", skills=("Vue.js",))
    profile = ProfileFacts(
        headline="Expert in Kubernetes", about="I design in Figma.",
        skills=(SkillFact(uuid4(), "Terraform"),), experiences=(work,),
    )  # fmt: skip
    found = proofs_of(profile, [("cv", "Wrote reports with Power BI.")])
    assert {"Vue.js", "Figma", "Power BI"} <= set(found)
    assert not {"Kubernetes", "Terraform"} & set(found)
    assert (found["Vue.js"][0].id, found["Vue.js"][0].label) == (str(work.id), "Web developer, Acme")


def test_evidence_in_words() -> None:
    rows = [
        ExperienceFact(uuid4(), "A", skills=("Playwright",)),
        ExperienceFact(uuid4(), "B", skills=("Playwright",)),
    ]
    profile = ProfileFacts(about="I test with Playwright.", experiences=tuple(rows))
    proofs = proofs_of(profile, [("1", "Playwright, Cypress")])["Playwright"]
    assert evidence_words(proofs) == (
        "you used it in two past projects and you name it in what you say about yourself and your CV names it"
    )


def work(start: date | None, end: date | None, skills: tuple[str, ...] = ("Python",)) -> ExperienceFact:
    return ExperienceFact(
        UUID(int=(start or TODAY).toordinal()), "Work", started_on=start, ended_on=end, skills=skills
    )


@pytest.mark.parametrize(
    ("rows", "years"),
    [
        ([work(date(2020, 1, 1), date(2023, 1, 2))], 3),
        ([work(date(2020, 1, 1), date(2023, 1, 2)), work(date(2021, 1, 1), date(2022, 1, 1))], 3),
        ([work(date(2024, 3, 1), None)], 2),
        ([work(date(2020, 1, 1), date(2023, 1, 2), ("Java",))], 0),
        ([work(None, None)], 0),
    ],
)
def test_years_are_those_of_the_rows_that_show_the_skill(rows: list, years: int) -> None:
    profile = ProfileFacts(experiences=tuple(rows))
    assert years_shown(profile, proofs_of(profile).get("Python", ()), TODAY) == years
