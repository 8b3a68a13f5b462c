"""What the command line says to settings that cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PORT", "abc"), ("PORT", "80000"), ("BIDWELL_MODE", "cloud"), ("BIDWELL_DATA", "/dev/null/nope")],
)
def test_a_setting_that_cannot_be_is_a_sentence_that_names_it(variable: str, value: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200", variable: value}
    done = subprocess.run(
        [sys.executable, "-m", "app", "up"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert variable in said
    assert "Traceback" not in said
