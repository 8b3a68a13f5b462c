"""One page before a talk: client, work, money, likely questions with one's own evidence, and what to ask."""

import reflex as rx

from app.components.brief import brief_view
from app.components.buttons import button, link_button
from app.components.page_states import empty_state, loading, skeleton, when_loaded
from app.components.words import callout
from app.pages import routes
from app.pages.frame import framed
from app.state.brief import BriefState as State
from app.state.session import SessionState

LOAD = (State.load,)


def page() -> rx.Component:
    """The brief, or that it is being made."""
    return framed(
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.cond(State.missing, _missing(), _brief()),
                skeletons=_lines(),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto w-full max-w-[720px]",
        ),
        title=rx.cond(State.title != "", f"Before you talk: {State.title}", "Before you talk"),
        active=routes.PIPELINE,
        low_action=True,
        action=rx.cond(
            State.has_brief & SessionState.may_write,
            button("Make it anew", on_click=State.make, disabled=State.is_at_work),
        ),
    )


def _brief() -> rx.Component:
    return rx.el.div(
        rx.cond(State.problem != "", callout(State.problem, tone="bad", role="alert")),
        rx.cond(State.is_at_work, rx.el.p("Making the brief…", class_name="secondary", role="status")),
        rx.cond(
            State.has_brief,
            rx.el.div(
                rx.el.p(State.by, class_name="meta text-muted pb-4"),
                brief_view(State.brief),
                rx.el.div(
                    link_button("The ad", f"/jobs/{State.job_id}"),
                    link_button("Your letter", f"/letters/{State.job_id}"),
                    class_name="flex gap-2 pt-6 print:hidden",
                ),
            ),
            rx.cond(State.is_at_work, _lines(), rx.cond(State.problem == "", _none())),
        ),
        class_name="grid gap-3",
    )


def _lines() -> rx.Component:
    return loading(
        "Loading", skeleton("h-6 w-1/2"), skeleton("mt-4 h-24 w-full"), skeleton("mt-4 h-40 w-full")
    )


def _none() -> rx.Component:
    return empty_state(
        "No brief yet.", hint="Somebody who may write in this team can have one made.", icon_name="interviews"
    )


def _missing() -> rx.Component:
    return empty_state(
        "There is no such job.",
        link_button("To the board", routes.PIPELINE, look="primary"),
        hint="It may have been removed, or the link belongs to another team.",
        icon_name="search",
    )
