"""What today asks for: five short lists, each row opening the thing itself."""

from typing import Any

import reflex as rx

from app.components.buttons import link
from app.components.figure_table import row_link


def today_parts(parts: rx.Var[list[dict[str, Any]]], *, on_open: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Today", class_name="title pb-3"),
        rx.el.div(
            rx.foreach(parts, lambda part: _part(part, on_open)),
            class_name="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2 xl:grid-cols-5",
        ),
    )


def _part(part: rx.Var[dict[str, Any]], on_open: Any) -> rx.Component:
    title, count = part["title"].to(str), part["count"].to(int).to_string()
    return rx.el.div(
        rx.el.h3(
            rx.el.span(title, class_name="font-semibold"),
            rx.cond(
                part["href"] != "",
                link(count, href=part["href"].to(str), class_name="link number", aria_label=f"{count} {title}"),
                rx.cond(
                    part["count"].to(int) > 0,
                    rx.el.button(
                        count, type="button", class_name="link number", aria_label=f"{count} {title}",
                        on_click=on_open(part["key"].to(str)),
                    ),
                    rx.el.span(count, class_name="number"),
                ),
            ),
            class_name="flex min-h-6 items-center justify-between",
        ),
        rx.cond(
            part["count"].to(int) > 0,
            rx.el.ul(rx.foreach(part["rows"].to(list[dict[str, str]]), row_link), class_name="rows"),
            rx.el.p(part["nothing"].to(str), class_name="secondary pt-2"),
        ),
        class_name="panel",
    )  # fmt: skip
