"""A mail as plain values, and what kind of news it brings."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.posting import JobPosting


class MailKind(StrEnum):
    JOB_ALERT = "job_alert"
    INVITATION = "invitation"
    ROOM_MESSAGE = "room_message"
    OTHER = "other"
    """A plain mail: a client's perhaps, if it can be matched to an application."""


@dataclass(frozen=True)
class Mail:
    """One message. `key` is its Message-ID, else the hash of its bytes: the same mail twice is one mail."""

    key: str
    kind: MailKind
    platform: str
    """ "upwork", "linkedin" or "email"."""
    sender: str
    recipient: str
    subject: str
    body: str
    sent_at: datetime | None
    thread: str
    """What its conversation is known by: a room, the first message of a chain, or its plain subject."""
    title: str = ""
    """The job it speaks of, as it names it."""
    job_ids: tuple[str, ...] = ()
    """Native ids of the jobs that its links lead to."""
    client: str = ""
    postings: tuple[JobPosting, ...] = ()
    has_hidden_text: bool = False
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetAside:
    """A message that was not taken: a stable code, and a sentence that says why."""

    number: int
    code: str
    reason: str
    subject: str = ""


@dataclass(frozen=True)
class ParsedMailbox:
    """What a file of mail holds."""

    kind: str
    mails: tuple[Mail, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = field(default=())
