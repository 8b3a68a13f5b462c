"""The readable text of a mail: plain where it says enough, else its HTML as text with its links."""

import re
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import urlsplit

from lxml import etree, html

from app.sources.plain_text import read_line, read_text

MOST_PARTS = 100
DEEPEST = 12
LONGEST_TEXT = 100_000
MOST_ATTACHMENTS = 20


class TooDeep(Exception):
    """More parts, or deeper ones, than a mail has."""


@dataclass(frozen=True)
class Parts:
    """What there is to read."""

    text: str
    """With every link on a line of its own below the words it stood on."""
    has_hidden: bool
    attachments: tuple[str, ...]


def parts_of(message: EmailMessage) -> Parts:
    """The text and the names of what is attached; nothing of the latter is read."""
    plain, rich, attached = "", "", []
    for part in _walk(message):
        name = part.get_filename()
        if name or part.get_content_disposition() == "attachment":
            attached.append(read_line(str(name or "attachment"))[:120])
        elif part.get_content_type() == "text/plain" and not plain:
            plain = _content(part)
        elif part.get_content_type() == "text/html" and not rich:
            rich = _content(part)
    text, hidden = plain, False
    if rich and (len(plain.strip()) < 40 or ("http" in rich and "http" not in plain)):
        text, hidden = text_of_html(rich)
    clean, concealed = read_text(_without_markup_of_links(text[:LONGEST_TEXT]))
    return Parts(clean, hidden or concealed, tuple(attached[:MOST_ATTACHMENTS]))


def text_of_html(markup: str) -> tuple[str, bool]:
    """The words of HTML with each link's address below them; and whether some were hidden from the eye."""
    try:
        root = html.fromstring(markup[: LONGEST_TEXT * 4])
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "", False
    hidden = False
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "head", "title", "img"):
            _drop(node)
        elif _is_hidden(node):
            hidden = hidden or bool((node.text_content() or "").strip())
            _drop(node)
    for link in root.iter("a"):
        address = link.get("href") or ""
        if urlsplit(address[:2_000]).scheme in ("http", "https"):
            link.tail = f"\n{address}\n{link.tail or ''}"
    for block in root.iter("p", "div", "tr", "br", "li", "h1", "h2", "h3", "h4", "table", "td"):
        block.tail = f"\n{block.tail or ''}"
        block.text = f"\n{block.text or ''}" if block.tag != "br" else block.text
    return re.sub(r"\n{3,}", "\n\n", root.text_content()), hidden


def _walk(message: EmailMessage, depth: int = 0, seen: list[int] | None = None) -> list[EmailMessage]:
    seen = seen if seen is not None else [0]
    seen[0] += 1
    if depth > DEEPEST or seen[0] > MOST_PARTS:
        raise TooDeep
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        return [message] if not message.is_multipart() else []
    found: list[EmailMessage] = []
    for part in message.iter_parts():
        found += _walk(part, depth + 1, seen)  # type: ignore[arg-type]
    return found


def _content(part: EmailMessage) -> str:
    """Decoded as it says, else as best it goes."""
    try:
        text = part.get_content()
    except (LookupError, ValueError, TypeError):
        data = part.get_payload(decode=True)
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
    return text if isinstance(text, str) else ""


def _without_markup_of_links(text: str) -> str:
    """<https://…> is a link in plain text, and no tag."""
    return re.sub(r"<(https?://[^\s<>]{1,2000})>", r" \1 ", text)


def _is_hidden(node: html.HtmlElement) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    tell = ("display:none", "visibility:hidden", "font-size:0", "opacity:0", "mso-hide:all")
    return node.get("hidden") is not None or any(one in style for one in tell)


def _drop(node: html.HtmlElement) -> None:
    """Out of the tree, without the words that follow it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)
