"""What letters of each kind brought, as a table that can be read without its bars."""

from typing import Any

import reflex as rx


def experiment_table(one: rx.Var[dict[str, Any]]) -> rx.Component:
    """Kind, how many were answered, the interval as words and as a bar, and what may be said of it."""
    return rx.el.div(
        rx.el.h3(one["title"].to(str), class_name="field-label pt-3 pb-1"),
        rx.cond(
            one["arms"].to(list[dict[str, Any]]).length() > 0,
            rx.el.div(
                rx.el.table(
                    rx.el.thead(
                        rx.el.tr(
                            *[
                                rx.el.th(
                                    words,
                                    scope="col",
                                    class_name="py-1 pr-2 text-left align-bottom font-medium sm:pr-4",
                                )
                                for words in ("Kind", "Answered", "95 % interval", "Waiting")
                            ],
                            class_name="meta",
                        )
                    ),
                    rx.el.tbody(rx.foreach(one["arms"].to(list[dict[str, Any]]), _arm)),
                    class_name="w-full text-small",
                ),
                class_name="overflow-x-auto",
                tab_index=0,
                role="region",
                aria_label=one["title"].to(str),
            ),
        ),
        rx.el.p(one["verdict"].to(str), class_name="secondary pt-1"),
    )


def _arm(arm: rx.Var[dict[str, Any]]) -> rx.Component:
    return rx.el.tr(
        rx.el.th(arm["name"].to(str), scope="row", class_name="py-1.5 pr-2 text-left font-normal sm:pr-4"),
        rx.el.td(arm["words"].to(str), class_name="pr-2 sm:whitespace-nowrap sm:pr-4"),
        rx.el.td(
            rx.el.span(arm["span"].to(str), class_name="whitespace-nowrap"),
            rx.cond(
                arm["shown"].to(bool),
                rx.el.span(
                    rx.el.i(
                        class_name="absolute inset-y-0 rounded-full bg-accent",
                        style={"left": f"{arm['low']}%", "right": f"calc(100% - {arm['high']}%)"},
                    ),
                    aria_hidden="true",
                    class_name="relative mt-1 hidden h-1.5 w-28 rounded-full bg-sunken sm:block",
                ),
            ),
            class_name="pr-2 sm:pr-4",
        ),
        rx.el.td(arm["waiting"].to(str)),
    )
