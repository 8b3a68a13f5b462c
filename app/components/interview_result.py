"""What is left of an interview: remarks with their lines, figures with their definitions, the lines themselves."""

from typing import Any

import reflex as rx

from app.components.buttons import button, icon_button, loading_link
from app.components.forms import text_area
from app.components.words import badge, callout

Rows = rx.Var[list[dict[str, Any]]]


def remarks(advice: rx.Var[dict[str, list[dict[str, Any]]]]) -> rx.Component:
    """What to do next first, then what went well, then better answers from one's own facts."""
    return rx.el.div(
        _remark_list("Three things to do next", advice["next"], "look"),
        _remark_list("What went well", advice["strengths"], "ok"),
        _better(advice["better"].to(list[dict[str, Any]])),
        class_name="grid gap-6",
    )


def _remark_list(title: str, rows: Any, tone: str) -> rx.Component:
    found = rows.to(list[dict[str, Any]])
    return rx.cond(
        found.length() > 0,
        rx.el.section(
            rx.el.h2(title, class_name="title pb-2"),
            rx.el.ol(rx.foreach(found, lambda one: _remark(one, tone)), class_name="grid gap-3"),
        ),
    )


def _remark(one: rx.Var[dict[str, Any]], tone: str) -> rx.Component:
    colour = "border-amber" if tone == "look" else "border-accent"
    return rx.el.li(
        rx.el.p(one["text"].to(str), class_name="font-semibold"),
        rx.el.blockquote(
            one["quote"].to(str), " ", _line_link(one["line"]),
            class_name=f"secondary border-l-2 {colour} pl-3 [overflow-wrap:anywhere]",
        ),
        class_name="grid gap-1",
    )  # fmt: skip


def _better(rows: Rows) -> rx.Component:
    return rx.cond(
        rows.length() > 0,
        rx.el.section(
            rx.el.h2("Better answers, from your own facts", class_name="title pb-2"),
            rx.el.ul(rx.foreach(rows, _better_answer), class_name="grid gap-4"),
        ),
    )


def _better_answer(one: rx.Var[dict[str, Any]]) -> rx.Component:
    return rx.el.li(
        rx.el.p(one["question"].to(str), " ", _line_link(one["line"]), class_name="secondary"),
        rx.el.p(one["sentences"].to(list[str]).join(" "), class_name="font-serif"),
        rx.el.p("From: ", one["sources"].to(list[str]).join(" · "), class_name="meta text-muted"),
        class_name="grid gap-1 [overflow-wrap:anywhere]",
    )


def figure_list(figures: Rows) -> rx.Component:
    """Each figure with its unit and n; behind it the definition, the source and the places."""
    return rx.el.section(
        rx.el.h2("Figures", class_name="title pb-2"),
        rx.el.ul(rx.foreach(figures, _figure), class_name="card rows"),
    )


def what_is_missing(reasons: rx.Var[list[str]]) -> rx.Component:
    """Why some figures have no value, and what would give them one."""
    return rx.cond(
        reasons.length() > 0,
        callout(
            rx.el.ul(rx.foreach(reasons, lambda reason: rx.el.li(reason)), class_name="grid gap-1"),
            tone="look",
        ),
    )


def _figure(one: rx.Var[dict[str, Any]]) -> rx.Component:
    spans = one["spans"].to(list[dict[str, Any]])
    return rx.el.li(
        rx.el.span(one["label"].to(str)),
        rx.el.span(
            rx.el.span(one["value"].to(str), class_name=rx.cond(one["measured"], "font-semibold", "text-muted")),
            " ",
            rx.el.span(one["unit"].to(str), class_name="meta text-muted"),
            class_name="text-right",
        ),
        rx.el.details(
            rx.el.summary("How it is measured", rx.cond(one["n"].to(str) != "", f" · {one['n']}", ""), class_name="meta link"),
            rx.el.p(one["why"].to(str), class_name="secondary text-amber empty:hidden"),
            rx.el.p("Definition: ", one["definition"].to(str), class_name="secondary pt-1"),
            rx.el.p("Source: ", one["source"].to(str), class_name="secondary"),
            rx.el.ul(rx.foreach(spans, _span), class_name="grid gap-1 pt-2"),
            rx.cond(one["more"].to(int) > 0, rx.el.p(f"and {one['more']} more", class_name="meta text-muted")),
            class_name="col-span-full",
        ),
        class_name="figure-row",
    )  # fmt: skip


def _span(span: rx.Var[dict[str, Any]]) -> rx.Component:
    return rx.el.li(
        _line_link(span["line"]),
        " ",
        rx.el.q(span["words"].to(str)),
        class_name="secondary [overflow-wrap:anywhere]",
    )


def comparison_table(rows: Rows, before: rx.Var[str]) -> rx.Component:
    """Beside the last interview of the same type."""
    return rx.cond(
        rows.length() > 0,
        rx.el.section(
            rx.el.h2("Beside the last one of this type", class_name="title pb-2"),
            rx.el.div(
                rx.el.table(
                    rx.el.thead(
                        rx.el.tr(
                            rx.el.th("Figure", scope="col"), rx.el.th("Now", scope="col"),
                            rx.el.th(before, scope="col"), rx.el.th(rx.el.span("Verdict", class_name="sr-only"), scope="col"),
                        )
                    ),
                    rx.el.tbody(rx.foreach(rows, _compared)),
                    class_name="plain-table",
                ),
                class_name="card px-4 py-2 overflow-x-auto",
            ),
        ),
    )  # fmt: skip


def _compared(row: rx.Var[dict[str, Any]]) -> rx.Component:
    verdict = row["verdict"].to(str)
    return rx.el.tr(
        rx.el.td(row["label"].to(str)),
        rx.el.td(row["now"].to(str)),
        rx.el.td(row["before"].to(str)),
        rx.el.td(
            rx.match(
                verdict, ("better", badge("better", "ok")), ("worse", badge("worse", "look")), rx.fragment()
            )
        ),
    )


def transcript_list(
    lines: Rows, *, editing: rx.Var[int], may_write: rx.Var[bool], on_edit: Any, on_mend: Any
) -> rx.Component:
    """Who said what and when; each line can be mended."""
    return rx.el.ol(
        rx.foreach(lines, lambda line: _line(line, editing, may_write, on_edit, on_mend)),
        class_name="grid divide-y divide-border",
    )


def _line(
    line: rx.Var[dict[str, Any]], editing: rx.Var[int], may_write: rx.Var[bool], on_edit: Any, on_mend: Any
) -> rx.Component:
    number = line["number"].to(int)
    return rx.el.li(
        rx.el.p(
            rx.el.span(line["speaker"].to(str), class_name="transcript-who font-semibold"),
            " ",
            rx.el.span(line["time"].to(str), class_name="meta text-muted"),
            class_name="[overflow-wrap:anywhere]",
        ),
        rx.cond(editing == number, _mending(line, on_edit, on_mend), rx.el.p(line["text"].to(str), class_name="[overflow-wrap:anywhere]")),
        rx.cond(
            may_write & (editing != number),
            icon_button("pencil", f"Mend line {number}", on_click=on_edit(number), small=True),
        ),
        id=f"line-{number}",
        class_name="transcript-line",
        custom_attrs={"data-me": rx.cond(line["is_me"], "true", "false")},
    )  # fmt: skip


def _mending(line: rx.Var[dict[str, Any]], on_edit: Any, on_mend: Any) -> rx.Component:
    return rx.el.form(
        text_area(
            "line",
            rows=3,
            default_value=line["text"].to(str),
            aria_label="The words of this line",
            auto_focus=True,
        ),
        rx.el.div(
            button("Save", submit=True, look="primary", small=True),
            button("Cancel", on_click=on_edit(0), small=True),
            class_name="flex gap-2 pt-2",
        ),
        on_submit=on_mend,
    )


def _line_link(line: Any) -> rx.Component:
    return loading_link(f"line {line}", href=f"#line-{line}", class_name="link meta whitespace-nowrap")
