"""A LinkedIn data export: its tables read row by row. Other people's data in it are left where they are."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from app.domain.errors import BadInput
from app.domain.profile_forms import LONGEST_ABOUT, LONGEST_HEADLINE, LONGEST_NAME
from app.domain.profile_import.facts import FactKind, FoundFact, ParsedProfile, snippet_of
from app.sources.archive import read_archive
from app.sources.intake import decode
from app.sources.plain_text import read_text
from app.sources.profiles.cv_skills import skill, skills_shown
from app.sources.profiles.linkedin_dates import month_of
from app.sources.profiles.values import education, experience, other

Row = dict[str, str]
MOST_ROWS = 2_000
HEADER_WITHIN = 12
MONTHS_FILLED = "The export names years only: the year's ends stand in for the months."
BORN = "Ticked only by you: nothing here needs your date of birth."
TABLES = ("Profile", "Positions", "Education", "Skills", "Languages", "Certifications", "Projects", "Courses",
          "Publications", "Honors", "Volunteering", "Recommendations_Received")  # fmt: skip
"""What is read, by file name without ".csv", folder and "_1"."""


def read_export(path: Path, file_name: str) -> ParsedProfile:
    """The facts of the export's tables about its owner."""
    skipped: set[str] = set()

    def wanted(name: str) -> bool:
        table = table_of(name)
        if table in TABLES:
            return True
        skipped.add(PurePosixPath(name).name)
        return False

    files = read_archive(path, file_name, wanted)
    tables = {name: _rows(data) for name, data in sorted(files.items())}
    if not any(tables.values()):
        raise BadInput(
            f"{file_name} is no LinkedIn export: none of its tables (Profile.csv, Positions.csv …) are in it."
        )
    facts: list[FoundFact] = []
    for name, rows in sorted(tables.items(), key=lambda item: TABLES.index(table_of(item[0]))):
        reader = READERS.get(table_of(name), _kept)
        for number, row in enumerate(rows, start=2):
            facts += reader(row, f"{PurePosixPath(name).name}, row {number}")
    raw = {PurePosixPath(name).name: [_public(row) for row in rows] for name, rows in tables.items()}
    notes = (f"Left aside, as not about your work: {_listed(sorted(skipped))}.",) if skipped else ()
    return ParsedProfile("LinkedIn export", tuple(facts), raw={"tables": raw}, notes=notes)


def table_of(name: str) -> str:
    """ "Jobs/Positions_1.csv" → "Positions"; "" for what is no table."""
    stem, dot, ending = PurePosixPath(name.replace("\\", "/")).name.rpartition(".")
    return re.sub(r"_\d+$", "", stem).replace(" ", "_") if dot and ending.lower() == "csv" else ""


def _rows(data: bytes) -> list[Row]:
    """The rows under the header, wherever the notes before it end; cells as a person would read them."""
    text, _ = decode(data)
    reader = csv.reader(io.StringIO(text.replace("\x00", "")), strict=False)
    try:
        records = [record for _, record in zip(range(MOST_ROWS + HEADER_WITHIN), reader, strict=False)]
    except csv.Error:
        return []
    at = next((n for n, record in enumerate(records[:HEADER_WITHIN]) if _is_header(record)), None)
    if at is None:
        return []
    header = [cell.strip().lstrip("\ufeff") for cell in records[at]]
    filled = (record for record in records[at + 1 :] if any(cell.strip() for cell in record))
    return [dict(zip(header, map(_cell, record), strict=False)) for record in filled]


def _is_header(record: list[str]) -> bool:
    names = {cell.strip().lstrip("\ufeff").casefold() for cell in record}
    known = {"name", "first name", "company name", "school name", "title", "skill name", "text"}
    return bool(names & known)


def _cell(cell: str) -> str:
    return read_text(cell)[0].strip()


def _profile(row: Row, place: str) -> Iterator[FoundFact]:
    name = f"{row.get('First Name', '')} {row.get('Last Name', '')}".strip()
    said = {
        "display_name": name[:LONGEST_NAME],
        "headline": row.get("Headline", "")[:LONGEST_HEADLINE],
        "about": row.get("Summary", "")[:LONGEST_ABOUT],
        "location": row.get("Geo Location", "")[:200],
    }
    for field, value in said.items():
        if value:
            yield FoundFact(FactKind.BASICS, {"field": field, "value": value}, place, snippet_of(value))
    if born := row.get("Birth Date", ""):
        values = {"field": "date_of_birth", "value": born[:40]}
        yield FoundFact(FactKind.BASICS, values, place, snippet_of(born), False, BORN)


def _position(row: Row, place: str) -> Iterator[FoundFact]:
    title, company = row.get("Title", ""), row.get("Company Name", "")
    if not (title or company):
        return
    told = row.get("Description", "")
    started, ended, is_exact = _dates(row, "Started On", "Finished On")
    yield experience(
        kind="work", title=title or company, company=company if title else "", started_on=started,
        ended_on=ended, description=told, results=(), skills=skills_shown(f"{title}. {told}"), place=place,
        snippet=snippet_of(title, company, told), doubt="" if is_exact else MONTHS_FILLED,
    )  # fmt: skip


def _project(row: Row, place: str) -> Iterator[FoundFact]:
    title, told = row.get("Title", ""), row.get("Description", "")
    if not title:
        return
    started, ended, is_exact = _dates(row, "Started On", "Finished On")
    yield experience(
        kind="project", title=title, company="", started_on=started, ended_on=ended, description=told, results=(),
        skills=skills_shown(f"{title}. {told}"), place=place, snippet=snippet_of(title, told), url=row.get("Url", ""),
        doubt="" if is_exact else MONTHS_FILLED,
    )  # fmt: skip


def _volunteering(row: Row, place: str) -> Iterator[FoundFact]:
    title, company = row.get("Role", ""), row.get("Company Name", "")
    if title or company:
        started, ended, is_exact = _dates(row, "Started On", "Finished On")
        told = row.get("Description", "")
        yield experience(
            kind="volunteer", title=title or company, company=company if title else "", started_on=started,
            ended_on=ended, description=told, results=(), skills=(), place=place,
            snippet=snippet_of(title, company, told), doubt="" if is_exact else MONTHS_FILLED,
        )  # fmt: skip


def _school(row: Row, place: str) -> Iterator[FoundFact]:
    if not row.get("School Name"):
        return
    started, ended, is_exact = _dates(row, "Start Date", "End Date")
    degree, _, field = row.get("Degree Name", "").partition(", ")
    told = "\n".join(filter(None, (row.get("Notes", ""), row.get("Activities", ""))))
    yield education(
        institution=row["School Name"], degree=degree, field=field, started_on=started, ended_on=ended,
        description=told, place=place, snippet=snippet_of(row["School Name"], row.get("Degree Name", "")),
        doubt="" if is_exact else MONTHS_FILLED,
    )  # fmt: skip


def _skill(row: Row, place: str) -> Iterator[FoundFact]:
    if name := row.get("Name", "").strip():
        yield skill(name, place, name)


def _kept(row: Row, place: str) -> Iterator[FoundFact]:
    words = " · ".join(value for value in _public(row).values() if value)
    if words:
        section = re.sub(r"\.csv.*|_\d+\.csv.*", "", place).replace("_", " ").lower()
        yield other(section, words, place)


READERS: dict[str, Callable[[Row, str], Iterator[FoundFact]]] = {
    "Profile": _profile,
    "Positions": _position,
    "Projects": _project,
    "Volunteering": _volunteering,
    "Education": _school,
    "Skills": _skill,
}
_NOT_KEPT = {"Address", "Zip Code", "Birth Date", "Instant Messengers", "License Number", "Maiden Name"}


def _public(row: Row) -> Row:
    return {name: value for name, value in row.items() if name and name not in _NOT_KEPT}


def _dates(row: Row, first: str, last: str) -> tuple[str, str, bool]:
    started, start_exact = month_of(row.get(first, ""), is_end=False)
    ended, end_exact = month_of(row.get(last, ""), is_end=True)
    return started, ended, start_exact and end_exact


def _listed(names: list[str]) -> str:
    more = len(names) - 8
    return ", ".join(names[:8]) + (f" and {more} more" if more > 0 else "")
