"""An answer: sentences, the rows they speak of, and actions that only a click performs."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Cited:
    """A row behind the answer; `href` opens it ("" where it has no page of its own)."""

    kind: str
    id: str
    title: str
    detail: str
    href: str
    actions: list[dict[str, str]] = field(default_factory=list)
    """Buttons: {"verb", "label", "target", "value"}; `verb` is one of VERBS."""


@dataclass(frozen=True)
class Answer:
    """`numbers` are every figure of the sentences by name, as Postgres gave them."""

    intent: str
    sentences: list[str]
    rows: list[Cited] = field(default_factory=list)
    numbers: dict[str, Any] = field(default_factory=dict)
    asks: list[str] = field(default_factory=list)
    """Questions to press instead, where this one was not understood."""


SHORTLIST, DRAFT, MOVE, SNOOZE = "shortlist", "draft", "move", "snooze"
VERBS = (SHORTLIST, DRAFT, MOVE, SNOOZE)
"""All that a button of the copilot can do. It sends nothing, and nothing happens without the click."""


def action(verb: str, label: str, target: str, value: str = "") -> dict[str, str]:
    return {"verb": verb, "label": label, "target": target, "value": value}
