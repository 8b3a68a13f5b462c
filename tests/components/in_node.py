"""Modules of the front end without React, run as the browser runs them."""

import json
import subprocess
import sys
from pathlib import Path

from app.components import __file__ as components

NODE = Path(sys.executable).parent / "node"


def worth(call: str, **modules: str) -> object:
    """What an expression is worth; each name stands for what the file of that name exports."""
    at = Path(components).parent
    imports = [
        f"import * as {name} from {json.dumps((at / file).as_uri())};" for name, file in modules.items()
    ]
    script = "\n".join([*imports, f"console.log(JSON.stringify({call} ?? null));"])
    command = [str(NODE), "--no-warnings", "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
