"""Several cards at once: ticked in a sheet, moved by one button, with a report of what could not be. And the trash."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from app.components.buttons import Event, button
from app.components.dialogs import modal
from app.components.words import callout


def bulk_dialog(
    rows: rx.Var[list[dict[str, str]]],
    *,
    open: rx.Var[bool],
    chosen: rx.Var[list[str]],
    report: rx.Var[list[str]],
    columns: Sequence[tuple[str, str]],
    targets: rx.Var[list[str]],
    on_choose: Any,
    on_column: Any,
    on_move: Any,
    on_act: Any,
    on_close: Event,
) -> rx.Component:
    """`on_choose(card, ticked)`, `on_column(status)`, `on_move(status)`, `on_act("trash" | "follow_up")`.
    `targets` are the columns that some of the chosen cards may go to."""
    none = chosen.length() == 0
    return modal(
        rx.cond(
            report.length() > 0,
            callout(
                rx.el.p("These stayed where they are:"),
                rx.el.ul(rx.foreach(report, lambda words: rx.el.li(words, class_name="text-small"))),
                tone="look",
                role="alert",
            ),
        ),
        rx.el.ul(
            rx.foreach(
                rows,
                lambda row: rx.el.li(
                    rx.el.label(
                        rx.el.input(
                            type="checkbox",
                            id=f"bulk-{row['id']}",
                            checked=chosen.contains(row["id"]),
                            on_change=lambda on: on_choose(row["id"], on),
                        ),
                        rx.el.span(row["title"], rx.el.span(row["label"], rx.cond(row["client"] != "", " · ", ""), row["client"], class_name="help block")),
                        class_name="check",
                        html_for=f"bulk-{row['id']}",
                    ),
                    class_name="py-1",
                ),
            ),
            aria_label="Cards",
            class_name="rows max-h-[34vh] overflow-y-auto",
            tab_index=0,
        ),
        rx.el.p(chosen.length().to_string(), " chosen", role="status", class_name="help pt-1.5"),
        _buttons("Choose all of", [button(label, on_click=on_column(key), small=True) for key, label in columns]),
        _buttons(
            "Move the chosen to",
            [
                button(label, on_click=on_move(key), small=True, disabled=~targets.contains(key))
                for key, label in columns[1:]
            ],
        ),
        rx.cond(
            ~none & (targets.length() == 0),
            rx.el.p("The chosen cards have ended: no column takes them.", class_name="help pt-1.5"),
        ),
        _buttons(
            "Or",
            [
                button("Follow up in 3 days", on_click=on_act("follow_up"), small=True, disabled=none),
                button("Put into the trash", on_click=on_act("trash"), small=True, disabled=none, icon_name="trash"),
            ],
        ),
        open=open,
        title="Several cards at once",
        on_close=on_close,
        back_closes=True,
    )  # fmt: skip


def trash_dialog(
    rows: rx.Var[list[dict[str, str]]],
    *,
    open: rx.Var[bool],
    on_put_back: Any,
    on_close: Event,
    may_write: rx.Var[bool],
) -> rx.Component:
    """What was taken off the board, and the way back."""
    return modal(
        rx.el.p("Cards that were taken off the board stay here for 30 days.", class_name="secondary"),
        rx.cond(
            rows.length() > 0,
            rx.el.ul(
                rx.foreach(
                    rows,
                    lambda row: rx.el.li(
                        rx.el.span(row["title"], rx.el.span(row["words"], class_name="meta block"), class_name="min-w-0 flex-1"),
                        rx.cond(may_write, button("Put back", on_click=on_put_back(row["id"]), small=True)),
                        class_name="flex items-center gap-3 py-2 text-small",
                    ),
                ),
                class_name="rows pt-2",
            ),
            rx.el.p("The trash is empty.", class_name="pt-3"),
        ),
        open=open,
        title="Trash",
        on_close=on_close,
        back_closes=True,
    )  # fmt: skip


def _buttons(legend: str, buttons: list[rx.Component]) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="field-label pb-1.5"),
        rx.el.div(*buttons, class_name="flex flex-wrap gap-1.5"),
        class_name="mt-4",
    )
