"""The axis of a course has ticks that one would say."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.components import __file__ as components

AXIS = Path(components).parent / "trend_axis.js"
NODE = Path(sys.executable).parent / "node"


@pytest.mark.parametrize("most", [0.13, 0.725, 1, 3.7, 6.25, 41.3, 97, 138.5, 1234, 0])
def test_both_ticks_have_few_digits_and_hold_every_value(most: float) -> None:
    script = f"import {{ roundTop }} from {json.dumps(AXIS.as_uri())}; console.log(roundTop({most}))"
    command = [str(NODE), "--no-warnings", "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    top = float(done.stdout)
    assert top >= most
    assert top <= most * 1.6 or most == 0
    for tick in (top, top / 2):
        digits = f"{tick:.6g}".replace(".", "").strip("0")
        assert len(digits) <= 2, tick
