"""One application beside the board: its job, letter, notes, dates, moves and history."""

from collections.abc import Mapping, Sequence
from typing import Any

import reflex as rx

from app.components.autosave import autosave_textarea
from app.components.board_questions import reason_buttons
from app.components.buttons import Event, Text, button, link, link_button, outside_link
from app.components.dialogs import modal
from app.components.forms import field, text_input
from app.components.words import badge, chip, time_text

QUICK_DATES = (("Tomorrow", 1), ("In 3 days", 3), ("In a week", 7))


def application_drawer(
    *,
    open: rx.Var[bool],
    card: rx.Var[dict[str, Any]],
    history: rx.Var[list[dict[str, str]]],
    targets: rx.Var[list[dict[str, str]]],
    focus: rx.Var[str],
    date_key: rx.Var[int],
    reasons: Mapping[str, Sequence[str]],
    may_write: rx.Var[bool],
    beside: rx.Component,
    href: Text,
    job_href: Text,
    letter_href: Text,
    on_close: Event,
    on_move: Event,
    on_undo: Event,
    on_remove: Event,
    on_notes: Event,
    on_date: Event,
    on_days: Event,
    on_reason: Event,
) -> rx.Component:
    """Without `may_write` it is only looked at. `beside` stands above the moves. `on_move(status)`, `on_notes(text)`, `on_date(iso)`, `on_days(count)`, `on_reason(words)`."""
    return modal(
        rx.el.div(
            rx.el.div(
                _job(card, job_href),
                _letter(card, letter_href, may_write),
                _notes(card, may_write, on_notes),
                class_name="flex min-w-0 flex-col gap-5",
            ),
            rx.el.div(
                beside,
                _moves(card, targets, may_write, on_move, on_undo),
                rx.cond(may_write, _reason(card, reasons, on_reason)),
                rx.cond(may_write, _follow_up(card, date_key, on_date, on_days)),
                _history(history, card["stages"].to(list[dict[str, str]])),
                link_button("Open the whole page", href, icon_name="pipeline"),
                rx.cond(
                    may_write,
                    rx.el.div(
                        button("Take off the board", on_click=on_remove, look="quiet", icon_name="trash"),
                        class_name="-ml-3",
                    ),
                ),
                class_name="flex min-w-0 flex-col gap-5",
            ),
            class_name="grid gap-x-8 gap-y-5 md:grid-cols-[minmax(0,1fr)_260px]",
        ),
        open=open,
        title=_said(card, "title"),
        on_close=on_close,
        size="large",
        back_closes=True,
        first=rx.match(focus, ("note", "textarea"), ("follow_up", "#follow_up_date"), "h2"),
    )


def _said(card: rx.Var[dict[str, Any]], name: str) -> rx.Var[str]:
    return card.get(name, "").to(str)


def _section(label: str, *content: rx.Component | rx.Var) -> rx.Component:
    return rx.el.section(rx.el.h3(label, class_name="section-title pb-1.5"), *content)


def _job(card: rx.Var[dict[str, Any]], href: Text) -> rx.Component:
    skills = card["skills"].to(list[str])
    return rx.el.section(
        rx.el.p(
            rx.el.b(_said(card, "value"), class_name="font-semibold text-text empty:hidden"),
            rx.el.span(_said(card, "client")),
            rx.cond(card["score"], rx.el.span("score ", card["score"].to(int))),
            rx.el.span(_said(card, "posted")),
            class_name="secondary flex flex-wrap gap-x-3",
        ),
        rx.el.p(_said(card, "summary"), class_name="ad whitespace-pre-line pt-2"),
        rx.el.div(
            rx.foreach(skills, lambda name: chip(name)), class_name="flex flex-wrap gap-1.5 pt-3 empty:hidden"
        ),
        rx.el.div(
            link("The whole ad and its score", href=href, class_name="link"),
            rx.cond(
                _said(card, "url") != "",
                outside_link(rx.el.span("Open on ", _said(card, "host")), _said(card, "url")),
            ),
            class_name="flex flex-wrap gap-x-4 gap-y-1 pt-3",
        ),
    )


def _letter(card: rx.Var[dict[str, Any]], href: Text, may_write: rx.Var[bool]) -> rx.Component:
    state = _said(card, "letter")
    verb = rx.match(state, ("none", "Draft the letter"), ("draft", "Review the letter"), "Open the letter")
    verb = rx.cond(may_write, verb, "Open the letter")
    return _section(
        "Cover letter",
        rx.el.div(
            badge(_said(card, "letter_words"), rx.match(state, ("ready", "ok"), ("draft", "look"), "plain")),
            rx.cond(card["is_mine"].to(bool), link_button(verb, href, small=True)),
            class_name="flex flex-wrap items-center gap-3",
        ),
        rx.cond(
            ~card["is_mine"].to(bool),
            rx.el.p(
                "This is the application of ",
                _said(card, "owner"),
                ", who writes its letter.",
                class_name="meta pt-2",
            ),
        ),
    )


def _notes(card: rx.Var[dict[str, Any]], may_write: rx.Var[bool], on_notes: Event) -> rx.Component:
    return rx.el.section(
        rx.el.h3("Notes", class_name="section-title pb-1.5"),
        autosave_textarea(
            doc=f"application:{_said(card, 'id')}",
            value=_said(card, "notes"),
            revision=_said(card, "notes_mark"),
            joins=True,
            label="Notes",
            rows=4,
            placeholder="What to remember about this one",
            on_save=on_notes,
            read_only=~may_write,
        ),
    )


def _moves(
    card: rx.Var[dict[str, Any]],
    targets: rx.Var[list[dict[str, str]]],
    may_write: rx.Var[bool],
    on_move: Event,
    on_undo: Event,
) -> rx.Component:
    undo = button("Undo the last move", on_click=on_undo, look="quiet")
    return rx.el.section(
        rx.el.h3(_said(card, "status_label"), class_name="section-title"),
        rx.el.p("since ", _said(card, "since"), class_name="meta"),
        rx.cond(_said(card, "applied") != "", rx.el.p("applied ", _said(card, "applied"), class_name="meta")),
        rx.cond(
            may_write,
            rx.el.div(
                rx.foreach(
                    targets,
                    lambda target: button(f"Move to {target['label']}", on_click=on_move(target["id"])),
                ),
                rx.cond(card["undoable"].to(bool), undo),
                class_name="flex flex-col gap-2 pt-2 empty:hidden",
            ),
        ),
    )


def _reason(
    card: rx.Var[dict[str, Any]], reasons: Mapping[str, Sequence[str]], on_reason: Event
) -> rx.Component:
    status = _said(card, "status")
    ends = rx.Var.create(list(reasons)).contains(status)
    given = _said(card, "closed_reason")
    return rx.cond(
        ends, _section("Why it ended", reason_buttons(status, reasons, on_reason=on_reason, chosen=given))
    )


def _follow_up(
    card: rx.Var[dict[str, Any]], date_key: rx.Var[int], on_date: Event, on_days: Event
) -> rx.Component:
    return rx.cond(
        ~card["is_closed"].to(bool),
        rx.el.section(
            field(
                "Follow up on",
                text_input(
                    "follow_up_date",
                    kind="date",
                    default_value=_said(card, "follow_up"),
                    key=f"{_said(card, 'id')}-{date_key}",
                    on_change=on_date,
                ),
                name="follow_up_date",
            ),
            rx.el.div(
                *[chip(words, on_click=on_days(days), pressed=False) for words, days in QUICK_DATES],
                rx.cond(_said(card, "follow_up") != "", chip("No date", on_click=on_days(0), pressed=False)),
                class_name="flex flex-wrap gap-1.5 pt-2",
            ),
        ),
    )


def _history(history: rx.Var[list[dict[str, str]]], stages: rx.Var[list[dict[str, str]]]) -> rx.Component:
    return _section("History", *happenings(history, stages))


def happenings(
    history: rx.Var[list[dict[str, str]]], stages: rx.Var[list[dict[str, str]]]
) -> tuple[rx.Component, rx.Component]:
    """How long it was in each stage, and what happened, the latest first."""
    return (
        rx.el.ol(
            rx.foreach(
                stages,
                lambda each: rx.el.li(
                    each["label"],
                    rx.cond(each["lasted"] != "", rx.el.span(" · ", each["lasted"], class_name="text-muted")),
                    class_name="badge",
                ),
            ),
            aria_label="Time in each stage",
            class_name="flex flex-wrap gap-1.5 pb-2",
        ),
        rx.el.ol(rx.foreach(history, _happening), class_name="rows"),
    )


def _happening(each: rx.Var[dict[str, str]]) -> rx.Component:
    when = time_text(each["age"], each["exact"], each["iso"])
    return rx.el.li(
        rx.el.span(each["words"], class_name="text-small"),
        rx.el.span(each["who"], rx.cond(each["who"] != "", " · ", ""), when, class_name="meta block"),
        class_name="py-1.5",
    )
