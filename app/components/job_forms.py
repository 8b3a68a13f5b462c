"""The dialog in which an ad is pasted."""

from typing import Any

import reflex as rx

from app.components.buttons import Event, button
from app.components.dialogs import modal
from app.components.forms import field, select, text_area, text_input
from app.components.kept_form import Kept
from app.domain.typed_job import LONGEST

PLATFORMS = (("upwork", "Upwork"), ("linkedin", "LinkedIn"))


def paste_dialog(
    form: rx.Var[dict[str, str]], errors: rx.Var[dict[str, str]], kept: Kept, *, open: rx.Var[bool], on_add: Event,
    on_close: Any,
) -> rx.Component:  # fmt: skip
    """The ad's words; where it stands, and what the words do not say."""

    def line(name: str, label: str, **more: Any) -> rx.Component:
        wrong = errors.get(f"job-{name}", "")
        shown = text_input(f"job-{name}", error=wrong, default_value=form[f"job-{name}"])
        return field(label, shown, name=f"job-{name}", error=wrong, optional=True, **more)

    wrong = errors.get("job-text", "")
    return modal(
        rx.el.form(
            kept.fields(),
            field(
                "The ad",
                text_area("job-text", rows=9, max_length=LONGEST, error=wrong, default_value=form["job-text"]),
                name="job-text", error=wrong, help="Paste all of it. The first line is the title, unless you give one.",
            ),
            line("title", "Title"),
            rx.el.div(
                field("Where it stands", select("job-platform", list(PLATFORMS), default_value=form["job-platform"]),
                      name="job-platform", error=errors.get("job-platform", "")),
                line("link", "Link"),
                line("pay", "Pay", help="As the ad says it: $40–60/h, 3,000 EUR fixed"),
                line("client", "Client"),
                class_name="grid gap-3 sm:grid-cols-2",
            ),
            rx.el.div(
                button("Add and score it", submit=True, look="primary", custom_attrs={"data-submit": "true"}),
                class_name="flex justify-end",
            ),
            on_submit=on_add,
            class_name="grid gap-3",
        ),
        open=open,
        title="Paste a job ad",
        on_close=on_close,
        first="#job-text",
    )  # fmt: skip
