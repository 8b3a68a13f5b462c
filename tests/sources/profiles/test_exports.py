"""LinkedIn exports and JSON Resumes: every table about the owner, nothing about other people."""

from pathlib import Path

from app.domain.profile_import.facts import FactKind
from app.sources.profiles.files import read_profile
from tests.sources.profiles.making import a_resume, an_export
from tests.sources.profiles.test_cv import basics, of


def test_an_export_says_who_its_owner_is(tmp_path: Path) -> None:
    parsed = read_profile(an_export(tmp_path / "x.zip"), "x.zip")
    said = basics(parsed.facts)
    assert (said["display_name"], said["headline"]) == ("Ana Petrova", "Backend developer")
    [work] = of(parsed.facts, FactKind.EXPERIENCE)
    assert (work["title"], work["company"], work["started_on"], work["ended_on"]) == (
        "Developer", "Northwind", "March 2017", "April 2021",
    )  # fmt: skip
    assert [one["name"] for one in of(parsed.facts, FactKind.SKILL)] == ["Python", "Django"]
    positions = next(fact for fact in parsed.facts if fact.kind is FactKind.EXPERIENCE)
    assert positions.place == "Positions.csv, row 2"


def test_other_people_and_addresses_stay_in_the_file(tmp_path: Path) -> None:
    parsed = read_profile(an_export(tmp_path / "x.zip"), "x.zip")
    kept = str(parsed.raw) + str(parsed.facts)
    assert "Somebody" not in kept
    assert "Secret Street" not in kept
    assert "1990" not in str(parsed.raw)
    assert parsed.notes == ("Left aside, as not about your work: Connections.csv.",)


def test_a_birthday_waits_for_its_own_yes(tmp_path: Path) -> None:
    parsed = read_profile(an_export(tmp_path / "x.zip"), "x.zip")
    born = next(fact for fact in parsed.facts if fact.values.get("field") == "date_of_birth")
    assert not born.is_sure


def test_tables_in_folders_in_parts_and_after_notes_are_read(tmp_path: Path) -> None:
    notes = 'Notes:\n"Some remark"\n\nName\nPython\n'
    path = an_export(
        tmp_path / "x.zip", {}, **{"Data/Skills_1.csv": notes, "Data/Skills_2.csv": "Name\nRust\n"}
    )
    assert [one["name"] for one in of(read_profile(path, "x.zip").facts, FactKind.SKILL)] == [
        "Python",
        "Rust",
    ]


def test_a_json_resume_says_the_same(tmp_path: Path) -> None:
    parsed = read_profile(a_resume(tmp_path / "r.json"), "r.json")
    assert basics(parsed.facts)["location"] == "Leeds, United Kingdom"
    [work] = of(parsed.facts, FactKind.EXPERIENCE)
    assert (work["results"], work["ended_on"]) == ("Built the parcel tracker", "April 2021")
    assert [one["name"] for one in of(parsed.facts, FactKind.SKILL)] == ["Python", "Django"]


def test_the_name_of_a_group_of_skills_is_a_skill_where_it_is_one(tmp_path: Path) -> None:
    groups = [
        {"name": "Backend", "level": "Advanced", "keywords": ["Python"]},
        {"name": "Python", "level": "Master", "keywords": ["Django"]},
        {"name": "Postgres", "level": "so-so", "keywords": ["Python"]},
        {"name": "Some wizardry", "level": "expert"},
    ]
    parsed = read_profile(a_resume(tmp_path / "r.json", skills=groups), "r.json")
    found = [(one["name"], one.get("level")) for one in of(parsed.facts, FactKind.SKILL)]
    assert found == [("Python", "expert"), ("Django", None), ("Postgres", None), ("Some wizardry", "expert")]


def test_years_are_read_from_a_level_and_a_work_shows_the_skills_it_names(tmp_path: Path) -> None:
    skills = [{"name": "WordPress", "level": "9 years"}, {"name": "Tide charts", "level": "expert"}]
    work = [
        {
            "name": "Bureau Blaa",
            "position": "WordPress developer",
            "highlights": ["Drew tide charts for 3 ports"],
        }
    ]
    parsed = read_profile(a_resume(tmp_path / "r.json", skills=skills, work=work), "r.json")
    assert [(one["name"], one.get("years")) for one in of(parsed.facts, FactKind.SKILL)] == [
        ("WordPress", "9"),
        ("Tide charts", None),
    ]
    [job] = of(parsed.facts, FactKind.EXPERIENCE)
    assert job["skills"].split(", ")[:2] == ["WordPress", "Tide charts"]


def test_where_a_project_can_be_seen_is_kept(tmp_path: Path) -> None:
    projects = [{"name": "Tides", "url": "https://example.org/tides"}, {"name": "Boats", "url": "nowhere"}]
    parsed = read_profile(a_resume(tmp_path / "r.json", work=[], projects=projects), "r.json")
    assert [one.get("url") for one in of(parsed.facts, FactKind.EXPERIENCE)] == [
        "https://example.org/tides",
        None,
    ]


def test_the_country_of_a_resume_is_written_out(tmp_path: Path) -> None:
    for said, place in (
        ({"city": "Berlin", "region": "Berlin", "countryCode": "DE"}, "Berlin, Germany"),
        ({"city": "Anywhere", "countryCode": "??"}, "Anywhere, ??"),
    ):
        path = a_resume(tmp_path / "r.json", basics={"name": "Ana", "location": said})
        assert basics(read_profile(path, "r.json").facts)["location"] == place


def test_a_resume_of_the_wrong_shapes_costs_only_what_is_wrong(tmp_path: Path) -> None:
    path = a_resume(
        tmp_path / "r.json", work="none", education=[3, {"institution": ["x"]}], skills=[{"keywords": 7}]
    )
    assert basics(read_profile(path, "r.json").facts)["display_name"] == "Ana Petrova"
