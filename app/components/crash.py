"""What a person sees when a part of a page cannot be drawn: a sentence and a way on, never a stack trace."""

from typing import Any

import reflex as rx
from reflex.state import FrontendEventExceptionState

from app.components.islands import source, two


class CrashBoundary(rx.Component):
    """Reflex's own boundary shows the stack, and an advertisement."""

    library = source("crash.jsx")
    tag = "CrashBoundary"

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        return super().get_event_triggers() | {"on_crash": two}


def crash_boundary(stateful: bool) -> rx.Component:
    """Around the whole app; the error itself is reported to the server's log."""
    told = {"on_crash": FrontendEventExceptionState.handle_frontend_exception} if stateful else {}
    return CrashBoundary.create(**told)


APP_WRAPS = {(55, "CrashBoundary"): crash_boundary}
"""For `rx.App(app_wraps=…)`: our boundary, and none of Reflex's own banners, pulsers and toasts."""
