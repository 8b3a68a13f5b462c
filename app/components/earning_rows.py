"""What came in: entries, tax years, and the rates that convert them."""

from typing import Any

import reflex as rx

from app.components.buttons import Event, icon_button, link, loading_link
from app.components.words import badge


def earning_list(
    rows: rx.Var[list[dict[str, Any]]], *, may_write: rx.Var[bool], on_edit: Any, on_remove: Any
) -> rx.Component:
    """Entries, the newest first."""
    return rx.el.ul(
        rx.foreach(rows, lambda row: _entry(row, may_write, on_edit, on_remove)), class_name="card rows"
    )


def year_table(years: rx.Var[list[dict[str, str]]], *, export: str, on_pick: Any) -> rx.Component:
    """Totals of each tax year, with the file for whoever does the taxes."""
    heads = ("Tax year", "Gross", "Fees", "Net", "Without a rate", "Entries", "For the tax adviser")
    return rx.el.div(
        rx.el.table(
            rx.el.thead(rx.el.tr(*[rx.el.th(words, scope="col") for words in heads])),
            rx.el.tbody(rx.foreach(years, lambda year: _year(year, export, on_pick))),
            class_name="figure-table",
        ),
        class_name="relative overflow-x-auto",
        tab_index=0,
        role="region",
        aria_label="Tax years",
    )


def rate_list(
    rates: rx.Var[list[dict[str, str]]], *, may_write: rx.Var[bool], on_remove: Event
) -> rx.Component:
    """Each rate with its day and where it is from."""
    return rx.el.ul(
        rx.foreach(
            rates,
            lambda rate: rx.el.li(
                rx.el.span(rate["words"], class_name="flex-1"),
                rx.el.span(rate["source"], class_name="meta text-muted"),
                rx.cond(
                    may_write,
                    icon_button(
                        "trash", f"Remove {rate['words']}", small=True, on_click=on_remove(rate["id"])
                    ),
                ),
                class_name="flex items-center gap-3 py-1 text-small",
            ),
        ),
        class_name="rows max-h-60 overflow-y-auto",
    )


def _entry(
    row: rx.Var[dict[str, Any]], may_write: rx.Var[bool], on_edit: Any, on_remove: Any
) -> rx.Component:
    who = row["who"].to(str)
    return rx.el.li(
        rx.el.span(row["when"].to(str), class_name="meta earning-when text-muted"),
        rx.el.div(
            rx.cond(
                row["application"] != "",
                link(who, href=f"/applications/{row['application'].to(str)}", class_name="link font-semibold"),
                rx.el.span(who, class_name="font-semibold"),
            ),
            rx.el.p(row["words"].to(str), class_name="secondary [overflow-wrap:anywhere]"),
            class_name="min-w-0",
        ),
        rx.el.div(
            rx.el.p(row["net"].to(str), class_name="font-semibold tabular-nums"),
            rx.el.p(row["detail"].to(str), class_name="meta text-muted"),
            rx.cond(
                row["is_apart"].to(bool),
                badge("No rate", "look"),
                rx.el.p(row["converted"].to(str), class_name="meta text-muted empty:hidden"),
            ),
            class_name="text-right",
        ),
        rx.el.div(
            rx.cond(
                may_write,
                rx.fragment(
                    icon_button("pencil", f"Change the entry of {who}", small=True, on_click=on_edit(row["id"].to(str))),
                    icon_button("trash", f"Remove the entry of {who}", small=True, on_click=on_remove(row["id"].to(str))),
                ),
            ),
            class_name="earning-tools flex",
        ),
        class_name="earning-row",
    )  # fmt: skip


def _year(year: rx.Var[dict[str, str]], export: str, on_pick: Any) -> rx.Component:
    return rx.el.tr(
        rx.el.th(year["year"], scope="row"),
        rx.el.td(year["gross"]),
        rx.el.td(year["fees"]),
        rx.el.td(rx.el.strong(year["net"])),
        rx.el.td(rx.cond(year["apart"] != "", year["apart"], "–")),
        rx.el.td(
            rx.el.button(year["entries"], type="button", on_click=on_pick(year["key"]),
                   aria_label=f"{year['entries']} entries of {year['year']}", class_name="link number"),
        ),
        rx.el.td(
            loading_link("Export CSV", rx.el.span(f" of {year['year']}", class_name="sr-only"),
                         href=f"{export}?from={year['from']}&until={year['until']}", class_name="link relative whitespace-nowrap",
                         download=True),
        ),
    )  # fmt: skip
