"""A message that the person types or pastes, because it came on a platform that tells nobody: read from a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any, Self
from uuid import UUID

from app.domain.forms import FormReader
from app.domain.inbox import WAYS

LONGEST = 20_000
FORMAT = "%Y-%m-%dT%H:%M"
"""As a browser's field for day and time writes it."""


@dataclass(frozen=True)
class TypedMessage:
    """To which application, who wrote it, when, and its words."""

    application_id: UUID
    direction: str
    at: datetime
    text: str

    @classmethod
    def parse(cls, form: Mapping[str, Any], *, now: datetime, here: tzinfo) -> Self:
        """BadForm where a field cannot be used; no time means now."""
        reader = FormReader(form)
        text = reader.text("message-text", longest=LONGEST).strip()
        if not text:
            reader.refuse("message-text", "Paste or type what was written.")
        direction = reader.choice("message-direction", WAYS, "Say whether the client or you wrote it.")
        at = _moment(reader, now, here)
        application = reader.line("message-application", longest=40)
        card = _card(reader, application)
        reader.finish()
        return cls(card, direction, at, text)


def written_at(at: datetime, here: tzinfo) -> str:
    """A moment as a browser's field for day and time shows it, on the person's own clock."""
    return at.astimezone(here).strftime(FORMAT)


def _moment(reader: FormReader, now: datetime, here: tzinfo) -> datetime:
    typed = reader.line("message-at", longest=30)
    if not typed:
        return now
    try:
        at = datetime.strptime(typed[:16], FORMAT).replace(tzinfo=here)
    except ValueError:
        reader.refuse("message-at", "Choose a day and a time.")
        return now
    if not now - timedelta(days=3653) <= at <= now + timedelta(minutes=5):
        reader.refuse("message-at", "It cannot have been written in time to come, nor ten years ago.")
    return min(at, now)


def _card(reader: FormReader, typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        reader.refuse("message-application", "Choose the application that it belongs to.")
        return UUID(int=0)
