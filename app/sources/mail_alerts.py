"""The jobs in an alert mail, block by block, read by the same mapping as rows of a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.enums import Platform
from app.domain.posting import JobPosting
from app.sources.base import Limits, RawRecord, Rejected
from app.sources.links import linkedin_id
from app.sources.mapping import Context, to_posting

MOST_JOBS = 100
_LINK = re.compile(r"https?://\S{1,2000}")
_UPWORK_LINK = re.compile(
    r"https?://(?:www\.)?upwork\.com/(?:\S{0,300}?)jobs/\S{0,300}?(?:~|%7E)([0-9a-zA-Z]{8,40})", re.I
)
_LABEL = re.compile(r"^(?:view|see|open|apply|read)\b.{0,40}$", re.IGNORECASE)
_MORE = re.compile(r"^\+\s?\d+ more$", re.IGNORECASE)
_NOISE = re.compile(
    r"^(?:your job alert\b.*|this company is actively hiring|actively recruiting|apply with .*|easily apply|be an early"
    r" applicant|fast growing|\d+ (?:connections?|school alum|company alum|alumni|new jobs?).*|promoted|here are .*|"
    r"view (?:job|all).*|see all.*|-{3,}|_{3,}|new|top applicant|jobs? you.*|.*similar.*jobs?)$",
    re.IGNORECASE,
)
_PAY = re.compile(r"^(?:hourly|fixed|fixed-price|budget|est\. budget)\b.*$", re.IGNORECASE)
_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("duration", re.compile(r"^est(?:\.|imated)? time:?\s*(.+)$", re.IGNORECASE)),
    ("posted_on", re.compile(r"^posted(?: on)?:?\s*(.+)$", re.IGNORECASE)),
    ("experience_level", re.compile(r"^(?:experience level:?\s*)?(entry level|intermediate|expert)$", re.IGNORECASE)),
    ("client_country", re.compile(r"^(?:client )?(?:country|location):?\s*(.+)$", re.IGNORECASE)),
    ("client_total_spent", re.compile(r"^(\$[\d.,]+[KMB]?\+?)\s+(?:total )?spent$", re.IGNORECASE)),
    ("proposals", re.compile(r"^proposals:?\s*(.+)$", re.IGNORECASE)),
    ("client_rating", re.compile(r"^(?:rating:?|rated)?\s*(\d(?:\.\d+)?)\s*(?:of 5|/5|stars?)\b.*$", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A job's lines: those above its first link, and those between it and the next job."""

    link: str
    job_id: str
    above: list[str]
    below: list[str]


def upwork_postings(text: str, key: str, *, now: datetime) -> tuple[JobPosting, ...]:
    """The jobs of an Upwork alert: title above the link, facts and text below it."""

    def job_of(link: str) -> str:
        found = _UPWORK_LINK.match(link)
        return found[1] if found else ""

    records = [_upwork_fields(block) for block in _blocks(text, job_of)]
    return _postings(records, key, Platform.UPWORK, now)


def linkedin_postings(text: str, key: str, *, now: datetime) -> tuple[JobPosting, ...]:
    """The jobs of a LinkedIn alert: title, company and place above each link."""
    records = [_linkedin_fields(block) for block in _blocks(text, lambda link: linkedin_id(link) or "")]
    return _postings(records, key, Platform.LINKEDIN, now)


def _postings(
    records: list[dict[str, Any]], key: str, platform: Platform, now: datetime
) -> tuple[JobPosting, ...]:
    context = Context(now=now, limits=Limits(), layout=None, implied=platform)
    made: list[JobPosting] = []
    for number, fields in enumerate(records[:MOST_JOBS], start=1):
        told = {name: value for name, value in fields.items() if value}
        fields = {"posted_on": now.date().isoformat()} | told | {"mail": key}  # an alert tells of new jobs
        posting = to_posting(RawRecord(number, fields), context) if fields.get("title") else None
        if posting is not None and not isinstance(posting, Rejected):
            made.append(posting)
    return tuple(made)


def _blocks(text: str, job_of: Any) -> Iterator[Block]:
    """One block a job, at its first link. What stands above belongs to it from the last link on."""
    lines = [line.strip() for line in text.split("\n")]
    seen: set[str] = set()
    places: list[tuple[int, str, str]] = []
    for n, line in enumerate(lines):
        for link in _LINK.findall(line):
            job_id = job_of(link)
            if job_id and job_id not in seen:
                seen.add(job_id)
                places.append((n, link, job_id))
    for i, (n, link, job_id) in enumerate(places):
        floor = next((m + 1 for m in range(n - 1, -1, -1) if _LINK.search(lines[m])), 0)
        ceiling = _title_line(lines, places[i + 1][0]) if i + 1 < len(places) else len(lines)
        yield Block(link, job_id, _words(lines[floor:n], lines[n]), lines[n + 1 : ceiling])


def _title_line(lines: list[str], link_line: int) -> int:
    """Where the next job begins: at the line of words above its first link."""
    own = (n for n in range(link_line - 1, -1, -1) if lines[n] and not _LABEL.match(lines[n]))
    return next(own, link_line)


def _words(above: list[str], own: str) -> list[str]:
    inline = _LINK.sub("", own).strip(" :-")
    return [line for line in (*above, inline) if line and not _LABEL.match(line) and not _LINK.search(line)]


def _upwork_fields(block: Block) -> dict[str, Any]:
    title = next((line for line in reversed(block.above) if not _PAY.match(line)), "")
    fields: dict[str, Any] = {"title": title, "url": block.link}
    text: list[str] = []
    skills: list[str] = []
    in_skills = False
    for line in block.below:
        if _LINK.search(line) or _LABEL.match(line):
            in_skills = False
        elif re.match(r"^skills:?", line, re.IGNORECASE):
            in_skills = True
            skills += [part.strip() for part in line.partition(":")[2].split(",") if part.strip()]
        elif _MORE.match(line) or not line:
            in_skills = in_skills and (not line and not skills)
        elif in_skills:
            skills.append(line)
        elif not _take_fact(fields, line):
            text.append(line)
    return fields | {"description": "\n".join(text).strip(), "skills": list(dict.fromkeys(skills))}


def _take_fact(fields: dict[str, Any], line: str) -> bool:
    if _PAY.match(line):
        fields.setdefault("budget", line)
        return True
    if re.match(r"^payment (?:method )?(?:un)?verified$", line, re.IGNORECASE):
        fields["payment_verified"] = line
        return True
    for name, pattern in _FACTS:
        if found := pattern.match(line):
            fields.setdefault(name, found[1])
            return True
    return False


def _linkedin_fields(block: Block) -> dict[str, Any]:
    lines = [line for line in block.above if not _NOISE.match(line)][-3:]
    fields: dict[str, Any] = {"job_url": f"https://www.linkedin.com/jobs/view/{block.job_id}/"}
    if len(lines) == 2 and " · " in lines[1]:
        company, _, place = lines[1].partition(" · ")
        return fields | {"title": lines[0], "company": company, "location": place}
    if len(lines) == 2:
        title, _, company = lines[0].rpartition(" at ")
        return fields | {
            "title": title or lines[0],
            "company": company if title else "",
            "location": lines[1],
        }
    named = dict(zip(("title", "company", "location"), lines, strict=False))
    return fields | named
