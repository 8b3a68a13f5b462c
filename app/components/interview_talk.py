"""A rehearsal as it goes on: the question, the clock, the answer by hand or by voice."""

from typing import Any, ClassVar

import reflex as rx

from app.components.autosave import autosave_textarea
from app.components.buttons import Event, button
from app.components.islands import Island, one, source
from app.components.words import badge

ANSWER = ".interview-answer textarea"


class SessionClock(Island):
    """See `session_clock()`."""

    library = source("session_clock.jsx")
    tag = "SessionClock"

    elapsed: rx.Var[float]
    running: rx.Var[bool]
    minutes: rx.Var[int]


class Voice(Island):
    """See `voice()`."""

    library = source("voice.jsx")
    tag = "Voice"

    field: rx.Var[str]
    question: rx.Var[str]
    enabled: rx.Var[bool]

    emits: ClassVar = {"on_heard": one}


def session_clock(elapsed: rx.Var[float], running: rx.Var[bool], minutes: rx.Var[int]) -> rx.Component:
    """Counts on from the server's seconds; can be hidden, and given five more minutes."""
    return SessionClock.create(elapsed=elapsed, running=running, minutes=minutes)


def voice(question: rx.Var[str], enabled: rx.Var[bool], *, on_heard: Any) -> rx.Component:
    """Speech into the answer's field and questions read aloud, where the browser can; said where it cannot."""
    return Voice.create(field=ANSWER, question=question, enabled=enabled, on_heard=on_heard)


def question_panel(
    question: rx.Var[dict[str, Any]], place: Any, *, shows_hint: rx.Var[bool], on_hint: Event
) -> rx.Component:
    """The question, why it is asked, and on demand what one's profile offers."""
    hints = question["hints"].to(list[str])
    return rx.el.section(
        rx.el.p(place, class_name="meta text-muted"),
        rx.el.h2(
            question["ask"].to(str),
            class_name="heading pt-1 [overflow-wrap:anywhere]",
            id="interview-question",
        ),
        rx.el.p(question["why"].to(str), class_name="secondary pt-1"),
        rx.el.div(
            button(
                rx.cond(shows_hint, "Hide the hint", "Hint"),
                on_click=on_hint,
                key="h",
                custom_attrs={"data-key": "h"},
                look="quiet",
                small=True,
            ),
            class_name="pt-3",
        ),
        rx.cond(
            shows_hint,
            rx.cond(
                hints.length() > 0,
                rx.el.ul(
                    rx.foreach(
                        hints, lambda fact: rx.el.li(fact, class_name="border-l-2 border-accent pl-3")
                    ),
                    class_name="grid gap-1 pt-2",
                ),
                rx.el.p("Your profile says nothing about this yet.", class_name="pt-2 text-amber"),
            ),
        ),
        aria_live="polite",
        class_name="panel p-5",
    )


def answer_field(doc: rx.Var[str], draft: rx.Var[str], *, on_save: Any) -> rx.Component:
    """Saved while typing; Ctrl/⌘-Enter sends."""
    return rx.el.div(
        autosave_textarea(
            doc=doc, value=draft, label="Your answer", on_save=on_save, rows=8, max_length=20_000,
            placeholder="Write as you would speak.",
        ),
        class_name="interview-answer",
    )  # fmt: skip


def asked_list(asked: rx.Var[list[dict[str, Any]]], *, on_again: Any) -> rx.Component:
    """The questions so far, each with a way back to it."""
    return rx.el.ol(rx.foreach(asked, lambda one: _asked(one, on_again)), class_name="grid gap-2")


def _asked(one: rx.Var[dict[str, Any]], on_again: Any) -> rx.Component:
    state = one["state"].to(str)
    return rx.el.li(
        rx.el.span(one["ask"].to(str), class_name="min-w-0 flex-1 [overflow-wrap:anywhere]"),
        rx.cond(
            state == "now",
            badge("Now", "ok"),
            rx.el.span(
                rx.cond(state == "skipped", badge("Skipped", "look"), rx.fragment()),
                button(
                    "Again",
                    on_click=on_again(one["at"]),
                    look="quiet",
                    small=True,
                    aria_label=f"Answer again: {one['ask']}",
                ),
                class_name="flex items-center gap-2",
            ),
        ),
        class_name="flex items-start gap-3 text-small",
    )
