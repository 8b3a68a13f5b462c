"""Choosing a time zone, and guessing it from the browser's clock."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, one, source


class TimeZoneSelect(Island):
    """See `time_zone_select()`."""

    library = source("time_zone.jsx")
    tag = "TimeZoneSelect"

    field_id: rx.Var[str]
    value: rx.Var[str]

    emits: ClassVar = {"on_choose": one}


class TimeZoneGuess(Island):
    """See `time_zone_guess()`."""

    library = source("time_zone.jsx")
    tag = "TimeZoneGuess"

    value: rx.Var[str]

    emits: ClassVar = {"on_guess": one}


def time_zone_select(name: str, *, value: rx.Var[str], on_choose: Any) -> rx.Component:
    """Put it into `field(label, …, name=name)`."""
    return TimeZoneSelect.create(field_id=name, value=value, on_choose=on_choose)


def time_zone_guess(*, value: rx.Var[str], on_guess: Any) -> rx.Component:
    """Shows nothing; `on_guess(zone)` comes once, while the value is UTC and the browser's clock is not."""
    return TimeZoneGuess.create(value=value, on_guess=on_guess)
