"""The paragraphs of a Word document in reading order, tables and text boxes included, hidden text left out."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from app.domain.errors import BadInput
from app.sources.archive import read_archive
from app.sources.profiles.lines import MOST_CHARACTERS, Line, a_line

MAIN_PART = "word/document.xml"
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(path: Path, file_name: str) -> tuple[list[Line], int, list[str]]:
    """The lines, no pages (a DOCX has none until it is laid out), and remarks."""
    read_archive(path, file_name, lambda _: True)  # every part unpacked once, under the caps
    try:
        document = docx.Document(io.BytesIO(path.read_bytes()))
    except (ValueError, KeyError, LookupError, SyntaxError, AttributeError) as error:
        raise BadInput(f"{file_name} is a damaged Word document. Save it again, then drop it.") from error
    headings = {
        style.style_id for style in document.styles if (style.name or "").startswith(("Heading", "Title"))
    }
    lines: list[Line] = []
    left = MOST_CHARACTERS
    for number, paragraph in enumerate(_paragraphs(document.element.body), start=1):
        style = (
            paragraph.pPr.pStyle.val if paragraph.pPr is not None and paragraph.pPr.pStyle is not None else ""
        )
        listed = paragraph.pPr is not None and paragraph.pPr.find(qn("w:numPr")) is not None
        for written in "".join(_words(paragraph)).split("\n"):
            left -= len(written)
            line = a_line(
                written,
                f"paragraph {number}",
                is_bullet=listed or "List" in style,
                is_heading=style in headings,
            )
            if line is not None:
                lines.append(line)
        if left <= 0:
            return lines, 0, ["The end of a very long text was not read."]
    return lines, 0, []


def _paragraphs(element: Any) -> Iterator[Any]:
    """Every paragraph, in the order of the document, each once; those in text boxes after their anchor."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:p"):
            yield child
        yield from _paragraphs(child)


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == qn("w:p") or _is_hidden(child):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _words(child)


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr")) if run.tag == qn("w:r") else None
    return properties is not None and properties.find(qn("w:vanish")) is not None
