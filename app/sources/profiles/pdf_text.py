"""The text layer of a PDF, line by line. Runs in the child process only: PDFs are programs in disguise."""

from pathlib import Path

import pypdfium2

from app.domain.errors import BadInput, TooLarge
from app.sources.profiles.lines import MOST_CHARACTERS, Line, a_line

MOST_PAGES = 50


def read_pdf(path: Path, file_name: str) -> tuple[list[Line], int, list[str]]:
    """The lines, how many pages they come from, and remarks."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise BadInput(f"{file_name} is locked with a password. Save it without one.") from error
        raise BadInput(f"{file_name} is a damaged PDF. Save it again, then drop it.") from error
    with document:
        pages = len(document)
        if pages > MOST_PAGES:
            raise TooLarge(
                f"{file_name} has {pages:,} pages and the limit is {MOST_PAGES}. Send the CV alone."
            )
        lines: list[Line] = []
        left = MOST_CHARACTERS
        for number in range(pages):
            text = _text_of(document, number, left, file_name)
            left -= len(text)
            lines += _lines(text, number + 1)
    return lines, pages, [] if left > 0 else ["The end of a very long text was not read."]


def _text_of(document: pypdfium2.PdfDocument, number: int, most: int, file_name: str) -> str:
    try:
        page = document[number]
        text_page = page.get_textpage()
        count = min(text_page.count_chars(), max(most, 0))
        text: str = text_page.get_text_range(0, count) if count else ""
    except pypdfium2.PdfiumError as error:
        raise BadInput(
            f"Page {number + 1} of {file_name} is damaged. Save it again, then drop it."
        ) from error
    text_page.close()
    page.close()
    return text


def _lines(text: str, page: int) -> list[Line]:
    """A hyphen that only breaks a word at the end of a line comes as U+FFFE: the word is made whole."""
    whole = text.replace("\ufffe\r\n", "").replace("\ufffe", "-")
    made = (
        a_line(written, f"page {page}, line {number}")
        for number, written in enumerate(whole.splitlines(), start=1)
    )
    return [line for line in made if line is not None]
