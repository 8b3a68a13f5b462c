"""Forms about money: what came in, what a currency was worth, and what a file would bring."""

from typing import Any

import reflex as rx

from app.components.buttons import Event, button
from app.components.forms import checkbox, field, select, text_area, text_input
from app.components.words import badge, callout
from app.domain.earnings import KINDS
from app.domain.money import CURRENCIES

CODES = [(code, code) for code in sorted(CURRENCIES)]


def earning_form(
    form: rx.Var[dict[str, str]],
    errors: rx.Var[dict[str, str]],
    choices: rx.Var[list[dict[str, str]]],
    *,
    key: rx.Var[str] | str,
    on_submit: Event,
    on_cancel: Event,
) -> rx.Component:
    """One entry: day, amount, fee, hours, client and the application it came from."""
    return rx.el.form(
        rx.el.div(
            field("Day", _day("day", form, errors), name="day", error=errors.get("day", "")),
            field(
                "Kind", select("kind", list(KINDS.items()), default_value=form["kind"], error=errors.get("kind", "")),
                name="kind", error=errors.get("kind", ""),
            ),
            _line("amount", "Amount before fees", form, errors, input_mode="decimal", max_length=24),
            field(
                "Currency",
                select("currency", CODES, default_value=form["currency"], error=errors.get("currency", "")),
                name="currency", error=errors.get("currency", ""),
            ),
            _line("fee", "Platform fee", form, errors, optional=True, input_mode="decimal", max_length=24),
            _line("hours", "Hours", form, errors, optional=True, input_mode="decimal", max_length=12),
            class_name="grid gap-4 sm:grid-cols-2",
        ),
        _line("client", "Client", form, errors, optional=True, max_length=120),
        field("Application", _applications(form, choices), name="application", optional=True),
        field(
            "Note", text_area("note", rows=2, max_length=2000, default_value=form["note"]), name="note", optional=True
        ),
        rx.el.div(
            button("Save", submit=True, look="primary", custom_attrs={"data-submit": "true"}),
            button("Cancel", on_click=on_cancel),
            class_name="flex gap-2",
        ),
        key=key,
        on_submit=on_submit,
        class_name="grid gap-4",
    )  # fmt: skip


def rate_form(
    currency: rx.Var[str], error: rx.Var[str], *, key: rx.Var[str] | str, on_submit: Event
) -> rx.Component:
    """What one of a currency was worth on a day."""
    return rx.el.form(
        field("One of", select("rate-from", CODES, default_value="EUR"), name="rate-from"),
        field("was worth", text_input("rate", max_length=20, error=error, input_mode="decimal", placeholder="1.0842"),
              name="rate", error=error),
        field("of", select("rate-into", CODES, default_value=currency), name="rate-into"),
        field("on", rx.el.input(id="rate-day", name="rate-day", type="date", required=True, class_name="input"), name="rate-day"),
        rx.el.div(button("Enter rate", submit=True), class_name="self-end"),
        key=key,
        on_submit=on_submit,
        class_name="grid items-start gap-3 sm:grid-cols-[repeat(4,minmax(0,1fr))_auto]",
    )  # fmt: skip


def earnings_preview(state: Any, *, on_submit: Event, on_cancel: Event) -> rx.Component:
    """What a file would bring: its lines, those that are known, those that are not taken and why."""
    return rx.el.form(
        rx.el.p(state.words, class_name="font-semibold"),
        rx.cond(
            state.lacks_currency > 0,
            field(
                "Currency of rows that do not say theirs",
                select("import-currency", CODES, default_value=state.currency),
                name="import-currency",
                help="Nothing is converted by it: it only says what the amounts are in.",
            ),
        ),
        rx.cond(
            state.rates.length() > 0,
            rx.el.div(
                checkbox("import-rates", "Take over the exchange rates as well"),
                rx.el.p(state.rates.join(" · "), class_name="help max-h-20 overflow-y-auto"),
            ),
        ),
        rx.el.ul(rx.foreach(state.rows, _preview_row), class_name="card rows max-h-72 overflow-y-auto", tab_index=0,
                 aria_label="Lines of the file"),
        rx.cond(
            state.rejected.length() > 0,
            rx.el.details(
                rx.el.summary("Rows that are not taken over, and why", class_name="link text-small"),
                rx.el.ul(rx.foreach(state.rejected, _rejected_row), class_name="grid gap-2 pt-2"),
            ),
        ),
        rx.cond(state.new == 0, callout("There is nothing new in this file.", tone="info")),
        rx.el.div(
            button("Take over", submit=True, look="primary", disabled=state.new == 0),
            button("Leave it", on_click=on_cancel),
            class_name="flex gap-2",
        ),
        on_submit=on_submit,
        class_name="grid gap-4",
    )  # fmt: skip


def _preview_row(row: rx.Var[dict[str, Any]]) -> rx.Component:
    return rx.el.li(
        rx.el.span(row["when"].to(str), class_name="meta text-muted"),
        rx.el.span(
            rx.el.span(row["who"].to(str), class_name="block truncate"),
            rx.el.span(row["note"].to(str), class_name="meta block truncate text-muted empty:hidden"),
            class_name="min-w-0 flex-1",
        ),
        rx.cond(row["is_known"].to(bool), badge("Known already", "plain"), badge(row["kind"].to(str), "ok")),
        rx.el.span(row["amount"].to(str), class_name="whitespace-nowrap"),
        class_name="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-small",
    )


def _rejected_row(row: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.li(
        rx.el.span(row["row"], class_name="meta text-muted"), " ", row["reason"],
        rx.el.span(row["text"], class_name="meta block truncate text-muted"),
        class_name="text-small",
    )  # fmt: skip


def _line(
    name: str, label: str, form: Any, errors: Any, *, optional: bool = False, **attrs: Any
) -> rx.Component:
    error = errors.get(name, "")
    return field(
        label, text_input(name, error=error, default_value=form[name], **attrs), name=name, error=error, optional=optional
    )  # fmt: skip


def _day(name: str, form: Any, errors: Any) -> rx.Component:
    return text_input(name, kind="date", error=errors.get(name, ""), default_value=form[name], required=True)


def _applications(form: Any, choices: rx.Var[list[dict[str, str]]]) -> rx.Component:
    return rx.el.select(
        rx.el.option("None in particular", value=""),
        rx.foreach(choices, lambda each: rx.el.option(each["title"], value=each["id"])),
        id="application",
        name="application",
        default_value=form["application"],
        class_name="input",
    )
