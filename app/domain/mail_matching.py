"""To which application a mail belongs, how sure that is and why; and the move that it suggests, never makes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.domain.enums import ApplicationStatus
from app.domain.letters.words import sentences
from app.domain.mail import Mail, MailKind
from app.domain.pipeline import MOVES

Status = ApplicationStatus
SURE = 0.9
"""From here on, and only with a clear lead, a mail is filed by itself; below it waits for the person."""
LEAD = 0.2
WORTH_ASKING = 0.4


@dataclass(frozen=True)
class Candidate:
    """An application as far as a mail may name it."""

    application_id: UUID
    title: str
    company: str
    platform: str
    job_id: str
    status: Status
    threads: tuple[str, ...] = ()
    """Conversations that are filed with it already."""
    people: tuple[str, ...] = ()
    """Addresses of those who wrote before."""


@dataclass(frozen=True)
class Match:
    """`is_sure` says whether it may be filed without asking."""

    application_id: UUID | None
    confidence: float
    reason: str
    is_sure: bool = False


@dataclass(frozen=True)
class Suggestion:
    """A move worth considering, and the words of the mail behind it."""

    to: Status
    why: str


NOBODY = Match(None, 0.0, "No application matches.")


def match(mail: Mail, candidates: Sequence[Candidate]) -> Match:
    """The likeliest application; sure only when the evidence is strong and nothing else is near it."""
    scored = sorted(((*_likeness(mail, one), one) for one in candidates), key=lambda s: -s[0])
    if not scored or scored[0][0] < WORTH_ASKING:
        return NOBODY
    confidence, reason, best = scored[0]
    runner_up = scored[1][0] if len(scored) > 1 else 0.0
    clear = confidence - runner_up >= LEAD
    sure = confidence >= SURE and clear and not mail.has_hidden_text
    if not clear:
        reason = f"{reason} Another application is as likely."
    return Match(best.application_id, round(confidence, 2), reason, sure)


def _likeness(mail: Mail, one: Candidate) -> tuple[float, str]:
    same_site = mail.platform in (one.platform, "email")
    if mail.thread in one.threads:
        return 0.99, "It goes on with a conversation filed here."
    if one.job_id and one.job_id in mail.job_ids and same_site:
        return 0.97, "It links to this very job."
    said, wanted = _words(mail.title or mail.subject), _words(one.title)
    if not same_site:
        return 0.0, ""
    alike = len(said & wanted) / len(said | wanted) if said and wanted else 0.0
    if alike == 1.0 and len(wanted) >= 3:
        return 0.92, "It names the job by its title."
    person = _address(mail.sender)
    if person and person in one.people:
        return 0.8 + 0.1 * alike, "The sender has written about this job before."
    company = _words(one.company)
    named = bool(company) and company <= _words(f"{mail.sender} {mail.subject}")
    if named:
        return 0.6 + 0.25 * alike, "The sender's name holds the company's."
    if wanted and len(wanted) >= 2 and wanted <= _words(f"{mail.subject} {mail.body[:4_000]}"):
        return 0.55, "The words of the job's title stand in it."
    return 0.7 * alike, "Its subject is like the job's title."


_SAYS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (Status.LOST, re.compile(
        r"\b(?:went|going|decided to go|moving forward|proceed(?:ing)?) with (?:another|someone else|a different|other)"
        r"|\b(?:not|won't|will not) (?:be )?(?:moving forward|proceeding|a fit|selected|move forward)"
        r"|\bposition (?:has been|is|was) filled|\bunfortunately\b.{0,80}\b(?:another|not|filled|unable)", re.I)),
    (Status.WON, re.compile(
        r"\b(?:you(?:'re| are)? hired|sent you an offer|offer (?:has been )?(?:sent|accepted)|contract (?:has )?started"
        r"|we(?:'d| would) like to hire you|you(?:'ve| have) (?:been hired|received an offer))\b", re.I)),
    (Status.INTERVIEWING, re.compile(
        r"\b(?:(?:schedule|book|set up|arrange|hop on|jump on) (?:a |an )?(?:quick |short |video |intro |phone )?"
        r"(?:call|interview|meeting|chat)|interview (?:is )?(?:scheduled|confirmed)|calendly\.com|zoom\.us/j"
        r"|meet\.google\.com)\b", re.I)),
)  # fmt: skip


def meaning(text: str) -> Status | None:
    """What a client's words come to, if they say it plainly: LOST, WON, or None."""
    return next((to for to, _ in _said(text) if to in (Status.LOST, Status.WON)), None)


def _said(text: str) -> Iterator[tuple[Status, str]]:
    """Where the words lead, and the sentence that says so."""
    spans = sentences(text[:8_000])
    for to, pattern in _SAYS:
        said = next((span.text for span in spans if pattern.search(span.text)), "")
        if said:
            yield to, said


def suggestion(mail: Mail, status: Status) -> Suggestion | None:
    """What the mail may mean for a card in this column: only a legal move, and only as a suggestion."""
    allowed = MOVES.get(status, frozenset())
    for to, said in _said(mail.body):
        target = to if to in allowed else _nearest(to, allowed)
        return Suggestion(target, _quoted(said)) if target else None
    speaks = mail.kind in (MailKind.ROOM_MESSAGE, MailKind.INVITATION, MailKind.OTHER)
    if speaks and Status.IN_CONVERSATION in allowed:
        return Suggestion(Status.IN_CONVERSATION, "The client has answered.")
    return None


def _nearest(to: Status, allowed: Iterable[Status]) -> Status | None:
    """A rejection puts away what cannot be lost yet; a call begins as a conversation."""
    near = {Status.LOST: Status.ARCHIVED, Status.INTERVIEWING: Status.IN_CONVERSATION}.get(to)
    return near if near is not None and near in allowed else None


def _quoted(sentence: str) -> str:
    words = " ".join(sentence.split())
    return f"“{words if len(words) <= 160 else words[:159] + '…'}”"


def _words(text: str) -> frozenset[str]:
    plain = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(word for word in plain if word not in _FILLERS)


_FILLERS = frozenset({"a", "an", "the", "for", "and", "to", "of", "in", "on", "with", "re", "job", "new", "inc", "llc",
                      "ltd", "gmbh", "interview", "invitation", "message", "com", "upwork", "linkedin"})  # fmt: skip


def _address(sender: str) -> str:
    found = re.search(r"<([^<>]+)>", sender)
    return (found[1] if found else sender).casefold()
