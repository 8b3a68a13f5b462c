"""The list of jobs in a JSON file is found wherever a tool has put it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sources.reading import jobs, read_content

JOB = {
    "title": "A lamp",
    "url": "https://www.upwork.com/jobs/~021978704153911649005",
    "description": "Brass.",
}


@pytest.mark.parametrize(
    "document",
    [
        [JOB],
        JOB,
        {"jobs": [JOB]},
        {"meta": {"title": "My search", "tags": [{"name": "x"}]}, "results": [JOB]},
        {"data": {"search": {"edges": [{"node": JOB, "cursor": "1"}], "pageInfo": {"endCursor": "1"}}}},
        {"data": {"details": {"opening": {"job": JOB}, "buyer": {"workHistory": [{"title": "An old job"}]}}}},
        {"records": [{"id": "rec1", "fields": JOB}]},
        {"~021978704153911649005": JOB},
        [list(JOB), list(JOB.values())],
        {"columns": list(JOB), "index": [0], "data": [list(JOB.values())]},
        {name: {"0": value} for name, value in JOB.items()},
        {**JOB, "similar": [{"title": "Another", "url": "https://www.upwork.com/jobs/~021978704153911649006"}]},
    ],
    ids=["array", "object", "jobs", "results", "edges", "details", "fields", "by id", "rows", "split", "columns", "rich"],
)  # fmt: skip
def test_one_job_is_found_in_any_shape(tmp_path: Path, document: Any) -> None:
    found = jobs(read_content(tmp_path, json.dumps(document), "any.json"))
    assert [(job.title, job.platform_job_id) for job in found] == [("A lamp", "1978704153911649005")]


def test_lines_are_split_at_newlines_only(tmp_path: Path) -> None:
    line = json.dumps({**JOB, "description": "one\u2028two\u0085three"}, ensure_ascii=False)
    parsed = read_content(tmp_path, f"{line}\n\n{line}\r\n", "x.jsonl")
    assert parsed.layout == "generic JSON Lines"
    assert [row.number for row in parsed.rows] == [1, 3]
    assert jobs(parsed)[0].description == "one\ntwo\nthree"


def test_the_original_record_is_kept_whole_and_storable(tmp_path: Path) -> None:
    odd = {
        **JOB,
        "n": float("nan"),
        "big": 10**40,
        "half": "\ud800x",
        "nul": "a\0b",
        "inner": {"list": [1, None]},
    }
    raw = jobs(read_content(tmp_path, json.dumps([odd])))[0].raw
    assert raw == {
        **JOB,
        "n": None,
        "big": "1" + "0" * 39,
        "half": "x",
        "nul": "ab",
        "inner": {"list": [1, None]},
    }
    json.dumps(raw, allow_nan=False).encode()


def test_what_the_envelope_knows_about_time_holds_for_its_jobs(tmp_path: Path) -> None:
    document = {"timestamp": "2026-01-10T10:00:00Z", "jobs": [{**JOB, "posted": "3 hours ago"}]}
    job = jobs(read_content(tmp_path, json.dumps(document)))[0]
    assert job.posted_at is not None
    assert job.posted_at.isoformat() == "2026-01-10T07:00:00+00:00"
    assert job.extras["posted_relative_to"] == "collected"
