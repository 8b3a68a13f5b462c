"""Labelled ads and a CV in, figures out; a file that cannot be used is named with its line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.bench.rank_eval import as_json, evaluate, read_ads, read_profile
from app.cli import cli
from app.domain.errors import BadInput

CV = """Ada Example
Data analyst

Experience
Data Analyst, Harbour Books, 2021 - present
- SQL and Power BI dashboards for the sales team

Skills: SQL, Power BI, Excel
"""
GOOD = {
    "title": "Data Analyst",
    "description": "SQL queries and Power BI dashboards for our sales team.",
    "label": 1,
}
BAD = {
    "title": "Pastry chef",
    "description": "Bread and cakes, early mornings, a friendly kitchen.",
    "label": 0,
}


def ads_in(folder: Path, *lines: object) -> Path:
    path = folder / "ads.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return path


def cv_in(folder: Path, text: str = CV) -> Path:
    path = folder / "cv.txt"
    path.write_text(text)
    return path


def test_good_ads_stand_above_bad_ones_and_the_same_files_give_the_same_figures(tmp_path: Path) -> None:
    ads, cv = ads_in(tmp_path, GOOD, BAD, "", {**GOOD, "title": "BI analyst"}), cv_in(tmp_path)
    said = as_json(*evaluate(ads, cv))
    assert (said["n"], said["auc"], said["ap"], said["ndcg"]) == (3, 1.0, 1.0, 1.0)
    assert set(said["baselines"]) == {"bm25", "tfidf", "skill_count"}
    assert said == as_json(*evaluate(ads, cv))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([GOOD, "{nonsense"], "Line 2 of ads.jsonl is not JSON"),
        ([GOOD, "", [1, 2]], "Line 3 of ads.jsonl is not an object"),
        ([{**GOOD, "label": 2}], "Line 1 of ads.jsonl has no label of 0 or 1"),
        ([{"title": " ", "label": 1}, {"label": 0}], "Line 2 of ads.jsonl has neither a title nor"),
        ([{**GOOD, "skills": "SQL"}], "Line 1 of ads.jsonl has skills that are not a list"),
        ([GOOD, GOOD], "All 2 ads of ads.jsonl are labelled 1"),
        ([""], "ads.jsonl holds no ads"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(tmp_path: Path, lines: list, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read_ads(ads_in(tmp_path, *lines))


def test_a_file_from_anywhere_is_read(tmp_path: Path) -> None:
    """A mark at its beginning, lines that end in two characters, odd line ends within an ad's words."""
    odd = {**GOOD, "description": "SQL queries.\u2028Power BI\x85dashboards."}
    lines = "\r\n".join(json.dumps(ad, ensure_ascii=False) for ad in (odd, {**BAD, "description": ""}, GOOD))
    (tmp_path / "odd.jsonl").write_bytes(b"\xef\xbb\xbf" + lines.encode() + b"\r\n")
    read = read_ads(tmp_path / "odd.jsonl")
    assert read.labels.tolist() == [1, 0, 1]


def test_a_missing_an_empty_and_a_binary_profile_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0")
    for path, sentence in (
        (tmp_path / "none.txt", "cannot be read"),
        (cv_in(tmp_path, " \n"), "cv.txt is empty"),
        (tmp_path / "photo.txt", "not text in UTF-8"),
    ):
        with pytest.raises(BadInput, match=sentence):
            read_profile(path)


def test_markup_is_not_read_as_words(tmp_path: Path) -> None:
    plain = {**GOOD, "description": "SQL queries.\n\nPower BI dashboards."}
    marked = {**GOOD, "description": "<p>SQL queries.</p><p>Power BI dashboards.</p>"}
    jobs = read_ads(ads_in(tmp_path, plain, marked, BAD)).jobs
    assert jobs[0].description == jobs[1].description
    assert "<" not in read_profile(cv_in(tmp_path, "<html><p>Data analyst</p><p>SQL</p></html>"))


def test_the_command_prints_a_table_or_one_json_object(tmp_path: Path) -> None:
    files = [str(ads_in(tmp_path, GOOD, BAD)), str(cv_in(tmp_path))]
    table = CliRunner().invoke(cli, ["rank-eval", *files])
    said = CliRunner().invoke(cli, ["rank-eval", *files, "--json"])
    assert (table.exit_code, said.exit_code) == (0, 0)
    assert json.loads(said.output)["auc"] == 1.0


def test_skills_come_out_as_lines_with_places_in_the_text() -> None:
    text = "Büro 🚀: ReactJS and Postgres"
    lines = f"{json.dumps({'text': text})}\n{json.dumps({'text': 'nothing here'})}\n"
    said = CliRunner().invoke(cli, ["skills", "--json"], input=lines)
    first, second = [json.loads(line)["skills"] for line in said.output.splitlines()]
    assert [(each["name"], text[each["start"] : each["end"]]) for each in first] == [
        ("React", "ReactJS"), ("PostgreSQL", "Postgres"),
    ]  # fmt: skip
    assert second == []
    assert CliRunner().invoke(cli, ["skills"], input=lines).output == "React, PostgreSQL\nnone\n"


@pytest.mark.parametrize("line", ["{", "[]", '{"text": 3}', "{}"])
def test_a_line_without_a_text_is_named(line: str) -> None:
    said = CliRunner().invoke(cli, ["skills", "--json"], input=f'{{"text": ""}}\n{line}\n')
    assert isinstance(said.exception, BadInput)
    assert "line 2" in said.exception.sentence.lower()
