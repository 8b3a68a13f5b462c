"""Who else is looking: a sign of life for this tab, and the initials of the others."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, none, source, two
from app.domain.presence import BEAT


class Presence(Island):
    """See `presence()`."""

    library = source("presence.jsx")
    tag = "Presence"

    job: rx.Var[str]
    place: rx.Var[str]
    seconds: rx.Var[float]

    emits: ClassVar = {"on_here": two, "on_leave": none}


def presence(job: rx.Var[str] | str, place: str, *, on_here: Any, on_leave: Any) -> rx.Component:
    """Shows nothing; `on_here(job, place)` now and every few seconds, `on_leave()` when it is left."""
    return Presence.create(job=job, place=place, seconds=BEAT, on_here=on_here, on_leave=on_leave)


def faces(people: rx.Var[list[dict[str, str]]]) -> rx.Component:
    """Their initials; the words say who and where."""
    return rx.el.ul(
        rx.foreach(
            people,
            lambda each: rx.el.li(
                rx.el.span(each["initials"], aria_hidden="true", class_name="face"),
                rx.el.span(each["words"], class_name="text-small"),
                class_name="flex items-center gap-2",
            ),
        ),
        aria_label="Also here",
        class_name="flex flex-wrap gap-x-4 gap-y-1",
    )
