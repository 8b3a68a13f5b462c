"""The letter on the desk: the ad and its demands, the text, and where each claim comes from."""

import reflex as rx

from app.components.buttons import button, link_button
from app.components.copy_button import copy_button
from app.components.letter_margin import review_list, source_cards, version_list
from app.components.letter_sides import comparison, job_side
from app.components.letter_unwritten import no_such_job, unwritten
from app.components.navigation import tabs
from app.components.page_states import error_state, skeleton, when_loaded
from app.components.review_keys import review_keys
from app.components.words import badge
from app.pages import routes
from app.pages.frame import framed
from app.pages.letter_paper import letter_paper, redraft_button
from app.state.letter import LetterState
from app.state.letter_desk import LetterDeskState
from app.state.letter_first import FirstLetterState
from app.state.session import SessionState

KEYS = [
    {"key": "Ctrl Enter", "label": "Mark ready"},
    {"key": "Ctrl S", "label": "Save now"},
    {"key": "r", "label": "Draft, or redraft; the present text is kept"},
    {"key": "d", "label": "Compare with the version before"},
    {"key": "[", "label": "One version back"},
    {"key": "]", "label": "One version forward"},
    {"key": "j", "label": "Next claim or finding"},
    {"key": "k", "label": "The one before"},
    {"key": "y", "label": "It is true, or met"},
    {"key": "e", "label": "Rewrite the claim, or fill in"},
    {"key": "n", "label": "No: cut the sentence"},
    {"key": "u", "label": "Take your word back"},
    {"key": "t", "label": "Lines under the claims, on and off"},
]
MAY_WRITE = SessionState.may_write


def page() -> rx.Component:
    return framed(
        rx.cond(
            LetterState.failed != "",
            rx.el.div(error_state(LetterState.failed, on_retry=LetterState.load), class_name="p-5"),
        ),
        when_loaded(
            LetterState.loaded | (LetterState.failed != ""),
            rx.cond(
                LetterState.missing,
                no_such_job(routes.LETTERS),
                rx.match(LetterState.revision, ("", rx.cond(LetterState.loaded, _unwritten())), _desk()),
            ),
            skeletons=_skeletons(),
        ),
        _comparison(),
        review_keys(first=LetterDeskState.shown_first),
        title="Letter",
        sentence=LetterState.job.get("title", ""),
        active=routes.LETTERS,
        low_action=True,
        action=rx.cond(LetterState.loaded & (LetterState.revision != ""), _actions()),
        flush=True,
        keys=KEYS,
    )


def _unwritten() -> rx.Component:
    return unwritten(
        job_side(LetterState.job, demands=LetterState.demands, marks=LetterState.ad_marks, id="panel-job"),
        owner=LetterState.theirs.get("owner", "").to(str),
        application=routes.application(LetterState.theirs.get("application", "").to(str)),
        may_write=MAY_WRITE,
        on_draft=FirstLetterState.draft(LetterState.job["job_id"]),
        feed=routes.FEED,
        on_board=LetterState.application.contains("id"),
    )


def _actions() -> rx.Component:
    is_ready = LetterState.letter["status"] == "ready"
    card = LetterState.application
    leads_on = is_ready & card.contains("id")
    to_card = link_button(card.get("words", "").to(str), routes.application(card["id"]), look="primary")
    back = button("Back to draft", look="quiet", on_click=LetterState.withdraw("", "", 0))
    ready = rx.cond(
        card.get("sent", "").to(str) != "",
        rx.el.span(badge("Sent", "ok"), class_name="hidden md:inline"),
        rx.fragment(
            rx.el.span(badge("Ready to send", "ok"), class_name="hidden md:inline"), rx.cond(MAY_WRITE, back)
        ),
    )
    approve = button(
        "Mark ready",
        look="primary",
        on_click=[LetterState.mark_ready, LetterDeskState.show_what_blocks],
        key="Ctrl ↵",
        custom_attrs={"data-submit": "true"},
    )
    return rx.fragment(
        rx.cond(MAY_WRITE, rx.el.div(redraft_button(), class_name="hidden md:block")),
        copy_button(
            LetterState.text,
            field=".letter-edit",
            look=rx.cond(is_ready & ~leads_on, "btn btn-primary", "btn"),
        ),
        rx.cond(leads_on, to_card),
        rx.cond(is_ready, ready, rx.cond(MAY_WRITE & (LetterDeskState.old_version == 0), approve)),
    )


def _desk() -> rx.Component:
    amiss = LetterState.amiss
    panes = (
        ("job", "The job"),
        ("letter", "Letter"),
        ("sources", rx.cond(amiss > 0, f"Sources and review ({amiss})", "Sources and review")),
    )
    return rx.fragment(
        rx.el.div(
            tabs(
                "Parts of the desk",
                panes,
                selected=LetterDeskState.pane,
                on_select=LetterDeskState.show_pane,
            ),
            class_name="desk-tabs px-4 pt-2",
        ),
        rx.el.div(
            job_side(
                LetterState.job, demands=LetterState.demands, marks=LetterState.ad_marks, id="panel-job"
            ),
            letter_paper(),
            _margin(),
            class_name="desk",
            custom_attrs={"data-pane": LetterDeskState.pane},
        ),
    )


def _margin() -> rx.Component:
    desk = LetterDeskState
    return rx.el.aside(
        rx.el.div(
            rx.el.h2("Where each claim comes from", class_name="section-title flex-1"),
            button(
                "Lines",
                small=True,
                look="quiet",
                key="T",
                on_click=desk.toggle_lines,
                aria_pressed=desk.lines,
                aria_label="Lines under the claims",
                custom_attrs={"data-key": "t"},
            ),
            class_name="flex items-center",
        ),
        rx.cond(
            LetterState.sources.length() > 0,
            source_cards(
                LetterState.sources,
                picked=desk.picked,
                may_write=MAY_WRITE,
                on_show=desk.show_claim,
                on_pick=desk.pick,
                on_cut=LetterState.cut,
                on_rewrite=desk.point_at,
                on_accept=LetterState.accept,
                on_take_back=LetterState.take_back,
                add_fact=routes.PROFILE,
            ),
            rx.el.p(
                "The letter claims nothing about you yet. Add past work to your profile, then redraft.",
                class_name="secondary pt-2",
            ),
        ),
        rx.el.h2("Review", class_name="section-title pt-6"),
        review_list(
            LetterState.checks,
            may_write=MAY_WRITE,
            on_accept=LetterState.accept,
            on_take_back=LetterState.take_back,
            on_fill_in=desk.point_at,
        ),
        rx.el.h2("Versions", class_name="section-title pt-6"),
        version_list(
            LetterState.versions,
            newest=LetterState.letter["version"].to(int),
            may_write=MAY_WRITE,
            on_compare=desk.compare,
            on_restore=lambda number: [LetterDeskState.back_to_newest, LetterState.restore(number, "")],
        ),
        aria_label="Sources and review",
        id="panel-sources",
        tab_index=0,
    )


def _comparison() -> rx.Component:
    number = LetterDeskState.diff_of
    return comparison(
        LetterDeskState.diff,
        number,
        may_write=MAY_WRITE,
        on_restore=[LetterDeskState.back_to_newest, LetterState.restore(number, "")],
        on_close=LetterDeskState.close_comparison,
    )


def _skeletons() -> rx.Component:
    column = rx.el.div(*[skeleton("mb-3 h-4 w-full") for _ in range(8)], class_name="pt-6")
    return rx.el.div(column, column, column, class_name="desk", custom_attrs={"data-pane": "letter"})
