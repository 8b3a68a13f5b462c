"""Outside text made readable: HTML to paragraphs and lists, entities, mojibake, characters that hide."""

import html
import re

from selectolax.lexbor import LexborHTMLParser

_TAG = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|b|strong|i|em|u|a|h[1-6]|table|tr|td|th|tbody|thead|pre|code|hr|font|img|section|"
    r"article|script|style|blockquote|html|body|head|small|sub|sup|center|iframe|svg|button|label)\b[^<>]{0,2000}/?>",
    re.IGNORECASE,
)
_SURE_TAG = re.compile(r"</[a-z][a-z0-9]{0,9}\s*>|<(?:br|p|li|hr|img|div)\b[^<>]{0,500}/?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,500}>.{0,4000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,11}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_LINE_ENDS = re.compile(
    r"<br\s*/?>|</(?:p|div|tr|h[1-6]|ul|ol|section|article|blockquote|pre|table)\s*>", re.I
)
_BLOCK_STARTS = re.compile(r"<(?:p|div|h[1-6]|ul|ol|section|article|blockquote|pre|table|hr)\b", re.I)
_LINE_TAG = re.compile(r"<(?:br|p|div|li)\b", re.I)
"""Where these break the lines, a newline in the markup is only a blank."""
_PARAGRAPH = re.compile(r"</(?:p|h[1-6]|ul|ol|blockquote|table)\s*>", re.I)
_ITEM = re.compile(r"<li\b[^<>]{0,500}>\s*", re.I)
_NO_TEXT = "script, style, noscript, template, svg"
_UNSEEN_STYLE = (
    "[hidden], [style*='display:none' i], [style*='display: none' i], [style*='visibility:hidden' i]"
)
_MOST_TAGS = 5_000
_DEEPEST = 60
"""A tree of more tags, or of deeper ones, than any ad has is not built: its tags are cut out instead."""
_NEVER_CLOSED = re.compile(r"<(?:br|hr|img|li|p|input|meta|link)\b|</(?:p|li)\b", re.IGNORECASE)
_OPENING = re.compile(r"<(/?)[a-zA-Z]")

_HIDDEN = re.compile(
    r"[\u200b\u2060-\u2064\ufeff\u00ad\u180e\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
_JOINERS = re.compile(r"(?<=[\x00-\u024f])[\u200c\u200d]+(?=[\x00-\u024f])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_BREAK = re.compile("\r+\n?|[\u2028\u2029\u0085]")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_BLANKS_AT_BREAK = re.compile(r"[ \t]?\n[ \t]?")
_EMPTY_LINES = re.compile(r"\n{3,}")
_BULLET = re.compile(r"^[•·●▪◦‣][ \t]*", re.MULTILINE)
_MARKDOWN_ESCAPE = re.compile(r"\\([-.+&_*#!|>~])")

_HIGHLIGHT = re.compile(r"H\^(.{1,80}?)\^H")
"""Upwork's search marks the words that were searched for."""

_NEEDS_CARE = re.compile(r"[&<\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|H\^")

_CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TAIL = f"[\u0080-\u00bf{_CP1252}]"
_MOJIBAKE = re.compile(
    rf"ð[Ÿ\u009f]{_TAIL}{{2}}|â[€\u0080-\u009f™„†‚ˆ‰œž]{_TAIL}|[ÂÃ]{_TAIL}|Å[\u0080-\u00bf¡¼½¾™]"
)


def read_text(value: str) -> tuple[str, bool]:
    """The text as a person would read it, and whether it held characters or parts that cannot be seen."""
    text, concealed = _from_html(value)
    text = repair_mojibake(text)
    text = _HIGHLIGHT.sub(r"\1", text) if "H^" in text else text
    shown = _without_hidden(text)
    return _tidy(shown), concealed or shown != text


def read_line(value: str) -> str:
    """The same for a title or a name: one line, entities decoded even when they were encoded twice."""
    if value.isascii() and not _NEEDS_CARE.search(value):
        return " ".join(value.split())
    text = value
    for _ in range(2):
        text = html.unescape(text) if _ENTITY.search(text) else text
    if _SURE_TAG.search(text):
        text = (
            _TAG.sub(" ", _SCRIPT.sub(" ", text))
            if _LETTER.search(_SCRIPT.sub("", text))
            else _TAG.sub(" ", text)
        )
    text = _without_hidden(_HIGHLIGHT.sub(r"\1", repair_mojibake(text)))
    return " ".join(_CONTROLS.sub("", text).split())


def repair_mojibake(text: str) -> str:
    """UTF-8 that was read as Windows-1252 ("â€™", "Â©"), put right where the bytes prove it."""
    if not any(lead in text for lead in "ÂÃâðÅ"):
        return text
    for _ in range(3):
        repaired = _MOJIBAKE.sub(_repaired, text)
        if repaired == text:
            break
        text = repaired
    return text


def _repaired(match: re.Match[str]) -> str:
    raw = bytearray()
    for character in match[0]:
        if ord(character) < 256:
            raw.append(ord(character))
        else:
            raw.extend(character.encode("cp1252"))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _from_html(text: str) -> tuple[str, bool]:
    concealed = False
    if "<" in text and _SURE_TAG.search(text):
        text, concealed = _without_tags(text)
    if _ENTITY.search(text):
        text = html.unescape(text)
        if _SURE_TAG.search(text) and len(_SURE_TAG.findall(text)) > 2:
            text, concealed = _without_tags(text)
    return text, concealed


def _without_tags(markup: str) -> tuple[str, bool]:
    if _LINE_TAG.search(markup):
        markup = markup.replace("\r", "\n").replace("\n", " ")
    markup = _PARAGRAPH.sub(r"\g<0>\n\n", markup)
    markup = _LINE_ENDS.sub(r"\g<0>\n", markup)
    markup = _BLOCK_STARTS.sub(r"\n\g<0>", markup)
    markup = _ITEM.sub(r"\n\g<0>- ", markup)
    if is_too_much(markup):
        return html.unescape(re.sub(r"<[^<>]{0,2000}>", "", markup)), False
    tree = LexborHTMLParser(markup)
    tree.strip_tags(_NO_TEXT.split(", "))
    unseen = tree.css(_UNSEEN_STYLE)
    concealed = any(node.text(strip=True) for node in unseen)
    for node in unseen:
        node.decompose()
    body = tree.body
    return (body.text(deep=True, separator="") if body else ""), concealed


def is_markup(text: str) -> bool:
    """Whether it holds tags for certain, rather than signs of "less than"."""
    return "<" in text and bool(_SURE_TAG.search(text))


def is_too_much(markup: str) -> bool:
    """Whether its tree is better not built."""
    return markup.count("<") > _MOST_TAGS or _is_deep(markup)


def _is_deep(markup: str) -> bool:
    """Parsing takes the square of the depth, and unclosed tags count: <br> and its like are forgiven."""
    depth = deepest = 0
    for closing in _OPENING.findall(_NEVER_CLOSED.sub("", markup)):
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


def _without_hidden(text: str) -> str:
    """Joiners stay where they belong: between emoji, and in scripts that need them."""
    if text.isascii():
        return text
    text = _HIDDEN.sub("", text)
    return _JOINERS.sub("", text) if "\u200c" in text or "\u200d" in text else text


def _tidy(text: str) -> str:
    """Lines without trailing blanks, at most one empty line between paragraphs, bullets in one form.

    Each pass first asks whether there is anything to do: on megabytes of ads that is most of the time.
    """
    if "\r" in text or not text.isascii():
        text = _LINE_BREAK.sub("\n", text).replace("\u00a0", " ")
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    if "\\" in text:
        text = _MARKDOWN_ESCAPE.sub(r"\1", text)
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    if " \n" in text or "\n " in text:
        text = _BLANKS_AT_BREAK.sub("\n", text)
    if any(bullet in text for bullet in "•·●▪◦‣"):
        text = _BULLET.sub("- ", text)
    return _EMPTY_LINES.sub("\n\n", text).strip()
