"""Beside a letter: where each claim comes from, what the review says, and the versions."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.components.buttons import Event, button, link_button
from app.components.review_keys import answered_by
from app.components.words import tick

One = rx.Var[dict[str, Any]]
OnKey = Callable[[rx.Var[str]], Event]
OnNumber = Callable[[rx.Var[int]], Event]


def source_cards(
    sources: rx.Var[list[dict[str, Any]]],
    *,
    picked: rx.Var[str],
    may_write: rx.Var[bool],
    on_show: OnKey,
    on_cut: OnKey,
    on_rewrite: OnKey,
    on_accept: OnKey,
    on_take_back: OnKey,
    add_fact: str,
    on_pick: OnKey | None = None,
) -> rx.Component:
    """One card a claim: the profile's words behind it, or that there are none and what to do.

    With `on_pick` the cards are walked by keys (`review_keys`), and the one with the focus is picked.
    """

    def card(one: One) -> rx.Component:
        key, tone = one["key"].to(str), one["tone"].to(str)
        mend = rx.el.div(
            button("Cut", small=True, on_click=on_cut(key), custom_attrs=answered_by("n")),
            button("Rewrite", small=True, on_click=on_rewrite(key), custom_attrs=answered_by("e")),
            button("It is true", small=True, on_click=on_accept(key), custom_attrs=answered_by("y")),
            link_button("Add a fact", add_fact, small=True),
            class_name="flex flex-wrap gap-1.5 pt-1",
        )
        own_word = rx.el.div(
            button("Take it back", small=True, on_click=on_take_back(key), custom_attrs=answered_by("u")),
            class_name="pt-1",
        )
        return rx.el.li(
            rx.match(
                tone,
                ("bad", _unsourced(one, on_show(key), "No source")),
                ("look", _unsourced(one, on_show(key), "Your own word")),
                rx.el.button(
                    rx.foreach(one["facts"].to(list[dict[str, str]]), _fact),
                    type="button",
                    on_click=on_show(key),
                    aria_pressed=picked == key,
                    class_name="source-words",
                ),
            ),
            rx.cond(may_write, rx.match(tone, ("bad", mend), ("look", own_word), rx.fragment())),
            **({"on_focus": on_pick(key), "tab_index": -1} if on_pick else {}),
            class_name="source review-row" if on_pick else "source",
            custom_attrs={
                "data-tone": tone,
                "data-picked": rx.cond(picked == key, "true", "false"),
                "data-answer": rx.cond(tone == "bad", "open", ""),
            },
        )

    return rx.el.ul(rx.foreach(sources, card), class_name="grid gap-2.5 pt-3", aria_label="Sources")


def _unsourced(one: One, on_show: Event, label: str) -> rx.Component:
    return rx.el.button(
        rx.el.span(label, class_name="meta text-muted"),
        rx.el.span("“", one["claim"].to(str), "”"),
        rx.el.span(one["reason"].to(str)),
        type="button",
        on_click=on_show,
        class_name="source-words",
    )


def _fact(fact: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.fragment(
        rx.cond(fact["label"] != "", rx.el.span(fact["label"], class_name="meta text-muted")),
        rx.el.span("“", fact["text"], "”"),
    )


def review_list(
    checks: rx.Var[list[dict[str, Any]]],
    *,
    may_write: rx.Var[bool],
    on_accept: OnKey,
    on_take_back: OnKey,
    on_fill_in: OnKey,
) -> rx.Component:
    """What the review found, the blocking ones first; a demand may be declared met, and not met again."""

    def check(one: One) -> rx.Component:
        key, tone, detail = one["key"].to(str), one["tone"].to(str), one["detail"].to(str)
        mend = rx.cond(
            one["can_accept"].to(bool),
            button("It is met", small=True, on_click=on_accept(key), custom_attrs=answered_by("y")),
            button("Fill in", small=True, on_click=on_fill_in(key), custom_attrs=answered_by("e")),
        )
        return rx.el.li(
            tick(tone),
            rx.el.div(
                rx.el.span(one["label"].to(str)),
                rx.cond(detail != "", rx.el.p(detail, class_name="meta text-muted")),
                rx.cond(may_write & (tone == "bad"), rx.el.div(mend)),
                rx.cond(
                    may_write & one["own_word"].to(bool),
                    rx.el.div(
                        button(
                            "Take it back",
                            small=True,
                            on_click=on_take_back(key),
                            custom_attrs=answered_by("u"),
                        )
                    ),
                ),
                class_name="grid min-w-0 flex-1 gap-1",
            ),
            tab_index=-1,
            class_name=rx.cond((tone == "bad") | one["own_word"].to(bool), f"review-row {row}", row),
            custom_attrs={"data-answer": rx.cond(tone == "bad", "open", "")},
        )

    row = "flex items-start gap-2 py-1 text-small"
    return rx.el.ul(rx.foreach(checks, check), class_name="pt-1", aria_label="Review")


def version_list(
    versions: rx.Var[list[dict[str, Any]]],
    *,
    newest: rx.Var[int],
    may_write: rx.Var[bool],
    on_compare: OnNumber,
    on_restore: OnNumber,
) -> rx.Component:
    """Every version, the newest first; none is ever lost."""

    def row(one: One, index: rx.Var[int]) -> rx.Component:
        number = one["version"].to(int)
        compare = button(
            "Compare",
            small=True,
            look="quiet",
            on_click=on_compare(number),
            custom_attrs={"data-key": rx.cond(index == 1, "d", "")},
        )
        restore = button("Restore", small=True, look="quiet", on_click=on_restore(number))
        return rx.el.li(
            rx.el.div(
                rx.el.p(one["label"].to(str)),
                rx.el.p(f"{one['words']} · {one['changed']}", class_name="meta text-muted"),
                class_name="min-w-0 flex-1",
            ),
            rx.cond(number != newest, rx.fragment(compare, rx.cond(may_write, restore))),
            class_name="flex items-center gap-1 py-2 text-small",
        )

    return rx.el.ul(rx.foreach(versions, row), class_name="rows pt-1", aria_label="Versions")
