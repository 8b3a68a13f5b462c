"""The inbox: drop mails, file what could not be filed by itself, and decide on the moves they suggest."""

import reflex as rx

from app.components.file_drop import MEGABYTE, file_drop
from app.components.mail_rows import MailEvents, mail_card, mail_row
from app.components.page_states import empty_state, skeleton_rows, when_loaded
from app.pages import routes
from app.pages.frame import framed
from app.state.inbox import InboxState as State
from app.state.session import SessionState

UPLOAD_URL = "/api/upload?purpose=mail"
KINDS = ".eml,.mbox,.mbx"
LARGEST_FILE = 50 * MEGABYTE
HINT = (
    "Alerts of Upwork and LinkedIn become jobs; invitations, room messages and answers become messages,"
    " filed with their application where that is sure. Nothing is moved or answered by itself."
)
LOAD = (State.load,)
EVENTS = MailEvents(State.open, State.file, State.leave, State.move, State.stay)


def page() -> rx.Component:
    """The drop zone, files on their way, and the messages: those first that wait for an answer."""
    return framed(
        rx.el.div(
            rx.cond(
                SessionState.may_write,
                file_drop(
                    on_uploaded=State.read, known=State.arrived, url=UPLOAD_URL, accept=KINDS,
                    label="Drop mails here (.eml, .mbox), or choose them", hint=HINT, max_bytes=LARGEST_FILE,
                ),
            ),
            rx.el.div(
                rx.foreach(State.cards, lambda card: mail_card(card, on_dismiss=State.dismiss)),
                class_name="grid gap-3 empty:hidden",
            ),
            when_loaded(
                State.loaded,
                rx.cond(State.rows.length() > 0, _messages(), _none()),
                skeletons=skeleton_rows(4),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto grid w-full max-w-[880px] gap-5",
        ),
        title="Inbox",
        sentence=rx.cond(State.waiting > 0, f"{State.waiting} wait for you", ""),
        active=routes.INBOX,
    )  # fmt: skip


def _messages() -> rx.Component:
    return rx.el.div(
        rx.foreach(
            State.rows,
            lambda row: mail_row(
                row,
                State.choices,
                EVENTS,
                opened=State.opened,
                text=State.text,
                may_write=SessionState.may_write,
            ),
        ),
        class_name="grid gap-3",
    )


def _none() -> rx.Component:
    return empty_state(
        "No messages yet.",
        hint="Save mails from your mail program and drop them above.",
        icon_name="inbox",
    )
