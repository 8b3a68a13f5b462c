"""The feed's filters: chips and native selects in one row, each with its cross, and a dialog for the rate."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from app.components.buttons import Text, button, icon_button
from app.components.dialogs import modal
from app.components.forms import field, text_input
from app.components.icons import icon
from app.components.words import chip
from app.domain.job_filter import SORTS, VIEWS, Sort
from app.domain.tightness import LEVELS

Values = rx.Var[dict[str, str]]
Choices = Sequence[tuple[str, str]]
Options = rx.Var[dict[str, list[dict[str, str]]]]

VIEW_CHOICES: Choices = [(each.value, words) for each, words in VIEWS.items()]
SORT_CHOICES: Choices = [(each.value, words) for each, words in SORTS.items() if each is not Sort.RELEVANT]


def filter_bar(
    values: Values,
    *,
    tightness: rx.Var[int],
    options: Options,
    countries: rx.Var[list[dict[str, str]]],
    active: rx.Var[list[dict[str, str]]],
    rate_words: rx.Var[str],
    verified_words: rx.Var[str],
    calm_words: rx.Var[str],
    more: rx.Component,
    on_choose: Any,
    on_toggle: Any,
    on_clear: Any,
    on_clear_all: Any,
    on_rate: Any,
    on_dial: Any,
) -> rx.Component:
    """`on_choose(name, value)`, `on_toggle(name)`, `on_clear(name)`, `on_rate` opens rate_dialog, `on_dial` the dial.

    `options` are the choices with their counts, `more` stands behind the filters.
    """
    return rx.el.section(
        rx.cond(
            values["view"] == "open",
            chip(
                _tightness_name(tightness),
                on=values["passing"] == "yes",
                on_click=on_toggle("passing"),
                title="Only jobs that pass",
            ),
        ),
        icon_button("settings", "How picky?", on_click=on_dial, small=True, aria_haspopup="dialog"),
        _counted("platform", "Platform", options, values, on_choose=on_choose, on_clear=on_clear),
        _rate_chip(rate_words, on_rate=on_rate, on_clear=on_clear),
        _country(values, countries, on_choose=on_choose, on_clear=on_clear),
        _counted("days", "Posted", options, values, on_choose=on_choose, on_clear=on_clear),
        chip(
            verified_words,
            on=values["verified"] == "yes",
            on_click=on_toggle("verified"),
            title="Only clients whose payment is verified",
        ),
        _counted("score", "Score", options, values, on_choose=on_choose, on_clear=on_clear),
        rx.cond(
            (calm_words != "") | (values["calm"] == "yes"),
            chip(
                calm_words,
                on=values["calm"] == "yes",
                on_click=on_toggle("calm"),
                title="Leave out the jobs with a grave warning: so many",
            ),
        ),
        rx.cond(
            active.length() > 0,
            rx.el.button(
                "Clear",
                type="button",
                aria_label="Clear all",
                on_click=on_clear_all,
                class_name="btn btn-quiet btn-small",
            ),
        ),
        more,
        aria_label="Filters",
        class_name="feed-bar",
    )


def list_head(
    values: Values, aside: rx.Var[dict[str, str]], more: rx.Component, *, on_choose: Any, on_aside: Any
) -> rx.Component:
    """What the list shows and in which order, and what it leaves out; `on_aside` shows that or hides it again.

    By relevance only what a search has found can be ordered.
    """
    relevance = rx.cond(
        values["q"] != "", rx.el.option(SORTS[Sort.RELEVANT], value=Sort.RELEVANT.value), rx.fragment()
    )
    return rx.el.div(
        choice("view", "Show", VIEW_CHOICES, values, on_choose=on_choose, quiet=True),
        choice("sort", "Order", SORT_CHOICES, values, on_choose=on_choose, quiet=True, more=relevance),
        rx.cond(
            aside["words"] != "",
            rx.el.span(
                rx.el.span(aside["words"], role="status", class_name="truncate"),
                rx.el.button(aside["act"], type="button", on_click=on_aside, class_name="link shrink-0"),
                class_name="feed-aside meta",
            ),
        ),
        rx.el.span(more, class_name=rx.cond(aside["words"] != "", "shrink-0", "ml-auto shrink-0")),
        class_name="feed-head",
    )


def _tightness_name(level: rx.Var[int]) -> rx.Var[str]:
    return rx.match(level, *[(each.level, each.name) for each in LEVELS], f"Tightness {level}")


def _counted(
    name: str, label: str, options: Options, values: Values, *, on_choose: Any, on_clear: Any
) -> rx.Component:
    """A choice whose options come with counts."""
    listed = rx.foreach(options[name], lambda each: rx.el.option(each["words"], value=each["value"]))
    return choice(name, label, [], values, on_choose=on_choose, on_clear=on_clear, more=listed)


def choice(
    name: str,
    label: str,
    choices: Choices,
    values: Values,
    *,
    on_choose: Any,
    on_clear: Any = None,
    more: rx.Component | None = None,
    quiet: bool = False,
) -> rx.Component:
    """A native select that looks like a chip. With `on_clear` it gets a cross when something is chosen."""
    is_on = (values[name] != "") if on_clear else False
    return rx.el.span(
        rx.el.select(
            *[rx.el.option(words, value=value) for value, words in choices],
            more or rx.fragment(),
            id=f"filter-{name}",
            value=values[name],
            on_change=lambda value: on_choose(name, value),
            aria_label=label,
        ),
        rx.cond(
            is_on, clear_cross(name, label, on_clear) if on_clear else rx.fragment(), icon("down", size=14)
        ),
        class_name="chip-choice",
        custom_attrs={"data-on": rx.cond(is_on, "true", "false"), "data-quiet": str(quiet).lower()},
    )


def clear_cross(name: str, label: Text, on_clear: Any) -> rx.Component:
    return rx.el.button(
        icon("close", size=13),
        type="button",
        aria_label=f"Clear {label}",
        title=f"Clear {label}",
        on_click=on_clear(name),
        class_name="chip-clear",
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


def _rate_chip(words: rx.Var[str], *, on_rate: Any, on_clear: Any) -> rx.Component:
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


def _country(
    values: Values, countries: rx.Var[list[dict[str, str]]], *, on_choose: Any, on_clear: Any
) -> rx.Component:
    """The countries of the team's own jobs, with counts."""
    return choice(
        "country",
        "Country",
        [("", "Any country")],
        values,
        on_choose=on_choose,
        on_clear=on_clear,
        more=rx.foreach(countries, lambda each: rx.el.option(each["words"], value=each["value"])),
    )
