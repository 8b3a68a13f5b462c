"""The profile's fields, each saved by itself: who you are, and what you want."""

from collections.abc import Callable, Sequence
from typing import Any

import reflex as rx

from app.components.autosave import autosave_textarea
from app.components.buttons import Text, button
from app.components.forms import field, field_error, select, text_input
from app.components.time_zone import time_zone_select
from app.components.words import callout, chip
from app.domain.tightness import FLOOR_WORDS

TYPING_PAUSE_MS = 900
WIDE = "md:col-span-2"

Texts = rx.Var[dict[str, str]]
Save = Callable[[str, Any], Any]
"""`on_save(field, value)`: an event that keeps one field."""


def self_saving(
    control: rx.Component,
    *,
    label: Text,
    name: str,
    errors: Texts,
    saved: Text,
    help: Text = "",
    class_name: str = "",
) -> rx.Component:
    """A field that says when it was saved, or beside itself why it was not."""
    return rx.el.div(
        field(label, control, name=name, help=help, error=errors.get(name, "")),
        rx.cond(saved == name, rx.el.span("Saved", class_name="meta absolute right-0 top-0")),
        class_name=f"relative min-w-0 {class_name}",
    )


def self_saving_line(
    label: Text,
    name: str,
    *,
    values: Texts,
    errors: Texts,
    saved: Text,
    on_save: Save,
    help: Text = "",
    class_name: str = "",
    **attrs,
) -> rx.Component:
    """One line of text, kept when the person pauses or leaves the field."""
    control = text_input(
        name,
        value=values[name],
        error=errors.get(name, ""),
        on_change=lambda value: on_save(name, value),
        wait=TYPING_PAUSE_MS,
        **attrs,
    )
    return self_saving(
        control, label=label, name=name, errors=errors, saved=saved, help=help, class_name=class_name
    )


def basics_form(
    *,
    values: Texts,
    errors: Texts,
    saved: Text,
    countries: Sequence[tuple[str, str]],
    country_turn: rx.Var[int],
    is_guessed: rx.Var[bool],
    zone_of_place: Text,
    on_save: Save,
) -> rx.Component:
    """Who you are. `country_turn` goes up when the server fills in the country; `zone_of_place` is offered."""
    shared: dict[str, Any] = {"errors": errors, "saved": saved}
    line: dict[str, Any] = {**shared, "values": values, "on_save": on_save}
    return rx.el.div(
        self_saving_line(
            "Your name", "display_name", max_length=120, auto_complete="name", class_name=WIDE, **line
        ),
        self_saving_line(
            "Headline", "headline",
            help="What you do, in one line. “Python backend developer: APIs that stay up”",
            max_length=200, class_name=WIDE, **line,
        ),
        rx.el.div(
            rx.el.p("About you", class_name="field-label pb-1.5", aria_hidden="true"),
            autosave_textarea(
                doc="about:" + values["email"],
                value=values["about"],
                label="About you",
                on_save=lambda text: on_save("about", text),
                rows=6,
                max_length=8000,
                placeholder="For whom you work, what you are good at, how you work with people.",
            ),
            field_error(errors.get("about", ""), "about"),
            class_name=WIDE,
        ),
        self_saving_line("Location", "location", help="City and country, as you would write it.", **line),
        self_saving(
            select(
                "country_code",
                [("", "Not said"), *countries],
                default_value=values["country_code"],
                key=country_turn,
                error=errors.get("country_code", ""),
                on_change=lambda code: on_save("country_code", code),
            ),
            label="Country", name="country_code", **shared,
        ),
        rx.el.div(
            self_saving(
                time_zone_select(
                    "timezone",
                    value=values["timezone"],
                    on_choose=lambda zone: on_save("timezone", zone),
                ),
                label="Time zone", name="timezone",
                help=rx.cond(is_guessed, "Guessed from this browser; change it if it is wrong.", ""),
                **shared,
            ),
            rx.cond(
                zone_of_place != "",
                rx.el.p(
                    rx.el.span("Your place has another clock."),
                    button(rx.Var.create(f"Use {zone_of_place}"), small=True, on_click=on_save("timezone", zone_of_place)),
                    class_name="secondary flex flex-wrap items-center gap-2 pt-2",
                ),
            ),
        ),
        class_name="grid gap-x-5 gap-y-4 md:grid-cols-2",
    )  # fmt: skip


def wish_form(
    *,
    values: Texts,
    errors: Texts,
    saved: Text,
    currencies: Sequence[tuple[str, str]],
    remarks: rx.Var[list[str]],
    on_save: Save,
) -> rx.Component:
    """Rates now and dreamt of, the floor for fixed prices, the currency."""
    line: dict[str, Any] = {"values": values, "errors": errors, "saved": saved, "on_save": on_save}
    money: dict[str, Any] = {**line, "input_mode": "decimal", "max_length": 20, "auto_complete": "off"}
    return rx.el.div(
        self_saving(
            select(
                "currency",
                currencies,
                default_value=values["currency"],
                error=errors.get("currency", ""),
                on_change=lambda code: on_save("currency", code),
            ),
            label="Currency", name="currency", errors=errors, saved=saved,
            class_name="md:max-w-[50%] md:pr-2.5",
        ),
        _pair(
            "What you charge now",
            f"For an hour, today or last. The lower number is your floor: {FLOOR_WORDS}.",
            self_saving_line(_sided("From", "now"), "current_hourly_min", placeholder="45", **money),
            self_saving_line(_sided("To", "now"), "current_hourly_max", placeholder="60", **money),
        ),
        _pair(
            "What you dream of", "For an hour. Ads near it rise. It is also your floor where you do not say what you charge now.",
            self_saving_line(_sided("From", "dreamt of"), "hourly_min", placeholder="65", **money),
            self_saving_line(_sided("To", "dreamt of"), "hourly_max", placeholder="90", **money),
        ),
        _pair(
            "Fixed prices", "The smallest budget for which you would start at all: your floor for them.",
            self_saving_line(_sided("At least", "fixed"), "fixed_budget_min", placeholder="500", **money),
        ),
        rx.cond(
            remarks.length() > 0,
            callout(rx.foreach(remarks, lambda sentence: rx.el.p(sentence)), tone="look"),
        ),
        class_name="flex flex-col gap-5",
    )  # fmt: skip


def choice_chips(
    legend: str,
    name: str,
    choices: Sequence[tuple[str, str]],
    *,
    chosen: rx.Var[list[str]],
    errors: Texts,
    on_flip: Save,
    help: Text = "",
) -> rx.Component:
    """Several of a few, each a switch."""
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="field-label pb-1.5"),
        rx.el.div(
            *[chip(words, on=chosen.contains(key), on_click=on_flip(name, key)) for key, words in choices],
            class_name="flex flex-wrap gap-2",
        ),
        rx.el.p(help, class_name="help pt-1.5 empty:hidden"),
        field_error(errors.get(name, ""), name),
    )


def _sided(words: str, of_what: str) -> rx.Component:
    """A short label under a legend; those who do not see the legend hear it whole: “From, dreamt of”."""
    return rx.fragment(words, rx.el.span(f", {of_what}", class_name="sr-only"))


def _pair(legend: str, help: str, *fields: rx.Component) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="field-label"),
        rx.el.p(help, class_name="help pb-2"),
        rx.el.div(*fields, class_name="grid grid-cols-2 gap-5"),
    )
