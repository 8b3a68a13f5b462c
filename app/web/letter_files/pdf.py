"""A letter as a PDF: set line by line, then read back; what the reader would not see is not given out."""

import io
import re
import threading
import unicodedata

import pypdfium2

from app.domain.errors import UserFacingError
from app.domain.letters.sheet import LetterSheet
from app.web.letter_files.setting import HEIGHT, MARGIN, WIDTH, Face, Line, lines_of, pages_of

NOT_SHOWN = re.compile("[\\s\u00ad\u2010\u2011\ufffe\x02-]")
"""Left out of the comparison: white space, and hyphens, which a reader of PDFs joins at the end of a line."""
_ONE_AT_A_TIME = threading.Lock()
"""The library keeps its state for the whole process."""


class CannotShow(UserFacingError):
    """The PDF would lack letters of the text."""

    def __init__(self, letters: str) -> None:
        named = " ".join(dict.fromkeys(letters))[:15].strip()
        super().__init__(f"The PDF cannot hold every letter of this text ({named}). Take the Word file.")


def pdf_file(sheet: LetterSheet) -> bytes:
    """A4. Latin letters in a face that every reader has; others in one that goes along. CannotShow otherwise."""
    wanted = "".join((sheet.name, sheet.contact, sheet.day, *sheet.paragraphs))
    if lost := [one for one in wanted if _needs_shaping(one)]:
        raise CannotShow("".join(lost))
    with _ONE_AT_A_TIME:
        made = _set(sheet, is_wide=not _is_plain(wanted))
        shown = _read(made)
    if _bare(shown) != _bare(wanted):
        raise CannotShow("".join(one for one in wanted if one not in shown and one.strip()))
    return made


def _needs_shaping(letter: str) -> bool:
    """Written from the right, or put together from parts: more than placing one letter after another."""
    return unicodedata.bidirectional(letter) in ("R", "AL") or unicodedata.category(letter) in ("Mn", "Mc")


def _is_plain(text: str) -> bool:
    """Whether the faces that come with every reader have these letters."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _bare(text: str) -> str:
    return NOT_SHOWN.sub("", text)


def _set(sheet: LetterSheet, *, is_wide: bool) -> bytes:
    document = pypdfium2.PdfDocument.new()
    try:
        plain, bold = Face(document, is_wide=is_wide), Face(document, is_wide=is_wide, is_bold=True)
        for lines in pages_of(lines_of(sheet, plain, bold)):
            _set_page(document, lines, plain, bold)
        kept = io.BytesIO()
        document.save(kept)
        return kept.getvalue()
    finally:
        document.close()


def _set_page(document: pypdfium2.PdfDocument, lines: list[Line], plain: Face, bold: Face) -> None:
    page = document.new_page(WIDTH, HEIGHT)
    down = HEIGHT - MARGIN
    for line in lines:
        down -= line.height
        (bold if line.is_bold else plain).write(page, line, down)
    page.gen_content()
    page.close()


def _read(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
