"""Runs: what the agents did and are doing, live."""

import reflex as rx

from app.components.buttons import button, link_button
from app.components.choice import choice
from app.components.navigation import pagination
from app.components.page_states import empty_state, error_state, skeleton_rows, when_loaded
from app.components.row_keys import LIST_KEYS, row_keys
from app.components.run_parts import run_row
from app.components.run_pulse import run_pulse
from app.domain.agents import AGENT_WORDS
from app.domain.run_words import ORIGIN_WORDS, STATUS_WORDS
from app.pages import routes
from app.pages.frame import framed
from app.state.runs import RunsState

AGENT_CHOICES = [("", "Any agent"), *((agent.value, words.name) for agent, words in AGENT_WORDS.items())]
STATUS_CHOICES = [("", "Any status"), *((status.value, word) for status, (word, _) in STATUS_WORDS.items())]
ORIGIN_CHOICES = [
    ("", "Any trigger"),
    *((origin, words.capitalize()) for origin, words in ORIGIN_WORDS.items()),
]


def page() -> rx.Component:
    rows = RunsState.rows
    return framed(
        rx.el.div(
            rx.cond(RunsState.failed != "", error_state(RunsState.failed, on_retry=RunsState.load)),
            run_pulse(RunsState.has_open, on_look=RunsState.refresh),
            when_loaded(
                RunsState.loaded | (RunsState.failed != ""),
                rx.cond(
                    rows.length() > 0,
                    rx.fragment(
                        rx.el.ul(
                            rx.foreach(
                                rows,
                                lambda run: run_row(
                                    run, on_cancel=RunsState.cancel, on_retry=RunsState.retry
                                ),
                            ),
                            class_name="card rows",
                        ),
                        _turning(),
                    ),
                    rx.cond(RunsState.failed == "", _none()),
                ),
                skeletons=skeleton_rows(5),
            ),
            class_name="mx-auto w-full max-w-[960px]",
        ),
        row_keys("a.run-line"),
        title="Runs",
        sentence=RunsState.sentence,
        action=button("Search now", on_click=RunsState.search_now, look="primary", icon_name="search"),
        bar=_filters(),
        active=routes.RUNS,
        keys=LIST_KEYS,
    )


def _filters() -> rx.Component:
    known = {"on_choose": RunsState.choose, "on_clear": RunsState.clear}
    return rx.el.section(
        choice("agent", "Agent", AGENT_CHOICES, RunsState.filters, **known),
        choice("status", "Status", STATUS_CHOICES, RunsState.filters, **known),
        choice("origin", "Trigger", ORIGIN_CHOICES, RunsState.filters, **known),
        rx.cond(
            RunsState.people.length() > 0,
            choice(
                "who",
                "Person",
                [("", "Anybody")],
                RunsState.filters,
                more=rx.foreach(
                    RunsState.people, lambda each: rx.el.option(each["words"], value=each["value"])
                ),
                **known,
            ),
        ),
        aria_label="Filters",
        class_name="feed-bar",
    )


def _turning() -> rx.Component:
    return rx.cond(
        (RunsState.page > 1) | RunsState.has_next,
        pagination(
            sentence=RunsState.place,
            has_previous=RunsState.page > 1,
            has_next=RunsState.has_next,
            on_previous=RunsState.turn(-1),
            on_next=RunsState.turn(1),
        ),
    )


def _none() -> rx.Component:
    return rx.cond(
        RunsState.is_filtered,
        empty_state(
            "No run is like that.",
            link_button("Show all runs", routes.RUNS),
            icon_name="runs",
        ),
        empty_state(
            "No agent has run yet.",
            link_button("Choose what job search reads", f"{routes.SETTINGS}#agents", look="primary"),
            hint="Whatever an agent does stands here step by step: what it read, wrote and used.",
            icon_name="runs",
        ),
    )
