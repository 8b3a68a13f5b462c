"""The copilot: a chat over the team's own data. Every answer cites its rows; every action is a button."""

import reflex as rx

from app.components.chat import ask_field, examples, exchange_view
from app.components.page_states import skeleton_rows, when_loaded
from app.domain.copilot.topics import OFFERED
from app.pages import routes
from app.pages.frame import framed
from app.state.copilot import CopilotState as State
from app.state.session import SessionState

LOAD = (State.load,)
QUESTIONS = [(able.says, able.example) for able in OFFERED.values()]


def page() -> rx.Component:
    """The field on top, what can be asked, and the conversation, the latest first."""
    return framed(
        rx.el.div(
            rx.cond(
                SessionState.may_write,
                rx.el.div(
                    ask_field(turn=State.turn, is_asking=State.is_asking, on_ask=State.ask_typed),
                    rx.el.details(
                        rx.el.summary("What it can answer", class_name="link w-fit"),
                        rx.el.div(examples(QUESTIONS, on_ask=State.ask), class_name="pt-3"),
                        open=State.talk.length() == 0,
                    ),
                    class_name="grid gap-4",
                ),
            ),
            when_loaded(
                State.loaded,
                rx.el.ol(
                    rx.foreach(
                        State.latest_first,
                        lambda one: exchange_view(
                            one, on_act=State.act, on_ask=State.ask, may_write=SessionState.may_write
                        ),
                    ),
                    class_name="grid gap-4",
                    custom_attrs={"aria-live": "polite", "aria-label": "Answers"},
                ),
                skeletons=skeleton_rows(3),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto grid w-full max-w-[760px] gap-6",
        ),
        title="Copilot",
        sentence="Answers from your own data. It proposes; you press.",
        active=routes.COPILOT,
    )
