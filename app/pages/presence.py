"""Who else has this job's card or letter open: one line for any page about a job."""

import reflex as rx

from app.components.presence import faces, presence
from app.state.presence import PresenceState


def who_else(job_id: rx.Var[str], place: str) -> rx.Component:
    """Tells the others that this tab is here, and shows who else is. `place` is "card" or "letter"."""
    return rx.fragment(
        presence(job_id, place, on_here=PresenceState.here_is, on_leave=PresenceState.leave),
        rx.cond(PresenceState.here.contains(job_id), faces(PresenceState.here[job_id])),
    )
