"""What the board asks: a letter before applying, then the Connects; a reason after the end. All can be skipped."""

from collections.abc import Mapping, Sequence

import reflex as rx

from app.components.buttons import Event, Text, button, link_button
from app.components.dialogs import modal
from app.components.forms import field, text_input


def letter_question(
    *, open: rx.Var[bool], card: Text, title: Text, letter_href: Text, on_elsewhere: Event, on_close: Event
) -> rx.Component:
    """Applying needs a letter: two ways on, and a way back."""
    return modal(
        rx.el.p(
            "“", title, "” can be applied for once its cover letter is marked ready.", class_name="secondary"
        ),
        rx.el.div(
            link_button("Open the letter", letter_href, look="primary", icon_name="letters"),
            button("I wrote it elsewhere", on_click=on_elsewhere),
            class_name="flex flex-wrap gap-2 pt-4",
        ),
        open=open,
        title="The letter is not ready",
        on_close=on_close,
        first=".btn-primary",
        back=_handle_of(card),
    )


def connects_question(
    *,
    open: rx.Var[bool],
    card: Text,
    title: Text,
    connects: rx.Var[str],
    error: rx.Var[str],
    on_spent: Event,
    on_another: Event,
    on_close: Event,
) -> rx.Component:
    """What the bid took, with one tap; the move is made already. `error` is of the number typed."""
    another = rx.el.form(
        field(
            "Connects spent",
            text_input("spent", max_length=6, error=error, input_mode="numeric"),
            name="spent",
            error=error,
        ),
        rx.el.div(button("Enter", submit=True), class_name="pt-2"),
        on_submit=on_another,
        class_name="pt-2",
    )
    return modal(
        rx.el.p(
            "“", title, "” is in Applied. The ledger reckons what each reply costs.", class_name="secondary"
        ),
        rx.el.div(
            button(f"Yes, {connects}", on_click=on_spent(connects), look="primary"),
            button("None", on_click=on_close),
            class_name="flex flex-wrap gap-2 pt-4",
        ),
        rx.el.details(
            rx.el.summary("Another number", class_name="link w-fit py-2 text-small"),
            another,
            open=error != "",
            class_name="pt-2",
        ),
        open=open,
        title=rx.cond(connects == "1", "1 Connect spent on this?", f"{connects} Connects spent on this?"),
        on_close=on_close,
        first=".btn-primary",
        back=_handle_of(card),
    )


def reason_question(
    *,
    open: rx.Var[bool],
    card: Text,
    title: Text,
    status: rx.Var[str],
    reasons: Mapping[str, Sequence[str]],
    on_reason: Event,
    on_close: Event,
) -> rx.Component:
    """Why it ended, with one tap."""
    return modal(
        rx.el.p(
            "“",
            title,
            "” has ended. A reason helps to see what works; you may skip it.",
            class_name="secondary",
        ),
        reason_buttons(status, reasons, on_reason=on_reason),
        rx.el.div(button("Skip", on_click=on_close, look="quiet"), class_name="pt-2"),
        open=open,
        title="Why did it end?",
        on_close=on_close,
        first=".modal-body .btn",
        back=_handle_of(card),
    )


def reason_for_all(
    *,
    status: rx.Var[str],
    words: Text,
    reasons: Mapping[str, Sequence[str]],
    on_reason: Event,
    on_without: Event,
    on_close: Event,
) -> rx.Component:
    """Several cards end together: one reason for all of them. Nothing has moved yet."""
    return modal(
        rx.el.p(words, ". One reason for all helps to see what works.", class_name="secondary"),
        reason_buttons(status, reasons, on_reason=on_reason),
        rx.el.div(
            button("Without a reason", on_click=on_without, look="quiet"),
            button("Do not move them", on_click=on_close, look="quiet"),
            class_name="flex flex-wrap gap-2 pt-2",
        ),
        open=status != "",
        title="Why do they end?",
        on_close=on_close,
        first=".modal-body .btn",
    )


def _handle_of(card: Text) -> rx.Var[str]:
    """Where the focus belongs once the question is gone: on the card it was about."""
    return rx.Var.create(f'[data-card="{card}"] .kcard-handle')


def reason_buttons(
    status: rx.Var[str], reasons: Mapping[str, Sequence[str]], *, on_reason: Event, chosen: Text = ""
) -> rx.Component:
    """The usual reasons of this column; `chosen` is the one that was given."""
    return rx.match(
        status,
        *[
            (
                column,
                rx.el.div(
                    *[
                        button(
                            words,
                            on_click=on_reason(words),
                            custom_attrs={"aria-pressed": rx.cond(chosen == words, "true", "false")},
                        )
                        for words in usual
                    ],
                    class_name="flex flex-wrap gap-2 pt-3",
                ),
            )
            for column, usual in reasons.items()
        ],
        rx.fragment(),
    )
