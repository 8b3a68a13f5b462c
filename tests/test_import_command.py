"""What `bidwell import` prints of files that it could not read."""

import io

from rich.console import Console

from app.import_command import print_reports


def test_a_file_is_named_once() -> None:
    said = io.StringIO()
    reports = [
        {"file": "empty.csv", "error": "empty.csv is empty. Choose another."},
        {"file": "odd.csv", "error": "This is no file of job ads."},
    ]
    print_reports(reports, Console(file=said, width=200), dry_run=False)
    assert said.getvalue().splitlines() == [
        "empty.csv is empty. Choose another.",
        "odd.csv: This is no file of job ads.",
    ]
