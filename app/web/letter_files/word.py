"""A letter as a Word document: name, contact, date, letter."""

import io
from datetime import datetime, time

import docx
from docx.shared import Cm, Pt

from app.domain.letters.sheet import LetterSheet

FACE = "Georgia"


def word_file(sheet: LetterSheet) -> bytes:
    """A4, one paragraph each; lines within a paragraph stay lines."""
    document = docx.Document()
    page, body = document.sections[0], document.styles["Normal"]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    body.font.name, body.font.size = FACE, Pt(11)
    body.paragraph_format.space_after = Pt(10)
    known = document.core_properties
    known.title, known.author, known.comments = sheet.title[:255], sheet.name[:255], ""
    known.created = known.modified = datetime.combine(sheet.today, time(12))
    if sheet.name:
        name = document.add_paragraph().add_run(sheet.name)
        name.bold, name.font.size = True, Pt(15)
    for line in (sheet.contact, sheet.day):
        if line:
            document.add_paragraph(line)
    for paragraph in sheet.paragraphs:
        document.add_paragraph(paragraph)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
