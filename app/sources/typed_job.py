"""A pasted ad as a posting: read like a row of a file, with the lines of facts that a platform's page has."""

import re
from datetime import datetime

from app.domain.errors import BadInput
from app.domain.forms import BadForm
from app.domain.posting import JobPosting
from app.domain.typed_job import TypedJob
from app.sources.base import Limits, RawRecord, Rejected
from app.sources.links import clean_url, host_platform, other_board
from app.sources.mapping import Context, to_posting
from app.sources.typed_terms import is_remote, pay_in
from app.sources.upwork_text import is_summary

LONGEST_FACT = 120
_PAY_LINE = re.compile(
    r"^[^\w\n]{0,10}(?:(?:my|our|the) )?(?:budget|pay|rate|price|compensation|hourly rate)\s*(?:is|:|=)\s*(?P<pay>\D{0,4}\d.{0,50})$",
    re.I | re.M,
)
NO_ADDRESS = "This is no address of a web page. Copy it from the browser's address bar, or leave it empty."


def posting_of(typed: TypedJob, *, now: datetime) -> JobPosting:
    """The posting; BadForm where the link cannot be used, BadInput where nothing can."""
    link = clean_url(typed.link) if typed.link else None
    if typed.link and link is None:
        raise BadForm({"job-link": NO_ADDRESS})
    on_site = host_platform(link) if link else None
    if link and on_site is None and (board := other_board(link)):
        raise BadForm(
            {"job-link": f"This link is to {board}; Bidwell takes jobs of Upwork and LinkedIn so far."}
        )
    whole = f"{typed.title}\n{typed.text}"
    remote = is_remote(whole)
    said = {
        "title": typed.title,
        "description": typed.text,
        "url": link,
        "budget": typed.pay or _pay_in(typed.text) or pay_in(whole),
        "company_name": typed.client,
        "remote": "" if remote is None else str(remote),
        "facts": "\n".join(_facts(typed.text)),
    }
    fields = {name: words for name, words in said.items() if words}
    found = to_posting(RawRecord(1, fields), Context(now, Limits(), implied=on_site or typed.platform))
    if isinstance(found, Rejected):
        raise BadInput(found.reason)
    return found


def _pay_in(text: str) -> str:
    """ "Budget: $800 fixed", where the ad has a line for it."""
    found = _PAY_LINE.search(text)
    return found["pay"].strip(" .") if found else ""


def _facts(text: str) -> list[str]:
    """ "Hourly: $30-$50", "Payment verified": lines of a copied page that say something about the job."""
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if 0 < len(line) <= LONGEST_FACT and is_summary(line)][:20]
