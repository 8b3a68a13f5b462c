"""The feed: jobs on the left, best first; the one in question on the right."""

import reflex as rx

from app.components.buttons import button, icon_button, link_button
from app.components.feed_panes import feed_panes
from app.components.forms import search_field
from app.components.job_card import job_row, job_skeletons
from app.components.job_detail import detail_skeleton, job_detail
from app.components.page_states import empty_state, error_state
from app.components.words import callout, chip
from app.domain.job_filter import PAGE_SIZE, WINDOW
from app.domain.job_words import DISMISS_WORDS
from app.pages import routes
from app.pages.feed_bar import bar, dialogs, head
from app.pages.frame import framed
from app.pages.matching_sections import why_here
from app.state.feed import FeedState
from app.state.hiding import HidingState
from app.state.learning import LearningState
from app.state.letter_first import FirstLetterState
from app.state.saved_searches import SavedSearchState

KEYS = (
    {"key": "j", "label": "Next job"},
    {"key": "k", "label": "Job before"},
    {"key": "o", "label": "Into the job; Escape leads back"},
    {"key": "x", "label": "Select; Shift j and Shift k select on"},
    {"key": "s", "label": "Shortlist, or all that are selected"},
    {"key": "e", "label": "Not for me; then 1 to 7 say why"},
    {"key": ".", "label": "To the job's buttons"},
    {"key": "u", "label": "Undo"},
    {"key": "h", "label": "Hide list: words and clients"},
    {"key": "v", "label": "Saved searches and alerts"},
    {"key": "w", "label": "Why is this here?"},
    {"key": "1", "label": "Try another level of pickiness, to 5"},
)

LOAD = (FeedState.load, SavedSearchState.load, LearningState.catch_up)


def page() -> rx.Component:
    return framed(
        feed_panes(
            _list(),
            _detail(),
            selected=FeedState.selected,
            revision=FeedState.revision,
            opened=FeedState.opened,
            view=FeedState.view,
            top=FeedState.top,
            start=FeedState.start,
            total=FeedState.total,
            page_size=PAGE_SIZE,
            window=WINDOW,
            on_open=FeedState.open,
            on_act=FeedState.act,
            on_scroll_to=FeedState.scroll,
        ),
        *dialogs(),
        title="Feed",
        sentence=FeedState.sentence,
        active=routes.FEED,
        search=search_field("Search jobs", value=FeedState.filters["q"], on_change=FeedState.search),
        action=link_button("Import", routes.IMPORT, look="primary"),
        bar=bar(),
        flush=True,
        keys=KEYS,
    )


def _list() -> rx.Component:
    return rx.el.section(
        head(),
        rx.cond(
            FeedState.fresh != "",
            rx.el.span(
                button(FeedState.fresh, on_click=FeedState.show_fresh, look="primary", small=True),
                class_name="feed-pill",
            ),
        ),
        rx.el.div(
            rx.cond(
                FeedState.error != "",
                rx.el.div(error_state(FeedState.error, on_retry=FeedState.load), class_name="p-4"),
            ),
            rx.cond(FeedState.loaded, _jobs(), job_skeletons()),
            class_name="feed-scroll",
            custom_attrs={"data-list": "true"},
        ),
        rx.cond(FeedState.why["id"] != "", _why()),
        aria_label="Jobs",
        class_name="feed-list",
    )


def _jobs() -> rx.Component:
    return rx.fragment(
        rx.foreach(FeedState.notes, lambda note: rx.el.div(callout(note), class_name="p-4")),
        _space("above"),
        rx.el.ol(
            rx.foreach(
                FeedState.cards,
                lambda card, index: job_row(
                    card, href=routes.job, place=FeedState.start + index + 1, of=FeedState.total
                ),
            ),
            custom_attrs={"data-rows": "true"},
        ),
        _space("below"),
        rx.cond(FeedState.empty["kind"] != "", _empty(), _foot()),
    )


def _space(where: str) -> rx.Component:
    """As high as the rows that are not here."""
    return rx.el.div(class_name="feed-space", aria_hidden="true", custom_attrs={"data-space": where})


def _foot() -> rx.Component:
    """What lies behind the bar, once the last job is here."""
    return rx.cond(
        FeedState.start + FeedState.cards.length() >= FeedState.total,
        _relaxations(class_name="px-5 py-5"),
    )


def _relaxations(*, class_name: str = "") -> rx.Component:
    """What each filter hides by itself; a press takes that filter away."""
    return rx.el.ul(
        rx.foreach(
            FeedState.hidden,
            lambda each: rx.el.li(
                rx.el.span(each["words"], class_name="secondary"),
                button("Show them", on_click=FeedState.clear(each["name"]), small=True),
                class_name="flex items-center justify-between gap-3 py-1",
            ),
        ),
        aria_label="Hidden by filters",
        class_name=f"{class_name} empty:hidden",
    )


def _empty() -> rx.Component:
    return rx.el.div(
        rx.match(
            FeedState.empty["kind"],
            (
                "filtered",
                empty_state(
                    FeedState.empty["sentence"],
                    button("Clear all filters", on_click=FeedState.clear_all),
                    hint=FeedState.empty["hint"],
                    icon_name="filter",
                ),
            ),
            (
                "nothing",
                empty_state(
                    FeedState.empty["sentence"],
                    link_button("Import job ads", routes.IMPORT, look="primary"),
                    link_button("Look around with sample data", routes.ONBOARDING),
                    hint=FeedState.empty["hint"],
                    icon_name="import",
                ),
            ),
            (
                "coming",
                empty_state(
                    FeedState.empty["sentence"],
                    link_button("See the import", routes.RUNS),
                    hint=FeedState.empty["hint"],
                    icon_name="import",
                ),
            ),
            empty_state(
                FeedState.empty["sentence"],
                link_button("To the board", routes.PIPELINE),
                link_button("Import more", routes.IMPORT),
                hint=FeedState.empty["hint"],
                icon_name="check",
            ),
        ),
        rx.cond(
            FeedState.empty["kind"] == "filtered", _relaxations(class_name="mx-auto max-w-[440px] px-4 pt-6")
        ),
    )


def _why() -> rx.Component:
    """One tap says why; no tap is an answer as well."""
    return rx.el.div(
        rx.el.span(
            rx.Var.create(f"Why not {FeedState.why['title']}?"), class_name="secondary basis-full truncate"
        ),
        *[
            chip(words, on_click=FeedState.say_why(reason.value), pressed=False, key=str(place))
            for place, (reason, words) in enumerate(DISMISS_WORDS.items(), 1)
        ],
        icon_button("close", "No reason", on_click=FeedState.keep_quiet, small=True),
        role="group",
        aria_label="Why is it not for you?",
        class_name="feed-why",
    )


def _detail() -> rx.Component:
    heading = rx.el.h2(
        FeedState.detail["title"].to(str),
        tab_index=-1,
        class_name="heading",
        custom_attrs={"data-detail-title": "true"},
    )
    shown = rx.fragment(
        rx.el.div(
            button("Back to the list", look="quiet", icon_name="left", custom_attrs={"data-close": "true"}),
            class_name="feed-back",
        ),
        job_detail(
            FeedState.detail,
            letter_href=routes.letter,
            job_href=routes.job,
            on_draft=FirstLetterState.draft,
            heading=heading,
            why=why_here(FeedState.detail["id"].to(str)),
            on_hide=HidingState.hide_client(FeedState.selected),
            on_unhide=HidingState.show_client(FeedState.selected),
        ),
        rx.el.div(
            link_button(
                "Open on a page of its own",
                routes.job(FeedState.detail["id"].to(str)),
                look="quiet",
                small=True,
            ),
            class_name="px-6 pb-10",
        ),
    )
    return rx.el.section(
        rx.cond(
            FeedState.detail.contains("id"),
            shown,
            rx.cond(FeedState.loaded, rx.fragment(), detail_skeleton()),
        ),
        aria_label="The job",
        class_name="feed-detail",
        custom_attrs={"data-detail": "true"},
    )
