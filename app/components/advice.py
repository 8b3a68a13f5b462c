"""Edits that would bring more: what each is, what it brings, why it is true, and one click to make it."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.components.buttons import button, link
from app.components.words import progress_bar

Card = rx.Var[dict[str, Any]]


def advice_progress(percent: rx.Var[int], doing: rx.Var[str]) -> rx.Component:
    """How far the search is; it appears only where it takes a while."""
    return rx.el.div(
        progress_bar(percent, label="Looking for advice", class_name="w-40 shrink-0"),
        rx.el.p(doing, class_name="secondary"),
        class_name="flex items-center gap-3 py-1",
    )


def advice_list(
    cards: rx.Var[list[dict[str, Any]]], *, on_apply: Any, href: Callable[[Any], Any], label: str
) -> rx.Component:
    """One row an edit."""
    return rx.el.ul(
        rx.foreach(cards, lambda card: _advice(card, on_apply, href)), aria_label=label, class_name="rows"
    )


def _advice(card: Card, on_apply: Any, href: Callable[[Any], Any]) -> rx.Component:
    gain, row, words = card["gain"].to(str), card["row"].to(str), card["words"].to(str)
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.span(words, class_name="font-medium [overflow-wrap:anywhere]"),
                rx.cond(gain != "", rx.el.span(": ", gain, class_name="font-semibold text-accent")),
            ),
            rx.el.p(
                rx.cond(row != "", rx.el.span("Edits ", row, ": ")),
                card["because"].to(str),
                class_name="secondary pt-0.5",
            ),
            _proofs(card["proofs"].to(list[dict[str, str]])),
            _jobs(card, href),
            class_name="min-w-0 flex-1",
        ),
        button(
            "Apply",
            on_click=on_apply(card["key"].to(str)),
            small=True,
            aria_label=rx.Var.create(f"Apply: {words}"),
        ),
        class_name="flex items-start gap-4 py-3",
    )


def _proofs(proofs: rx.Var[list[dict[str, str]]]) -> rx.Component:
    """The rows of one's own that make it true, in their own words."""
    return rx.cond(
        proofs.length() > 0,
        rx.el.details(
            rx.el.summary("Where you show it", class_name="link w-fit py-1 text-small"),
            rx.el.ul(
                rx.foreach(
                    proofs,
                    lambda proof: rx.el.li(
                        rx.el.span(proof["label"], class_name="font-medium"),
                        rx.el.span(" “", proof["quote"], "”", class_name="text-muted"),
                    ),
                ),
                class_name="grid gap-1 border-l-2 border-border pl-3 text-small",
            ),
        ),
    )


def _jobs(card: Card, href: Callable[[Any], Any]) -> rx.Component:
    jobs, leaves = card["jobs"].to(list[dict[str, str]]), card["leaves"].to(list[dict[str, str]])
    return rx.cond(
        jobs.length() > 0,
        rx.el.details(
            rx.el.summary("Which jobs", class_name="link w-fit py-1 text-small"),
            _titles(jobs, href),
            rx.el.p(card["more"].to(str), class_name="meta pt-1 empty:hidden"),
            rx.cond(
                leaves.length() > 0,
                rx.el.div(rx.el.p("These would leave:", class_name="meta pb-1 pt-2"), _titles(leaves, href)),
            ),
        ),
    )


def _titles(jobs: rx.Var[list[dict[str, str]]], href: Callable[[Any], Any]) -> rx.Component:
    return rx.el.ul(
        rx.foreach(
            jobs,
            lambda job: rx.el.li(
                link(job["title"], href=href(job["id"]), class_name="link"), class_name="py-0.5"
            ),
        ),
        class_name="border-l-2 border-border pl-3 text-small",
    )
