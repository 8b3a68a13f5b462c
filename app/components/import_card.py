"""One dropped file on the import page: being read, previewed, being saved, saved, refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from app.components.buttons import Event, button, link_button
from app.components.words import badge, callout, progress_bar
from app.domain.job_words import PLATFORM_NAMES

Card = rx.Var[dict[str, Any]]


@dataclass(frozen=True)
class CardEvents:
    """What can be done with a file; each takes its id."""

    on_save: Callable[[rx.Var[str]], Event]
    on_discard: Callable[[rx.Var[str]], Event]
    on_platform: Callable[[rx.Var[str], str], Event]


def import_card(
    card: Card, events: CardEvents, *, percent: rx.Var[int], only_one: rx.Var[bool]
) -> rx.Component:
    """`only_one` says that this file's button is the page's one primary action."""
    phase, name = card["phase"].to(str), card["name"].to(str)
    return rx.el.section(
        rx.el.header(
            rx.el.div(
                rx.el.h2(name, class_name="section-title truncate", title=name),
                rx.el.p(card["layout"].to(str), class_name="meta text-muted empty:hidden"),
                class_name="min-w-0 flex-1 basis-full sm:basis-0",
            ),
            _actions(card, phase, events, only_one),
            class_name="flex flex-wrap items-center gap-x-3 gap-y-2",
        ),
        rx.match(
            phase,
            ("reading", _reading()),
            ("preview", _preview(card, events)),
            ("saving", _saving(card, percent)),
            (
                "saved",
                rx.fragment(
                    callout(card["sentence"].to(str), tone="ok", role="status"),
                    rx.cond(card["refused"].to(list).length() > 0, _refused(card)),
                ),
            ),
            callout(card["sentence"].to(str), tone="bad", role="alert"),
        ),
        class_name="panel grid gap-4",
        aria_label=name,
    )


def _actions(card: Card, phase: rx.Var[str], events: CardEvents, only_one: rx.Var[bool]) -> rx.Component:
    key, takeable = card["id"].to(str), card["takeable"].to(int)
    words = rx.Var.create(f"Import {takeable} jobs")
    save = rx.cond(
        only_one,
        button(words, look="primary", on_click=events.on_save(key), custom_attrs={"data-submit": "true"}),
        button(words, on_click=events.on_save(key)),
    )
    return rx.match(
        phase,
        (
            "preview",
            rx.el.div(
                button("Discard", look="quiet", on_click=events.on_discard(key)),
                rx.cond(takeable > 0, save),
                class_name="flex gap-2",
            ),
        ),
        ("saved", link_button(card["way"].to(str), card["feed"].to(str))),
        ("failed", button("Dismiss", look="quiet", on_click=events.on_discard(key))),
        rx.fragment(),
    )


def _reading() -> rx.Component:
    return rx.el.div(
        rx.el.p("Reading the file…", class_name="secondary", role="status"),
        rx.el.div(class_name="progress progress-waiting", aria_hidden="true"),
        class_name="grid gap-2",
    )


def _saving(card: Card, percent: rx.Var[int]) -> rx.Component:
    return rx.el.div(
        rx.el.p(card["sentence"].to(str), class_name="secondary", role="status"),
        rx.cond(
            percent > 0,
            progress_bar(percent, label="Importing", class_name="progress-slow"),
            rx.el.div(class_name="progress progress-waiting", aria_hidden="true"),
        ),
        class_name="grid gap-2",
    )


def _preview(card: Card, events: CardEvents) -> rx.Component:
    return rx.el.div(
        rx.el.p(card["sentence"].to(str), role="status"),
        rx.el.dl(
            rx.foreach(card["counts"].to(list[dict[str, str]]), _count),
            class_name="flex flex-wrap gap-x-6 gap-y-2",
        ),
        rx.cond(card["question"].to(str) != "", _question(card, events)),
        rx.foreach(card["notes"].to(list[str]), lambda note: rx.el.p(note, class_name="secondary")),
        rx.cond(card["coverage"].to(list).length() > 0, _said(card)),
        rx.cond(card["refused"].to(list).length() > 0, _refused(card)),
        class_name="grid gap-3",
    )


def _question(card: Card, events: CardEvents) -> rx.Component:
    """Whose jobs a file holds that does not say so itself; the answer may be changed."""
    key, chosen = card["id"].to(str), card["platform"].to(str)
    words = rx.el.p(card["question"].to(str))

    def answer(platform: str, label: str) -> rx.Component:
        other = button(f"Read as {label} instead", small=True, on_click=events.on_platform(key, platform))
        first = button(label, small=True, on_click=events.on_platform(key, platform))
        return rx.match(chosen, ("", first), (platform, rx.fragment()), other)

    answers = rx.el.div(
        *[answer(*one) for one in PLATFORM_NAMES.items()], class_name="flex flex-wrap gap-2 pt-2"
    )
    return rx.cond(chosen == "", callout(words, answers, tone="look"), callout(words, answers, tone="plain"))


def _count(one: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(one["label"], class_name="secondary"),
        rx.el.dd(badge(one["count"], one["tone"]), class_name="tabular-nums"),
        class_name="flex flex-row-reverse items-center gap-1.5",
    )


def _said(card: Card) -> rx.Component:
    ignored = card["ignored"].to(str)
    return rx.el.details(
        rx.el.summary("What the file says", class_name="link w-fit"),
        rx.el.dl(
            rx.foreach(card["coverage"].to(list[dict[str, Any]]), _covered),
            class_name="grid gap-x-6 gap-y-2 pt-3 sm:grid-cols-2",
        ),
        rx.cond(
            ignored != "",
            rx.el.p("Columns left aside: ", ignored, class_name="secondary break-words pt-3"),
        ),
    )


def _covered(one: rx.Var[dict[str, Any]]) -> rx.Component:
    percent = one["percent"].to(int)
    return rx.el.div(
        rx.el.dt(one["label"].to(str), class_name="secondary w-28 shrink-0"),
        rx.el.dd(
            progress_bar(percent, label=one["label"].to(str), class_name="flex-1"),
            rx.el.span(f"{percent} %", class_name="meta w-10 text-right"),
            class_name="flex flex-1 items-center gap-2",
        ),
        class_name="flex items-center gap-2",
    )


def _refused(card: Card) -> rx.Component:
    columns = rx.el.tr(*[rx.el.th(name, scope="col") for name in ("Rows", "Why, and which")])
    return rx.el.details(
        rx.el.summary("Rows that are not taken, and why", class_name="link w-fit"),
        rx.el.div(
            rx.el.table(
                rx.el.thead(columns),
                rx.el.tbody(rx.foreach(card["refused"].to(list[dict[str, str]]), _refusal)),
                class_name="table",
            ),
            class_name="mt-3 max-h-72 overflow-auto",
            tab_index=0,
            role="region",
            aria_label="Rows that are not taken",
        ),
    )


def _refusal(one: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.tr(
        rx.el.td(one["count"]),
        rx.el.td(
            rx.el.p(one["reason"]), rx.el.p(one["rows"], class_name="break-words text-muted tabular-nums")
        ),
    )
