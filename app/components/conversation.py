"""A conversation with a client: what it is about, each message, what it suggests, and what was kept of it as feedback."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from app.components.buttons import Event, button, link
from app.components.icons import icon
from app.components.islands import Island, source
from app.components.menus import menu, menu_item
from app.components.score import marked
from app.components.words import badge, callout, time_text

One = rx.Var[dict[str, Any]]
OnId = Callable[[rx.Var[str]], Event]


@dataclass(frozen=True)
class MessageEvents:
    """What can be done with a message; each takes its id, the last that of its feedback."""

    on_move: OnId
    on_stay: OnId
    on_change: OnId
    on_remove: OnId
    on_feedback: OnId
    on_drop_feedback: OnId


class ConversationFocus(Island):
    """See `conversation_focus()`."""

    library = source("conversation_focus.jsx")
    tag = "ConversationFocus"

    thread: rx.Var[str]
    loaded: rx.Var[bool]


def conversation_focus(thread: rx.Var[str], loaded: rx.Var[bool]) -> rx.Component:
    """Where the list gives way to the conversation the focus goes along, and back; Escape leads to the list."""
    return ConversationFocus.create(thread=thread, loaded=loaded)


def conversation_head(talk: One, *actions: rx.Component, job_href: Callable[[rx.Var[str]], Any],
                      application_href: Callable[[rx.Var[str]], Any]) -> rx.Component:  # fmt: skip
    """With whom, about which job, and where its card stands."""
    application = talk["application_id"].to(str)
    return rx.el.header(
        rx.el.div(
            rx.el.h2(talk["client"].to(str), id="conversation-title", tab_index=-1, class_name="heading"),
            rx.el.p(
                rx.el.span(talk["platform"].to(str)),
                rx.cond(
                    application != "",
                    rx.fragment(
                        link(talk["title"].to(str), href=job_href(talk["job_id"].to(str)), class_name="link"),
                        link(talk["status"].to(str), href=application_href(application), class_name="link"),
                    ),
                    rx.el.span(talk["title"].to(str), class_name="[overflow-wrap:anywhere]"),
                ),
                class_name="secondary flex flex-wrap gap-x-3",
            ),
            class_name="grid min-w-0 flex-1 basis-64 gap-1",
        ),
        rx.el.div(*actions, class_name="-mr-2 flex flex-wrap items-center gap-1"),
        class_name="flex flex-wrap items-start gap-x-3 gap-y-1",
    )


def message_list(
    messages: rx.Var[list[dict[str, Any]]],
    events: MessageEvents,
    *,
    may_write: rx.Var[bool],
    filed: rx.Var[bool],
    has_earlier: rx.Var[bool],
    feedback_on: rx.Var[str],
    feedback_form: rx.Component,
) -> rx.Component:
    """To and fro, the latest last. `filed` messages may be kept as feedback."""

    def one(each: One) -> rx.Component:
        return _message(
            each,
            events,
            may_write=may_write,
            filed=filed,
            feedback_on=feedback_on,
            feedback_form=feedback_form,
        )

    return rx.fragment(
        rx.cond(has_earlier, rx.el.p("Only the latest messages are shown.", class_name="meta text-muted")),
        rx.el.ol(rx.foreach(messages, one), class_name="said-list", aria_label="Messages"),
    )


def _message(
    each: One, events: MessageEvents, *, may_write: rx.Var[bool], filed: rx.Var[bool], feedback_on: rx.Var[str],
    feedback_form: rx.Component,
) -> rx.Component:  # fmt: skip
    key, is_client = each["id"].to(str), each["is_client"].to(bool)
    return rx.el.li(
        rx.el.div(
            rx.el.b(each["who"].to(str), class_name="font-semibold [overflow-wrap:anywhere]"),
            rx.cond(each["unread"].to(bool), badge("New", "info")),
            rx.cond(each["by_hand"].to(bool), badge("Typed in")),
            time_text(each["age"].to(str), each["exact"].to(str), each["iso"].to(str), class_name="meta text-muted"),
            rx.cond(may_write & (is_client & filed | each["by_hand"].to(bool) & each["is_mine"].to(bool)),
                    _choices(each, events, filed=filed)),
            class_name="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1 text-small",
        ),
        rx.cond(each["subject"].to(str) != "", rx.el.p(each["subject"].to(str), class_name="said-subject")),
        rx.cond(
            each["hidden_text"].to(bool),
            rx.el.p("It held words that were hidden from the eye; they were left out.", class_name="text-small text-amber"),
        ),
        rx.el.div(marked(each["body"].to(str), each["marks"].to(list[list[int]])), class_name="said-words"),
        _kept(each, events, may_write=may_write),
        rx.cond(feedback_on == key, feedback_form),
        rx.cond(may_write & (each["suggested"].to(str) != ""), _suggestion(each, events)),
        class_name="said",
        custom_attrs={"data-client": rx.cond(is_client, "true", "false"), "data-message": key},
    )  # fmt: skip


def _choices(each: One, events: MessageEvents, *, filed: rx.Var[bool]) -> rx.Component:
    key = each["id"].to(str)
    own = each["by_hand"].to(bool) & each["is_mine"].to(bool)
    return rx.el.div(
        menu(
            icon("more"),
            rx.cond(
                each["is_client"].to(bool) & filed,
                menu_item("This is feedback", icon_name="star", on_click=events.on_feedback(key)),
            ),
            rx.cond(own, menu_item("Change it", icon_name="pencil", on_click=events.on_change(key))),
            rx.cond(own, menu_item("Remove it", icon_name="trash", on_click=events.on_remove(key))),
            label=f"What to do with the message of {each['who']}, {each['age']}",
            trigger_class="btn btn-quiet btn-icon btn-small",
        ),
        class_name="ml-auto",
    )


def _kept(each: One, events: MessageEvents, *, may_write: rx.Var[bool]) -> rx.Component:
    """What of it was kept as feedback: the outcome; the words stand in the message already."""
    return rx.el.ul(
        rx.foreach(
            each["feedback"].to(list[dict[str, str]]),
            lambda kept: rx.el.li(
                badge("Feedback", "ok"),
                rx.el.span(kept["head"], class_name="text-small"),
                rx.cond(
                    may_write,
                    button("Remove", small=True, look="quiet", on_click=events.on_drop_feedback(kept["id"])),
                ),
                class_name="flex flex-wrap items-center gap-2",
            ),
        ),
        aria_label="Kept as feedback",
        class_name="pt-2 empty:hidden",
    )


def _suggestion(each: One, events: MessageEvents) -> rx.Component:
    key = each["id"].to(str)
    return rx.el.div(
        rx.el.p(
            each["why"].to(str), class_name="min-w-0 flex-1 basis-52 text-small [overflow-wrap:anywhere]"
        ),
        button(rx.Var.create(f"Move to {each['suggested']}"), small=True, on_click=events.on_move(key)),
        button("Leave it", small=True, look="quiet", on_click=events.on_stay(key)),
        class_name="said-suggests",
    )


def filing_question(
    guess: rx.Var[dict[str, str]], choices: rx.Var[list[dict[str, str]]], *, on_file: OnId, on_leave: Event
) -> rx.Component:
    """Where it belongs: the likely application first, or any other, or none."""
    return callout(
        rx.el.p("To which application does this belong?", class_name="font-semibold"),
        rx.cond(
            guess["application_id"] != "",
            rx.el.div(
                rx.el.p(
                    "Probably “", guess["title"], "” (", guess["confidence"], "): ", guess["reason"],
                    class_name="min-w-0 flex-1 basis-52 text-small [overflow-wrap:anywhere]",
                ),
                button("File it there", small=True, on_click=on_file(guess["application_id"])),
                class_name="flex flex-wrap items-center gap-2 pt-1",
            ),
            rx.el.p(guess["reason"], class_name="text-small empty:hidden"),
        ),
        rx.el.div(
            rx.cond(
                choices.length() > 0,
                rx.el.select(
                    rx.el.option("File with…", value=""),
                    rx.foreach(choices, lambda one: rx.el.option(one["label"], value=one["id"])),
                    value="",
                    aria_label="File with an application",
                    on_change=on_file,
                    class_name="input min-w-0 max-w-72 flex-1",
                ),
            ),
            button("Belongs to none", on_click=on_leave),
            class_name="flex flex-wrap items-center gap-2 pt-2",
        ),
        tone="look",
    )  # fmt: skip
