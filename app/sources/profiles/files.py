"""A file about a person, from the disk to facts: what it is, by its content; the one door to this package."""

import re
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import BadInput, TooLarge
from app.domain.profile_import.facts import ParsedProfile
from app.sources.archive import read_archive
from app.sources.base import MEGABYTE, Limits
from app.sources.intake import read_text
from app.sources.profiles import docx_text, json_resume, linkedin_export, pdf_text
from app.sources.profiles.cv import read_cv
from app.sources.profiles.lines import Line

ACCEPTED = "Drop a CV as PDF or DOCX, a LinkedIn export (ZIP), or a JSON Resume."
MOST_BYTES = 30 * MEGABYTE


def read_profile(path: Path, file_name: str) -> ParsedProfile:
    """Every fact that a file states about its owner. BadInput or TooLarge where it cannot be read."""
    head = _head(path, file_name)
    if head.startswith(b"%PDF") or b"%PDF-" in head[:1024]:
        return _cv("PDF", file_name, pdf_text.read_pdf, path)
    if head.startswith(b"PK\x03\x04"):
        names = _names_in(path, file_name)
        if docx_text.MAIN_PART in names:
            return _cv("DOCX", file_name, docx_text.read_docx, path)
        return linkedin_export.read_export(path, file_name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInput(f"{file_name} is an old Word document. Save it as DOCX or PDF, then drop it again.")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        text, _ = read_text(path, file_name, Limits())
        return json_resume.read_resume(text, file_name)
    raise BadInput(f"{file_name} is none of the files that can be read here. {ACCEPTED}")


def _head(path: Path, file_name: str) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise BadInput(f"{file_name} cannot be opened. Drop it again.") from error
    if not size:
        raise BadInput(f"{file_name} is empty. {ACCEPTED}")
    if size > MOST_BYTES:
        raise TooLarge(f"{file_name} is larger than {MOST_BYTES // MEGABYTE} MB. {ACCEPTED}")
    return head


def _names_in(path: Path, file_name: str) -> set[str]:
    names: set[str] = set()

    def note(name: str) -> bool:
        names.add(name)
        return False

    read_archive(path, file_name, note)
    return names


def _cv(
    kind: str, file_name: str, read: Callable[[Path, str], tuple[list[Line], int, list[str]]], path: Path
) -> ParsedProfile:
    lines, pages, notes = read(path, file_name)
    if len(re.findall(r"\w", "".join(line.text for line in lines[:2000]))) < 20:
        raise BadInput(
            f"{file_name} holds no text that can be read: it may be a picture of a page."
            " Save the CV as text-based PDF or DOCX."
        )
    facts = read_cv(lines)
    return ParsedProfile(
        kind=kind,
        facts=tuple(facts),
        text="\n".join(line.text for line in lines),
        notes=tuple(notes),
        pages=pages,
    )
