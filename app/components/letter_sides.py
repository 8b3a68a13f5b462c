"""Around a letter's text: the job on its left, older versions and comparisons in its place."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.components.buttons import Event, button, icon_button, loading_link, outside_link
from app.components.copy_button import copy_button
from app.components.dialogs import modal
from app.components.forms import segmented, select
from app.components.score import marked
from app.components.words import check_row
from app.domain.cover_letter import STYLES, TEMPERATURES


def job_side(
    job: rx.Var[dict[str, str]],
    *,
    demands: rx.Var[list[dict[str, str]]],
    marks: rx.Var[list[list[int]]],
    id: str,
) -> rx.Component:
    """What the job asks for, then the ad, whole, with the demands marked in it."""
    return rx.el.section(
        rx.el.h2("The job asks", class_name="section-title"),
        rx.cond(
            demands.length() > 0,
            rx.el.ul(
                rx.foreach(demands, lambda one: check_row(one["label"], one["tone"])), class_name="pt-2"
            ),
            rx.el.p("Nothing in particular: no instructions, no questions.", class_name="secondary pt-2"),
        ),
        rx.cond(job.get("rate", "") != "", _rate(job)),
        rx.el.h3(job["title"], class_name="heading pt-5"),
        rx.el.p(job["meta"], class_name="secondary pt-1"),
        rx.el.div(marked(job["ad"], marks, look="mark mark-look"), class_name="ad whitespace-pre-line pt-4"),
        rx.cond(
            job["apply_url"] != "",
            rx.el.p(outside_link(f"Open on {job['host']}", job["apply_url"]), class_name="pt-4"),
        ),
        aria_label="The job",
        id=id,
        tab_index=0,
    )


def _rate(job: rx.Var[dict[str, str]]) -> rx.Component:
    """The rate to name, on what it is based, and the number as the platform's field takes it."""
    return rx.el.div(
        rx.el.p(
            "Your rate for it: ",
            rx.el.b(job["rate"], class_name="font-semibold"),
            class_name="min-w-0 flex-1",
        ),
        copy_button(job["rate_number"], label="Copy rate", look="btn btn-small"),
        rx.el.p(job["rate_why"], class_name="secondary w-full"),
        class_name="flex flex-wrap items-center gap-x-2 gap-y-1 pt-4",
    )


def voice(
    style: rx.Var[str],
    temperature: rx.Var[str],
    *actions: rx.Component,
    differs: rx.Var[bool],
    on_style: Event,
    on_temperature: Event,
) -> rx.Component:
    """How the next draft sounds; `differs` where that is not how the letter on the page was drafted."""
    styles = [(choice.style.value, choice.label) for choice in STYLES]
    return rx.el.div(
        rx.el.div(
            select("style", styles, value=style, on_change=on_style, aria_label="Style of the next draft"),
            class_name="w-40",
        ),
        segmented(
            "temperature",
            "Wording of the next draft",
            [(str(value), label) for value, label in TEMPERATURES],
            value=temperature,
            on_change=on_temperature,
        ),
        rx.el.span(rx.cond(differs, "Redraft to see it.", ""), class_name="meta text-muted", role="status"),
        *actions,
        class_name="voice flex flex-wrap items-center gap-2 pt-3",
    )


def file_links(base: str, job_id: rx.Var[str]) -> rx.Component:
    """The letter as a file to keep or to attach."""

    def one(kind: str, label: str) -> rx.Component:
        return loading_link(
            label,
            href=f"{base}/{job_id}/{kind}",
            target="_blank",  # where a file cannot be made, the sentence does not stand in place of the page
            rel="noopener",
            class_name="link meta inline-flex min-h-6 items-center",
            aria_label=f"{label} file of this letter",
        )

    return rx.el.span(one("docx", "Word"), one("pdf", "PDF"), class_name="flex gap-3")


def version_steps(several: rx.Var[bool], *, on_step: Callable[[int], Event]) -> rx.Component:
    """Arrows through the versions, where there are several."""

    def step(icon: Any, label: str, by: int, key: str) -> rx.Component:
        return icon_button(icon, label, small=True, on_click=on_step(by), custom_attrs={"data-key": key})

    return rx.cond(
        several,
        rx.el.div(
            step("left", "One version back", -1, "["),
            step("right", "One version forward", 1, "]"),
            class_name="ml-auto flex",
        ),
    )


def older_version(
    number: rx.Var[int],
    text: rx.Var[str],
    *,
    may_write: rx.Var[bool],
    on_restore: Event,
    on_compare: Event,
    on_newest: Event,
) -> rx.Component:
    """An earlier version, to read; and the ways on from it."""
    return rx.el.div(
        rx.el.div(
            rx.el.p(f"Version {number}, as it was", class_name="flex-1 font-semibold", role="status"),
            rx.cond(may_write, button("Restore", small=True, on_click=on_restore)),
            button("Compare", small=True, on_click=on_compare, custom_attrs={"data-key": "d"}),
            button("To the newest", small=True, on_click=on_newest),
            class_name="callout my-3 flex-wrap items-center",
        ),
        rx.el.div(text, class_name="letter whitespace-pre-wrap"),
    )


def comparison(
    pieces: rx.Var[list[list[str]]],
    number: rx.Var[int],
    *,
    may_write: rx.Var[bool],
    on_restore: Event,
    on_close: Event,
) -> rx.Component:
    """What has changed from a version to the present text, word by word; open while `number` is not 0."""
    return modal(
        rx.el.div(
            rx.foreach(
                pieces,
                lambda piece: rx.match(
                    piece[0],
                    ("added", rx.el.ins(piece[1], class_name="diff-added")),
                    ("removed", rx.el.del_(piece[1], class_name="diff-removed")),
                    rx.el.span(piece[1]),
                ),
            ),
            class_name="letter whitespace-pre-wrap",
        ),
        rx.cond(
            may_write,
            rx.el.div(
                button(f"Restore version {number}", on_click=on_restore),
                class_name="flex justify-end pt-4",
            ),
        ),
        open=number > 0,
        title=f"From version {number} to the present text",
        on_close=on_close,
        size="large",
    )
