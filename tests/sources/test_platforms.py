"""Where a row is from: its own word, then its address, then its layout, the person, the file's name."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.enums import Platform
from app.sources.platforms import platform_in_name
from tests.sources.reading import read_content


@pytest.mark.parametrize(
    ("fields", "name", "platform"),
    [
        ({"platform": "Upwork"}, "x.json", Platform.UPWORK),
        ({"source": "linkedin_jobs"}, "x.json", Platform.LINKEDIN),
        ({"link": "https://uk.linkedin.com/jobs/view/4012345678"}, "upwork.json", Platform.LINKEDIN),
        ({"page": "https://www.upwork.com/jobs/~021978704153911649005"}, "x.json", Platform.UPWORK),
        ({"ciphertext": "~021978704153911649005"}, "x.json", Platform.UPWORK),
        ({"unanswered_invites": "0", "invites_sent": "1"}, "x.json", Platform.UPWORK),
        ({}, "my Upwork jobs.json", Platform.UPWORK),
        ({}, "li_export.json", Platform.LINKEDIN),
        ({"source": "a search I made", "site": "On-site"}, "upwork.json", Platform.UPWORK),
    ],
)
def test_a_row_is_placed_by_the_best_thing_it_says(
    tmp_path: Path, fields: dict[str, Any], name: str, platform: Platform
) -> None:
    parsed = read_content(tmp_path, json.dumps([{"title": "A lamp", "description": "Brass", **fields}]), name)
    assert [row.posting.platform for row in parsed.rows] == [platform]


def test_a_person_may_say_it_for_rows_that_do_not(tmp_path: Path) -> None:
    content = json.dumps([{"title": "A lamp", "description": "Brass"}])
    assert [one.code for one in read_content(tmp_path, content).rejected] == ["unknown_platform"]
    parsed = read_content(tmp_path, content, platform=Platform.LINKEDIN)
    assert parsed.rows[0].posting.platform is Platform.LINKEDIN


@pytest.mark.parametrize("word", ["Indeed", "zip_recruiter", "Freelancer", "Some Other Board"])
def test_a_row_that_names_another_site_is_refused(tmp_path: Path, word: str) -> None:
    parsed = read_content(tmp_path, json.dumps([{"title": "A lamp", "platform": word}]), "upwork.json")
    assert [one.code for one in parsed.rejected] == ["unsupported_platform"]


def test_a_file_name_speaks_in_words() -> None:
    assert platform_in_name("upwork_2025.csv.gz") is Platform.UPWORK
    assert platform_in_name("LinkedIn Jobs.csv") is Platform.LINKEDIN
    assert platform_in_name("list.csv") is None
