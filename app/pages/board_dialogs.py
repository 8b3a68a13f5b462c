"""What opens beside the board: one card, what it asks, several cards at once, and the trash."""

import reflex as rx

from app.components.application_drawer import application_drawer
from app.components.board_questions import connects_question, letter_question, reason_for_all, reason_question
from app.components.bulk import bulk_dialog, trash_dialog
from app.domain.card import REASONS
from app.domain.enums import ApplicationStatus as S
from app.domain.pipeline import LABELS
from app.pages import routes
from app.pages.presence import who_else
from app.state.application import ApplicationState
from app.state.board_questions import QuestionState
from app.state.bulk import BulkState
from app.state.pipeline import PipelineState
from app.state.session import SessionState

USUAL_REASONS = {status.value: words for status, words in REASONS.items()}


def board_dialogs() -> tuple[rx.Component, ...]:
    """All of them, each shown by its own state."""
    asked = _letter_question(), _connects_question(), _reason_question(), _reason_for_all()
    return _drawer(), *asked, _bulk(), _trash()


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
        may_write=SessionState.may_write,
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
        open=QuestionState.question["kind"] == "letter",
        card=QuestionState.question["id"],
        title=QuestionState.question["title"],
        letter_href=routes.letter(QuestionState.question["job_id"]),
        on_elsewhere=PipelineState.apply_with_other_letter,
        on_close=QuestionState.skip,
    )


def _connects_question() -> rx.Component:
    question = QuestionState.question
    return connects_question(
        open=question["kind"] == "connects",
        card=question["id"],
        title=question["title"],
        connects=question["connects"],
        error=QuestionState.error,
        on_spent=lambda connects: QuestionState.spent(connects),
        on_another=QuestionState.spent_another,
        on_close=QuestionState.skip,
    )


def _reason_question() -> rx.Component:
    return reason_question(
        open=QuestionState.question["kind"] == "reason",
        card=QuestionState.question["id"],
        title=QuestionState.question["title"],
        status=QuestionState.question["status"],
        reasons=USUAL_REASONS,
        on_reason=lambda words: [QuestionState.give_reason(words), PipelineState.refresh],
        on_close=QuestionState.skip,
    )


def _reason_for_all() -> rx.Component:
    return reason_for_all(
        status=BulkState.question["status"],
        words=BulkState.question["words"],
        reasons=USUAL_REASONS,
        on_reason=lambda words: BulkState.give_reason(words),
        on_without=BulkState.give_reason(""),
        on_close=BulkState.keep_them,
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
