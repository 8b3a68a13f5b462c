"""Past work and education: cards, and the form that opens among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from app.components.buttons import button, icon_button, outside_link
from app.components.forms import field, select, text_area, text_input

RESULTS = (
    "Cut the nightly import from 3 hours to 25 minutes\n"
    "Grew sign-ups by 18% in two months\n"
    "Kept 31 scrapers running for 16 months"
)

Texts = rx.Var[dict[str, str]]


@dataclass(frozen=True)
class EntryEvents:
    """What a list of entries can do; each event knows its noun already."""

    begin: Any
    edit: Callable[[Any], Any]
    remove: Callable[[Any], Any]
    keep: Callable[[str], Any]
    save: Any
    cancel: Any


def entry_list(
    cards: rx.Var[list[dict[str, Any]]],
    form: rx.Component,
    *,
    noun: str,
    is_open: rx.Var[bool],
    edited: rx.Var[str],
    add: str,
    add_more: str,
    events: EntryEvents,
) -> rx.Component:
    """The cards, the one that is being edited as its form; then the form for a new one, or its button."""
    return rx.el.div(
        rx.cond(
            cards.length() > 0,
            rx.el.ul(
                rx.foreach(
                    cards,
                    lambda card: rx.cond(
                        is_open & (edited == card["id"].to(str)), rx.el.li(form), _card(card, events)
                    ),
                ),
                class_name="flex flex-col gap-3",
            ),
        ),
        rx.cond(
            is_open,
            rx.cond(edited == "", form),
            button(
                rx.cond(cards.length() > 0, add_more, add),
                icon_name="plus",
                on_click=events.begin,
                id=f"add-{noun}",
            ),
        ),
        class_name="flex flex-col items-stretch gap-3 [&>button]:self-start",
    )


def experience_form(
    draft: Texts,
    errors: Texts,
    *,
    kinds: Sequence[tuple[str, str]],
    turn: rx.Var[int],
    takes_focus: rx.Var[bool],
    events: EntryEvents,
) -> rx.Component:
    """What, for whom, when, with what result."""
    made = _Fields("experience", draft, errors, events)
    return _form(
        made.line("title", "What you did or were", placeholder="Backend developer", auto_focus=takes_focus),
        made.choice("kind", "Kind of work", kinds),
        made.line("company", "For whom", placeholder="A booking platform for clinics", wide=True),
        made.line("started_on", "From", placeholder="June 2021"),
        made.line("ended_on", "Until", placeholder="now", help="Leave it empty if it goes on."),
        made.text(
            "results", "Results, one a line", rows=4, placeholder=RESULTS,
            help="The strongest thing in a letter: what was different afterwards, best with a number.",
        ),
        made.text("description", "What it was about", rows=3),
        made.line("skills", "Skills you used", placeholder="FastAPI, PostgreSQL, Docker", wide=True),
        made.line(
            "url", "Where it can be seen", placeholder="https://example.org/my-work", wide=True,
            help="A live page, a repository, a piece of a portfolio. A letter names it where the ad asks for samples.",
        ),
        turn=turn, events=events,
    )  # fmt: skip


def education_form(
    draft: Texts, errors: Texts, *, turn: rx.Var[int], takes_focus: rx.Var[bool], events: EntryEvents
) -> rx.Component:
    """Where and what."""
    made = _Fields("education", draft, errors, events)
    return _form(
        made.line("institution", "Where", placeholder="A university, a course", auto_focus=takes_focus),
        made.line("degree", "Degree or certificate", placeholder="MSc"),
        made.line("field", "Subject", placeholder="Computer science", wide=True),
        made.line("started_on", "From", placeholder="September 2014"),
        made.line("ended_on", "Until", placeholder="July 2018"),
        made.text("description", "What is worth telling", rows=3),
        turn=turn, events=events,
    )  # fmt: skip


@dataclass(frozen=True)
class _Fields:
    """Makes the fields of one form; ids begin with the noun, because both forms may be on a page."""

    noun: str
    draft: Texts
    errors: Texts
    events: EntryEvents

    def line(self, name: str, label: str, *, help: str = "", wide: bool = False, **attrs) -> rx.Component:
        return self._field(name, label, help, wide, text_input, **attrs)

    def text(self, name: str, label: str, *, help: str = "", **attrs) -> rx.Component:
        return self._field(name, label, help, True, text_area, **attrs)

    def choice(self, name: str, label: str, options: Sequence[tuple[str, str]]) -> rx.Component:
        control = select(
            f"{self.noun}-{name}",
            options,
            default_value=self.draft.get(name, ""),
            error=self.errors.get(name, ""),
            on_change=self.events.keep(name),
        )
        return field(label, control, name=f"{self.noun}-{name}", error=self.errors.get(name, ""))

    def _field(self, name: str, label: str, help: str, wide: bool, make: Any, **attrs) -> rx.Component:
        control = make(
            f"{self.noun}-{name}",
            default_value=self.draft.get(name, ""),
            error=self.errors.get(name, ""),
            on_blur=self.events.keep(name),
            **attrs,
        )
        made = field(label, control, name=f"{self.noun}-{name}", help=help, error=self.errors.get(name, ""))
        return rx.el.div(made, class_name="md:col-span-2") if wide else made


def _form(*fields: rx.Component, turn: rx.Var[int], events: EntryEvents) -> rx.Component:
    return rx.el.form(
        rx.el.div(*fields, class_name="grid gap-x-5 gap-y-4 md:grid-cols-2"),
        rx.el.div(
            button("Save", submit=True, custom_attrs={"data-submit": "true"}),
            button("Cancel", look="quiet", on_click=events.cancel),
            class_name="flex gap-2 pt-4",
        ),
        on_submit=events.save,
        key=turn,
        no_validate=True,
        class_name="card p-4",
    )


def _card(card: rx.Var[dict[str, Any]], events: EntryEvents) -> rx.Component:
    title, line = card["title"].to(str), card["line"].to(str)
    results = card["results"].to(list[str])
    return rx.el.li(
        rx.el.div(
            rx.el.div(
                rx.el.p(title, class_name="font-semibold"),
                rx.el.p(line, class_name="secondary empty:hidden"),
                class_name="min-w-0 flex-1",
            ),
            icon_button("pencil", f"Edit {title}", on_click=events.edit(card["id"].to(str)), small=True),
            icon_button("trash", f"Remove {title}", on_click=events.remove(card["id"].to(str)), small=True),
            class_name="flex items-start gap-1",
        ),
        rx.cond(
            results.length() > 0,
            rx.el.ul(
                rx.foreach(results, lambda result: rx.el.li(result, class_name="py-0.5")),
                class_name="list-disc pl-5 pt-1.5 text-small",
            ),
        ),
        rx.cond(
            card["url"].to(str) != "",
            rx.el.p(
                outside_link(rx.el.span(card["url"].to(str), class_name="break-all"), card["url"].to(str)),
                class_name="pt-1.5 text-small",
            ),
        ),
        key=card["id"].to(str),
        class_name="card px-4 py-3",
    )
