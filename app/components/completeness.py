"""How complete the profile is, and what would add most."""

from typing import Any

import reflex as rx

from app.components.buttons import loading_link
from app.components.words import progress_bar


def completeness_line(percent: rx.Var[int], gaps: rx.Var[list[dict[str, Any]]]) -> rx.Component:
    """One line with the bar: for the top of the welcome."""
    return rx.el.div(
        progress_bar(percent, label="Profile", class_name="w-28 shrink-0"),
        rx.el.p(
            f"Profile {percent}%",
            rx.cond(gaps.length() > 0, rx.el.span(" · +", _gap(gaps[0]), class_name="text-faint")),
            class_name="secondary min-w-0",
        ),
        class_name="flex items-center gap-3",
    )


def completeness_panel(percent: rx.Var[int], gaps: rx.Var[list[dict[str, Any]]]) -> rx.Component:
    """The number, the bar, and the gaps, each a link to where it is filled."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2("Profile", class_name="section-title"),
            rx.el.p(f"{percent}%", class_name="ml-auto font-semibold"),
            class_name="flex items-baseline pb-2",
        ),
        progress_bar(percent, label="Profile"),
        rx.cond(
            gaps.length() > 0,
            rx.el.ul(
                rx.foreach(
                    gaps,
                    lambda gap: rx.el.li(
                        rx.el.span(
                            "+", gap["percent"].to(str), "%", class_name="w-10 shrink-0 font-semibold"
                        ),
                        loading_link(
                            gap["todo"].to(str),
                            href="#" + gap["section"].to(str) + "-section",
                            class_name="link",
                        ),
                        class_name="flex gap-2 py-1",
                    ),
                ),
                class_name="pt-3 text-small",
            ),
            rx.el.p("Everything that letters and scores can use is there.", class_name="secondary pt-3"),
        ),
        class_name="panel",
        aria_label="Completeness",
    )


def _gap(gap: rx.Var[dict[str, Any]]) -> rx.Var[str]:
    return gap["percent"].to(str) + "%: " + gap["todo"].to(str)
