"""The draft of a reply under a conversation: the text with its claims underlined, their sources, and what is missing."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.components.autosave import autosave_textarea
from app.components.buttons import Event, button
from app.components.copy_button import copy_button
from app.components.letter_margin import source_cards
from app.components.words import tick

OnKey = Callable[[rx.Var[str]], Event]
Rows = rx.Var[list[dict[str, Any]]]


def reply_desk(
    *parts: rx.Component, is_open: rx.Var[bool], note: rx.Var[str], words: rx.Var[str]
) -> rx.Component:
    """The frame around a draft, while there is one."""
    return rx.cond(
        is_open,
        rx.el.section(
            rx.el.div(
                rx.el.h3("Your reply", class_name="section-title"),
                rx.el.span(words, class_name="meta text-muted"),
                rx.el.span(note, class_name="meta text-muted empty:hidden"),
                class_name="flex flex-wrap items-baseline gap-x-3",
            ),
            *parts,
            aria_label="Your reply",
            class_name="reply-desk",
        ),
    )


def reply_text(
    *, document: rx.Var[str], text: rx.Var[str], edition: rx.Var[int], spans: Any, picked: rx.Var[str], aim: Any,
    on_save: Any, on_pick: Any,
) -> rx.Component:  # fmt: skip
    """It saves itself; claims are underlined as in a letter."""
    return rx.el.div(
        autosave_textarea(
            doc=document, value=text, edition=edition, label="The text of the reply", look="letter-edit", rows=5,
            spans=spans, picked=picked, aim=aim, on_save=on_save, on_pick=on_pick,
        ),
        class_name="reply-text",
    )  # fmt: skip


def reply_buttons(
    text: rx.Var[str], *, on_sent: Event, on_gap: Event, on_again: Event, on_drop: Event
) -> rx.Component:
    """Bidwell sends nothing: one copies it, sends it, and says so."""
    return rx.el.div(
        copy_button(text, field=".reply-text textarea", label="Copy", key="c"),
        button("I sent it", look="primary", on_click=on_sent),
        button(
            "To the next gap",
            small=True,
            look="quiet",
            key="R",
            on_click=on_gap,
            custom_attrs={"data-key": "r"},
        ),
        button("Draft again", small=True, look="quiet", on_click=on_again),
        button("Discard", small=True, look="quiet", on_click=on_drop),
        class_name="flex flex-wrap items-center gap-2",
    )


def reply_margin(
    sources: Rows, checks: Rows, cut: rx.Var[list[str]], *, picked: rx.Var[str], may_write: rx.Var[bool], on_show: OnKey,
    on_cut: OnKey, on_accept: OnKey, on_take_back: OnKey, add_fact: str,
) -> rx.Component:  # fmt: skip
    """Where each claim comes from; what is open, in words; what of a model's text was left out."""
    return rx.el.div(
        rx.el.ul(rx.foreach(checks, _open_check), aria_label="Review of the reply", class_name="empty:hidden"),
        source_cards(
            sources, picked=picked, may_write=may_write, on_show=on_show, on_cut=on_cut, on_rewrite=on_show,
            on_accept=on_accept, on_take_back=on_take_back, add_fact=add_fact,
        ),
        rx.cond(
            cut.length() > 0,
            rx.el.details(
                rx.el.summary("What was left out, and why", class_name="link w-fit text-small"),
                rx.el.ul(rx.foreach(cut, lambda one: rx.el.li(one, class_name="py-1")), class_name="list-disc pl-5 text-small"),
            ),
        ),
        class_name="grid gap-2",
    )  # fmt: skip


def _open_check(one: rx.Var[dict[str, Any]]) -> rx.Component:
    tone, detail = one["tone"].to(str), one["detail"].to(str)
    return rx.cond(
        tone != "ok",
        rx.el.li(
            tick(tone),
            rx.el.span(
                rx.cond(detail != "", detail, one["label"].to(str)), class_name="[overflow-wrap:anywhere]"
            ),
            class_name="flex items-start gap-2 py-1 text-small",
        ),
    )
