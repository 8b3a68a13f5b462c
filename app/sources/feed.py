"""RSS and Atom, read without entities or outside documents, and mended once when it is not well-formed."""

import re
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from app.domain.errors import BadInput, TooLarge
from app.sources.base import Document, Limits, RawRecord
from app.sources.intake import ACCEPTED

ITEM_TAGS = frozenset({"item", "entry", "job", "vacancy"})
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BARE_AMPERSAND = re.compile(r"&(?!#?[A-Za-z0-9]{1,12};)")
_HTML_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)([A-Za-z][A-Za-z0-9]{1,11});")


def read_feed(text: str, file_name: str, limits: Limits) -> Document:
    """The items of a feed, each as a record of its child elements."""
    text = re.sub(r"^<\?xml[^>]{0,200}\?>", "", text)
    if re.match(r"\s*<(?:!doctype\s+html|html)\b", text[:500], re.IGNORECASE):
        raise BadInput(f"{file_name} is a web page. {ACCEPTED}")
    root = _parse(text, file_name)
    kind = {"rss": "RSS", "rdf": "RSS", "feed": "Atom"}.get(_tag(root).lower(), "XML")
    document = Document(kind)
    for element in root.iter():
        if _tag(element).lower() not in ITEM_TAGS or not len(element):
            continue
        if len(document.records) > limits.rows:
            raise TooLarge(f"{file_name} has over {limits.rows:,} items. Split it and import the parts.")
        document.records.append(RawRecord(len(document.records) + 1, _fields(element)))
    if not document.records:
        raise BadInput(f"{file_name} is XML without feed items. {ACCEPTED}")
    document.shared = _about_channel(root)
    return document


def _parse(text: str, file_name: str) -> Element:
    for candidate in (text, None):
        try:
            return ElementTree.fromstring(candidate if candidate is not None else _mended(text))
        except DefusedXmlException as error:
            raise BadInput(
                f"{file_name} defines XML entities, which are not read. Take out its DOCTYPE."
            ) from error
        except (ParseError, ValueError, RecursionError, LookupError) as error:
            if candidate is None:
                raise BadInput(f"{file_name} is damaged XML. Download the feed again.") from error
    raise AssertionError("both attempts return or raise")


def _mended(text: str) -> str:
    """What hand-made feeds get wrong: control characters, bare ampersands, HTML entities."""
    text = _ILLEGAL.sub("", text)
    return _HTML_ENTITY.sub(r"&amp;\1;", _BARE_AMPERSAND.sub("&amp;", text))


def _fields(item: Element) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for child in item:
        name = _name(child)
        value: Any = "".join(child.itertext()).strip()
        if name == "link" and not value:
            if child.get("rel", "alternate") != "alternate":
                continue
            value = child.get("href", "")
        elif name == "category":
            value = value or child.get("term") or child.get("label") or ""
        if name in fields and value:
            known = fields[name]
            fields[name] = [*known, value] if isinstance(known, list) else [known, value]
        elif value:
            fields[name] = value
    return fields


def _about_channel(root: Element) -> dict[str, Any]:
    """When the feed was made, for items that only say "3 hours ago"."""
    for element in root.iter():
        if _tag(element).lower() in ITEM_TAGS:
            break
        if _tag(element).lower() in ("pubdate", "lastbuilddate", "updated") and element.text:
            return {"scraped_at": element.text.strip()}
    return {}


def _name(element: Element) -> str:
    """The name as feeds write it: "content:encoded" keeps its prefix, others lose their namespace."""
    if element.tag == "{http://purl.org/rss/1.0/modules/content/}encoded":
        return "content:encoded"
    return _tag(element)


def _tag(element: Element) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2]
