"""CVs and exports made for tests, in the real formats."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx

CV = """Ana Petrova
Backend developer for logistics companies
ana@example.com  +1-555-0100  Leeds, UK  linkedin.com/in/ana-petrova

SUMMARY
I build booking and tracking systems and keep them running.

WORK EXPERIENCE
Harbour Freight Tools
Senior Backend Developer  May 2021 - Present
• Cut the nightly import from 3 hours to 25 minutes with PostgreSQL and Python
• Led a team of 4
Northwind
Developer  03/2017 - 04/2021
• Built the parcel tracker in Django

EDUCATION
University of Leeds
MSc in Computer Science  2015 - 2016

SKILLS
Python, Django, PostgreSQL, Quorbleflux
Languages: English, Bulgarian

LANGUAGES
English (native)
"""


def a_pdf(path: Path, text: str = CV) -> Path:
    """One page with one line of text below the other."""
    shown = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in text.split("\n")]
    drawn = "BT /F1 10 Tf 14 TL 40 780 Td " + " ".join(f"({line}) Tj T*" for line in shown) + " ET"
    stream = drawn.encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    path.write_bytes(_numbered(objects))
    return path


def _numbered(objects: list[bytes]) -> bytes:
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(made)


def a_docx(path: Path, text: str = CV, *, hidden: str = "") -> Path:
    """The same as paragraphs; the words `hidden` in white-out."""
    document = docx.Document()
    for line in text.split("\n"):
        bullet = line.startswith("• ")
        document.add_paragraph(line.removeprefix("• "), style="List Bullet" if bullet else None)
    if hidden:
        document.add_paragraph().add_run(hidden).font.hidden = True
    document.save(str(path))
    return path


def an_export(path: Path, tables: dict[str, list[dict[str, str]]] | None = None, **more: str) -> Path:
    """A LinkedIn export with these tables (name → rows), and other files with these texts."""
    tables = tables if tables is not None else {
        "Profile.csv": [{"First Name": "Ana", "Last Name": "Petrova", "Birth Date": "May 4, 1990",
                         "Headline": "Backend developer", "Summary": "I build trackers.",
                         "Geo Location": "Leeds, England, United Kingdom", "Address": "1 Secret Street"}],
        "Positions.csv": [{"Company Name": "Northwind", "Title": "Developer", "Description": "Django parcel tracker.",
                           "Location": "Leeds", "Started On": "Mar 2017", "Finished On": "Apr 2021"}],
        "Skills.csv": [{"Name": "Python"}, {"Name": "Django"}],
        "Education.csv": [{"School Name": "University of Leeds", "Start Date": "2015", "End Date": "2016",
                           "Notes": "", "Degree Name": "MSc", "Activities": ""}],
        "Languages.csv": [{"Name": "Bulgarian", "Proficiency": "Native"}],
        "Connections.csv": [{"First Name": "Somebody", "Last Name": "Else"}],
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(name, "\ufeff" + a_table(rows))
        for name, text in more.items():
            archive.writestr(name, text)
    return path


def a_table(rows: list[dict[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def a_resume(path: Path, **parts: Any) -> Path:
    """A JSON Resume."""
    plain = {
        "basics": {"name": "Ana Petrova", "label": "Backend developer", "summary": "I build trackers.",
                   "location": {"city": "Leeds", "countryCode": "GB"}},
        "work": [{"name": "Northwind", "position": "Developer", "startDate": "2017-03", "endDate": "2021-04-30",
                  "highlights": ["Built the parcel tracker"]}],
        "skills": [{"name": "Backend", "keywords": ["Python", "Django"]}],
    }  # fmt: skip
    path.write_text(json.dumps(plain | parts))
    return path


def a_locked_pdf(path: Path) -> Path:
    """One that asks for a password before it shows anything."""
    whole = a_pdf(path).read_bytes()
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>]" % (
        b"5a" * 32, b"3c" * 32, b"11" * 16, b"11" * 16,
    )  # fmt: skip
    path.write_bytes(whole.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock))
    return path
