"""A difference between versions reads word by word."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.letters.diff import word_diff


def test_changed_words_stand_beside_each_other() -> None:
    assert word_diff("I cut costs by half.", "I cut waste by half.") == [
        ("same", "I cut "),
        ("removed", "costs "),
        ("added", "waste "),
        ("same", "by half."),
    ]


def test_equal_texts_have_one_piece() -> None:
    assert word_diff("Same words.", "Same words.") == [("same", "Same words.")]
    assert word_diff("", "") == []


@given(st.text(), st.text())
def test_both_versions_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(text for op, text in pieces if op != "added") == old
    assert "".join(text for op, text in pieces if op != "removed") == new
