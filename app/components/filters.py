"""The feed's filters: chips and native selects in one row, each with its cross, and a dialog for the rate."""

from typing import Any

import reflex as rx

from app.components.buttons import icon_button
from app.components.choice import Choices, Options, Values, choice
from app.components.rate_filter import rate_chip
from app.components.words import chip
from app.domain.job_filter import SORTS, VIEWS, Sort
from app.domain.tightness import LEVELS

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
    projects_words: rx.Var[str],
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
        rate_chip(rate_words, on_rate=on_rate, on_clear=on_clear),
        _country(values, countries, on_choose=on_choose, on_clear=on_clear),
        _counted("days", "Posted", options, values, on_choose=on_choose, on_clear=on_clear),
        chip(
            verified_words,
            on=values["verified"] == "yes",
            on_click=on_toggle("verified"),
            title="Only clients whose payment is verified",
        ),
        _counted("score", "Score", options, values, on_choose=on_choose, on_clear=on_clear),
        _without(
            "projects", projects_words, values, "Leave out jobs on a payroll: so many", on_toggle=on_toggle
        ),
        _without(
            "calm",
            calm_words,
            values,
            "Leave out the jobs with a grave warning: so many",
            on_toggle=on_toggle,
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


def _without(name: str, words: rx.Var[str], values: Values, title: str, *, on_toggle: Any) -> rx.Component:
    """A filter that leaves jobs out; it is there where there are any."""
    is_on = values[name] == "yes"
    return rx.cond((words != "") | is_on, chip(words, on=is_on, on_click=on_toggle(name), title=title))


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
