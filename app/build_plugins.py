"""What is changed in Reflex's own front-end files when they are built."""

import re
from typing import Any

from reflex.plugins import Plugin

STATE_SCRIPT = "utils/state.js"
_TALK = re.compile(r'^\s*console\.log\("[^"]*(?:ocket|bfcache)[^"]*"\);\n', re.MULTILINE)


class QuietConsole(Plugin):
    """The browser's console is for what went wrong: leaving a page did not."""

    def pre_compile(self, **context: Any) -> None:
        """Called by Reflex before it writes the front end."""
        context["add_modify_task"](STATE_SCRIPT, without_talk)


def without_talk(script: str) -> str:
    """The script without lines that only tell that the socket comes and goes."""
    return _TALK.sub("", script)
