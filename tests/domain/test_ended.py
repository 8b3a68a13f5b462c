"""Every sentence has one end."""

import pytest

from app.domain.letters.place import Setting
from app.domain.letters.tell import told
from app.domain.wording import ended


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("at Kestrel", "at Kestrel."), ("at Kestrel s.r.o.", "at Kestrel s.r.o."), ("Really?", "Really?"), ("Yes!", "Yes!"),
        ("and so on…", "and so on…"), ("He said “yes.”", "He said “yes.”"), ("He said “yes”", "He said “yes”."),
        ("one, two,", "one, two."), ("", ""), ("(in the U.S.)", "(in the U.S.)"), ("(in Rome)", "(in Rome)."),
    ],
)  # fmt: skip
def test_a_sentence_has_one_end(text: str, sentence: str) -> None:
    assert ended(text) == sentence


def test_a_row_that_ends_with_an_abbreviation_is_told_with_one_dot() -> None:
    line = told(
        "Built a portal for Kestrel s.r.o.",
        Setting("At Praxio", "my work at Praxio", current=False),
        again=False,
    )
    assert line == "At Praxio I built a portal for Kestrel s.r.o."
