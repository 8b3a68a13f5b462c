"""A brief before a talk, as a page that is read, printed and taken along."""

from typing import Any

import reflex as rx

from app.components.words import callout

Brief = rx.Var[dict[str, Any]]


def brief_view(brief: Brief) -> rx.Component:
    """Section by section; a section without a word in it is left out."""
    return rx.el.div(
        rx.cond(_lines(brief, "warnings").length() > 0, callout(_list(brief, "warnings"), tone="look")),
        _section("The client", brief, "client"),
        _section("The work", brief, "job"),
        _section("Money", brief, "money"),
        rx.el.section(
            rx.el.h2("What they will probably ask", class_name="title pb-2"),
            rx.el.ol(rx.foreach(brief["likely"].to(list[dict[str, Any]]), _likely), class_name="grid gap-4"),
        ),
        _section("Further questions that a model thought of", brief, "suggested"),
        _section("What to ask them", brief, "to_ask"),
        class_name="brief grid gap-6",
    )


def _section(title: str, brief: Brief, name: str) -> rx.Component:
    return rx.cond(
        _lines(brief, name).length() > 0,
        rx.el.section(rx.el.h2(title, class_name="title pb-2"), _list(brief, name)),
    )


def _list(brief: Brief, name: str) -> rx.Component:
    return rx.el.ul(
        rx.foreach(_lines(brief, name), lambda line: rx.el.li(line, class_name="[overflow-wrap:anywhere]")),
        class_name="grid gap-1",
    )


def _likely(one: rx.Var[dict[str, Any]]) -> rx.Component:
    """A question, why it is likely, and what to answer from."""
    return rx.el.li(
        rx.el.h3(one["question"].to(str), class_name="font-semibold [overflow-wrap:anywhere]"),
        rx.el.p(one["why"].to(str), class_name="meta text-muted"),
        rx.el.ul(
            rx.foreach(
                one["evidence"].to(list[str]),
                lambda fact: rx.el.li(
                    fact, class_name="border-l-2 border-accent pl-3 [overflow-wrap:anywhere]"
                ),
            ),
            class_name="grid gap-1 pt-1 empty:hidden",
        ),
        rx.el.p(one["gap"].to(str), class_name="pt-1 text-amber empty:hidden"),
    )


def _lines(brief: Brief, name: str) -> rx.Var[list[str]]:
    return brief[name].to(list[str])
