"""Two people write the same notes: no word of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.notes import joined, mark_of

LINES = st.lists(st.text(alphabet="abc xyz", min_size=1, max_size=12), max_size=5).map("\n".join)


@given(LINES, LINES, LINES)
def test_no_line_that_either_added_is_lost(before: str, mine: str, theirs: str) -> None:
    both = joined(before, mine, theirs)
    old = {line.strip() for line in before.splitlines()}
    for text in (mine, theirs):
        for line in text.splitlines():
            assert line.strip() in old or line.strip() in both


def test_what_one_person_wrote_alone_stands_word_for_word() -> None:
    assert joined("a", "b", "a") == "b"
    assert joined("a", "a", "c") == "c"
    assert joined("a", "", "a") == ""


def test_a_line_that_was_written_further_is_not_doubled() -> None:
    assert joined("", "Call on Monday", "Call on") == "Call on Monday"


def test_both_stand_one_under_the_other() -> None:
    assert (
        joined("Rate 60", "Rate 60\nCall Marta", "Rate 60\nNo agencies") == "Rate 60\nNo agencies\nCall Marta"
    )
    assert mark_of("a") != mark_of("b")
