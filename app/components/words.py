"""Small carriers of meaning: chips, badges, ticks, call-outs, progress, times."""

import reflex as rx

from app.components.buttons import Event, Text, kbd
from app.components.icons import icon
from app.components.theme import Tone


def chip(
    label: Text,
    *,
    on: bool | rx.Var[bool] = False,
    on_click: Event = None,
    pressed: bool = True,
    key: str = "",
    **attrs,
) -> rx.Component:
    """A filter one can switch, also by `key`; without `on_click` just a word in a pill."""
    shown = {"class_name": "chip", "custom_attrs": {"data-on": rx.cond(on, "true", "false")}}
    if on_click is None:
        return rx.el.span(label, **shown, **attrs)
    if pressed:
        shown["custom_attrs"]["aria-pressed"] = rx.cond(on, "true", "false")
    if key:
        shown["custom_attrs"]["data-key"] = key
    hint = [kbd(key)] if key else []
    return rx.el.button(label, *hint, type="button", on_click=on_click, **shown, **attrs)


def removable_chip(label: Text, *, remove_label: Text, on_remove: Event) -> rx.Component:
    """A chosen thing (a skill, a filter) with a cross to take it away."""
    return rx.el.span(
        label,
        rx.el.button(
            icon("close", size=13),
            type="button",
            aria_label=remove_label,
            title=remove_label,
            on_click=on_remove,
            class_name="-mr-2 grid size-6 place-items-center rounded-full text-muted hover:text-text",
        ),
        class_name="chip",
    )


def badge(label: Text, tone: Tone | rx.Var[str] = "plain") -> rx.Component:
    """A word about the thing beside it."""
    return rx.el.span(label, class_name="badge", custom_attrs={"data-tone": tone})


def tick(tone: Tone | rx.Var[str] = "ok") -> rx.Component:
    """✓, !, × or – in a soft circle; screen readers get it as a word."""
    return rx.el.span(
        rx.el.span(rx.match(tone, ("ok", "✓"), ("bad", "×"), ("plain", "–"), "!"), aria_hidden="true"),
        rx.el.span(
            rx.match(tone, ("ok", "Met: "), ("bad", "Wrong: "), ("plain", "Not known: "), "Look: "),
            class_name="sr-only",
        ),
        class_name="tick",
        custom_attrs={"data-tone": tone},
    )


def check_row(label: Text, tone: Tone | rx.Var[str] = "ok") -> rx.Component:
    """One line of a review: a tick and what it is about."""
    return rx.el.li(tick(tone), rx.el.span(label), class_name="flex items-start gap-2 py-1 text-small")


def callout(*children, tone: Tone = "info", **attrs) -> rx.Component:
    """A framed remark that stays where it is."""
    name = "alert" if tone in ("look", "bad") else "check" if tone == "ok" else "info"
    return rx.el.div(
        icon(name),
        rx.el.div(*children, class_name="min-w-0 flex-1"),
        class_name="callout",
        custom_attrs={"data-tone": tone},
        **attrs,
    )


def progress_bar(
    percent: int | rx.Var[int], *, label: Text, tone: Tone | rx.Var[str] = "ok", class_name: str = ""
) -> rx.Component:
    """How far something is, 0–100."""
    return rx.el.div(
        rx.el.i(style={"width": f"{percent}%"}),
        role="progressbar",
        aria_label=label,
        aria_valuenow=percent,
        aria_valuemin=0,
        aria_valuemax=100,
        class_name=f"progress {class_name}",
        custom_attrs={"data-tone": tone},
    )


def time_text(words: Text, exact: Text, iso: Text, **attrs) -> rx.Component:
    """“2 h ago”, with the exact time in the person's zone on hover. All three are worded on the server."""
    return rx.el.time(words, title=exact, date_time=iso, **attrs)


def dot(tone: str | rx.Var[str]) -> rx.Component:
    """The coloured dot of a pipeline column; decoration only."""
    colours = ("accent", "amber", "red", "blue", "violet")
    classes = [(name, f"bg-{name}") for name in colours]
    return rx.el.span(
        aria_hidden="true",
        class_name=["size-2 shrink-0 rounded-full", rx.match(tone, *classes, "bg-line")],
    )
