"""Choosing a time zone, guessed from the browser's clock."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, one, source


class TimeZoneSelect(Island):
    """See `time_zone_select()`."""

    library = source("time_zone.jsx")
    tag = "TimeZoneSelect"

    field_id: rx.Var[str]
    value: rx.Var[str]

    emits: ClassVar = {"on_choose": one, "on_guess": one}


def time_zone_select(name: str, *, value: rx.Var[str], on_choose: Any, on_guess: Any) -> rx.Component:
    """Put it into `field(label, …, name=name)`. `on_guess(zone)` comes once, while the value is UTC."""
    return TimeZoneSelect.create(field_id=name, value=value, on_choose=on_choose, on_guess=on_guess)
