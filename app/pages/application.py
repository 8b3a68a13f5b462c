"""One application, whole: job, letter, departure, messages, what the client said, dates and history."""

import reflex as rx

from app.components.application_parts import (
    apply_link,
    feedback_form,
    feedback_list,
    folded,
    open_on,
    preflight_list,
    section,
    session_list,
    small_rows,
)
from app.components.buttons import link, link_button
from app.components.kept_form import Kept
from app.components.ledger_parts import ledger_form, ledger_lines
from app.components.page_states import empty_state, loading, skeleton, when_loaded
from app.domain.apply_link import LIFETIMES, USUAL
from app.domain.bids import KIND_WORDS, BidKind
from app.domain.enums import ApplicationStatus as Status
from app.domain.feedback import OUTCOMES, RATINGS
from app.pages import conversation, routes
from app.pages.application_letter import letter_section
from app.pages.application_questions import questions
from app.pages.application_side import what_is_next, what_was
from app.pages.conversation import add_message_button, open_conversation, typed_message
from app.pages.frame import framed
from app.pages.presence import who_else
from app.state.application_entries import ApplicationEntriesState as Entries
from app.state.application_moves import ApplicationMovesState as Moves
from app.state.application_page import ApplicationPageState as State
from app.state.session import SessionState

LOAD = (State.load, Entries.load, Moves.load, *conversation.LOAD)
COLUMN = "flex min-w-0 flex-col gap-4"
KINDS = [(kind.value, KIND_WORDS[kind]) for kind in BidKind if kind is not BidKind.BOUGHT]
OUTCOME_CHOICES = [("", "Not said"), *((key, words) for key, words in OUTCOMES.items() if key != "unknown")]
RATING_CHOICES = [(each, f"★ {each}" if each else "None") for each in RATINGS]


def page() -> rx.Component:
    return framed(
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.cond(State.missing, _missing(), _application()),
                skeletons=_skeletons(),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto w-full max-w-[1080px]",
        ),
        title=rx.cond(_said("title") != "", _said("title"), "Application"),
        action=rx.el.div(
            link_button("To the board", routes.PIPELINE, icon_name="pipeline"), class_name="hidden md:block"
        ),
        active=routes.PIPELINE,
        keys=conversation.KEYS,
    )


def _application() -> rx.Component:
    """What comes next stands first: the stage and its moves, the follow-up, the letter. On a desk they lie beside."""
    waits = (_said("status") == Status.SHORTLISTED.value) | (_said("status") == Status.READY_TO_APPLY.value)
    return rx.el.div(
        rx.el.div(*what_is_next(), class_name=f"{COLUMN} lg:col-start-2 lg:row-start-1"),
        rx.el.div(
            letter_section(),
            rx.cond(waits, _departure()),
            _messages(),
            rx.cond(waits, rx.fragment(), _departure()),
            _job(),
            _feedback(),
            _work(),
            class_name=f"{COLUMN} lg:col-start-1 lg:row-span-2 lg:row-start-1",
        ),
        rx.el.div(
            who_else(_said("job_id"), "card"),
            *what_was(),
            class_name=f"{COLUMN} lg:col-start-2 lg:row-start-2",
        ),
        *questions(),
        class_name="grid gap-4 lg:grid-cols-[minmax(0,1fr)_340px] lg:grid-rows-[auto_1fr]",
    )


def _job() -> rx.Component:
    return section(
        "The job",
        rx.el.p(
            rx.el.b(_said("value"), class_name="font-semibold text-text empty:hidden"),
            rx.el.span(_said("client"), class_name="empty:hidden"),
            rx.cond(State.details["score"], rx.el.span("score ", State.details["score"].to(int))),
            rx.el.span(_said("posted"), class_name="empty:hidden"),
            class_name="secondary flex flex-wrap gap-x-3",
        ),
        rx.el.p(_said("summary"), class_name="ad line-clamp-4 whitespace-pre-line pt-2 md:line-clamp-none"),
        rx.el.div(
            link("The whole ad and its score", href=routes.job(_said("job_id")), class_name="link"),
            open_on(State.details),
            class_name="flex flex-wrap gap-x-4 gap-y-1 pt-3",
        ),
    )


def _departure() -> rx.Component:
    is_open = State.sessions.length() > 0
    is_mine = State.details["is_mine"].to(bool)
    may_apply = SessionState.may_write & is_mine & (_said("status") == Status.READY_TO_APPLY.value)
    has_letter = (_said("letter") == "ready") | (_said("letter") == "elsewhere")
    return section(
        "Applying",
        rx.cond(State.preflight.length() > 0, preflight_list(State.preflight, State.break_even)),
        apply_link(
            link=State.link,
            qr=State.qr,
            reach=State.reach,
            is_open=is_open & (State.sessions[0]["open"] != ""),
            may_make=may_apply & has_letter,
            lifetimes=[(str(hours), words) for hours, words in LIFETIMES.items()],
            usual=str(USUAL),
            on_make=State.make_link,
            on_shut=State.shut_link,
        ),
        rx.cond(
            may_apply & ~has_letter,
            rx.el.p(
                "The link for your phone can be made once the letter is marked ready.",
                class_name="secondary pt-3",
            ),
        ),
        session_list(State.sessions),
        rx.el.h3("Connects", class_name="field-label pt-4 pb-1"),
        ledger_lines(State.bids, on_strike=Entries.strike_out, may_write=SessionState.may_write),
        rx.cond(
            SessionState.may_write,
            folded(
                "Enter Connects",
                ledger_form(
                    KINDS, key=Entries.forms, error=Entries.errors.get("amount", ""), on_send=Entries.enter
                ),
            ),
        ),
        rx.el.p(
            link("The whole ledger", href=routes.LEDGER, class_name="link"), class_name="pt-2 text-small"
        ),
        id="applying",
    )


def _messages() -> rx.Component:
    return section(
        "Messages",
        open_conversation(in_inbox=False),
        typed_message(),
        rx.el.div(
            add_message_button(),
            link("Open in the inbox", href=f"{routes.INBOX}?thread=a-{_said('id')}", class_name="link"),
            class_name="flex flex-wrap items-center gap-3 pt-3",
        ),
        id="messages",
    )


def _feedback() -> rx.Component:
    errors = {name: Entries.errors.get(name, "") for name in ("words",)}
    return section(
        "What the client said",
        feedback_list(State.feedback, on_drop=Entries.drop_feedback, may_write=SessionState.may_write),
        rx.cond(
            SessionState.may_write,
            folded(
                "Add what the client said",
                feedback_form(
                    OUTCOME_CHOICES,
                    RATING_CHOICES,
                    State.messages,
                    key=Entries.forms,
                    errors=errors,
                    kept=Kept("feedback", SessionState.whose, Entries.saved),
                    on_send=Entries.keep_feedback,
                ),
            ),
        ),
    )


def _work() -> rx.Component:
    return section(
        "Interviews and earnings",
        small_rows(State.interviews, "No interview yet.", "words", "status", "when"),
        rx.cond(
            SessionState.may_write,
            rx.el.div(
                link_button(
                    "Plan a call or rehearse",
                    f"{routes.INTERVIEWS}?job={_said('job_id')}",
                    icon_name="interviews",
                ),
                class_name="pt-2",
            ),
        ),
        rx.el.div(
            small_rows(State.earnings, "No earnings yet.", "amount", "words", "when"),
            rx.cond(
                SessionState.may_write,
                rx.el.div(
                    link_button(
                        "Add what it earned",
                        f"{routes.EARNINGS}?application={State.details['id'].to(str)}",
                        icon_name="earnings",
                    ),
                    class_name="pt-2",
                ),
            ),
            class_name="pt-2",
        ),
    )


def _missing() -> rx.Component:
    return empty_state(
        "There is no such application.",
        link_button("To the board", routes.PIPELINE, look="primary"),
        hint="It may have been taken off the board, or the link belongs to another team.",
        icon_name="search",
    )


def _skeletons() -> rx.Component:
    return loading(
        "Loading", skeleton("h-40 w-full"), skeleton("mt-4 h-64 w-full"), skeleton("mt-4 h-40 w-full")
    )


def _said(name: str) -> rx.Var[str]:
    return State.details.get(name, "").to(str)
