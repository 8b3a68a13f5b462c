"""Interviews: rehearse, bring in a real call, look back."""

import reflex as rx

from app.components.buttons import link
from app.components.interview_forms import (
    calendar_address,
    call_form,
    kind_choice,
    speakers_form,
    start_form,
    transcript_form,
)
from app.components.page_states import empty_state, skeleton_rows, when_loaded
from app.components.row_keys import LIST_KEYS, row_keys
from app.components.trend_chart import trend_chart
from app.components.words import badge
from app.domain.interview.bank import TYPES
from app.pages import routes
from app.pages.frame import framed
from app.state.interviews import InterviewsState as State
from app.state.session import SessionState

LOAD = (State.load,)


def page() -> rx.Component:
    """What to do first, then how it goes, then what was done."""
    return framed(
        rx.el.div(
            rx.cond(SessionState.may_write, _doors()),
            when_loaded(
                State.loaded,
                rx.el.div(_trends(), _list(), class_name="grid gap-8"),
                skeletons=skeleton_rows(4),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto grid w-full max-w-[880px] gap-8",
        ),
        row_keys("a.interview-row"),
        title="Interviews",
        active=routes.INTERVIEWS,
        keys=LIST_KEYS,
    )


def _doors() -> rx.Component:
    kinds = kind_choice(list(TYPES.items()), State.kind, State.choose_kind)
    return rx.el.div(
        rx.el.section(
            rx.el.h2("Rehearse", class_name="title pb-3"),
            start_form(kinds, State.jobs, State.chosen_job, on_submit=State.start),
            class_name="panel p-5",
        ),
        rx.el.details(
            rx.el.summary("Bring in the transcript of a real call", class_name="title"),
            rx.el.div(
                rx.cond(
                    State.speakers.length() > 0,
                    speakers_form(
                        State.speakers, State.preview, State.likely_me, State.jobs, State.today,
                        on_submit=State.bring_in, on_cancel=State.leave,
                    ),
                    transcript_form(on_uploaded=State.read_file, on_submit=State.read_pasted),
                ),
                class_name="pt-4",
            ),
            open=State.speakers.length() > 0,
            class_name="panel opens p-5",
        ),
        rx.el.details(
            rx.el.summary("A call is coming up", class_name="title"),
            rx.el.div(
                call_form(kind_choice(list(TYPES.items()), State.kind, State.choose_kind, name="planned-kind"),
                          State.jobs, State.chosen_job, State.zone, on_submit=State.plan),
                calendar_address(State.feed_address, State.has_feed, on_share=State.share, on_revoke=State.revoke),
                class_name="grid gap-5 pt-4",
            ),
            class_name="panel opens p-5",
        ),
        class_name="grid gap-4",
    )  # fmt: skip


def _trends() -> rx.Component:
    return rx.cond(
        State.trends.length() > 0,
        rx.el.section(
            rx.el.div(
                rx.el.h2("How it goes", class_name="title"),
                rx.cond(
                    State.course_choices.length() > 1,
                    rx.el.div(
                        rx.el.label("Type", html_for="course", class_name="secondary"),
                        rx.el.select(
                            rx.foreach(
                                State.course_choices, lambda one: rx.el.option(one["label"], value=one["value"])
                            ),
                            id="course", value=State.course, on_change=State.choose_course, class_name="input",
                        ),
                        class_name="flex items-center gap-2",
                    ),
                    rx.el.p(State.course_choices[0]["label"], class_name="secondary"),
                ),
                class_name="flex flex-wrap items-center justify-between gap-3 pb-3",
            ),
            rx.el.div(rx.foreach(State.trends, trend_chart), class_name="grid gap-4 md:grid-cols-2"),
        ),
    )  # fmt: skip


def _list() -> rx.Component:
    return rx.cond(
        State.rows.length() > 0,
        rx.el.section(
            rx.el.h2("Your interviews", class_name="title pb-3"),
            rx.el.ul(rx.foreach(State.rows, _row), class_name="card rows"),
        ),
        empty_state(
            "No interviews yet.",
            hint="Rehearse one, or bring in the transcript of a call: both are measured by the same rules.",
            icon_name="interviews",
        ),
    )


def _row(row: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.li(
        link(
            rx.el.span(row["title"], class_name="truncate font-semibold"),
            rx.match(
                row["status"],
                ("running", badge("Goes on", "look")),
                ("planned", badge("Planned", "info")),
                badge("Measured", "ok"),
            ),
            rx.el.span(row["meta"], class_name="secondary truncate"),
            rx.el.span(row["when"], class_name="meta text-right text-muted"),
            href=f"/interviews/{row['id']}",
            class_name="letter-row interview-row",
        ),
    )
