"""The pipeline: the board, the drawer beside it, and what it asks."""

import reflex as rx

from app.components.application_drawer import application_drawer
from app.components.board_questions import letter_question, reason_question
from app.components.bulk import bulk_dialog, trash_dialog
from app.components.buttons import icon_button, link_button
from app.components.forms import search_field, select
from app.components.kanban import ACTIONS, BoardColumn, CardAction, board_tools, kanban
from app.components.page_states import empty_state, error_state, loading, skeleton
from app.domain.card import CLOSED, ONLY, REASONS
from app.domain.enums import ApplicationStatus as S
from app.domain.pipeline import LABELS, explain_illegal_move, legal_targets
from app.pages import routes
from app.pages.frame import framed
from app.pages.presence import who_else
from app.state.application import ApplicationState
from app.state.bulk import BulkState
from app.state.pipeline import PipelineState
from app.state.presence import PresenceState
from app.state.session import SessionState

LOAD = (PipelineState.load, PresenceState.watch)
TONES = {
    S.SHORTLISTED: "line",
    S.READY_TO_APPLY: "blue",
    S.APPLIED: "violet",
    S.IN_CONVERSATION: "amber",
    S.INTERVIEWING: "accent",
    S.WON: "accent",
    S.LOST: "red",
    S.ARCHIVED: "line",
}
COLUMNS: list[BoardColumn] = [
    {"id": status.value, "label": LABELS[status], "tone": TONES[status], "closed": status in CLOSED}
    for status in S
]
MOVES = {status.value: [target.value for target in legal_targets(status)] for status in S}
WHY_NOT = {
    start.value: {end.value: explain_illegal_move(start, end) for end in S if end not in legal_targets(start)}
    for start in S
}
USUAL_REASONS = {status.value: words for status, words in REASONS.items()}
KEYS = [
    {"key": "← ↑ ↓ →", "label": "Walk between cards"},
    {"key": "Space", "label": "Lift a card; arrows move it, Space drops it, Esc puts it back"},
    {"key": "Shift →", "label": "To the next possible column"},
    {"key": "m", "label": "Move to… (then 1–8 or a letter)"},
    {"key": "Enter", "label": "Open the card"},
    {"key": "x", "label": "Choose the card, or not; also Ctrl-click, and Shift-click for a row of cards"},
    {"key": "n", "label": "Note"},
    {"key": "f", "label": "Follow-up date"},
    {"key": "a", "label": "Archive"},
    {"key": "u", "label": "Undo the last change"},
]


def page() -> rx.Component:
    return framed(
        rx.cond(
            PipelineState.failed != "",
            rx.el.div(error_state(PipelineState.failed, on_retry=PipelineState.load), class_name="p-5"),
            rx.cond(
                PipelineState.loaded,
                rx.cond(
                    PipelineState.total > 0,
                    rx.cond(PipelineState.counted.startswith("0 of "), _no_hits(), _board()),
                    _empty(),
                ),
                _skeletons(),
            ),
        ),
        _drawer(),
        _letter_question(),
        _reason_question(),
        _bulk(),
        _trash(),
        title="Pipeline",
        sentence=PipelineState.counted,
        search=search_field("Filter cards", value=PipelineState.words, on_change=PipelineState.find),
        action=rx.fragment(_only(), *_bulk_buttons(), _undo_button(), board_tools()),
        active=routes.PIPELINE,
        flush=True,
        keys=KEYS,
    )


def _board() -> rx.Component:
    letter: CardAction = {"id": "letter", "label": "Cover letter", "href": routes.LETTER}
    return kanban(
        COLUMNS,
        order=PipelineState.order,
        cards=PipelineState.cards,
        changed=PipelineState.changed,
        sums=PipelineState.sums,
        moves=MOVES,
        reasons=WHY_NOT,
        asking=[S.APPLIED.value],
        revision=PipelineState.revision,
        may_write=SessionState.may_write,
        on_move=PipelineState.move,
        on_open=lambda card: ApplicationState.open(card),
        on_action=PipelineState.act,
        on_chosen=BulkState.act_on,
        present=PresenceState.here,
        actions=[ACTIONS[0], letter, *ACTIONS[1:]],
    )


def _only() -> rx.Component:
    """All cards, those that lie too long, or those to follow up."""
    return rx.el.div(
        select(
            "only",
            [("", "All cards"), *ONLY.items()],
            value=PipelineState.only,
            on_change=PipelineState.show_only,
            aria_label="Which cards",
        ),
        class_name="kboard-only",
    )


def _undo_button() -> rx.Component:
    nothing = PipelineState.last == ""
    return icon_button(
        "undo",
        rx.cond(nothing, "Nothing to undo", f"Undo: {PipelineState.last}"),
        on_click=PipelineState.undo_last,
        disabled=nothing,
        custom_attrs={"data-key": "u", "aria-keyshortcuts": "u Control+Z"},
    )


def _empty() -> rx.Component:
    return rx.el.div(
        empty_state(
            "Nothing on the board yet",
            link_button("Choose jobs in the feed", routes.FEED, look="primary"),
            link_button("Import job ads", routes.IMPORT),
            hint="Shortlist a job, and its card appears here, on its way to won.",
            icon_name="pipeline",
        ),
        class_name="w-full p-5",
    )


def _no_hits() -> rx.Component:
    return rx.el.div(
        empty_state(
            "No card passes this filter",
            link_button("Show all cards", routes.PIPELINE),
            icon_name="pipeline",
        ),
        class_name="w-full p-5",
    )


def _skeletons() -> rx.Component:
    column = rx.el.div(
        skeleton("h-4 w-24"),
        *[skeleton("mt-3 h-20 w-full") for _ in range(3)],
        class_name="w-full md:w-58 shrink-0",
    )
    return loading("Loading the board", *[column] * 5, class_name="flex w-full gap-3 overflow-hidden p-5")


def _drawer() -> rx.Component:
    card = ApplicationState.card
    card_id, job_id = card["id"].to(str), card["job_id"].to(str)
    return application_drawer(
        open=ApplicationState.shown,
        card=card,
        history=ApplicationState.history,
        targets=ApplicationState.targets,
        focus=ApplicationState.focus,
        date_key=ApplicationState.date_key,
        reasons=USUAL_REASONS,
        beside=who_else(rx.cond(ApplicationState.shown, job_id, ""), "card"),
        href=routes.application(card_id),
        job_href=routes.job(job_id),
        letter_href=routes.letter(job_id),
        on_close=ApplicationState.close,
        on_move=lambda status: PipelineState.send_to(card_id, card["status"].to(str), status),
        on_undo=PipelineState.undo(card_id, card["version"].to(int)),
        on_remove=PipelineState.remove(card_id),
        on_notes=ApplicationState.write_notes,
        on_date=ApplicationState.follow_up,
        on_days=lambda days: ApplicationState.follow_up_in(days),
        on_reason=lambda words: ApplicationState.give_reason(words),
    )


def _letter_question() -> rx.Component:
    return letter_question(
        open=PipelineState.question["kind"] == "letter",
        card=PipelineState.question["id"],
        title=PipelineState.question["title"],
        letter_href=routes.letter(PipelineState.question["job_id"]),
        on_elsewhere=PipelineState.apply_with_other_letter,
        on_close=PipelineState.skip_question,
    )


def _reason_question() -> rx.Component:
    return reason_question(
        open=PipelineState.question["kind"] == "reason",
        card=PipelineState.question["id"],
        title=PipelineState.question["title"],
        status=PipelineState.question["status"],
        reasons=USUAL_REASONS,
        on_reason=lambda words: PipelineState.give_reason(words),
        on_close=PipelineState.skip_question,
    )


def _bulk_buttons() -> tuple[rx.Component, ...]:
    return (
        rx.cond(
            SessionState.may_write, icon_button("check", "Several cards at once", on_click=BulkState.open)
        ),
        icon_button("trash", "Trash", on_click=BulkState.open_trash),
    )


def _bulk() -> rx.Component:
    return bulk_dialog(
        BulkState.rows,
        open=BulkState.shown,
        chosen=BulkState.chosen,
        report=BulkState.report,
        columns=[(status.value, LABELS[status]) for status in S],
        targets=BulkState.targets,
        on_choose=BulkState.choose,
        on_column=BulkState.choose_column,
        on_move=BulkState.move,
        on_act=BulkState.act,
        on_close=BulkState.close,
    )


def _trash() -> rx.Component:
    return trash_dialog(
        BulkState.trash,
        open=BulkState.trash_shown,
        on_put_back=BulkState.put_back,
        on_close=BulkState.close,
        may_write=SessionState.may_write,
    )
