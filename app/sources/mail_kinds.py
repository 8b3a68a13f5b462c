"""What a mail is about: by who sent it and what its subject says, never by what its text asks for."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from app.domain.mail import Mail, MailKind, SetAside
from app.sources.links import linkedin_id
from app.sources.mail_alerts import linkedin_postings, upwork_postings
from app.sources.mail_parts import Parts
from app.sources.plain_text import read_line

UPWORK, LINKEDIN, OTHER = "upwork", "linkedin", "email"
_ROOM = re.compile(r"room_([0-9a-z]{6,64})", re.IGNORECASE)
_UPWORK_JOB = re.compile(
    r"upwork\.com/(?:ab/|nx/)?(?:proposals/job|jobs)/[^\s?#]{0,300}?(?:~|%7E)([0-9a-zA-Z]{8,40})", re.I
)
_INVITATION = re.compile(r"\b(?:invit(?:ed|ation)|interview request)\b", re.IGNORECASE)
_MESSAGE = re.compile(r"\b(?:messages?|replied|reply|inmail|sent you)\b", re.IGNORECASE)
_ALERT = re.compile(
    r"\b(?:job alert|new jobs?|jobs? (?:posted|matching|for you)|recommended)\b", re.IGNORECASE
)
_ABOUT_JOB = re.compile(
    r"(?:job|interview|interview:|re:|project)\s*:?\s*[“\"']([^”\"'\n]{4,200})[”\"']", re.IGNORECASE
)
_AFTER_COLON = re.compile(r":\s*(\S.{3,200})$")
_PREFIX = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|sv)\s*:\s*)+", re.IGNORECASE)
LONGEST_BODY = 50_000


def read_message(
    message: EmailMessage, parts: Parts, *, key: str, number: int, now: datetime
) -> Mail | SetAside:
    """One message in plain values, or why it is set aside."""
    sender, name = _address(message, "From")
    subject = read_line(str(message.get("Subject", "")))[:300]
    if not sender:
        return SetAside(number, "no_sender", "Nobody is named as its sender.", subject)
    platform = _platform(sender)
    if platform != OTHER and _fails_checks(message):
        return SetAside(
            number, "not_authentic", f"It says it is from {platform}, but its checks failed.", subject
        )
    sent = _sent_at(message, now)
    kind = _kind(platform, sender, subject)
    postings = {UPWORK: upwork_postings, LINKEDIN: linkedin_postings}[platform](parts.text, key, now=sent or now) \
        if kind is MailKind.JOB_ALERT else ()  # fmt: skip
    if kind is MailKind.JOB_ALERT and not postings:
        return SetAside(
            number, "missing_job_id", "It is a job alert, but no job in it could be told.", subject
        )
    return Mail(
        key=key, kind=kind, platform=platform, sender=f"{name} <{sender}>" if name else sender,
        recipient=_address(message, "To")[0], subject=subject, body=parts.text[:LONGEST_BODY].strip(), sent_at=sent,
        thread=_thread(message, parts, platform, sender, subject), title=_title(subject, parts.text, kind),
        job_ids=_job_ids(parts.text), client=_client(name, platform), postings=postings,
        has_hidden_text=parts.has_hidden, attachments=parts.attachments,
    )  # fmt: skip


def plain_subject(subject: str) -> str:
    """Without "Re:" and its like."""
    return " ".join(_PREFIX.sub("", subject).split())


def _address(message: EmailMessage, header: str) -> tuple[str, str]:
    for name, address in getaddresses([str(value) for value in message.get_all(header, [])][:5]):
        if re.fullmatch(r"[^\s@<>]{1,200}@[^\s@<>]{1,200}", address):
            return address.lower(), read_line(name)[:120]
    return "", ""


def _platform(sender: str) -> str:
    domain = sender.rpartition("@")[2]
    for platform in (UPWORK, LINKEDIN):
        if domain == f"{platform}.com" or domain.endswith(f".{platform}.com"):
            return platform
    return OTHER


def _fails_checks(message: EmailMessage) -> bool:
    """The receiving server's own verdict, where the mail carries one: neither check passed, and one failed."""
    said = " ".join(str(value) for value in message.get_all("Authentication-Results", [])).lower()
    passed = re.search(r"\b(?:dkim|dmarc|spf)=pass\b", said)
    return bool(re.search(r"\b(?:dkim|dmarc|spf)=(?:fail|softfail)\b", said)) and not passed


def _kind(platform: str, sender: str, subject: str) -> MailKind:
    local = sender.partition("@")[0]
    if platform == OTHER:
        return MailKind.OTHER
    if _ROOM.search(local) or "messag" in local or "inmail" in local:
        return MailKind.ROOM_MESSAGE
    if _INVITATION.search(subject):
        return MailKind.INVITATION
    if _ALERT.search(subject) or local.startswith(("jobalerts", "jobs-")):
        return MailKind.JOB_ALERT
    return MailKind.ROOM_MESSAGE if _MESSAGE.search(subject) else MailKind.OTHER


def _sent_at(message: EmailMessage, now: datetime) -> datetime | None:
    try:
        sent = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError):
        return None
    sent = sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)
    return sent if datetime(1998, 1, 1, tzinfo=UTC) <= sent <= now.replace(year=now.year + 1) else None


def _thread(message: EmailMessage, parts: Parts, platform: str, sender: str, subject: str) -> str:
    if platform == UPWORK and (room := _ROOM.search(sender) or _ROOM.search(parts.text)):
        return f"upwork:room:{room[1].lower()}"
    chain = " ".join(str(message.get(name, "")) for name in ("References", "In-Reply-To"))
    if first := re.search(r"<([^<>\s]{3,300})>", chain):
        return f"mail:<{first[1]}>"
    own = re.search(r"<([^<>\s]{3,300})>", str(message.get("Message-ID", "")))
    if own and platform == OTHER and not _PREFIX.match(subject):
        return f"mail:<{own[1]}>"
    return f"subject:{platform}:{plain_subject(subject).casefold()[:200]}"


def _title(subject: str, text: str, kind: MailKind) -> str:
    if kind not in (MailKind.INVITATION, MailKind.ROOM_MESSAGE):
        return plain_subject(subject)
    found = (
        _ABOUT_JOB.search(subject)
        or _AFTER_COLON.search(plain_subject(subject))
        or _ABOUT_JOB.search(text[:3_000])
    )
    return found[1].strip(" .") if found else ""


def _job_ids(text: str) -> tuple[str, ...]:
    """Native ids that the links name, as `jobs.platform_job_id` holds them."""
    found = [_native(ciphertext) for ciphertext in _UPWORK_JOB.findall(text)]
    found += [one for address in re.findall(r"https?://\S{1,2000}", text) if (one := linkedin_id(address))]
    return tuple(dict.fromkeys(found))[:50]


def _native(ciphertext: str) -> str:
    return ciphertext[2:] if re.fullmatch(r"02[0-9]{15,20}", ciphertext) else f"~{ciphertext.lower()}"


def _client(name: str, platform: str) -> str:
    """The person who writes; the platform's own name is nobody's."""
    plain = re.sub(r"\s+(?:via|on|\()\s*(?:upwork|linkedin).*$", "", name, flags=re.IGNORECASE).strip()
    return "" if re.fullmatch(r"(?:upwork|linkedin).*", plain, re.IGNORECASE) else plain
