"""Who the client of an ad is, as far as ads tell, and what has come of working for them.

LinkedIn names the company. Upwork hides it: what is left is the platform's own number of the company where a
source carries it, else the day the client joined, with country and town. Two clients are never taken for one on
less; where the town is missing the key is not `sure`, and the words say "probably".
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.domain.enums import ApplicationStatus, Platform
from app.domain.wording import counted

NO_REPLY_AFTER = timedelta(days=21)
"""So long after applying, silence counts as an answer."""
ROUND_CENTS = 100
LEAST_SPENT = 100

_NUMBERS = (
    "companyid",
    "clientid",
    "clientcompanyid",
    "buyercompanyid",
    "buyerid",
    "companyuid",
    "clientuid",
)
_AROUND = ("buyer", "client", "company", "info", "clientcompany", "companyinfo")
_LEGAL = re.compile(
    r"[\s,]+(?:inc|llc|llp|ltd|limited|plc|gmbh|ag|bv|nv|sa|sas|srl|spa|oy|ab|as|aps|pty|pte|corp|corporation"
    r"|co|company|kg|ug|lp)\.?(?=$|[\s,)])",
)
_NOBODY = re.compile(
    r"^(?:confidential\b.*|hidden|private|anonymous|n/?a|none|unknown|undisclosed.*|self[- ]?employed|freelance"
    r"|client|company|employer|-+)?$"
)


@dataclass(frozen=True)
class ClientKey:
    """What two ads of one client have in common; `sure` when no other client can have it."""

    value: str
    sure: bool
    name: str


def client_key(
    platform: str,
    *,
    company: str | None,
    country: str | None,
    extras: Mapping[str, Any],
    raw: Mapping[str, Any] | None = None,
) -> ClientKey | None:
    """None where the ad does not tell enough to know its client again."""
    name = plain_company(company)
    shown = " ".join((company or "").split())
    if platform == Platform.UPWORK and (number := _number(raw or {})):
        return ClientKey(f"id:{platform}:{number}", True, shown if name else client_label(country, extras))
    if name:
        return ClientKey(f"name:{name}", True, shown)
    since, town = extras.get("client_since"), str(extras.get("client_location") or "").casefold().strip()
    if since and country:
        return ClientKey(f"since:{platform}:{since}:{country.casefold()}:{town}", bool(town), client_label(country, extras))  # fmt: skip
    spent = _exact_spent(extras)
    if spent and country:
        return ClientKey(
            f"spent:{platform}:{spent}:{country.casefold()}", True, client_label(country, extras)
        )
    return None


def client_label(country: str | None, extras: Mapping[str, Any]) -> str:
    """ "Client in Madrid, Spain, since 2022": what a nameless client is called."""
    place = ", ".join(filter(None, (str(extras.get("client_location") or ""), country or "")))
    since = str(extras.get("client_since") or "")[:4]
    return f"Client in {place}" + (f", since {since}" if since else "") if place else "Client"


def plain_company(company: str | None) -> str:
    """A company's name for comparing: no case, no legal form; "" for those that name nobody."""
    folded = unicodedata.normalize("NFKC", company or "").casefold()
    folded = _LEGAL.sub("", " ".join(folded.replace(".", "").split())).strip(" ,")
    return "" if _NOBODY.match(folded) else folded


def _number(raw: Mapping[str, Any], depth: int = 0) -> str:
    """The platform's own number of the client, wherever a source keeps it."""
    for key, value in raw.items():
        name = re.sub(r"[^a-z]", "", str(key).casefold())
        if name.endswith(_NUMBERS) and isinstance(value, str | int) and not isinstance(value, bool):
            if re.fullmatch(r"[0-9]{9,20}", str(value)):
                return str(value)
        elif (
            name in _AROUND
            and isinstance(value, Mapping)
            and depth < 3
            and (found := _number(value, depth + 1))
        ):
            return found
    return ""


def _exact_spent(extras: Mapping[str, Any]) -> str:
    """An amount to the cent tells clients apart; "$10K" does not."""
    spent = extras.get("client_spent")
    if not isinstance(spent, int | float) or spent < LEAST_SPENT:
        return ""
    cents = round(spent * ROUND_CENTS)
    return f"{cents}" if cents % ROUND_CENTS else ""


@dataclass(frozen=True)
class Past:
    """One application to this client, mine."""

    status: ApplicationStatus
    applied_at: datetime | None
    closed_reason: str
    replied: bool
    """Something came in from the client."""


def is_ghosted(past: Past, *, now: datetime) -> bool:
    """Applied, and nobody ever answered: said so by the person, or by three weeks of silence."""
    if past.replied:
        return False
    if past.status is ApplicationStatus.ARCHIVED:
        return past.applied_at is not None and past.closed_reason.casefold() in ("no reply", "no response")
    waited = past.applied_at is not None and now - past.applied_at > NO_REPLY_AFTER
    return past.status is ApplicationStatus.APPLIED and waited


def past_sentence(pasts: Sequence[Past], *, now: datetime) -> str:
    """ "You applied 3 times: 1 won, 2 without an answer."; "" when there is nothing to tell."""
    sent = [past for past in pasts if past.applied_at is not None]
    if not sent:
        return ""
    ghosted = sum(is_ghosted(past, now=now) for past in sent)
    ends = {
        "won": sum(past.status is ApplicationStatus.WON for past in sent),
        "lost": sum(past.status is ApplicationStatus.LOST for past in sent),
        "without an answer": ghosted,
        "still open": sum(
            past.status not in (ApplicationStatus.WON, ApplicationStatus.LOST, ApplicationStatus.ARCHIVED)
            and not is_ghosted(past, now=now)
            for past in sent
        ),
    }
    said = ", ".join(f"{n} {words}" for words, n in ends.items() if n)
    times = "once" if len(sent) == 1 else "twice" if len(sent) == 2 else f"{len(sent)} times"
    return f"You applied {times}: {said}." if said else f"You applied {times}."


def seen_sentence(ads: int, *, sure: bool) -> str:
    """How many ads of this client are here."""
    if ads <= 1:
        return "The first ad of this client here."
    who = "this client" if sure else "probably the same client (same country, joined the same day)"
    return f"{counted(ads, 'ad')} here are of {who}."
