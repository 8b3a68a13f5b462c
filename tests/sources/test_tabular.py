"""Sheets as programs write them: delimiters, quotes, encodings, notes above the header, short and long rows."""

import gzip
from pathlib import Path

import pytest

from tests.sources.reading import jobs, read_content

URL = "https://www.upwork.com/jobs/~021978704153911649005"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["Job Title", "URL", "Description"], ["A lamp", URL, "One, two; three"]]
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    job = jobs(read_content(tmp_path, "\r\n".join(lines)))[0]
    assert (job.title, job.description) == ("A lamp", "One, two; three")


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_letters_survive_the_encodings_of_spreadsheets(tmp_path: Path, encoding: str, note: str) -> None:
    parsed = read_content(tmp_path, f"title,url\nCafé „Über“ – naïve,{URL}\n".encode(encoding))
    assert jobs(parsed)[0].title == "Café „Über“ – naïve"
    assert all(note in one for one in parsed.notes)
    assert bool(parsed.notes) == bool(note)


def test_a_few_damaged_bytes_do_not_spoil_the_rest(tmp_path: Path) -> None:
    content = f"title,url\nCafé één ünï,{URL}\n".encode() + b"Br\xff,x\n"
    parsed = read_content(tmp_path, content)
    assert jobs(parsed)[0].title == "Café één ünï"
    assert "1 characters could not be read" in parsed.notes[0]


def test_a_packed_file_is_known_by_its_bytes_not_by_its_name(tmp_path: Path) -> None:
    assert jobs(read_content(tmp_path, gzip.compress(f"title,url\nA lamp,{URL}\n".encode()), "jobs.csv"))
    assert jobs(read_content(tmp_path, f"title,url\nA lamp,{URL}\n", "jobs.csv.gz"))


def test_newlines_and_doubled_quotes_stay_inside_their_cell(tmp_path: Path) -> None:
    job = jobs(read_content(tmp_path, f'title,url,description\nA lamp,{URL},"One\r\n""two"",\n\nthree"\n'))[0]
    assert job.description == 'One\n"two",\n\nthree'


def test_backslash_escapes_are_undone_only_where_the_file_uses_them(tmp_path: Path) -> None:
    escaped = f'"title","url","description"\n"A \\"lamp\\"","{URL}","C:\\\\x, y"\n'
    plain = f'title,url,description\nA lamp,{URL},"C:\\temp, a \\n in words"\n'
    assert jobs(read_content(tmp_path, escaped))[0].title == 'A "lamp"'
    assert jobs(read_content(tmp_path, plain))[0].description == "C:\\temp, a \\n in words"


def test_notes_above_the_header_are_skipped(tmp_path: Path) -> None:
    parsed = read_content(tmp_path, f"Notes:\nexported by hand\n\ntitle,url,budget\nA lamp,{URL},$5\n")
    assert jobs(parsed)[0].title == "A lamp"
    assert parsed.rows[0].number == 5
    assert parsed.notes == ("The header was found in row 4.",)


def test_excels_own_first_line_names_the_delimiter(tmp_path: Path) -> None:
    assert jobs(read_content(tmp_path, f"sep=;\r\ntitle;url\r\nA lamp;{URL}\r\n"))[0].title == "A lamp"


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    parsed = read_content(tmp_path, f"title,url\nOne,{URL}\n,,\nTwo,{URL},,\nThree,{URL},left,over\n")
    assert [row.number for row in parsed.rows] == [2, 4]
    assert [(one.number, one.code) for one in parsed.rejected] == [(5, "unreadable")]
    assert "4 cells and the header 2" in parsed.rejected[0].reason


@pytest.mark.parametrize("rest", ["x," * 600_000, f"\nAnother,{URL}" * 60])
def test_quotes_that_never_close_cost_the_rest_but_not_the_beginning(tmp_path: Path, rest: str) -> None:
    parsed = read_content(tmp_path, f'title,url\nOne,{URL}\nTwo,"{rest}')
    assert [row.number for row in parsed.rows] == [2]
    assert [one.number for one in parsed.rejected] == [3]
    assert "quotes do not close" in parsed.rejected[0].reason


def test_numbered_columns_are_one_list_and_objects_in_cells_are_objects(tmp_path: Path) -> None:
    cell = "\"{'country': 'KEN', 'totalSpent': 12}\""
    content = f"title,url,skills/0,skills/1,client\nA lamp,{URL},Wiring,Brass,{cell}\n"
    job = jobs(read_content(tmp_path, content))[0]
    assert job.skills == ("Wiring", "Brass")
    assert (job.client_country, job.extras["client_spent"]) == ("Kenya", 12)


def test_dates_with_the_day_first_are_told_by_the_column(tmp_path: Path) -> None:
    content = f"title,url,date posted\nOne,{URL},3/6/2024\nTwo,{URL},13/6/2024\n"
    days = [
        job.posted_at.date().isoformat() for job in jobs(read_content(tmp_path, content)) if job.posted_at
    ]
    assert days == ["2024-06-03", "2024-06-13"]
