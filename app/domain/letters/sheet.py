"""A letter laid out as a sheet: who, how to reach them, the day, and the letter's paragraphs."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from app.domain.enums import Platform

LONGEST_NAME = 60
NO_CONTACT = frozenset({Platform.UPWORK})
"""Platforms that forbid contact details in a letter before there is a contract."""


@dataclass(frozen=True)
class LetterSheet:
    """Everything on the sheet. A paragraph may hold several lines; `day` says `today` in words."""

    title: str
    name: str
    contact: str
    day: str
    paragraphs: tuple[str, ...]
    today: date


def letter_sheet(
    text: str, *, title: str, platform: Platform, name: str, email: str, location: str, today: date
) -> LetterSheet:
    """The month is written out, which every country reads the same."""
    known = [location] if platform in NO_CONTACT else [email, location]
    contact = " · ".join(clean(one).strip() for one in known if one.strip())
    parts = (part.strip("\n") for part in re.split(r"\n[ \t]*\n", clean(text)))
    return LetterSheet(
        title=clean(title).replace("\n", " ").strip(),
        name=clean(name).replace("\n", " ").strip(),
        contact=contact,
        day=f"{today.day} {today:%B %Y}",
        paragraphs=tuple(part for part in parts if part.strip()),
        today=today,
    )


def clean(text: str) -> str:
    """Without what no sheet can show: control characters and halves of characters."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(one for one in plain if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs"))


def file_name(title: str, kind: str) -> str:
    """ "Cover letter, Booking site.docx": what every file system takes."""
    plain = re.sub(r'[\\/:*?"<>|\n]+', " ", clean(title))
    short = " ".join(plain.split())[:LONGEST_NAME].strip(" .")
    return f"Cover letter, {short}.{kind}" if short else f"Cover letter.{kind}"
