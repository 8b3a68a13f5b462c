"""Drop a CV, a LinkedIn export or a JSON Resume: its facts, line by line, each by the person's own yes."""

import reflex as rx

from app.components.buttons import button, link_button
from app.components.file_drop import MEGABYTE, file_drop
from app.components.page_states import loading, skeleton, when_loaded
from app.components.profile_review import (
    REVIEW_KEYS,
    ReviewEvents,
    edit_dialog,
    parsing_card,
    review_list,
)
from app.components.review_keys import review_keys
from app.components.words import callout, chip
from app.pages import routes
from app.pages.frame import framed
from app.state.profile_review import ProfileReviewState as State
from app.state.session import SessionState

UPLOAD_URL = "/api/upload?purpose=profile"
KINDS = ".pdf,.docx,.zip,.json"
LARGEST_FILE = 30 * MEGABYTE
HINT = (
    "PDF or Word, the ZIP that LinkedIn sends you (Settings › Data privacy › Get a copy of your data),"
    " or a JSON Resume. It is read on this server and nowhere else."
)
LOAD = (State.load,)
EVENTS = ReviewEvents(State.accept, State.decline, State.edit, State.reconsider)


def page() -> rx.Component:
    """Files on top, below them the lines of the one that is on the desk."""
    may_look_only = (SessionState.email != "") & ~SessionState.may_write
    return framed(
        rx.el.div(
            rx.cond(
                may_look_only,
                callout("You can look, but not change a profile here.", tone="info", role="status"),
                file_drop(
                    on_uploaded=State.read, known=State.arrived, url=UPLOAD_URL, accept=KINDS,
                    label="Drop your CV or LinkedIn export here, or choose it", hint=HINT,
                    max_bytes=LARGEST_FILE,
                ),
            ),
            rx.el.div(
                rx.foreach(
                    State.cards, lambda card: parsing_card(card, on_stop=State.stop, on_dismiss=State.dismiss)
                ),
                class_name="grid gap-3 empty:hidden",
            ),
            when_loaded(
                State.loaded,
                rx.cond(State.file != "", _desk()),
                skeletons=loading("Loading", skeleton("h-24 w-full")),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto grid w-full max-w-[880px] gap-5",
        ),
        review_keys(),
        edit_dialog(
            State.edited, State.errors, open=State.editing, on_save=State.save_edit, on_close=State.close_edit
        ),
        title="From your CV",
        sentence="Nothing enters your profile without your yes",
        active=routes.PROFILE,
        action=link_button("To the profile", routes.PROFILE),
        keys=REVIEW_KEYS,
    )  # fmt: skip


def _desk() -> rx.Component:
    return rx.el.div(
        rx.cond(
            State.files.length() > 1,
            rx.el.div(
                rx.foreach(
                    State.files,
                    lambda one: chip(
                        one["name"], on=State.file == one["id"], on_click=State.choose(one["id"])
                    ),
                ),
                class_name="flex flex-wrap gap-2 pb-3",
                role="group",
                aria_label="Files",
            ),
        ),
        rx.el.div(
            rx.el.p(State.words, class_name="secondary min-w-0 flex-1", role="status"),
            button("Put the file away", look="quiet", small=True, on_click=State.forget),
            rx.cond(
                State.safe > 0,
                button(
                    rx.Var.create(f"Accept the {State.safe} that are safe"),
                    look="primary",
                    on_click=State.accept_safe,
                    custom_attrs={"data-submit": "true"},
                ),
            ),
            class_name="flex flex-wrap items-center gap-3",
        ),
        rx.foreach(State.notes, lambda note: rx.el.p(note, class_name="secondary")),
        review_list(State.rows, EVENTS),
    )
