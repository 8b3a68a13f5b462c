"""Mails from .eml files and .mbox mailboxes: each message under caps, read into plain values, nothing fetched."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from app.domain.errors import BadInput, TooLarge
from app.domain.mail import Mail, ParsedMailbox, SetAside
from app.sources.base import MEGABYTE
from app.sources.mail_kinds import read_message
from app.sources.mail_parts import TooDeep, parts_of

ACCEPTED = "Drop mails as .eml or .mbox."
MOST_BYTES = 50 * MEGABYTE
MOST_MESSAGES = 5_000
LARGEST_MESSAGE = MEGABYTE
_HEADER = re.compile(
    rb"(?:^|\n)(?:From|Subject|Date|Message-ID|Received|Return-Path|MIME-Version):", re.IGNORECASE
)


def read_mail(path: Path, file_name: str, *, now: datetime) -> ParsedMailbox:
    """Every message of the file, and every one that was set aside, with why. BadInput or TooLarge for the whole."""
    data = _bytes(path, file_name)
    is_mailbox = data.startswith(b"From ")
    if not is_mailbox and not _HEADER.search(data[:20_000]):
        raise BadInput(f"{file_name} is no mail. {ACCEPTED}")
    mails: dict[str, Mail] = {}
    aside: list[SetAside] = []
    for number, raw in enumerate(_messages(data) if is_mailbox else [data], start=1):
        if number > MOST_MESSAGES:
            raise TooLarge(
                f"{file_name} holds more than {MOST_MESSAGES:,} mails. Split it and drop the parts."
            )
        read = _read_one(raw, number, now)
        if isinstance(read, SetAside):
            aside.append(read)
        elif read.key in mails:
            aside.append(
                SetAside(number, "repeated", "The same mail stands in the file twice.", read.subject)
            )
        else:
            mails[read.key] = read
    if not mails and not aside:
        raise BadInput(f"{file_name} holds no mails. {ACCEPTED}")
    return ParsedMailbox("mbox" if is_mailbox else "eml", tuple(mails.values()), tuple(aside))


def _bytes(path: Path, file_name: str) -> bytes:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise BadInput(f"{file_name} cannot be opened. Drop it again.") from error
    if size > MOST_BYTES:
        raise TooLarge(
            f"{file_name} is larger than {MOST_BYTES // MEGABYTE} MB. Split it and drop the parts."
        )
    if not data.strip():
        raise BadInput(f"{file_name} is empty. {ACCEPTED}")
    return data.lstrip(b"\xef\xbb\xbf\r\n")


def _messages(data: bytes) -> Iterator[bytes]:
    """The messages between lines that begin with "From "; a quoted ">From " is one of the text."""
    start = 0
    for match in re.finditer(rb"(?:\A|\r?\n\r?\n)(From [^\n]*\n)", data):
        if match.start(1):
            yield data[start : match.start()]
        start = match.end()
    yield data[start:]


def _read_one(raw: bytes, number: int, now: datetime) -> Mail | SetAside:
    if len(raw) > LARGEST_MESSAGE:
        return SetAside(number, "email_too_large", "Larger than 1 MB: attachments are better kept elsewhere.")
    try:
        message = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
        parts = parts_of(message)
        return read_message(message, parts, key=_key(message, raw), number=number, now=now)
    except TooDeep:
        return SetAside(number, "too_many_parts", "Made of more parts than any mail needs. It was not read.")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, IndexError):
        # Foreign headers break the standard library in many ways; one odd mail must not cost the others.
        return SetAside(number, "unreadable", "This mail is damaged and could not be read.")


def _key(message: EmailMessage, raw: bytes) -> str:
    """The Message-ID; for a mail without one the hash of its bytes."""
    said = re.search(r"<([^<>\s]{3,300})>", str(message.get("Message-ID", "")))
    return f"<{said[1]}>" if said else f"sha256:{hashlib.sha256(raw).hexdigest()}"
