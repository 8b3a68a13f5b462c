"""The inbox: conversations on the left, those to file first; the open one on the right."""

import reflex as rx

from app.components.buttons import link_button
from app.components.file_drop import MEGABYTE, file_drop
from app.components.forms import search_field
from app.components.page_states import empty_state, skeleton_rows, when_loaded
from app.components.row_keys import LIST_KEYS, row_keys
from app.components.thread_rows import mail_card, show_chips, thread_row
from app.domain.inbox import SHOWS
from app.pages import conversation, routes
from app.pages.conversation import add_message_button, follow_with_focus, open_conversation, typed_message
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
LOAD = (State.load, *conversation.LOAD)
KEYS = [*LIST_KEYS, *conversation.KEYS, {"key": "Esc", "label": "Back to the list"}]


def page() -> rx.Component:
    thread = State.filters["thread"]
    return framed(
        rx.el.div(
            _list(thread),
            _open(thread),
            class_name="feed-panes inbox-panes",
            custom_attrs={"data-open": rx.cond(thread != "", "true", "false")},
        ),
        row_keys("a.thread-row"),
        follow_with_focus(),
        typed_message(),
        title="Inbox",
        sentence=State.sentence,
        active=routes.INBOX,
        search=search_field("Search all messages", value=State.filters["q"], on_change=State.search),
        action=rx.cond(thread != "", add_message_button(), add_message_button("primary")),
        bar=show_chips(SHOWS, State.counts, State.filters["show"], on_show=State.choose),
        flush=True,
        keys=KEYS,
    )


def _list(thread: rx.Var[str]) -> rx.Component:
    return rx.el.section(
        rx.cond(SessionState.may_write & State.loaded & ~_is_new(), _add_mails()),
        rx.el.div(
            rx.el.div(
                rx.foreach(
                    State.cards, lambda card: mail_card(card, run_href=routes.run, on_dismiss=State.dismiss)
                ),
                class_name="grid gap-3 p-4 empty:hidden",
            ),
            when_loaded(
                State.loaded,
                rx.cond(
                    State.rows.length() > 0,
                    rx.fragment(
                        rx.el.ol(rx.foreach(State.rows, lambda row: thread_row(row, opened=thread))),
                        rx.cond(
                            State.has_more,
                            rx.el.p(
                                "These are the latest; search finds the others.", class_name="secondary p-5"
                            ),
                        ),
                    ),
                    _none(),
                ),
                skeletons=skeleton_rows(5),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="feed-scroll",
        ),
        aria_label="Conversations",
        class_name="feed-list",
    )


def _is_new() -> rx.Var[bool]:
    """Nothing has ever come in."""
    return State.counts[""] == 0


def _add_mails() -> rx.Component:
    return rx.el.div(_drop("Add mails", quiet=True), class_name="inbox-add")


def _drop(label: str, *, quiet: bool) -> rx.Component:
    return file_drop(
        on_uploaded=State.read, known=State.arrived, url=UPLOAD_URL, accept=KINDS, label=label, hint=HINT,
        max_bytes=LARGEST_FILE, quiet=quiet,
    )  # fmt: skip


def _none() -> rx.Component:
    return rx.cond(
        _is_new(),
        rx.cond(
            SessionState.may_write,
            rx.el.div(_drop("Drop mails here (.eml, .mbox), or choose them", quiet=False), class_name="p-5"),
            rx.el.p("No messages yet.", class_name="secondary p-5"),
        ),
        empty_state(
            rx.cond(State.filters["q"] != "", "No message holds these words.", "Nothing here waits."),
            link_button("Show all conversations", routes.INBOX),
            icon_name="search",
        ),
    )


def _open(thread: rx.Var[str]) -> rx.Component:
    return rx.el.section(
        rx.el.div(
            link_button("Back to the list", State.back, look="quiet", icon_name="left",
                        custom_attrs={"data-to-list": "true"}),
            class_name="feed-back",
        ),
        rx.cond(
            thread != "",
            rx.el.div(open_conversation(in_inbox=True), class_name="inbox-open"),
            rx.el.div(_nothing_open(), class_name="inbox-open"),
        ),
        aria_label="The conversation",
        class_name="feed-detail",
    )  # fmt: skip


def _nothing_open() -> rx.Component:
    """What may be done instead."""
    return rx.cond(
        State.rows.length() > 0,
        empty_state(
            "Choose a conversation.",
            hint="J and K walk through the list, Enter opens. Opening one marks it as read.",
            icon_name="inbox",
        ),
        rx.cond(
            State.loaded & _is_new(),
            empty_state(
                "No messages yet.",
                hint="Save mails from your mail program and drop them here, or paste what a client wrote on a platform.",
                icon_name="inbox",
            ),
        ),
    )
