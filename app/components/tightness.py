"""How picky the feed is: five levels in words, what each shows, and what a turn would change before it counts."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.components.buttons import Look, Text, button, link

Preview = rx.Var[dict[str, Any]]


def tightness_dial(
    levels: rx.Var[list[dict[str, Any]]],
    *,
    value: Text,
    jobs: rx.Var[int],
    at_work: rx.Var[bool],
    preview: Preview,
    on_choose: Any,
    on_keep: Any,
    on_cancel: Any,
    href: Callable[[Any], Any],
    on_key: Any = None,
    keep_look: Look = "primary",
) -> rx.Component:
    """Real radio buttons side by side: arrows, digits and a click try a level, nothing needs dragging.

    What is tried shows its effects below; `on_keep` makes it count, `on_cancel` leaves all as it was.
    In a dialog, where the page's keys are silent, `on_key(key)` hears the digits.
    """
    return rx.el.div(
        rx.el.fieldset(
            rx.el.legend("Tightness: how picky", class_name="sr-only"),
            rx.el.div(
                rx.foreach(levels, lambda level: _level(level, value, jobs, on_choose, on_key)),
                class_name="segmented grid w-full grid-cols-5",
            ),
        ),
        rx.el.div(
            rx.foreach(
                levels,
                lambda level: rx.cond(
                    level["level"].to_string() == value,
                    rx.el.p(rx.el.strong(level["name"].to(str)), ": ", level["sentence"].to(str)),
                ),
            ),
            class_name="pt-3",
        ),
        rx.el.p(
            rx.cond(
                jobs > 0,
                rx.cond(
                    at_work,
                    "Ranking your jobs anew…",
                    f"The numbers are the jobs that each level shows now, out of {jobs}.",
                ),
                "There are no jobs yet. Once some are imported, each level says how many it shows.",
            ),
            class_name="secondary pt-1",
        ),
        rx.el.div(
            rx.cond(preview["word"].to(str) != "", _effects(preview, on_keep, on_cancel, href, keep_look)),
            role="status",
        ),
        id="dial",
        tab_index=-1,
        class_name="outline-none",
    )


def _level(
    level: rx.Var[dict[str, Any]], value: Text, jobs: rx.Var[int], on_choose: Any, on_key: Any
) -> rx.Component:
    key = level["level"].to_string()
    keys = {} if on_key is None else {"on_key_down": on_key}
    return rx.el.label(
        rx.el.input(
            type="radio", name="tightness", value=key, checked=value == key, on_change=on_choose, **keys
        ),
        rx.el.span(
            rx.el.span(level["word"].to(str), class_name="block text-meta sm:text-small"),
            rx.cond(
                jobs > 0,
                rx.el.span(
                    level["passing"].to_string(),
                    rx.el.span(" jobs", class_name="sr-only"),
                    class_name="meta block",
                ),
            ),
            class_name="py-1 text-center",
        ),
        class_name="!px-1",
        custom_attrs={"data-key": key},
    )


def _effects(
    preview: Preview, on_keep: Any, on_cancel: Any, href: Callable[[Any], Any], look: Look
) -> rx.Component:
    """Who enters or leaves, and the first rule that each one fails; then keep or cancel."""
    jobs = preview["jobs"].to(list[dict[str, Any]])
    leaves = preview["direction"].to(str) == "leave"
    return rx.el.section(
        rx.el.p(preview["sentence"].to(str), class_name="font-medium"),
        rx.el.p(
            rx.cond(
                leaves,
                "Each with the first rule that it would fail:",
                "Each with the first rule that it fails today:",
            ),
            class_name=rx.cond(jobs.length() > 0, "secondary pt-1", "hidden"),
        ),
        rx.el.ul(
            rx.foreach(jobs, lambda job: _changed(job, href)),
            rx.cond(
                preview["more"].to(str) != "",
                rx.el.li(preview["more"].to(str), class_name="secondary py-2"),
            ),
            tab_index=0,
            aria_label=rx.cond(leaves, "Jobs that leave", "Jobs that enter"),
            class_name=rx.cond(jobs.length() > 0, "rows mt-2 max-h-72 overflow-y-auto", "hidden"),
        ),
        rx.el.div(
            button(
                rx.Var.create(f"Keep {preview['word'].to(str)}"),
                look=look,
                on_click=on_keep,
            ),
            button(rx.Var.create(f"Back to {preview['present_word'].to(str)}"), on_click=on_cancel),
            class_name="flex flex-wrap gap-2 pt-3",
        ),
        aria_label="What would change",
        class_name="mt-3 rounded-card border border-border bg-bg p-4",
    )


def _changed(job: rx.Var[dict[str, Any]], href: Callable[[Any], Any]) -> rx.Component:
    return rx.el.li(
        rx.el.span(job["score"].to(str), class_name="w-9 shrink-0 text-right font-semibold tabular-nums"),
        rx.el.div(
            link(job["title"].to(str), href=href(job["id"].to(str)), class_name="link font-medium"),
            rx.el.p(job["rule"].to(str), class_name="meta pt-0.5 text-muted"),
            class_name="min-w-0",
        ),
        class_name="flex gap-3 py-2 text-small",
    )
