"""The open conversation, as the inbox and the page of an application show it: messages, filing, the reply, the forms."""

import reflex as rx

from app.components.buttons import Look, button
from app.components.conversation import (
    MessageEvents,
    conversation_focus,
    conversation_head,
    filing_question,
    message_list,
)
from app.components.kept_form import Kept
from app.components.message_forms import message_dialog, said_form
from app.components.page_states import empty_state, loading, skeleton, when_loaded
from app.components.reply_desk import reply_buttons, reply_desk, reply_margin, reply_text
from app.pages import routes
from app.state.conversation import ConversationState as State
from app.state.reply import ReplyState as Reply
from app.state.reply_agent import ReplyAgentState as Agent
from app.state.session import SessionState
from app.state.typed_message import TypedMessageState as Typed

LOAD = (Typed.arrive, State.load, Reply.load, Agent.load)
EVENTS = MessageEvents(
    on_move=State.move, on_stay=State.stay, on_change=Typed.change, on_remove=Typed.remove,
    on_feedback=State.ask_feedback, on_drop_feedback=State.drop_feedback,
)  # fmt: skip
KEYS = (
    {"key": "r", "label": "Draft a reply; in a draft, to its next gap"},
    {"key": "u", "label": "Mark unread"},
    {"key": "a", "label": "Add a message by hand"},
    {"key": "c", "label": "Copy the reply"},
)
MAY_WRITE = SessionState.may_write


def open_conversation(*, in_inbox: bool) -> rx.Component:
    """With its heading in the inbox; the page of an application has its own."""
    return when_loaded(
        State.loaded,
        rx.cond(State.missing, _missing(), _conversation(in_inbox=in_inbox)),
        skeletons=loading("Loading", skeleton("h-7 w-2/5"), skeleton("mt-4 h-28 w-full"), skeleton("mt-4 h-28 w-full")),
        error=State.failed,
        on_retry=State.load,
    )  # fmt: skip


def add_message_button(look: Look = "plain", *, small: bool = False) -> rx.Component:
    """For those who may write."""
    return rx.cond(
        MAY_WRITE,
        button(
            "Add a message", look=look, small=small, on_click=Typed.begin,
            custom_attrs={"data-key": "a", "aria-keyshortcuts": "a"},
        ),
    )  # fmt: skip


def follow_with_focus() -> rx.Component:
    """Beside list and conversation, for as long as the page is there."""
    return conversation_focus(State.thread, State.loaded)


def _conversation(*, in_inbox: bool) -> rx.Component:
    turn, filed = State.talk["turn"].to(str), State.talk["application_id"].to(str) != ""
    return rx.el.div(
        _head() if in_inbox else rx.fragment(),
        rx.cond(
            MAY_WRITE & (turn == "to_file"),
            filing_question(State.guess, State.choices, on_file=State.file, on_leave=State.leave),
        ),
        rx.cond(
            MAY_WRITE & State.talk["left"].to(bool),
            rx.el.p(
                "Belongs to no application. ",
                button("Ask again", small=True, on_click=State.ask_again(State.thread)),
                class_name="secondary flex flex-wrap items-center gap-2",
            ),
        ),
        rx.cond(
            State.messages.length() > 0,
            message_list(
                State.messages, EVENTS, may_write=MAY_WRITE, filed=filed, has_earlier=State.talk["has_earlier"].to(bool),
                feedback_on=State.feedback_on,
                feedback_form=said_form(
                    errors=State.errors, words=State.words, on_send=State.keep_feedback,
                    on_cancel=State.ask_feedback(State.feedback_on),
                ),
            ),
            _no_messages(),
        ),
        _reply(),
        class_name="conversation",
    )  # fmt: skip


def _head() -> rx.Component:
    return conversation_head(
        State.talk,
        _unread_button(),
        rx.el.div(add_message_button("quiet", small=True), class_name="min-[1100px]:hidden"),
        job_href=routes.job,
        application_href=routes.application,
    )


def _unread_button() -> rx.Component:
    received = State.talk["sender"].to(str) != ""
    return rx.cond(
        MAY_WRITE & received,
        button("Mark unread", small=True, look="quiet", key="U", on_click=State.mark_unread, custom_attrs={"data-key": "u"}),
    )  # fmt: skip


def _reply() -> rx.Component:
    """A draft, or the way to one where the client waits for an answer."""
    answers = State.talk["answers"].to(str)
    draft = [Agent.write(answers)]
    return rx.cond(
        MAY_WRITE,
        rx.fragment(
            reply_desk(
                reply_text(
                    document=Reply.document, text=Reply.text, edition=Reply.edition, spans=Reply.spans,
                    picked=Reply.picked, aim=Reply.aim, on_save=Reply.save, on_pick=Reply.pick,
                ),
                reply_buttons(
                    Reply.text, on_sent=Reply.sent, on_gap=Reply.to_gap, on_again=Agent.write(rx.cond(answers != "", answers, Reply.message)),
                    on_drop=Reply.drop,
                ),
                _progress(),
                reply_margin(
                    Reply.sources, Reply.checks, Reply.cut, picked=Reply.picked, may_write=MAY_WRITE,
                    on_show=Reply.point_at, on_cut=Reply.cut_out, on_accept=Reply.accept,
                    on_take_back=Reply.take_back, add_fact=routes.PROFILE,
                ),
                is_open=Reply.message != "",
                note=Reply.note,
                words=Reply.words,
            ),
            rx.cond(
                (Reply.message == "") & (answers != ""),
                rx.el.div(
                    button("Draft a reply", look="primary", icon_name="pencil", key="R", on_click=draft,
                           disabled=Agent.at_work, custom_attrs={"data-key": "r"}),
                    _progress(),
                    rx.el.span("From your facts and rates. You send it; Bidwell never does.", class_name="meta text-muted"),
                    class_name="flex flex-wrap items-center gap-3",
                ),
            ),
        ),
    )  # fmt: skip


def _progress() -> rx.Component:
    return rx.cond(
        Agent.at_work,
        rx.el.p(
            Agent.words,
            button("Stop", small=True, on_click=Agent.stop),
            role="status",
            class_name="meta flex items-center gap-2",
        ),
    )


def typed_message() -> rx.Component:
    """The dialog behind `add_message_button`, for as long as the page is there."""
    kept = Kept(rx.Var.create(f"message:{Typed.changing}"), SessionState.whose, Typed.saved, param="thread")
    return rx.fragment(
        message_dialog(
            Typed.form, Typed.choices, Typed.errors, kept, open=Typed.is_open, is_change=Typed.changing != "",
            on_keep=Typed.keep, on_close=Typed.close,
        ),
        kept.dialog(open=Typed.is_open, put_away=Typed.put_away, on_open=Typed.begin),
    )  # fmt: skip


def _no_messages() -> rx.Component:
    return rx.el.p(
        "Nothing was written yet. Mails are filed here; what the client writes on the platform you paste.",
        class_name="secondary",
    )


def _missing() -> rx.Component:
    return empty_state(
        "There is no such conversation.",
        hint="It may have been filed with an application meanwhile, or the link belongs to another team.",
        icon_name="search",
    )
