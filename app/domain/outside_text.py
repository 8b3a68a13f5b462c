"""Text from outside (ads, mails, files): made harmless and readable before it is shown.

`safe_html` is the only way for such text to become HTML. It writes paragraphs, lists, emphasis and links, and
nothing else: no images, no styles, no forms, nothing that runs or loads.
"""

import html
import re
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt

from app.domain.markdown_signs import without_signs

LONGEST_TEXT = 100_000

_TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "a"}
_DROPPED_WHOLE = {
    "script", "style", "template", "iframe", "object", "embed", "svg", "math", "noscript", "noembed",
    "noframes", "textarea", "select", "title", "xmp", "plaintext", "audio", "video", "canvas", "head",
}  # fmt: skip
_BLOCKS = "div|section|article|header|footer|tr|table|tbody|blockquote|pre|dl|dd|dt|center|address|figure"
_LOOKS_LIKE_HTML = re.compile(
    rf"</?(?:p|br|ul|ol|li|b|i|u|strong|em|a|span|h[1-6]|img|font|hr|td|script|style|{_BLOCKS})\b[^<>]*>",
    re.IGNORECASE,
)
_HAS_LINES = re.compile(rf"<(?:p|br|li|h[1-6]|{_BLOCKS})\b", re.IGNORECASE)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_PRIVATE_BULLET = re.compile("^[ \t]*[\ue000-\uf8ff][ \t]*", re.MULTILINE)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Signs of a font that nobody else has: a list's bullets, copied out of a text processor."""
_BULLET = re.compile(r"^[ \t]*[•·●▪◦‣∙–—➢➤✓✔✅►▶*][ \t]+(?=\S)", re.MULTILINE)
_INSIDE_WORDS = re.compile(r"(?<=\w)\*(?=\w)")
"""A star that multiplies, as in 5*6*7, and stresses nothing."""
_BOLD_AT_WORD = re.compile(r"(\*\*[^*\n]{1,200}[:.!?]\*\*)(?=\w)")
"""Bold that ends in a sign with a word right behind it, which the rules of Markdown leave as it is."""
_TAG = re.compile(r"(<[^<>]*>)")
_BARE_LINK = re.compile(r"(?<![\w(<\[\"'=/@])(https?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]}*_])")

_RENAMED = (
    (re.compile(r"<(/?)b(?=[\s>])[^<>]*>", re.IGNORECASE), r"<\1strong>"),
    (re.compile(r"<(/?)i(?=[\s>])[^<>]*>", re.IGNORECASE), r"<\1em>"),
    (re.compile(r"<h[1-6]\b[^<>]*>", re.IGNORECASE), "<p><strong>"),
    (re.compile(r"</h[1-6]\s*>", re.IGNORECASE), "</strong></p>"),
    (re.compile(rf"</?(?:{_BLOCKS})\b[^<>]*>", re.IGNORECASE), "<br>"),
)
_IDLE_BREAKS = (
    (re.compile(r"(?:<br>\s*){3,}"), "<br><br>"),
    (re.compile(r"(</?(?:p|ul|ol|li)>\s*)(?:<br>\s*)+"), r"\1"),
    (re.compile(r"(?:\s*<br>)+(\s*</?(?:p|ul|ol|li)>)"), r"\1"),
    (re.compile(r"^(?:\s*<br>)+|(?:<br>\s*)+$"), ""),
)

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["code", "lheading", "hr", "image", "reference", "blockquote", "html_block", "html_inline", "fence"]
)


def safe_html(text: str) -> str:
    """An ad or a mail, plain, Markdown-ish or HTML, as HTML that can be put on a page as it is."""
    text = _tidy(text)
    rich = _from_html(text) if _LOOKS_LIKE_HTML.search(text) else _from_plain(text)
    for tag, ours in _RENAMED:
        rich = tag.sub(ours, rich)
    clean = nh3.clean(
        rich,
        tags=_TAGS,
        clean_content_tags=_DROPPED_WHOLE,
        attributes={"*": set(), "a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    for idle, kept in _IDLE_BREAKS:
        clean = idle.sub(kept, clean)
    words = (each if each.startswith("<") else without_signs(each) for each in _TAG.split(clean))
    return "".join(words).strip()


def plain(text: str) -> str:
    """The words alone: for excerpts, search and comparison. Line breaks stay, tags and entities go."""
    text = _tidy(text)
    if _LOOKS_LIKE_HTML.search(text):
        text = re.sub(rf"(?i)</?(?:br|p|li|h[1-6]|{_BLOCKS})\b[^<>]*>", "\n", text)
        text = nh3.clean(text, tags=set(), clean_content_tags=_DROPPED_WHOLE)
    text = without_signs(_known_signs(_UNSEEN.sub("", html.unescape(text)))).replace("\xa0", " ")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def visible_host(url: str) -> str:
    """Where a link really leads, to be shown before leaving: as browsers read it, other alphabets spelt out.

    "" for anything that is not a web or mail address.
    """
    url = re.sub(r"[\t\r\n]", "", url.strip()).replace("\\", "/")
    try:
        parts = urlsplit(url)
        if parts.scheme == "mailto":
            return parts.path.split("?")[0] if "@" in parts.path else ""
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ""
        host = parts.hostname.rstrip(".").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    return host.removeprefix("www.")


def _tidy(text: str) -> str:
    """Cut to the limit, with one kind of line end and without characters that hide or reorder words."""
    text = text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    return _known_signs(_UNSEEN.sub("", text))


def _known_signs(text: str) -> str:
    return _PRIVATE.sub("•", _PRIVATE_BULLET.sub("• ", text))


def _from_html(text: str) -> str:
    """Where the tags make no lines, the line breaks of the text do."""
    return text if _HAS_LINES.search(text) else text.replace("\n", "<br>")


def _from_plain(text: str) -> str:
    text = _BULLET.sub("- ", _known_signs(html.unescape(text)))
    text = re.sub(r"^[ \t]+(?![-\d])", "", text, flags=re.MULTILINE)
    text = _BOLD_AT_WORD.sub(r"\1 ", _INSIDE_WORDS.sub(r"\*", text))
    return _MARKDOWN.render(_BARE_LINK.sub(r"<\1>", text))
