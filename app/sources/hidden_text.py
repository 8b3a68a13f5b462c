"""What an ad hides from its readers: words in its markup that no person sees, kept apart so that they are shown."""

import html
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from app.domain.letters.machine import machine_spans
from app.sources.plain_text import is_markup, is_too_much, read_text

SIGN = "[Note to AI, hidden in the ad's markup: {}]"
"""Read as one sentence that is aimed at machines: shown as such, never followed, and worth nothing in a score."""
LEAST_WORDS = 3
MOST = 2_000
_MAYBE = re.compile(r"style\s*=|\bhidden\b|<!--|[\U000e0020-\U000e007e]", re.I)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0*(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|!|$)|"
    r"(?<![-\w.])opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.I,
)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255[^)]*\)|transparent)\s*(?:;|!|$)",
    re.I,
)
_COMMENT = re.compile(r"<!--(?!\[if)(.{1,4000}?)-->", re.S)
_TAGS = re.compile("[\U000e0020-\U000e007e]{8,}")
"""Unicode's invisible copies of the letters."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDS = re.compile(r"\s*(?:[.!?…]+(?=\s|$)|\n)\s*")


def set_apart(source: str) -> tuple[str, str]:
    """The ad without what nobody sees in it, and those words; the ad as it was where it hides nothing."""
    if not _MAYBE.search(source):
        return source, ""
    found = [_letters(run) for run in _TAGS.findall(source)]
    markup = source if is_markup(source) else html.unescape(source)
    if is_markup(markup) and not is_too_much(markup):
        found += [words for words in _COMMENT.findall(markup) if machine_spans(read_text(words)[0])]
        tree = LexborHTMLParser(markup)
        unseen = [node for node in tree.css("[style], [hidden]") if _is_unseen(node)]
        words = [text for node in unseen if (text := _text_of(node))]
        if words and tree.body is not None:
            for node in unseen:
                node.decompose()
            found += words
            source = tree.body.inner_html or ""
    return source, _as_one(found)


def with_hidden(text: str, hidden: str) -> str:
    """The ad's text, and below it what it hid."""
    if not hidden:
        return text
    line = SIGN.format(hidden)
    if not machine_spans(line):  # it speaks of humans too, and would be read as the ad's own words
        line = SIGN.format(f"{len(_WORD.findall(hidden))} words")
    return f"{text}\n\n{line}".strip()


def _is_unseen(node: LexborNode) -> bool:
    style = node.attributes.get("style") or ""
    if "hidden" in node.attributes or _UNSEEN.search(style):
        return True
    return bool(_WHITE.search(style)) and not _has_ground(node)


def _has_ground(node: LexborNode) -> bool:
    """White on a ground of its own is meant to be read."""
    here: LexborNode | None = node
    while here is not None:
        if "background" in (here.attributes.get("style") or "").lower() or "bgcolor" in here.attributes:
            return True
        here = here.parent
    return False


def _text_of(node: LexborNode) -> str:
    words = node.text(deep=True, separator=" ").strip()
    return words if len(_WORD.findall(words)) >= LEAST_WORDS else ""


def _letters(run: str) -> str:
    letters = "".join(chr(ord(each) - 0xE0000) for each in run)
    return letters if len(_WORD.findall(letters)) >= LEAST_WORDS else ""


def _as_one(found: list[str]) -> str:
    """All of it as one sentence, without brackets of its own."""
    words = "; ".join(dict.fromkeys(read_text(each)[0] for each in found if each))
    return _ENDS.sub("; ", words[:MOST].replace("[", "(").replace("]", ")")).strip("; ")
