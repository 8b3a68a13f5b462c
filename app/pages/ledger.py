"""What bids cost and what they brought, and which letters are answered."""

import reflex as rx

from app.components.application_parts import section
from app.components.buttons import button, link_button
from app.components.experiments import experiment_table
from app.components.forms import field, text_input
from app.components.ledger_parts import ledger_lines
from app.components.page_states import loading, skeleton, when_loaded
from app.pages import routes
from app.pages.frame import framed
from app.state.ledger import LedgerState as State
from app.state.session import SessionState

LOAD = (State.load,)


def page() -> rx.Component:
    return framed(
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.el.div(_ledger(), _experiments(), class_name="flex flex-col gap-4"),
                skeletons=loading("Loading", skeleton("h-40 w-full"), skeleton("mt-4 h-64 w-full")),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto w-full max-w-[820px]",
        ),
        title="Bids and letters",
        action=rx.el.div(
            link_button("To the board", routes.PIPELINE, icon_name="pipeline"), class_name="hidden md:block"
        ),
        active=routes.LEDGER,
    )


def _ledger() -> rx.Component:
    return section(
        "Connects",
        rx.el.dl(
            _figure("Left", State.left),
            _figure("Spent, less what came back", State.spent),
            rx.foreach(State.figures, lambda each: _figure(each["label"], each["words"])),
            class_name="grid gap-x-8 gap-y-3 sm:grid-cols-2",
        ),
        rx.cond(SessionState.may_write, _form()),
        rx.el.h3("Entries", class_name="field-label pt-4 pb-1"),
        ledger_lines(
            State.lines,
            on_strike=State.strike_out,
            may_write=SessionState.may_write,
            job_href=routes.application,
        ),
        rx.cond(
            State.lines.length() == 0,
            rx.el.p(
                "None yet. “I submitted it” behind an apply link enters what was spent.",
                class_name="secondary",
            ),
        ),
    )


def _figure(label: rx.Var[str] | str, words: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(label, class_name="meta"), rx.el.dd(words, class_name="text-small font-semibold")
    )


def _form() -> rx.Component:
    return rx.el.form(
        field(
            "Bought or granted",
            text_input("amount", max_length=6, error=State.error, input_mode="numeric"),
            name="amount",
            error=State.error,
        ),
        field("Reason", text_input("reason"), name="reason", optional=True),
        rx.el.div(button("Enter", submit=True), class_name="self-end"),
        key=f"buy-{State.turn}",
        on_submit=State.buy,
        class_name="grid gap-3 pt-4 sm:grid-cols-[180px_minmax(0,1fr)_auto]",
    )


def _experiments() -> rx.Component:
    return section(
        "Which letters are answered",
        rx.el.p(
            "Letters that were sent and are decided: answered, closed, or three weeks without a word.",
            class_name="secondary",
        ),
        rx.foreach(State.experiments, experiment_table),
    )
