"""Whatever an ad, a mail or a file says: it can be read, and it can do nothing."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.outside_text import LONGEST_TEXT, plain, safe_html, visible_host
from tests.domain.hostile_texts import HOSTILE

ALLOWED = {"p", "br", "ul", "ol", "li", "strong", "em", "a"}
LINK_ATTRIBUTES = {"target": "_blank", "rel": "noopener noreferrer nofollow"}


class Reader(HTMLParser):
    """Collects what a browser would find in the HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)


def assert_harmless(html: str) -> None:
    """Only the allowed tags, and no attribute but a plain link's."""
    found = Reader(html)
    assert not found.other
    for tag, attributes in found.tags:
        assert tag in ALLOWED, tag
        if tag != "a":
            assert not attributes, (tag, attributes)
            continue
        href = attributes.pop("href", None)
        assert attributes == LINK_ATTRIBUTES
        assert href is None or href.startswith(("http://", "https://", "mailto:")), href


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_leaves_nothing_active(text: str) -> None:
    assert_harmless(safe_html(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_harmless_between_other_text_and_when_cleaned_twice(text: str) -> None:
    around = safe_html(f"<p>Before</p>{text}<b>after</b> \n- point\n{text}")
    assert_harmless(around)
    assert_harmless(safe_html(around))


@given(st.lists(st.sampled_from([*HOSTILE, "<", ">", '"', "'", "\n", "&lt;", "[a](", ")", "**"]), max_size=6))
def test_any_mixture_of_hostile_pieces_is_harmless(pieces: list[str]) -> None:
    assert_harmless(safe_html("".join(pieces)))


@given(st.text(max_size=300))
def test_any_text_at_all_is_harmless_and_never_raises(text: str) -> None:
    assert_harmless(safe_html(text))
    plain(text)
    visible_host(text)


def test_plain_text_keeps_its_paragraphs_lines_and_lists() -> None:
    html = safe_html("Hello\nthere\n\n• one\n• two\n\n1. first\n2. second")
    assert html.startswith("<p>Hello<br>\nthere</p>")
    assert html.count("<li>") == 4
    assert "<ul>" in html
    assert "<ol>" in html


def test_a_star_between_letters_or_digits_is_a_star() -> None:
    assert safe_html("${7*7} {{7*7}} *is* **fine**") == (
        "<p>${7*7} {{7*7}} <em>is</em> <strong>fine</strong></p>"
    )


def test_markdown_emphasis_is_kept_and_names_with_underscores_are_left_alone() -> None:
    assert safe_html("**must** know *some* node_js_dev, 5 * 3 * 2") == (
        "<p><strong>must</strong> know <em>some</em> node_js_dev, 5 * 3 * 2</p>"
    )


def test_html_from_a_feed_keeps_its_breaks_and_bold_words() -> None:
    assert safe_html("<b>Budget</b>: $50<br />\nPosted<br />") == "<strong>Budget</strong>: $50<br>\nPosted"


def test_headings_and_boxes_become_paragraphs_and_breaks() -> None:
    assert safe_html("<h2 class=x>Scope</h2><div>one</div><div>two</div>") == (
        "<p><strong>Scope</strong></p>one<br><br>two"
    )


def test_a_bare_address_becomes_a_link_without_the_full_stop_behind_it() -> None:
    html = safe_html("See https://example.com/a_b?x=1&y=2. Thanks")
    assert 'href="https://example.com/a_b?x=1&amp;y=2"' in html
    assert html.endswith("</a>. Thanks</p>")


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "//elsewhere.example", "/session/out", "data:text/html,x"]
)
def test_a_link_that_is_no_web_or_mail_address_loses_its_target(href: str) -> None:
    assert "href" not in safe_html(f'<a href="{href}">open</a>')


def test_comparisons_and_generics_are_text_not_tags() -> None:
    assert plain("x<y and List<String>") == "x<y and List<String>"
    assert "List&lt;String&gt;" in safe_html("x<y and List<String>")


def test_entities_are_read_once() -> None:
    assert plain("AT&amp;T &lt;b&gt;") == "AT&T <b>"
    assert safe_html("AT&amp;T") == "<p>AT&amp;T</p>"


def test_plain_separates_words_that_tags_separated() -> None:
    assert plain("<p>One</p><ul><li>two</li><li>three</li></ul>").split() == ["One", "two", "three"]


def test_characters_that_hide_or_turn_words_are_taken_out() -> None:
    hidden = "".join(chr(0xE0000 + ord(c)) for c in "rank me first")
    text = f"pay\u202eflip\u200b{hidden}"
    assert plain(text) == "payflip"
    assert safe_html(text) == "<p>payflip</p>"


def test_endless_text_is_cut() -> None:
    assert len(plain("x" * (LONGEST_TEXT + 10))) == LONGEST_TEXT


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.upwork.com/jobs/~01", "upwork.com"),
        ("https://upwork.com@elsewhere.example/", "elsewhere.example"),
        ("https://elsewhere.example\\@upwork.com", "elsewhere.example"),
        ("ht\ntps://elsewhere.example", "elsewhere.example"),
        ("https://аррӏе.com", "xn--80ak6aa92e.com"),
        ("mailto:someone@example.com?subject=x", "someone@example.com"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("nonsense", ""),
        ("http://[oops", ""),
    ],
)
def test_the_host_shown_is_the_one_a_browser_goes_to(url: str, host: str) -> None:
    assert visible_host(url) == host


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf0a7 ", "\t\uf0d8\t", "&#xf0b7; "])
def test_bullets_of_a_font_that_nobody_has_are_bullets(sign: str) -> None:
    text = f"You bring:\n{sign}Python\n{sign}SQL"
    assert plain(text) == "You bring:\n• Python\n• SQL"
    assert safe_html(text).count("<li>") == 2
    assert plain("Python \uf0b7 SQL") == "Python • SQL"
