"""What stays with a file is called by name, and a long list of it is cut."""

from app.domain.profile_import.facts import FactKind, FoundFact
from app.domain.profile_import.kept import kept_words


def kept(section: str, text: str) -> FoundFact:
    return FoundFact(FactKind.OTHER, {"section": section, "text": text}, "line 1", text)


def test_each_section_names_what_it_holds() -> None:
    facts = [
        kept("languages", "English · Native"),
        kept("awards", "Best tracker"),
        kept("languages", "German"),
    ]
    assert (
        kept_words(facts) == "3 kept with the file only: languages (English, German), awards (Best tracker)"
    )
    assert kept_words([FoundFact(FactKind.SKILL, {"name": "Python"}, "line 1", "Python")]) == ""


def test_many_and_long_ones_are_cut() -> None:
    words = kept_words([kept("awards", "x" * 500)] + [kept("awards", f"No. {n}") for n in range(9)])
    assert words.endswith("No. 3 and 5 more)")
    assert len(words) < 150
