"""Why a job is where it is, what learning changed, how likely an answer is, and less like it."""

from typing import Any

import reflex as rx

from app.components.buttons import button
from app.components.words import chip


def why_panel(
    job_id: rx.Var[str],
    *,
    why: rx.Var[dict[str, Any]],
    asks_less: rx.Var[bool],
    chosen: rx.Var[list[str]],
    on_ask: Any,
    on_less: Any,
    on_choose: Any,
    on_say: Any,
    on_close: Any,
) -> rx.Component:
    """Two quiet buttons; what they open belongs to this job alone."""
    is_open = why["job"].to(str) == job_id
    return rx.el.section(
        rx.el.div(
            button(
                "Why is this here?",
                key="W",
                look="quiet",
                small=True,
                on_click=on_ask(job_id),
                custom_attrs={"data-key": "w", "aria-expanded": (is_open & ~asks_less).to_string()},
            ),
            button(
                "Less like this",
                look="quiet",
                small=True,
                on_click=on_less(job_id),
                id="less-like-this",
                custom_attrs={"aria-expanded": (is_open & asks_less).to_string()},
            ),
            class_name="-ml-2.5 flex flex-wrap gap-1",
        ),
        rx.cond(
            is_open,
            rx.el.div(
                rx.cond(asks_less, _less(why, chosen, on_choose, on_say, on_close), _reasons(why)),
                class_name="panel mt-2 text-small",
                role="status",
            ),
        ),
        aria_label="Why this job is here",
    )


def _reasons(why: rx.Var[dict[str, Any]]) -> rx.Component:
    reasons, changes = why["reasons"].to(list[str]), why["changes"].to(list[str])
    return rx.el.div(
        rx.el.p(why["sentence"].to(str), class_name="font-medium"),
        rx.el.ul(rx.foreach(reasons, lambda line: rx.el.li(line)), class_name="list-disc pl-5"),
        rx.el.div(
            rx.el.p("What learning changed", class_name="section-title pb-1"),
            rx.cond(
                changes.length() > 0,
                rx.el.ul(rx.foreach(changes, lambda line: rx.el.li(line)), class_name="list-disc pl-5"),
                rx.el.p(
                    rx.cond(why["learned"].to(str) != "", why["learned"].to(str), "Nothing, for this job."),
                    class_name="text-muted",
                ),
            ),
        ),
        rx.el.div(
            rx.el.p("Chance of a reply", class_name="section-title pb-1"),
            rx.el.p(why["odds"].to(str), class_name="text-muted"),
        ),
        class_name="grid gap-3",
    )


def _less(
    why: rx.Var[dict[str, Any]], chosen: rx.Var[list[str]], on_choose: Any, on_say: Any, on_close: Any
) -> rx.Component:
    offered = why["less"].to(list[dict[str, str]])
    return rx.cond(
        offered.length() > 0,
        rx.el.div(
            rx.el.p("Of what do you want to see less?", class_name="font-medium"),
            rx.el.div(
                rx.foreach(
                    offered,
                    lambda each: chip(
                        each["words"],
                        on=chosen.contains(each["value"]),
                        on_click=on_choose(each["value"]),
                    ),
                ),
                role="group",
                aria_label="Less of",
                class_name="flex flex-wrap gap-1.5",
            ),
            rx.el.p(
                "Such jobs lose at most half of the part concerned. It can be undone, and forgotten in Settings.",
                class_name="text-muted",
            ),
            rx.el.div(
                button("Show me less", on_click=on_say, small=True, disabled=chosen.length() == 0),
                button("Cancel", look="quiet", on_click=on_close, small=True),
                class_name="flex gap-2",
            ),
            class_name="grid gap-3",
        ),
        rx.el.p(
            "This ad names no skill, category or kind of client to see less of. “Not for me” puts it aside.",
            class_name="text-muted",
        ),
    )
