"""The section of the settings about how the person writes."""

import reflex as rx

from app.components.own_voice_parts import habit_list, sample_form, sample_list
from app.components.page_states import loading, skeleton, when_loaded
from app.state.own_voice import OwnVoiceState as State
from app.state.session import SessionState

LOAD = (State.load,)
HELP = (
    "Learned from letters you edited or marked ready, and from those you paste. Drafts follow what is ticked;"
    " what a letter claims still comes from your profile alone."
)


def voice_section() -> rx.Component:
    """A panel of the settings page."""
    may_write = SessionState.may_write
    return rx.el.section(
        rx.el.h2("How you write", class_name="title"),
        rx.el.p(HELP, class_name="secondary"),
        when_loaded(
            State.loaded,
            rx.el.div(
                rx.el.p(State.sentence, class_name="pt-3 font-medium", role="status"),
                habit_list(State.habits, may_write=may_write, on_switch=State.switch),
                rx.cond(may_write, rx.el.div(sample_form(State.turn, on_add=State.add), class_name="pt-4")),
                sample_list(State.samples, may_write=may_write, on_remove=State.remove),
            ),
            skeletons=loading("Loading", skeleton("h-24 w-full")),
            error=State.failed,
            on_retry=State.load,
        ),
        class_name="panel p-5",
        id="how-you-write",
    )
