"""Looks after an open run from the page: how does it stand, and is anybody there to say so?"""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, none, source


class RunPulse(Island):
    """See `run_pulse()`."""

    library = source("run_pulse.jsx")
    tag = "RunPulse"

    is_open: rx.Var[bool]

    emits: ClassVar = {"on_look": none}


def run_pulse(is_open: rx.Var[bool], *, on_look: Any) -> rx.Component:
    """Shows nothing while all is well; `on_look` comes every few seconds as long as something is open."""
    return RunPulse.create(is_open=is_open, on_look=on_look)
