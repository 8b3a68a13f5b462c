"""Files that hold no jobs are refused with a sentence: which file, why, and what to do."""

import gzip
import json
from pathlib import Path

import pytest

from app.domain.errors import BadInput, TooLarge, UserFacingError
from app.sources.base import Limits
from app.sources.files import read_jobs
from tests.sources.reading import NOW, read_content

JOB = "title,url\nA lamp,https://www.upwork.com/jobs/~021978704153911649005\n"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("jobs.pdf", b"%PDF-1.7 x", "is a PDF"),
        ("jobs.csv", b"%PDF-1.7 x", "is a PDF"),
        ("jobs.xlsx", b"PK\x03\x04" + b"\0" * 20 + b"xl/workbook.xml", "Save the sheet as CSV"),
        ("jobs.zip", b"PK\x03\x04" + b"\0" * 40, "ZIP archive"),
        ("ad.eml", b"Delivered-To: me@example.com\nSubject: Jobs\n\nHello", "is an e-mail"),
        ("page.html", b"<!DOCTYPE html><html><body>Jobs</body></html>", "is a web page"),
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\xef\xbb\xbf \r\n\n", "is empty"),
        ("noise.bin", bytes(range(256)) * 40, "is not a text file"),
        ("words.txt", b"nothing but words in here", "without columns"),
        (
            "people.csv",
            b"height,weight\n1,2\n",
            "no column for the job's title (its columns: height, weight)",
        ),
        (
            "Connections.csv",
            b"First Name,Last Name,URL,Connected On\na,b,c,d\n",
            "LinkedIn export's Connections",
        ),
        ("Positions.csv", b"Company Name,Title,Started On,Finished On\na,b,c,d\n", "Import it under Profile"),
        ("me.json", b'{"basics": {"name": "x"}, "work": []}', "is a JSON Resume"),
        ("page.json", b'{"total": 0}', "no list of jobs"),
        ("cut.json", b'[{"title": "A lamp", "url', "damaged JSON"),
        ("deep.json", b"[" * 100_000, "nested too deeply"),
        ("run.json", b'{"status": "logged_out", "jobs": []}', "was logged out of Upwork"),
        ("feed.xml", b"<rss><channel><title>x</title></channel></rss>", "XML without feed items"),
        ("cut.xml", b"<rss><channel><item><title>x", "damaged XML"),
        (
            "lol.xml",
            b'<!DOCTYPE r [<!ENTITY a "aa">]><rss><item><title>&a;</title></item></rss>',
            "XML entities",
        ),
        ("twice.gz", gzip.compress(gzip.compress(JOB.encode(), mtime=0), mtime=0), "packed twice"),
        ("cut.gz", gzip.compress(JOB.encode() * 50, mtime=0)[:60], "damaged gzip"),
    ],
)
def test_a_file_without_jobs_is_refused_with_its_name_and_a_reason(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        read_content(tmp_path, content, name)
    sentence = refusal.value.sentence
    assert sentence.startswith(name)
    assert why in sentence
    assert sentence.endswith((".", "?"))


def test_a_missing_file_is_refused_calmly(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.csv cannot be opened"):
        read_jobs(tmp_path / "gone.csv", "gone.csv", now=NOW)


@pytest.mark.parametrize(
    ("content", "limits", "why"),
    [
        (JOB * 200, Limits(file_bytes=1000), "is over the limit of 1,000 bytes"),
        (
            gzip.compress(b"\0" * 5_000_000, mtime=0),
            Limits(inflated_bytes=1024 * 1024),
            "unpacks to more than",
        ),
        ("title," + "a," * 3000 + "\nx\n", Limits(), "has 3,002 columns"),
        (JOB + "x,y\n" * 30, Limits(rows=20), "over 20 rows"),
        (json.dumps([{"title": "x"}] * 30), Limits(rows=20), "30 items"),
        ('{"title": "x"}\n' * 30, Limits(rows=20), "over 20 lines"),
        ("<rss>" + "<item><title>x</title></item>" * 30 + "</rss>", Limits(rows=20), "over 20 items"),
    ],
)
def test_too_much_is_refused_with_the_limit(
    tmp_path: Path, content: str | bytes, limits: Limits, why: str
) -> None:
    with pytest.raises(TooLarge, match=why):
        read_content(tmp_path, content, "many.csv", limits=limits)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"title": "A lamp", "description": "x"', "unreadable"),
        ('["a", "b"]', "unreadable"),
        ('{"title": "A lamp", "deep": ' + "[" * 200 + "]" * 200 + "}", "unreadable"),
        ('{"title": "A lamp", ' + ", ".join(f'"k{i}": 1' for i in range(2100)) + "}", "unreadable"),
        ('{"description": "Only words."}', "missing_title"),
        ('{"url": "https://www.upwork.com/jobs/~021978704153911649005"}', "failed_scrape"),
        ('{"a": 1}', "empty_row"),
        ('{"title": "A lamp", "site": "glassdoor"}', "unsupported_platform"),
        ('{"title": "A lamp", "url": "https://www.indeed.com/viewjob?jk=1"}', "unsupported_platform"),
        ('{"title": "A lamp", "url": "https://lamps.example.com/1"}', "unknown_platform"),
    ],
)
def test_a_bad_row_is_refused_alone_with_its_line(tmp_path: Path, line: str, code: str) -> None:
    good = '{"title": "A good one", "url": "https://www.upwork.com/jobs/~021978704153911649005"}'
    parsed = read_content(tmp_path, f"{good}\n{line}\n{good}\n", "x.jsonl")
    assert [row.number for row in parsed.rows] == [1, 3]
    assert [(one.number, one.code) for one in parsed.rejected] == [(2, code)]
    assert parsed.rejected[0].reason.endswith(".")


def test_a_text_beyond_its_limit_costs_only_its_row(tmp_path: Path) -> None:
    url = "https://www.upwork.com/jobs/~021978704153911649005"
    parsed = read_content(tmp_path, json.dumps([{"title": "x", "url": url, "description": "a b " * 30_000}]))
    assert [one.code for one in parsed.rejected] == ["too_long"]
    assert "119,999 characters" in parsed.rejected[0].reason


def test_every_refusal_is_one_of_ours() -> None:
    assert issubclass(BadInput, UserFacingError)
    assert issubclass(TooLarge, UserFacingError)
