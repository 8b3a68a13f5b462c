"""Logging for people and machines: one line a message, no secrets, nothing forged.

Every record of every library is cleaned where it is born (the record factory), so that no handler, no later
reconfiguration and no logger with a name of its own gets past it. Reflex prints an unknown event whole,
with the Cookie header of its sender: that too comes through here.
"""

import logging
import re
import sys
from typing import Any

LONGEST_LINE = 500
MOST_TRACE_LINES = 40

_NAMES = r"[\w-]{0,30}(?:cookie|authorization|token|passw(?:or)?d|secret|api[_-]?key)[\w-]{0,30}|\bsid\b"
_SECRETS = (
    # 'cookie': 'sid=…'   "password": "…"   token='…'
    (
        re.compile(
            rf"""(?i)(["']?(?:{_NAMES})["']?\s*[:=]\s*)("(?:\\.|[^"\\])*(?:"|$)|'(?:\\.|[^'\\])*(?:'|$))"""
        ),
        r"\1[redacted]",
    ),
    # Cookie: a=b; c=d   Authorization: Bearer …   to the end of the line
    (re.compile(r"(?i)\b((?:set-)?cookie|authorization)(\s*[:=]\s*)(?!\[)[^\r\n]+"), r"\1\2[redacted]"),
    # token=…   sid: …
    (re.compile(rf"(?i)({_NAMES})(\s*[:=]\s*)(?![\[\"'])[^\s,;&)}}\]]+"), r"\1\2[redacted]"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}"), r"\1 [redacted]"),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?"), "[redacted]"),
    (re.compile(r"(\w://[^\s/:@]*):[^\s/@]+@"), r"\1:[redacted]@"),  # postgresql://me:secret@host
    (re.compile(r"(/apply/)[^\s/?#\"']+"), r"\1[redacted]"),
    (re.compile(r"(/[\w./~%-]{0,200})\?[^\s\"']+"), r"\1?[redacted]"),  # any address's query
)
_UNSEEN = {
    **{code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))},
    10: "\\n",
    13: "\\r",
    9: "\\t",
}
_UNSEEN |= {
    code: f"\\u{code:04x}" for code in (0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def set_up_logging(level: str = "WARNING") -> None:
    """Clean every record from now on, and write them to stderr. Safe to call twice."""
    if logging.getLogRecordFactory() is not _clean_record:
        logging.setLogRecordFactory(_clean_record)
    root = logging.getLogger()
    if not any(getattr(handler, "is_ours", False) for handler in root.handlers):
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        handler.is_ours = True  # type: ignore[attr-defined]
        root.addHandler(handler)
    root.setLevel(level.upper())


def clean(text: str) -> str:
    """One printable line of at most 500 characters, without anything that opens a door."""
    text = text[: LONGEST_LINE * 4]
    for pattern, kept in _SECRETS:
        text = pattern.sub(kept, text)
    text = _COLOURS.sub("", text).translate(_UNSEEN)
    return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}… ({len(text)} characters)"


def _clean_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(*args, **kwargs)
    try:
        message = record.getMessage()
    except Exception:
        message = str(record.msg)  # arguments that do not fit the format
    head, *trace = (
        message.strip().split("\n") if "Traceback (most recent call last)" in message else [message]
    )
    record.msg, record.args = clean(head), ()
    if record.exc_info and record.exc_info[0] is not None:
        trace += logging.Formatter().formatException(record.exc_info).split("\n")
    record.exc_info = None
    if trace:
        record.exc_text = _clean_trace(trace)
    return record


def _clean_trace(lines: list[str]) -> str:
    """The last lines of a traceback, each marked, so that none can pass for a log line of its own."""
    return "\n".join(f"  | {clean(line)}" for line in lines[-MOST_TRACE_LINES:] if line.strip())


GRANIAN_LOGGING: dict[str, Any] = {
    "formatters": {"generic": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"formatter": "generic", "class": "logging.StreamHandler"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
"""For granian's `log_dictconfig`, which it lays over its own in every worker."""
