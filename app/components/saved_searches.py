"""Saved searches: a strip of them above the filters, each with what is new, and the dialog that keeps and mutes them."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from app.components.buttons import button, icon_button, link
from app.components.dialogs import modal
from app.components.forms import field, text_input
from app.components.icons import icon

NOTHING_TO_KEEP = (
    "Search for something or set a filter first: then you can keep it here, and be told of new jobs."
)

Searches = rx.Var[list[dict[str, Any]]]


def search_strip(searches: Searches, *, on_manage: Any, all_href: str) -> rx.Component:
    """Links to the searches that are kept; nothing when there are none."""
    return rx.cond(
        searches.length() > 0,
        rx.el.nav(
            link("All jobs", href=all_href, class_name="search-link"),
            rx.foreach(searches, _link),
            icon_button(
                "settings",
                "Saved searches and alerts",
                on_click=on_manage,
                small=True,
                custom_attrs={"data-key": "v"},
            ),
            aria_label="Saved searches",
            class_name="search-strip",
        ),
    )


def _link(search: rx.Var[dict[str, Any]]) -> rx.Component:
    unseen = search["unseen"].to(int)
    return link(
        rx.el.span(search["name"].to(str), class_name="truncate"),
        rx.cond(
            search["alerts"].to(str) == "off",
            rx.fragment(icon("eye_off", size=14), rx.el.span(" muted", class_name="sr-only")),
        ),
        rx.cond(
            unseen > 0,
            rx.el.span(
                unseen.to_string(), rx.el.span(" new", class_name="sr-only"), class_name="search-count"
            ),
        ),
        href=search["href"].to(str),
        aria_current=rx.cond(search["is_here"].to(bool), "page", "false"),
        class_name="search-link",
    )


def save_button(can_save: rx.Var[bool], *, on_show: Any) -> rx.Component:
    """Keep what the filters look for, or see what is kept."""
    label = rx.cond(can_save, "Save search", "Saved searches")
    return icon_button("star", label, on_click=on_show, small=True, custom_attrs={"data-key": "v"})


def search_dialog(
    searches: Searches,
    *,
    open: rx.Var[bool],
    can_save: rx.Var[bool],
    name: rx.Var[str],
    error: rx.Var[str],
    quiet: tuple[rx.Var[str], rx.Var[str]],
    alert_words: Mapping[str, str],
    on_close: Any,
    on_keep: Any,
    on_alerts: Any,
    on_remove: Any,
    on_quiet: Any,
) -> rx.Component:
    """`on_keep(form)` with `search_name` and `alerts`, `on_alerts(id, value)`, `on_remove(id)`, `on_quiet(form)`."""
    return modal(
        rx.cond(
            can_save,
            _keep_form(name, error, alert_words, on_keep),
            rx.el.p(NOTHING_TO_KEEP, class_name="secondary"),
        ),
        rx.cond(
            searches.length() > 0,
            rx.el.section(
                rx.el.h3("Kept searches", class_name="section-title"),
                rx.el.ul(
                    rx.foreach(searches, lambda each: _row(each, alert_words, on_alerts, on_remove)),
                    class_name="rows",
                ),
                class_name="pt-5",
            ),
        ),
        _quiet_form(quiet, on_quiet),
        open=open,
        title="Saved searches",
        on_close=on_close,
        first="#search_name",
    )


def _keep_form(
    name: rx.Var[str], error: rx.Var[str], alert_words: Mapping[str, str], on_keep: Any
) -> rx.Component:
    return rx.el.form(
        field(
            "Name of this search",
            text_input("search_name", default_value=name, max_length=60, error=error),
            name="search_name",
            error=error,
        ),
        field(
            "Tell me of new jobs",
            _alert_select(alert_words, name="alerts", id="search-alerts", default_value="now"),
            name="search-alerts",
        ),
        rx.el.div(
            button("Save this search", look="primary", submit=True, custom_attrs={"data-submit": "true"})
        ),
        key=name,
        on_submit=on_keep,
        class_name="grid gap-4",
    )


def _row(
    search: rx.Var[dict[str, Any]], alert_words: Mapping[str, str], on_alerts: Any, on_remove: Any
) -> rx.Component:
    key = search["id"].to(str)
    return rx.el.li(
        rx.el.span(search["name"].to(str), class_name="min-w-0 flex-1 truncate font-medium"),
        _alert_select(
            alert_words,
            value=search["alerts"].to(str),
            on_change=lambda value: on_alerts(key, value),
            aria_label=rx.Var.create(f"Alerts of {search['name'].to(str)}"),
        ),
        icon_button(
            "trash", rx.Var.create(f"Forget {search['name'].to(str)}"), on_click=on_remove(key), small=True
        ),
        class_name="flex flex-wrap items-center gap-2 py-2",
    )


def _alert_select(alert_words: Mapping[str, str], **attrs: Any) -> rx.Component:
    return rx.el.select(
        *[rx.el.option(words, value=value) for value, words in alert_words.items()],
        class_name="input w-auto",
        **attrs,
    )


def _quiet_form(quiet: tuple[rx.Var[str], rx.Var[str]], on_quiet: Any) -> rx.Component:
    """Two full hours in the person's own time zone."""
    start, end = quiet
    return rx.el.form(
        rx.el.h3("Quiet hours", class_name="section-title"),
        rx.el.div(
            _hour("quiet_from", "From", start),
            _hour("quiet_to", "to", end),
            button("Keep these hours", submit=True, small=True),
            class_name="flex flex-wrap items-center gap-2 pt-2",
        ),
        rx.el.p(
            "Between them nothing is told; what waits is told afterwards. Your time zone is in Settings.",
            class_name="secondary pt-2",
        ),
        key=rx.Var.create(f"{start}-{end}"),
        on_submit=on_quiet,
        class_name="pt-5",
    )


def _hour(name: str, label: str, value: rx.Var[str]) -> rx.Component:
    return rx.el.label(
        label,
        rx.el.select(
            *[rx.el.option(f"{hour}:00", value=str(hour)) for hour in range(24)],
            name=name,
            default_value=value,
            class_name="input w-auto",
        ),
        class_name="flex items-center gap-2 text-small",
    )
