"""The dashboard: what needs me today, what changed, is it working."""

import reflex as rx

from app.components.bar_chart import bar_chart
from app.components.buttons import button, link_button
from app.components.dialogs import modal
from app.components.figure_table import figure_table, return_table, row_list
from app.components.forms import field, segmented, text_input
from app.components.page_states import empty_state, loading, skeleton, when_loaded
from app.components.panels import figure_tile
from app.components.words import callout
from app.domain.dashboard import FEW, PERIODS
from app.pages import routes
from app.pages.dashboard_today import today_parts
from app.pages.frame import framed
from app.state.dashboard import DashboardState as State
from app.state.session import SessionState

LOAD = (State.load,)
WHAT_COMES = (
    "Here you will see what today asks for, how far applications come, who answers, what an hour really brings, and"
    " what may come of what is open."
)


def page() -> rx.Component:
    return framed(
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.cond(State.has_any, _full(), _newcomer()),
                skeletons=loading(
                    "Loading", skeleton("h-40 w-full"), skeleton("mt-4 h-24 w-full"), skeleton("mt-4 h-64 w-full")
                ),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto w-full max-w-[1120px]",
        ),
        modal(
            row_list(State.behind),
            rx.cond(State.rest > 0, button(f"Show more: {State.rest} are left", on_click=State.open_more)),
            open=State.is_open,
            title=State.title,
            on_close=State.close_rows,
        ),
        title="Dashboard",
        active=routes.DASHBOARD,
        action=link_button("Earnings", routes.EARNINGS, icon_name="earnings"),
    )  # fmt: skip


def _newcomer() -> rx.Component:
    return rx.el.div(
        rx.cond(
            State.jobs > 0,
            empty_state(
                "Next: shortlist a job.",
                link_button("To the feed", routes.FEED, look="primary"),
                hint=WHAT_COMES,
                icon_name="dashboard",
            ),
            empty_state(
                "Next: bring in job ads.",
                link_button("Import jobs", routes.IMPORT, look="primary"),
                hint=WHAT_COMES,
                icon_name="dashboard",
            ),
        ),
        rx.cond(State.jobs > 0, today_parts(State.today, on_open=State.open_rows)),
        class_name="grid gap-5",
    )


def _full() -> rx.Component:
    return rx.el.div(
        today_parts(State.today, on_open=State.open_rows),
        segmented(
            "period", "Period", list(PERIODS.items()), value=State.period, on_change=State.choose
        ),
        rx.el.div(rx.foreach(State.tiles, lambda each: figure_tile(each, on_open=State.open_rows)), class_name="grid grid-cols-2 gap-3 md:grid-cols-4"),
        rx.el.div(
            figure_table(State.funnel, heads=("Came so far", "Of those before, 95 % interval", ""), on_open=State.open_rows),
            figure_table(State.stays, heads=("Left it", "Half left within", ""), on_open=State.open_rows),
            class_name="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[3fr_2fr]",
        ),
        _replies(),
        _money(),
        rx.el.div(
            rx.foreach(State.returns, lambda table: return_table(table, on_open=State.open_rows)),
            class_name="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-2",
        ),
        class_name="grid grid-cols-[minmax(0,1fr)] gap-5",
    )  # fmt: skip


def _replies() -> rx.Component:
    return rx.el.section(
        rx.el.h2("Who answers", class_name="title"),
        rx.el.p(
            "Of applications sent in the period and decided: answered, closed, or three weeks without a word. Below"
            f" {FEW} only counts are shown.",
            class_name="secondary pb-3",
        ),
        rx.el.div(
            rx.foreach(
                State.replies,
                lambda table: figure_table(
                    table, heads=("Answered", "95 % interval", ""), on_open=State.open_rows, level="h3"
                ),
            ),
            class_name="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-2",
        ),
    )


def _money() -> rx.Component:
    return rx.el.section(
        rx.el.h2("Money", class_name="title pb-3"),
        rx.el.div(
            rx.foreach(State.money, lambda each: figure_tile(each, on_open=State.open_rows)),
            class_name="grid gap-3 sm:grid-cols-3",
        ),
        rx.cond(State.apart != "", callout(State.apart, tone="look")),
        rx.el.div(
            bar_chart(State.hourly, on_open=State.open_month),
            _forecast(),
            class_name="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[3fr_2fr]",
        ),
        class_name="grid grid-cols-[minmax(0,1fr)] gap-3",
    )


def _forecast() -> rx.Component:
    return rx.el.section(
        rx.el.h3("What may come", class_name="title"),
        rx.cond(
            State.forecast["is_told"].to(bool),
            rx.el.button(
                State.forecast["words"].to(str),
                type="button",
                class_name="link tile-number pt-1",
                on_click=State.open_rows(State.forecast["key"].to(str)),
            ),
        ),
        rx.el.p(State.forecast["sentence"].to(str), class_name="secondary pt-1"),
        rx.el.details(
            rx.el.summary("How this is reckoned", class_name="meta link"),
            rx.el.p(State.forecast["method"].to(str), class_name="secondary pt-1"),
            class_name="pt-2",
        ),
        rx.el.h3("An hour in truth", class_name="title pt-4"),
        rx.el.p(State.formula, class_name="secondary pt-1"),
        rx.cond(SessionState.may_write, _minutes()),
        class_name="panel",
    )


def _minutes() -> rx.Component:
    return rx.el.form(
        field(
            "Minutes for one application",
            text_input(
                "minutes", max_length=4, error=State.minutes_error, input_mode="numeric",
                default_value=State.minutes.to_string(), key=f"minutes-{State.minutes}",
            ),
            name="minutes",
            error=State.minutes_error,
        ),
        button("Keep", submit=True, small=True),
        on_submit=State.keep_minutes,
        class_name="flex items-end gap-2 pt-2",
    )  # fmt: skip
