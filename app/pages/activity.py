"""Activity: who did what when, by day, with the way to each thing."""

from typing import Any

import reflex as rx

from app.components.buttons import link, link_button
from app.components.page_states import empty_state, error_state, loading, skeleton, when_loaded
from app.components.words import time_text
from app.pages import routes
from app.pages.frame import framed
from app.state.activity import ActivityState

Line = rx.Var[dict[str, Any]]

LOAD = (ActivityState.load,)


def page() -> rx.Component:
    return framed(
        rx.el.div(
            _filters(),
            rx.cond(
                ActivityState.failed != "", error_state(ActivityState.failed, on_retry=ActivityState.load)
            ),
            when_loaded(
                ActivityState.loaded | (ActivityState.failed != ""),
                rx.cond(
                    ActivityState.days.length() > 0,
                    rx.fragment(rx.foreach(ActivityState.days, _day), _foot()),
                    rx.cond(ActivityState.failed == "", _none()),
                ),
                skeletons=_skeletons(),
            ),
            class_name="activity",
        ),
        title="Activity",
        sentence="Who did what, and when",
        active=routes.ACTIVITY,
    )


def _filters() -> rx.Component:
    chips = rx.foreach(
        ActivityState.chips,
        lambda chip: link(
            chip["words"],
            href=chip["href"],
            class_name="chip",
            custom_attrs={
                "data-on": rx.cond(chip["on"] != "", "true", "false"),
                "aria-current": rx.cond(chip["on"] != "", "true", "false"),
            },
        ),
    )
    return rx.el.div(
        rx.el.nav(chips, aria_label="Kinds", class_name="flex flex-wrap gap-2"),
        rx.el.div(
            rx.el.label("By", html_for="who", class_name="secondary"),
            rx.el.select(
                rx.foreach(ActivityState.people, lambda one: rx.el.option(one["label"], value=one["value"])),
                id="who",
                value=ActivityState.who,
                on_change=ActivityState.choose_person,
                class_name="input",
            ),
            class_name="activity-who",
        ),
        class_name="activity-filters",
    )


def _day(day: rx.Var[dict[str, Any]]) -> rx.Component:
    name = day["name"].to(str)
    return rx.el.section(
        rx.el.h2(name, class_name="section-title"),
        rx.el.ol(rx.foreach(day["lines"].to(list[dict[str, Any]]), _line), class_name="card rows"),
        aria_label=name,
        class_name="pb-6",
    )


def _line(line: Line) -> rx.Component:
    thing, href, detail = line["thing"].to(str), line["href"].to(str), line["detail"].to(str)
    shown = rx.cond(
        href != "",
        link(rx.cond(thing != "", thing, "See it"), href=href, class_name="link"),
        rx.el.span(thing, class_name="font-semibold"),
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.strong(line["who"].to(str), class_name="font-semibold"),
                " ",
                line["words"].to(str),
                " ",
                shown,
                class_name="break-words",
            ),
            rx.cond(detail != "", rx.el.p(detail, class_name="secondary break-words")),
            class_name="min-w-0 flex-1",
        ),
        time_text(
            line["clock"].to(str),
            line["exact"].to(str),
            line["iso"].to(str),
            class_name="meta tabular-nums text-muted",
        ),
        key=line["id"].to(str),
        class_name="activity-line",
    )


def _foot() -> rx.Component:
    return rx.el.nav(
        rx.cond(ActivityState.newest != "", link_button("Back to the latest", ActivityState.newest)),
        rx.cond(ActivityState.older != "", link_button("Older", ActivityState.older)),
        aria_label="Pages",
        class_name="flex justify-center gap-2 pb-8 empty:hidden",
    )


def _none() -> rx.Component:
    filtered = (ActivityState.kind != "") | (ActivityState.who != "")
    return rx.cond(
        filtered,
        empty_state(
            "Nothing of this kind has happened.",
            link_button("Show everything", routes.ACTIVITY),
            hint="Take the filter away, and everything is shown.",
            icon_name="filter",
        ),
        empty_state(
            "Nothing has happened yet.",
            link_button("Import job ads", routes.IMPORT, look="primary"),
            hint="Every change that you, a colleague or an agent makes is written down here.",
            icon_name="runs",
        ),
    )


def _skeletons() -> rx.Component:
    row = rx.el.div(
        rx.el.div(skeleton("h-4 w-3/5"), skeleton("mt-2 h-3 w-2/5"), class_name="flex-1"),
        skeleton("h-3 w-10"),
        class_name="activity-line",
    )
    return loading("Loading what happened", *[row] * 6, class_name="card rows")
