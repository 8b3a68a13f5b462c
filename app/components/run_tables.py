"""Tables of one run: what it found by source and saved search, what it did not take, what differs from another."""

import reflex as rx

Rows = rx.Var[list[dict[str, str]]]
COUNTS = (("found", "Found"), ("new", "New"), ("passed", "Passed"), ("shortlisted", "Shortlisted"))


def funnel_table(rows: Rows) -> rx.Component:
    """By source, then by saved search; nothing where a run has no such parts."""
    body = rx.foreach(
        rows,
        lambda row: rx.el.tr(
            rx.el.th(row["name"], scope="row", class_name="font-normal [overflow-wrap:anywhere]"),
            rx.el.td(row["kind"], class_name="text-muted"),
            *[rx.el.td(row[name], class_name="text-right tabular-nums") for name, _ in COUNTS],
        ),
    )
    heads = ["Where from", "Kind", *(words for _, words in COUNTS)]
    return _part("What it found", rows, _table("What it found", heads, body, numbers_from=2))


def refused_table(rows: Rows) -> rx.Component:
    """Reasons, the rows they befell, and how many."""
    body = rx.foreach(
        rows,
        lambda row: rx.el.tr(
            rx.el.td(row["count"], class_name="text-right tabular-nums"),
            rx.el.td(row["reason"]),
            rx.el.td(row["where"], class_name="text-muted [overflow-wrap:anywhere]"),
        ),
    )
    return _part("What was not taken", rows, _table("What was not taken", ["Rows", "Why", "Which"], body))


def differences_table(rows: Rows) -> rx.Component:
    """Value by value, before and now."""
    body = rx.foreach(
        rows,
        lambda one: rx.el.tr(rx.el.td(one["where"]), rx.el.td(one["before"]), rx.el.td(one["after"])),
    )
    return _table("What differs", ["Result", "Before", "Now"], body)


def _part(title: str, rows: Rows, table: rx.Component) -> rx.Component:
    return rx.cond(
        rows.length() > 0,
        rx.el.section(rx.el.h2(title, class_name="title pb-2"), table, class_name="panel p-5"),
    )


def _table(
    label: str, heads: list[str], body: rx.Component, *, numbers_from: int | None = None
) -> rx.Component:
    """It may scroll sideways inside itself."""
    first = len(heads) if numbers_from is None else numbers_from
    shown = [rx.el.th(each, class_name="text-right" if at >= first else "") for at, each in enumerate(heads)]
    return rx.el.div(
        rx.el.table(rx.el.thead(rx.el.tr(*shown)), rx.el.tbody(body), class_name="table"),
        class_name="overflow-x-auto",
        tab_index=0,
        role="region",
        aria_label=label,
    )
