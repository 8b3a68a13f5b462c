"""One interview: question by question while it goes on, then remarks, figures and lines."""

import reflex as rx

from app.components.buttons import button, link_button
from app.components.forms import search_field
from app.components.interview_result import (
    comparison_table,
    figure_list,
    remarks,
    transcript_list,
    what_is_missing,
)
from app.components.interview_talk import answer_field, asked_list, question_panel, session_clock, voice
from app.components.page_states import empty_state, loading, skeleton, when_loaded
from app.components.words import callout
from app.pages import routes
from app.pages.frame import framed
from app.state.interview import InterviewState as State
from app.state.interview_agent import InterviewAgentState as Agent
from app.state.session import SessionState

LOAD = (State.load, Agent.load)
KEYS = (
    {"key": "Enter", "label": "Start"},
    {"key": "Ctrl Enter", "label": "Send the answer"},
    {"key": "p", "label": "Pause, go on"},
    {"key": "n", "label": "Next question"},
    {"key": "h", "label": "Hint"},
)


def page() -> rx.Component:
    """The one or the other."""
    return framed(
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.cond(
                    State.missing,
                    _missing(),
                    rx.match(State.status, ("running", _talk()), ("planned", _to_come()), _result()),
                ),
                skeletons=loading("Loading", skeleton("h-24 w-full"), skeleton("mt-4 h-40 w-full")),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto w-full max-w-[760px]",
        ),
        title=rx.cond(State.title != "", State.title, "Interview"),
        sentence=State.job,
        active=routes.INTERVIEWS,
        low_action=True,
        action=rx.cond(State.loaded & ~State.missing & SessionState.may_write, _removal()),
        keys=KEYS,
    )


def _talk() -> rx.Component:
    return rx.cond(
        SessionState.may_write, rx.cond(State.is_running, _answering(), _standing()), _only_looking()
    )


def _to_come() -> rx.Component:
    """A call in the calendar."""
    return empty_state(
        "This call is still to come.",
        rx.cond(State.job_id != "", link_button("Read the brief", f"/brief/{State.job_id}", look="primary")),
        link_button("Rehearse it", routes.INTERVIEWS),
        hint="Afterwards, bring in its transcript on the Interviews page to have it measured.",
        icon_name="calendar",
    )


def _standing() -> rx.Component:
    """Before the start, or in a pause."""
    begun = State.elapsed > 0
    return rx.el.section(
        rx.el.h2(rx.cond(begun, "Paused", "Ready?"), class_name="heading"),
        rx.el.p(
            rx.cond(
                begun,
                f"Question {State.at + 1} waits for you. What you wrote is kept.",
                "The clock starts when you do. Each answer is saved as you send it; you can pause, skip and answer again.",
            ),
            class_name="secondary",
        ),
        session_clock(State.elapsed, State.is_running, State.minutes),
        rx.el.div(
            rx.cond(
                begun,
                button(
                    "Go on", on_click=State.begin, look="primary", key="p", custom_attrs={"data-key": "p"}
                ),
                button("Start", on_click=State.begin, look="primary", custom_attrs={"data-key": "Enter"}),
            ),
            rx.cond(begun, button("Finish here", on_click=State.finish)),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="panel grid gap-4 p-5",
    )


def _answering() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            session_clock(State.elapsed, State.is_running, State.minutes),
            button("Pause", on_click=State.pause, key="p", custom_attrs={"data-key": "p"}, small=True),
            class_name="flex flex-wrap items-center justify-between gap-2",
        ),
        question_panel(
            State.question, f"Question {State.at + 1}", shows_hint=State.show_hint, on_hint=State.hint
        ),
        answer_field(State.doc, State.draft, on_save=State.keep),
        voice(State.question["ask"].to(str), State.is_running, on_heard=State.hear),
        rx.el.div(
            button("Send answer", on_click=State.send, look="primary", custom_attrs={"data-submit": ""}),
            button("Next question", on_click=State.skip, key="n", custom_attrs={"data-key": "n"}),
            button("Finish here", on_click=State.finish, look="quiet"),
            class_name="flex flex-wrap gap-2",
        ),
        rx.cond(
            State.asked.length() > 1,
            rx.el.details(
                rx.el.summary("Questions so far", class_name="link"),
                rx.el.div(asked_list(State.asked, on_again=State.again), class_name="pt-3"),
            ),
        ),
        class_name="grid gap-5",
    )


def _result() -> rx.Component:
    return rx.el.div(
        rx.cond(
            State.lines.length() == 0,
            callout("Nothing was answered in this interview, so nothing could be measured.", tone="look"),
            rx.el.div(
                _by_whom(),
                remarks(State.advice),
                comparison_table(State.comparison, State.before),
                what_is_missing(State.unmeasured),
                figure_list(State.figures),
                class_name="grid gap-8",
            ),
        ),
        rx.cond(State.lines.length() > 0, _transcript()),
        rx.el.div(
            link_button("Another rehearsal", routes.INTERVIEWS),
            rx.cond(State.job_id != "", link_button("Brief for this job", f"/brief/{State.job_id}")),
            class_name="flex flex-wrap gap-2 print:hidden",
        ),
        class_name="grid gap-8",
    )


def _by_whom() -> rx.Component:
    """Whose remarks these are, and the way to have a model read the call; without a model, nothing."""
    return rx.cond(
        (Agent.model != "") | (State.by != ""),
        rx.el.div(
            rx.cond(State.by != "", rx.el.p("These remarks: ", State.by, class_name="secondary")),
            rx.cond(
                SessionState.may_write & (Agent.model != ""),
                rx.el.div(
                    button(
                        f"Read it with {Agent.model}", small=True, disabled=Agent.at_work, on_click=Agent.read
                    ),
                    rx.cond(
                        Agent.at_work, rx.el.span(Agent.words, class_name="meta text-muted", role="status")
                    ),
                    class_name="flex flex-wrap items-center gap-2 print:hidden",
                ),
            ),
            class_name="grid gap-2",
        ),
    )


def _transcript() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2("Transcript", class_name="title"),
            rx.el.div(search_field("Search the lines", value=State.search, on_change=State.find), class_name="print:hidden"),
            class_name="flex flex-wrap items-center justify-between gap-3 pb-2",
        ),
        transcript_list(
            State.shown_lines, editing=State.editing, may_write=SessionState.may_write, on_edit=State.edit, on_mend=State.mend
        ),
        rx.cond(
            (State.search != "") & (State.shown_lines.length() == 0),
            rx.el.p("No line holds these words.", class_name="secondary", role="status"),
        ),
    )  # fmt: skip


def _removal() -> rx.Component:
    return rx.cond(
        State.confirming,
        rx.el.div(
            button("Delete for good", on_click=State.remove, look="danger", small=True),
            button("Keep it", on_click=State.ask_removal, small=True),
            class_name="flex gap-2",
        ),
        button("Delete", on_click=State.ask_removal, look="quiet", small=True, icon_name="trash"),
    )


def _only_looking() -> rx.Component:
    return empty_state(
        "This rehearsal goes on.", hint="Only somebody who may write can answer.", icon_name="interviews"
    )


def _missing() -> rx.Component:
    return empty_state(
        "There is no such interview.",
        link_button("To your interviews", routes.INTERVIEWS, look="primary"),
        hint="It may have been deleted, or it belongs to somebody else.",
        icon_name="search",
    )
