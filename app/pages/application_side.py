"""Beside an application: its stage and moves, when to ask again, notes, and what happened."""

import reflex as rx

from app.components.application_drawer import happenings
from app.components.application_parts import folded, ghosted_hint, section
from app.components.autosave import autosave_textarea
from app.components.buttons import button
from app.components.forms import field, text_input
from app.components.words import chip
from app.domain.follow_up import SNOOZES
from app.state.application_moves import ApplicationMovesState as Moves
from app.state.application_page import ApplicationPageState as State
from app.state.session import SessionState


def what_is_next() -> tuple[rx.Component, ...]:
    """The upper part of the narrow column: where it stands, and what to do."""
    return _stage(), _follow_up()


def what_was() -> tuple[rx.Component, ...]:
    """The lower part: notes and history."""
    return _notes(), _history()


def _stage() -> rx.Component:
    return section(
        _said("status_label"),
        rx.el.p("since ", _said("since"), class_name="meta"),
        rx.cond(_said("closed_reason") != "", rx.el.p("Reason: ", _said("closed_reason"), class_name="meta")),
        rx.cond(
            ~State.details["is_mine"].to(bool),
            rx.el.p("This is the application of ", _said("owner"), ".", class_name="text-small pt-1"),
        ),
        rx.cond(
            SessionState.may_write,
            rx.el.div(
                rx.foreach(
                    State.targets,
                    lambda to: button(f"Move to {to['label']}", on_click=Moves.move(to["id"])),
                ),
                rx.cond(
                    State.details["undoable"].to(bool),
                    button(
                        "Undo the last move",
                        on_click=Moves.undo(State.details["version"].to(int)),
                        look="quiet",
                    ),
                ),
                class_name="flex flex-col gap-2 pt-2 empty:hidden",
            ),
        ),
        rx.cond((State.follow_up["applied"] != "") & SessionState.may_write, _applied_on()),
    )


def _applied_on() -> rx.Component:
    return rx.el.form(
        field(
            "Applied on",
            text_input("applied_on", kind="date", default_value=State.follow_up["applied"].to(str),
                       key=State.follow_up["applied"].to(str), error=State.errors.get("applied_on", "")),
            name="applied_on",
            error=State.errors.get("applied_on", ""),
        ),
        button("Correct", submit=True, small=True),
        on_submit=State.correct_applied,
        class_name="flex items-end gap-2 pt-3",
    )  # fmt: skip


def _follow_up() -> rx.Component:
    return rx.cond(
        ~State.details["is_closed"].to(bool),
        section(
            "Follow up",
            ghosted_hint(State.follow_up["ghosted"].to(bool), on_archive=Moves.archive_as_ghosted),
            rx.el.p(State.follow_up["plan"].to(str), class_name="text-small empty:hidden"),
            rx.el.p(State.follow_up["hours"].to(str), class_name="meta empty:hidden"),
            rx.cond(SessionState.may_write, _follow_up_form()),
        ),
    )


def _follow_up_form() -> rx.Component:
    return rx.el.div(
        rx.el.form(
            field(
                "Next on",
                text_input("follow_up", kind="date", default_value=_said("follow_up"), key=_said("follow_up"),
                           error=State.errors.get("follow_up", "")),
                name="follow_up",
                error=State.errors.get("follow_up", ""),
            ),
            button("Set", submit=True, small=True),
            on_submit=State.ask_again_on,
            class_name="flex items-end gap-2 pt-2",
        ),
        rx.cond(
            State.follow_up["plan"].to(str) != "",
            rx.el.div(
                button("I followed up", on_click=State.did_follow_up),
                *[chip(words, on_click=State.snooze(days), pressed=False) for words, days in SNOOZES],
                class_name="flex flex-wrap items-center gap-1.5 pt-2",
            ),
        ),
    )  # fmt: skip


def _notes() -> rx.Component:
    return section(
        "Notes",
        autosave_textarea(
            doc=f"application:{_said('id')}",
            value=_said("notes"),
            revision=_said("notes_mark"),
            joins=True,
            label="Notes",
            rows=4,
            placeholder="What to remember about this one",
            read_only=~SessionState.may_write,
            on_save=State.write_notes,
        ),
    )


def _history() -> rx.Component:
    stages = State.details["stages"].to(list[dict[str, str]])
    passed, happened = happenings(State.history, stages)
    return section("History", passed, folded("What happened", happened))


def _said(name: str) -> rx.Var[str]:
    return State.details.get(name, "").to(str)
