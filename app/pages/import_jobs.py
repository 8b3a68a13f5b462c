"""The import page: drop files of job ads, see what is in them, take them in."""

import reflex as rx

from app.components.buttons import button, link_button
from app.components.file_drop import file_drop
from app.components.import_card import CardEvents, import_card
from app.components.job_forms import paste_dialog
from app.components.kept_form import Kept
from app.components.words import callout
from app.pages import routes
from app.pages.frame import framed
from app.state.import_jobs import ImportState
from app.state.session import SessionState
from app.state.typed_job import TypedJobState

KINDS = (
    "CSV, JSON, JSON Lines, RSS or Atom, plain or gzipped. Exports, scrapes, feeds: the layout is detected."
)
LOAD = (TypedJobState.load,)
KEPT = Kept("ad", whose=SessionState.whose, saved=TypedJobState.saved)
EVENTS = CardEvents(ImportState.save, ImportState.discard, ImportState.read_as)


def page() -> rx.Component:
    may_look_only = (SessionState.email != "") & ~SessionState.may_write
    return framed(
        rx.el.div(
            rx.cond(may_look_only, _look_only(), _drop()),
            rx.el.div(
                rx.foreach(
                    ImportState.files,
                    lambda card: import_card(
                        card,
                        EVENTS,
                        percent=ImportState.percent.get(card["id"].to(str), 0).to(int),
                        only_one=ImportState.ready_files == 1,
                    ),
                ),
                class_name="grid gap-4 empty:hidden",
                aria_live="off",
            ),
            rx.cond(ImportState.files.length() == 0, _what_happens()),
            paste_dialog(
                TypedJobState.form,
                TypedJobState.errors,
                KEPT,
                open=TypedJobState.is_open,
                on_add=TypedJobState.add,
                on_close=TypedJobState.close,
            ),
            KEPT.dialog(
                open=TypedJobState.is_open, put_away=TypedJobState.put_away, on_open=TypedJobState.begin
            ),
            class_name="mx-auto grid w-full max-w-[880px] gap-5",
        ),
        title="Import",
        sentence="Jobs from Upwork and LinkedIn, from files or pasted",
        active=routes.IMPORT,
        action=rx.fragment(rx.cond(SessionState.may_write, _paste()), _action()),
        keys=[{"key": "Ctrl Enter", "label": "Import what is ready"}],
    )


def _paste() -> rx.Component:
    return button("Paste an ad", key="C", on_click=TypedJobState.begin)


def _action() -> rx.Component:
    return rx.cond(
        ImportState.ready_files > 1,
        button(
            rx.Var.create(f"Import {ImportState.ready_count} jobs"),
            look="primary",
            on_click=ImportState.save_all,
            custom_attrs={"data-submit": "true"},
        ),
        rx.cond(ImportState.all_saved, link_button("To the feed", routes.FEED, look="primary")),
    )


def _drop() -> rx.Component:
    return file_drop(
        on_uploaded=ImportState.read,
        known=ImportState.arrived,
        label="Drop files of job ads here, or choose them",
        hint=KINDS,
    )


def _look_only() -> rx.Component:
    return callout(
        "You can look at everything in this team, but not change it. Ask its owner to import jobs.",
        tone="info",
        role="status",
    )


def _what_happens() -> rx.Component:
    steps = (
        ("Read", "The layout is detected. What a file does not say stays unknown; nothing is invented."),
        ("Shown", "You see how many jobs are new, how many you have, and why a row is not taken."),
        ("Saved", "One job once, however often it is advertised; each scored against your profile."),
    )
    return rx.el.ol(
        *[
            rx.el.li(
                rx.el.p(name, class_name="font-semibold"),
                rx.el.p(words, class_name="secondary pt-1"),
                class_name="card p-4",
            )
            for name, words in steps
        ],
        class_name="grid gap-3 sm:grid-cols-3",
    )
