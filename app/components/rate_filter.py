"""The pay as a filter of the feed: its chip, and the dialog that asks for the kind and the floors."""

from typing import Any

import reflex as rx

from app.components.buttons import button
from app.components.choice import Options, Values, clear_cross
from app.components.dialogs import modal
from app.components.forms import field, text_input


def rate_chip(words: rx.Var[str], *, on_rate: Any, on_clear: Any) -> rx.Component:
    """What is asked of the pay, in words; a click asks anew."""
    is_on = words != ""
    return rx.el.span(
        rx.el.button(
            rx.cond(is_on, words, "Any rate"),
            type="button",
            on_click=on_rate,
            aria_haspopup="dialog",
            class_name=rx.cond(is_on, "chip pr-7", "chip"),
            custom_attrs={"data-on": rx.cond(is_on, "true", "false")},
        ),
        rx.cond(is_on, clear_cross("rate", "Rate", on_clear)),
        class_name="chip-choice",
    )


def rate_dialog(
    values: Values,
    *,
    options: Options,
    currency: rx.Var[str],
    open: rx.Var[bool],
    on_close: Any,
    on_submit: Any,
) -> rx.Component:
    """What a job must pay: kind of budget, and a floor for each kind."""
    return modal(
        rx.el.form(
            rx.el.div(
                _kind(values, options),
                field(
                    rx.Var.create(f"Hourly, at least ({currency})"),
                    text_input(
                        "hourly",
                        default_value=values["hourly"],
                        input_mode="numeric",
                        max_length=9,
                        placeholder="45",
                    ),
                    name="hourly",
                    help="Jobs whose range reaches this. Other currencies are converted roughly.",
                ),
                field(
                    rx.Var.create(f"Fixed price, at least ({currency})"),
                    text_input(
                        "fixed",
                        default_value=values["fixed"],
                        input_mode="numeric",
                        max_length=9,
                        placeholder="500",
                    ),
                    name="fixed",
                    help="With a floor set, jobs that do not say what they pay are left out.",
                ),
                class_name="grid gap-4",
            ),
            rx.el.div(
                button("Show jobs", look="primary", submit=True, custom_attrs={"data-submit": "true"}),
                class_name="pt-5",
            ),
            on_submit=on_submit,
            key=rx.Var.create(f"{values['hourly']}-{values['fixed']}-{values['budget']}"),
        ),
        open=open,
        title="What it pays",
        on_close=on_close,
    )


def _kind(values: Values, options: Options) -> rx.Component:
    return field(
        "Kind of budget",
        rx.el.select(
            rx.foreach(options["budget"], lambda each: rx.el.option(each["words"], value=each["value"])),
            id="budget",
            name="budget",
            default_value=values["budget"],
            class_name="input",
        ),
        name="budget",
    )
