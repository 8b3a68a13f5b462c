"""An ad that the person pastes, because it is in front of them: read from a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from app.domain.enums import Platform
from app.domain.forms import FormReader

LONGEST = 50_000
LONGEST_TITLE = 200
_ORNAMENT = re.compile(r"""^(?:(?![<(\[{"'“‘„«.$€£¥@/¿¡+])[\W_])+|[\s:|–—-]+$""")
"""Signs of a list or a heading before the words; what belongs to them stays: <b>, .NET, "quoted", $40."""


@dataclass(frozen=True)
class TypedJob:
    """The ad's words, and what was said beside them; an empty field says nothing."""

    platform: Platform
    title: str
    text: str
    link: str = ""
    pay: str = ""
    client: str = ""

    @classmethod
    def parse(cls, form: Mapping[str, Any]) -> Self:
        """BadForm where a field cannot be used. Without a title, the first line of the ad is it."""
        reader = FormReader(form)
        text = reader.text("job-text", longest=LONGEST).strip()
        title = reader.line("job-title", longest=LONGEST_TITLE)
        if not title:
            title, text = _first_line(text)
        if not title:
            reader.refuse("job-text", "Paste the ad, or give it a title at least.")
        platforms = [platform.value for platform in Platform]
        platform = reader.choice("job-platform", platforms, "Choose where the ad stands.")
        link = reader.line("job-link", longest=2_000)
        pay, client = reader.line("job-pay", longest=100), reader.line("job-client")
        reader.finish()
        return cls(Platform(platform), title, text, link, pay, client)


def _first_line(text: str) -> tuple[str, str]:
    """The first line that says something, as a title, and what follows; a long first paragraph stays in the text."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        title = _ORNAMENT.sub("", line).strip()
        if not title:
            continue
        if len(title) <= LONGEST_TITLE and number < len(lines) - 1:
            return title, "\n".join(lines[number + 1 :]).strip()
        sentence = re.split(r"(?<=[.!?])\s", title)[0]
        return sentence[:LONGEST_TITLE].rstrip(), text
    return "", text
