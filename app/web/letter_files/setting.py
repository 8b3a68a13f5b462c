"""Type setting for a sheet: faces that know how wide their letters are, lines that fit, pages that hold them."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from app.domain.letters.sheet import LetterSheet

WIDE_FONT = Path(__file__).with_name("DejaVuSerif.ttf")
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 71.0
SIZE, NAME_SIZE, LEADING, GAP = 11.0, 15.0, 1.4, 9.0


@dataclass(frozen=True)
class Line:
    """Words that fit on one line, and the room before them."""

    text: str
    size: float = SIZE
    before: float = 0.0
    is_bold: bool = False

    @property
    def height(self) -> float:
        return self.before + self.size * LEADING


class Face:
    """Times, which every reader of PDFs has; or, `is_wide`, one with Greek, Cyrillic and more that goes along."""

    def __init__(
        self, document: pypdfium2.PdfDocument, *, is_wide: bool = False, is_bold: bool = False
    ) -> None:
        self.document = document
        self._widths: dict[str, float] = {}
        if is_wide:
            data = WIDE_FONT.read_bytes()
            held = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
            self._font = pdfium.FPDFText_LoadFont(
                document.raw, held, len(data), pdfium.FPDF_FONT_TRUETYPE, True
            )
        else:
            name = b"Times-Bold" if is_bold else b"Times-Roman"
            self._font = pdfium.FPDFText_LoadStandardFont(document.raw, name)

    def width(self, text: str, size: float) -> float:
        return sum(map(self._unit, text)) * size

    def write(self, page: pypdfium2.PdfPage, line: Line, up: float) -> None:
        """This line, its foot so far above the foot of the page."""
        units = ctypes.create_string_buffer((line.text + "\0").encode("utf-16-le"))
        placed = pdfium.FPDFPageObj_CreateTextObj(self.document.raw, self._font, line.size)
        pdfium.FPDFText_SetText(placed, ctypes.cast(units, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFPageObj_Transform(placed, 1, 0, 0, 1, MARGIN, up)
        pdfium.FPDFPage_InsertObject(page.raw, placed)

    def _unit(self, letter: str) -> float:
        """How wide a letter is at the size of 1."""
        if letter not in self._widths:
            found = ctypes.c_float()
            pdfium.FPDFFont_GetGlyphWidth(self._font, ord(letter), 1.0, ctypes.byref(found))
            self._widths[letter] = found.value
        return self._widths[letter]


def lines_of(sheet: LetterSheet, plain: Face, bold: Face) -> Iterator[Line]:
    """Name, contact and date at the head, then the letter."""
    if sheet.name:
        yield from _fitted(sheet.name, bold, NAME_SIZE, 0.0, is_bold=True)
    for head in (sheet.contact, sheet.day):
        if head:
            yield from _fitted(head, plain, SIZE, 2.0)
    for number, paragraph in enumerate(sheet.paragraphs):
        before = GAP if number else 2 * GAP
        for line in paragraph.split("\n"):
            yield from _fitted(line, plain, SIZE, before)
            before = 0.0


def pages_of(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """As many as it takes; at least one."""
    page: list[Line] = []
    left = HEIGHT - 2 * MARGIN
    for line in lines:
        if page and line.height > left:
            yield page
            page, left = [], HEIGHT - 2 * MARGIN
        page.append(line)
        left -= line.height
    yield page


def _fitted(text: str, face: Face, size: float, before: float, *, is_bold: bool = False) -> Iterator[Line]:
    room, now = WIDTH - 2 * MARGIN, ""
    for word in _words(text, face, size, room):
        longer = f"{now} {word}" if now else word
        if now and face.width(longer, size) > room:
            yield Line(now, size, before, is_bold)
            now, before = word, 0.0
        else:
            now = longer
    yield Line(now, size, before, is_bold)


def _words(text: str, face: Face, size: float, room: float) -> Iterator[str]:
    """Words; one that is wider than the sheet (an address, say) in pieces."""
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and face.width(piece + letter, size) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece
