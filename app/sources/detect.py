"""What kind of file a text is, by its content and never by its name, and the records in it."""

import re

from app.domain.errors import BadInput, TooLarge
from app.sources.base import Document, Limits
from app.sources.feed import read_feed
from app.sources.intake import ACCEPTED
from app.sources.json_records import read_json, read_json_lines
from app.sources.tabular import read_table

_JSON_START = re.compile(r"[\[{]\s*(?:[\[{\"\]}0-9-]|null|true|false)")


def read_document(text: str, file_name: str, limits: Limits) -> Document:
    """The records of a CSV, JSON, JSON Lines, RSS or Atom text."""
    start = text.lstrip("\ufeff \t\r\n\f\v")
    if start.startswith("<"):
        document = read_feed(start, file_name, limits)
    elif _JSON_START.match(start):
        document = _read_some_json(start, text, file_name, limits)
    else:
        document = read_table(text, file_name, limits)
    if not document.records and not document.rejected:
        raise BadInput(f"{file_name} holds no jobs. {ACCEPTED}")
    if len(document.records) > limits.rows:
        raise TooLarge(
            f"{file_name} has {len(document.records):,} rows and the limit is {limits.rows:,}."
            " Split it and import the parts."
        )
    return document


def _read_some_json(start: str, text: str, file_name: str, limits: Limits) -> Document:
    """One JSON value, or one per line: a first line that is closed and followed by another one tells."""
    first, _, rest = start.partition("\n")
    next_line = rest.lstrip()[:1]
    first_is_closed = first.rstrip().endswith(("}", "]")) and next_line in ("{", "[")
    if first_is_closed and not first.lstrip().startswith("[{"):
        return read_json_lines(text, file_name, limits)
    return read_json(start, file_name, limits)
