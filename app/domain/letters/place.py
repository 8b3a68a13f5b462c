"""Where a piece of work was done, as people say it: at a company, for a client, on a project of one's own."""

import re
from dataclasses import dataclass

from app.domain.letters.casing import article, as_role, lower_first
from app.domain.letters.lexicon import words
from app.domain.profile import ExperienceFact

_ROLES = words("roles")
_SELF = words("self_employed")
_KINDS_OF_CLIENT = words("kinds_of_client")
_PLAIN = words("plain_adjectives")
_FORMS = words("company_forms")
_OF = re.compile(r"\b(?:of|in|for|from|with|near)\b")


@dataclass(frozen=True)
class Setting:
    """ "At Praxio" to begin with, "my work at Praxio" to speak of, "There" to go on with."""

    at: str
    work: str
    current: bool
    there: str = "There"


def setting_of(work: ExperienceFact) -> Setting:
    """How to speak of the place of work, whatever was filled in."""
    company = spoken_name(clean_name(work.company))
    title = clean_name(re.split(r"\s[|/–—-]\s|[|(,]", work.title)[0]) or clean_name(work.title)
    current = work.ended_on is None and work.started_on is not None
    if company and not _is_oneself(company):
        return _for_somebody(company, work.kind, current=current)
    if is_role(title):
        return Setting(f"As {as_role(title)}", f"my work as {as_role(title)}", current)
    return Setting(f"On the project “{title}”", f"my work on the project “{title}”", current, "On it")


def _for_somebody(company: str, kind: str, *, current: bool) -> Setting:
    """A client is worked for, an employer worked at; one who is only described gets an article."""
    described = _described(company)
    if kind == "volunteer":
        at = f"As a volunteer at {described or company}"
        return Setting(at, f"my work at {described or company}", current)
    if kind == "project" or described:
        client = described or company
        return Setting(f"For {client}", f"my work for {client}", current, "For them")
    return Setting(f"At {company}", f"my work at {company}", current)


def _described(company: str) -> str:
    """ "Operator of small wind farms" → "an operator of small wind farms"; "" when it is a name."""
    if re.match(r"(?:an?|the) [a-z]", company, re.I):
        return company[:1].lower() + company[1:] if _is_lower(company.split()[1:2]) else ""
    head, *tail = _OF.split(company, maxsplit=1)
    pieces = head.split()
    noun = pieces[-1].casefold() if pieces else ""
    is_many = noun not in _KINDS_OF_CLIENT and noun.removesuffix("s") in _KINDS_OF_CLIENT
    if not _is_lower(pieces[1:]) or not (is_many or noun in _KINDS_OF_CLIENT):
        return ""
    is_plain = pieces[0].casefold() in _PLAIN or not pieces[0][:1].isupper()
    goes_on = bool(tail) and _is_lower(tail[0].split())
    if not goes_on and (len(pieces) == 1 or (len(pieces) == 2 and not is_plain)):
        return ""
    low = lower_first(company)
    return low if is_many or low[:1].isdigit() else f"{article(low.split()[0])} {low}"


def _is_lower(pieces: list[str]) -> bool:
    return all(p[:1].islower() or not p[:1].isalpha() for p in pieces)


def _is_oneself(company: str) -> bool:
    parts = set(re.findall(r"[a-z]+", company.casefold()))
    return parts <= _SELF or (company.casefold().startswith(("own ", "my ")) and len(parts) <= 3)


def is_role(title: str) -> bool:
    """Whether a title names a person ("Bookkeeper") and not a piece of work ("Shop redesign")."""
    parts = re.findall(r"[a-z]+", title.casefold())
    return any(
        p in _ROLES or (p.endswith(("er", "or", "ist", "ant", "ian")) and len(p) > 4) for p in parts[-4:]
    )


def spoken_name(company: str) -> str:
    """A company as people call it, without its legal form: "Kestrel Labs s.r.o." → "Kestrel Labs"."""
    pieces = company.split()
    while len(pieces) > 1 and re.sub(r"\W", "", pieces[-1]).casefold() in _FORMS:
        pieces.pop()
    return " ".join(pieces).rstrip(" ,")


def clean_name(name: str) -> str:
    """A name without brackets and ornaments; "" when it is an address."""
    name = re.sub(r"\s*\([^)]*\)|[«»\[\]{}<>|]", "", " ".join(name.split())).strip(' .,;:-–—"“”')
    return "" if re.search(r"https?:|www\.|@", name) else name
