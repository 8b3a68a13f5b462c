"""One name for each skill: synonyms meet, near misses stay apart, unknown names are kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.skills import canonical, is_known, is_same, rarity, related, suggest, tag_skills
from tests.sources.reading import jobs, read_content
from tests.sources.test_sample_files import sample_files


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("React.js", "React"),
        ("ReactJS", "React"),
        ("react", "React"),
        ("NodeJS", "Node.js"),
        ("Vue.js 3", "Vue.js"),
        ("c sharp", "C#"),
        ("golang", "Go"),
        ("k8s", "Kubernetes"),
        ("tform", "Terraform"),
        ("Postgres", "PostgreSQL"),
        ("dotnet", ".NET"),
        ("AdWords", "Google Ads"),
        ("After-Effects", "Adobe After Effects"),
        ("MS Word", "Microsoft Word"),
        ("Search Engine Optimization (SEO)", "Search Engine Optimization"),
        ("WordPress Developer", "WordPress"),
        ("bookkeeper", "Bookkeeping"),
        ("3D modelling", "3D Modeling"),
        ("search engine optimisation", "Search Engine Optimization"),
        ("graphic designers", "Graphic Design"),
        ("English to Spanish translation", "Spanish"),
        ("VA", "Virtual Assistance"),
    ],
)
def test_a_skill_has_one_name_however_it_is_written(written: str, name: str) -> None:
    assert canonical(written) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Java", "JavaScript"),
        ("C", "C++"),
        ("C++", "C#"),
        ("C", "C#"),
        ("R", "Ruby"),
        ("React", "React Native"),
        ("Angular", "AngularJS"),
        ("Excel", "Excel training"),
        ("Google Ads", "Google Analytics"),
        ("Facebook Ads", "Facebook Marketing"),
        ("Jest", "Mocha"),
        ("Stripe", "PayPal"),
        ("Selenium", "Cypress"),
        ("Claude", "ChatGPT"),
        ("Adobe Illustrator", "Illustration"),
        ("Data Entry", "Data Engineering"),
        ("SQL", "MySQL"),
        ("Git", "GitHub"),
        ("Sass", "SAS"),
        ("Swift", "SwiftUI"),
        ("Maya", "Magento"),
        ("Copywriting", "Copyright"),
        ("Amazon MQ", "MQTT"),
        ("Backbone", "Backend Development"),
        ("Less", "Lean"),
        ("Core ML", "Core Data"),
    ],
)
def test_near_misses_stay_apart(one: str, other: str) -> None:
    assert is_known(one)
    assert is_known(other)
    assert canonical(one) != canonical(other)


def test_nearly_all_tags_that_gig_sites_use_are_known() -> None:
    tags = (Path(__file__).parent / "common_tags.txt").read_text(encoding="utf-8").splitlines()
    known = [tag for tag in tags if all(map(is_known, tag_skills(tag)))]
    assert len(known) >= 0.97 * len(tags)


def test_nine_of_ten_tag_uses_of_real_dumps_are_known(tmp_path: Path) -> None:
    for path in sample_files():
        uses = [
            tag for job in jobs(read_content(tmp_path, path.read_bytes(), path.name)) for tag in job.skills
        ]
        assert sum(all(map(is_known, tag_skills(tag))) for tag in uses) >= 0.9 * len(uses), path.name


def test_an_unknown_skill_stays_as_typed_without_stray_spaces() -> None:
    assert canonical("  Bagpipe   repair ") == "Bagpipe repair"


def test_a_tag_that_names_two_skills_means_both() -> None:
    assert tag_skills("HTML/CSS") == ("HTML", "CSS")
    assert tag_skills("Bagpipe repair") == ("Bagpipe repair",)
    assert tag_skills("  ") == ()


@given(st.text(max_size=40))
def test_a_name_is_its_own_name(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


def test_what_is_common_is_offered_first() -> None:
    assert suggest("py")[0] == "Python"
    assert suggest("js")[0] == "JavaScript"
    assert suggest("exc")[0] == "Microsoft Excel"
    assert suggest("illus")[:2] == ["Illustration", "Adobe Illustrator"]


def test_suggestions_are_few_and_none_for_nothing() -> None:
    assert len(suggest("a", limit=5)) == 5
    assert suggest("") == suggest("zzzz") == []


def test_a_skill_shows_what_it_is_built_on() -> None:
    near = related("Next.js")
    assert near["React"] > near["JavaScript"] > 0.5
    assert related("JavaScript")["React"] < near["JavaScript"]


def test_a_narrow_skill_covers_its_sibling_in_part_only() -> None:
    assert 0 < related("Selenium")["Cypress"] < related("Selenium")["Test Automation"]
    assert "Bookkeeping" not in related("Selenium")


def test_languages_of_one_family_do_not_stand_for_each_other() -> None:
    assert "French" not in related("Spanish")


def test_what_everybody_asks_for_tells_little() -> None:
    assert rarity("Communication") < rarity("Web Development") < rarity("Python")
    assert 0 < rarity("Bagpipe repair") < rarity("Python")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("React", "react.js", True),
        ("K8s", "Kubernetes", True),
        ("JS", "JavaScript", True),
        ("Postgres", "PostgreSQL", True),
        ("bookkeeper", "Bookkeeping", True),
        ("MS Excel", "Excel", True),
        ("front end developer", "Front-End Development", True),
        ("VAT returns", "Tax Preparation", False),
        ("Bank reconciliation", "Bookkeeping", False),
        ("Accounts Receivable", "Accounts Payable", False),
        ("Basket weaving", "basket  weaving", True),
        ("Basket weaving", "Pottery", False),
    ],
)
def test_a_spelling_of_a_skill_is_told_from_a_narrower_one(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same
