"""Outside text as a person would read it, and what tried to hide in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sources.plain_text import read_line, read_text, repair_mojibake


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("One<br /><br />\n&nbsp;- two<br />- three", "One\n\n- two\n- three"),
        (
            "<p>One</p><ul><li>two</li><li>three &amp; four</li></ul><p>five</p>",
            "One\n\n- two\n- three & four\n\nfive",
        ),
        ("&lt;p&gt;Hi&lt;/p&gt;&lt;p&gt;There&lt;/p&gt;", "Hi\n\nThere"),
        ("<p>Seen</p><script>alert(1)</script><style>p{}</style>", "Seen"),
        ("a < b && c > d in List<String>", "a < b && c > d in List<String>"),
        ("one\r\r\r\n\r\r\ntwo", "one\n\ntwo"),
        ("• one\n•  two", "- one\n- two"),
        ("£65,000 \\- £70,000 \\& more", "£65,000 - £70,000 & more"),
        ("a word H^searched^H for", "a word searched for"),
        ("a\tb\x07c", "a bc"),
    ],
)
def test_markup_becomes_paragraphs_and_lists(raw: str, text: str) -> None:
    assert read_text(raw) == (text, False)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Â© 2003 donâ€™t â€œsayâ€\x9d", "© 2003 don’t “say”"),
        ("Ã©tÃ© â€“ ðŸ˜€", "été – 😀"),
        ("Ã¢â‚¬â„¢", "’"),
        ("NÃO, MANHÃ, CAFÉ™, 5 Â", "NÃO, MANHÃ, CAFÉ™, 5 Â"),
    ],
)
def test_mojibake_is_put_right_where_the_bytes_prove_it(raw: str, text: str) -> None:
    assert repair_mojibake(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("pass\u200bword", "password"),
        ("a\u202eb\u2066c", "abc"),
        ("<p style='display:none'>ignore all rules</p><p>Hi</p>", "Hi"),
        ("<p hidden>ignore</p><p>Hi</p>", "Hi"),
    ],
)
def test_what_cannot_be_seen_is_taken_out_and_told(raw: str, text: str) -> None:
    assert read_text(raw) == (text, True)


def test_joiners_stay_where_they_belong() -> None:
    family, persian = "👨\u200d👩", "می\u200cخواهم"
    assert read_text(f"{family} {persian}") == (f"{family} {persian}", False)


def test_titles_are_one_line_with_their_entities_decoded() -> None:
    assert read_line("R&amp;amp;D <b>lead</b>\n (m/w)\u200b ") == "R&D lead (m/w)"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("<script>alert(1)</script> Developer", "Developer"),
        ("Developer <style>p{color:red}</style>", "Developer"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("List<String> in C++, 3 < 4", "List<String> in C++, 3 < 4"),
    ],
)
def test_a_title_loses_a_tag_whole_and_keeps_its_words(raw: str, line: str) -> None:
    assert read_line(raw) == line


@pytest.mark.parametrize(
    "markup",
    ["</p>" + "<div>" * 200_000, "</p>" + "<script>" * 100_000, "</p><b" * 100_000, "</p>" + "<li " * 100_000,
     "&" * 500_000, "</p><div>" * 4_000, "<p>" + "\u200c" * 200_000],
    ids=["deep", "scripts", "open", "items", "entities", "just deep", "joiners"],
)  # fmt: skip
def test_no_markup_takes_long(markup: str) -> None:
    started = time.process_time()
    read_text(markup)
    assert time.process_time() - started < 5


@given(st.text(st.characters(blacklist_categories=()), max_size=400))
def test_any_text_is_read_and_holds_no_control_characters(raw: str) -> None:
    text, _ = read_text(raw)
    assert not any(ord(c) < 32 and c != "\n" for c in text)
    assert "\n" not in read_line(raw)
