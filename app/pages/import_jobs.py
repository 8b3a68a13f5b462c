"""The import page: drop files of job ads, see what is in them, take them in."""

from typing import Any

import reflex as rx

from app.components.buttons import button, link_button
from app.components.file_drop import file_drop
from app.components.words import badge, callout, progress_bar
from app.pages import routes
from app.pages.frame import framed
from app.state.import_jobs import ImportState

KINDS = (
    "CSV, JSON, JSON Lines, RSS or Atom, plain or gzipped. Exports, scrapes, feeds: the layout is detected."
)
Card = rx.Var[dict[str, Any]]


def page() -> rx.Component:
    return framed(
        rx.el.div(
            file_drop(
                on_uploaded=ImportState.read,
                label="Drop files of job ads here, or choose them",
                hint=KINDS,
            ),
            rx.el.div(
                rx.foreach(ImportState.files, _file), class_name="grid gap-4 empty:hidden", aria_live="off"
            ),
            rx.cond(ImportState.files.length() == 0, _what_happens()),
            class_name="mx-auto grid w-full max-w-[880px] gap-5",
        ),
        title="Import",
        sentence="Jobs from Upwork and LinkedIn, from files",
        active=routes.IMPORT,
        action=_import_all(),
    )


def _import_all() -> rx.Component:
    return rx.cond(
        ImportState.ready_files > 1,
        button(
            rx.Var.create(f"Import {ImportState.ready_count} jobs"),
            look="primary",
            on_click=ImportState.save_all,
        ),
    )


def _what_happens() -> rx.Component:
    steps = (
        ("Read", "The layout is detected. What a file does not say stays unknown; nothing is invented."),
        ("Shown", "You see how many jobs are new, how many you have, and why a row is not taken."),
        ("Saved", "One job once, however often it is advertised; each scored against your profile."),
    )
    return rx.el.ol(
        *[
            rx.el.li(
                rx.el.p(name, class_name="font-semibold"),
                rx.el.p(words, class_name="secondary pt-1"),
                class_name="card p-4",
            )
            for name, words in steps
        ],
        class_name="grid gap-3 sm:grid-cols-3",
    )


def _file(card: Card) -> rx.Component:
    phase = card["phase"].to(str)
    return rx.el.section(
        rx.el.header(
            rx.el.div(
                rx.el.h2(card["name"].to(str), class_name="section-title truncate"),
                rx.el.p(card["layout"].to(str), class_name="meta text-muted"),
                class_name="min-w-0 flex-1",
            ),
            _phase_actions(card, phase),
            class_name="flex flex-wrap items-center gap-3",
        ),
        rx.match(
            phase,
            ("reading", _reading()),
            ("preview", _preview(card)),
            ("saving", _saving(card)),
            ("saved", callout(card["sentence"].to(str), tone="ok", role="status")),
            callout(card["sentence"].to(str), tone="bad", role="alert"),
        ),
        class_name="panel grid gap-4",
        aria_label=card["name"].to(str),
    )


def _phase_actions(card: Card, phase: rx.Var[str]) -> rx.Component:
    identity = card["id"].to(str)
    discard = button("Discard", look="quiet", on_click=ImportState.discard(identity))
    return rx.match(
        phase,
        (
            "preview",
            rx.el.div(
                discard,
                rx.cond(
                    card["takeable"].to(int) > 0,
                    button(
                        rx.Var.create(f"Import {card['takeable'].to(int)} jobs"),
                        look="primary",
                        on_click=ImportState.save(identity),
                    ),
                ),
                class_name="flex gap-2",
            ),
        ),
        ("saved", link_button("See them in the feed", routes.FEED, look="primary")),
        ("failed", button("Dismiss", look="quiet", on_click=ImportState.discard(identity))),
        rx.fragment(),
    )


def _reading() -> rx.Component:
    return rx.el.div(
        rx.el.p("Reading the file…", class_name="secondary", role="status"),
        rx.el.div(class_name="progress progress-waiting", aria_hidden="true"),
        class_name="grid gap-2",
    )


def _saving(card: Card) -> rx.Component:
    return rx.el.div(
        rx.el.p(card["sentence"].to(str), class_name="secondary", role="status"),
        progress_bar(card["percent"].to(int), label="Importing"),
        class_name="grid gap-2",
    )


def _preview(card: Card) -> rx.Component:
    return rx.el.div(
        rx.el.p(card["sentence"].to(str), role="status"),
        rx.el.ul(
            rx.foreach(card["counts"].to(list[dict[str, str]]), _count),
            class_name="flex list-none flex-wrap gap-2 p-0",
        ),
        rx.foreach(card["notes"].to(list[str]), lambda note: rx.el.p(note, class_name="secondary")),
        rx.el.details(
            rx.el.summary("What the file says", class_name="link w-fit"),
            rx.el.dl(
                rx.foreach(card["coverage"].to(list[dict[str, Any]]), _covered),
                class_name="grid gap-x-6 gap-y-2 pt-3 sm:grid-cols-2",
            ),
        ),
        rx.cond(card["refused"].to(list).length() > 0, _refused(card)),
        class_name="grid gap-3",
    )


def _count(one: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.li(
        badge(one["count"], rx.cond(one["count"] == "0", "plain", one["tone"])),
        " ",
        rx.el.span(one["label"], class_name="secondary"),
        class_name="pr-4 tabular-nums",
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
    return rx.el.details(
        rx.el.summary("Rows that are not taken, and why", class_name="link w-fit"),
        rx.el.div(
            rx.el.table(
                rx.el.thead(rx.el.tr(rx.el.th("Row", scope="col"), rx.el.th("Why", scope="col"))),
                rx.el.tbody(
                    rx.foreach(
                        card["refused"].to(list[dict[str, str]]),
                        lambda one: rx.el.tr(rx.el.td(one["row"]), rx.el.td(one["reason"])),
                    )
                ),
                class_name="table",
            ),
            class_name="max-h-72 overflow-auto pt-3",
            tab_index=0,
            role="region",
            aria_label="Rows that are not taken",
        ),
        rx.el.p(card["refused_more"].to(str), class_name="meta pt-2 text-muted empty:hidden"),
    )
