"""Forms beside a conversation: a message that is typed or pasted, and what a client's message says of the work."""

from typing import Any

import reflex as rx

from app.components.buttons import Event, button
from app.components.dialogs import modal
from app.components.forms import field, select, text_area, text_input
from app.components.kept_form import Kept
from app.domain.feedback import OUTCOMES, RATINGS
from app.domain.inbox import WAYS
from app.domain.typed_message import LONGEST

OUTCOME_CHOICES = [("", "Not said"), *((key, words) for key, words in OUTCOMES.items() if key != "unknown")]
RATING_CHOICES = [(each, f"★ {each}" if each else "None") for each in RATINGS]


def message_dialog(
    form: rx.Var[dict[str, str]], choices: rx.Var[list[dict[str, str]]], errors: rx.Var[dict[str, str]], kept: Kept,
    *, open: rx.Var[bool], is_change: rx.Var[bool], on_keep: Event, on_close: Any,
) -> rx.Component:  # fmt: skip
    """What was written on the platform: to which application, by whom, when, and the words."""
    application = rx.el.select(
        rx.el.option("Choose one", value=""),
        rx.foreach(choices, lambda one: rx.el.option(one["label"], value=one["id"])),
        id="message-application", name="message-application", default_value=form["message-application"], class_name="input",
    )  # fmt: skip
    wrong = {name: errors.get(f"message-{name}", "") for name in ("text", "at", "application", "direction")}
    return modal(
        rx.el.form(
            kept.fields(),
            field("Words", text_area("message-text", rows=8, max_length=LONGEST, error=wrong["text"],
                                     default_value=form["message-text"]),
                  name="message-text", error=wrong["text"], help="Paste what was written, as it stands."),
            rx.el.div(
                field("Who wrote it", select("message-direction", list(WAYS.items()), error=wrong["direction"],
                                             default_value=form["message-direction"]),
                      name="message-direction", error=wrong["direction"]),
                field("When", text_input("message-at", kind="datetime-local", error=wrong["at"],
                                         default_value=form["message-at"]),
                      name="message-at", error=wrong["at"]),
                class_name="grid gap-3 sm:grid-cols-2",
            ),
            field("Application", application, name="message-application", error=wrong["application"]),
            rx.el.div(
                button(rx.cond(is_change, "Save the change", "Write it down"), submit=True, look="primary",
                       custom_attrs={"data-submit": "true"}),
                class_name="flex justify-end",
            ),
            on_submit=on_keep,
            class_name="grid gap-3",
        ),
        open=open,
        title=rx.cond(is_change, "Change the message", "Add a message"),
        on_close=on_close,
        first="#message-text",
    )  # fmt: skip


def said_form(*, errors: rx.Var[dict[str, str]], words: rx.Var[str], on_send: Event,
              on_cancel: Event) -> rx.Component:  # fmt: skip
    """The client's words, taken from the message; a rating, hired or not, and why."""
    return rx.el.form(
        field(
            "The client's words",
            text_area("said-words", rows=4, max_length=5000, default_value=words, error=errors.get("words", "")),
            name="said-words", error=errors.get("words", ""),
        ),
        rx.el.div(
            field("Outcome", select("said-outcome", OUTCOME_CHOICES), name="said-outcome"),
            field("Rating", select("said-rating", RATING_CHOICES), name="said-rating"),
            class_name="grid gap-3 sm:grid-cols-2",
        ),
        field("Why", text_input("said-reason"), name="said-reason", optional=True),
        rx.el.div(
            button("Keep as feedback", submit=True, look="primary"), button("Not now", look="quiet", on_click=on_cancel),
            class_name="flex gap-2",
        ),
        on_submit=on_send,
        aria_label="Feedback of the client",
        class_name="said-form",
    )  # fmt: skip
