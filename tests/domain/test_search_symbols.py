"""Names that are told apart by their signs are searched for in all their spellings, and must be held as written."""

import pytest

from app.domain.search_symbols import is_told_by_signs, must_hold, with_spellings
from app.domain.search_words import read_search


@pytest.mark.parametrize(
    ("piece", "spelled"),
    [
        ("c++", "c++|cpp"),
        ("C#", "C#|csharp"),
        (".net", ".net|dotnet"),
        ("node.js", "node.js|nodejs"),
        ("nodejs", "nodejs|node.js"),
        ("python", "python"),
        ("bricks.js", "bricks.js"),
        ("django|c++", "django|c++|cpp"),
        ("rest api", "rest api"),
    ],
)
def test_a_name_is_searched_for_in_its_spellings(piece: str, spelled: str) -> None:
    assert with_spellings(piece) == spelled


def test_only_names_with_signs_must_be_held_as_written() -> None:
    assert must_hold(["python", "api*", "rest api"]) == []
    assert len(must_hold(["c++", "python", ".net developer"])) == 2
    assert len(must_hold(["c++|rust"])) == 1
    assert is_told_by_signs("c#")
    assert is_told_by_signs("c")
    assert not is_told_by_signs("css")


@pytest.mark.parametrize("typed", [".NET", "(.net)", "senior .NET, remote"])
def test_the_sign_of_a_name_is_kept(typed: str) -> None:
    assert ".net" in [word.lower() for word in read_search(typed).words]


def test_the_end_of_a_sentence_is_no_sign() -> None:
    assert read_search("we sell net.").words == ("we", "sell", "net")
