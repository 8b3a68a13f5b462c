"""What the sheet of keys lists, and in which order."""

from tests.components.in_node import worth


def groups(said: str) -> object:
    return worth(
        f"keys.sheetGroups({said}).map(([name, rows]) => [name, rows.at(-1).key])", keys="shortcut_groups.js"
    )


def test_the_keys_of_the_page_come_first() -> None:
    said = '{go: [{key: "f", label: "Feed"}], page: [{key: "s", label: "Shortlist"}], everywhere: [{key: "p", label: "Paste"}]}'
    assert groups(said) == [["On this page", "s"], ["Everywhere", "p"], ["Go to", "g f"]]


def test_a_page_without_keys_of_its_own_has_no_such_group() -> None:
    assert groups("{}") == [["Everywhere", "Esc"]]
