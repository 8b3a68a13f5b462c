"""The feed: jobs on the left, best first; the one in question on the right."""

import reflex as rx

from app.components.buttons import button, icon_button, link_button
from app.components.feed_panes import feed_panes
from app.components.filters import filter_bar, rate_dialog
from app.components.forms import search_field
from app.components.job_card import job_row, job_skeletons
from app.components.job_detail import detail_skeleton, job_detail
from app.components.navigation import pagination
from app.components.page_states import empty_state, error_state
from app.components.words import callout, chip
from app.domain.job_words import DISMISS_WORDS
from app.pages import routes
from app.pages.frame import framed
from app.pages.matching_sections import dial_dialog, why_here
from app.state.dial import DialState
from app.state.feed import FeedState
from app.state.learning import LearningState

KEYS = (
    {"key": "j", "label": "Next job"},
    {"key": "k", "label": "Job before"},
    {"key": "o", "label": "Into the job; Escape leads back"},
    {"key": "s", "label": "Shortlist"},
    {"key": "e", "label": "Not for me"},
    {"key": "u", "label": "Undo"},
    {"key": "w", "label": "Why is this here?"},
    {"key": "1", "label": "Try another level of pickiness, to 5"},
)

LOAD = (FeedState.load, LearningState.catch_up)


def page() -> rx.Component:
    return framed(
        feed_panes(
            _list(),
            _detail(),
            selected=FeedState.selected,
            revision=FeedState.revision,
            opened=FeedState.opened,
            place=FeedState.place,
            on_open=FeedState.open,
            on_act=FeedState.act,
        ),
        rate_dialog(
            FeedState.filters,
            currency=FeedState.currency,
            open=FeedState.rate_open,
            on_close=FeedState.ask_rate(False),
            on_submit=FeedState.choose_rate,
        ),
        dial_dialog(),
        title="Feed",
        sentence=FeedState.sentence,
        active=routes.FEED,
        search=search_field("Search jobs", value=FeedState.filters["q"], on_change=FeedState.search),
        action=link_button("Import", routes.IMPORT, look="primary"),
        bar=_bar(),
        flush=True,
        keys=KEYS,
    )


def _bar() -> rx.Component:
    return filter_bar(
        FeedState.filters,
        tightness=FeedState.tightness,
        countries=FeedState.countries,
        active=FeedState.active,
        rate_words=FeedState.rate,
        on_choose=FeedState.choose,
        on_toggle=FeedState.toggle,
        on_clear=FeedState.clear,
        on_clear_all=FeedState.clear_all,
        on_rate=FeedState.ask_rate(True),
        on_dial=DialState.open_with(""),
    )


def _list() -> rx.Component:
    return rx.el.section(
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
        rx.el.ol(rx.foreach(FeedState.cards, lambda card: job_row(card, href=routes.job))),
        rx.cond(FeedState.empty["kind"] != "", _empty(), _foot()),
    )


def _foot() -> rx.Component:
    """Which page this is, and what lies behind the bar."""
    return rx.fragment(
        pagination(
            sentence=FeedState.place,
            has_previous=FeedState.page > 1,
            has_next=FeedState.page < FeedState.pages,
            on_previous=FeedState.turn_page(-1),
            on_next=FeedState.turn_page(1),
        ),
        rx.cond(FeedState.page == FeedState.pages, _relaxations(class_name="px-5 pb-6")),
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
            chip(words, on_click=FeedState.say_why(reason.value), pressed=False)
            for reason, words in DISMISS_WORDS.items()
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
            heading=heading,
            why=why_here(FeedState.detail["id"].to(str)),
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
