"""One job on a page of its own: the same parts as beside the feed, and everywhere it was seen."""

import reflex as rx

from app.components.buttons import button, link, link_button
from app.components.icons import icon
from app.components.job_detail import detail_skeleton, job_detail, sources_list
from app.components.page_states import empty_state
from app.components.words import chip
from app.domain.job_words import DISMISS_WORDS
from app.pages import routes
from app.pages.frame import framed
from app.pages.matching_sections import why_here
from app.state.job import JobState

KEYS = (
    {"key": "s", "label": "Shortlist"},
    {"key": "e", "label": "Not for me"},
    {"key": "w", "label": "Why is this here?"},
)

LOAD = (JobState.load,)


def page() -> rx.Component:
    return framed(
        rx.el.div(
            link(
                icon("left", size=16),
                "Back to the feed",
                href=JobState.back,
                class_name="link job-back",
            ),
            rx.cond(JobState.loaded, rx.cond(JobState.missing, _missing(), _job()), detail_skeleton()),
            class_name="mx-auto w-full max-w-[760px]",
        ),
        title=JobState.title,
        active=routes.FEED,
        keys=KEYS,
    )


def _job() -> rx.Component:
    return rx.fragment(
        job_detail(
            JobState.detail,
            letter_href=routes.letter,
            heading=rx.el.p(
                JobState.detail["title"].to(str), class_name="heading hidden md:block", aria_hidden="true"
            ),
            section=rx.el.h2,
            acts={verb: JobState.act(verb) for verb in ("shortlist", "dismiss", "restore")},
            why=why_here(JobState.detail["id"].to(str)),
        ),
        rx.cond(JobState.asks_why, _why()),
        link_button(
            "Prepare for a talk",
            routes.brief(JobState.detail["id"].to(str)),
            icon_name="interviews",
            small=True,
        ),
        rx.el.div(
            sources_list(JobState.detail["sources"].to(list[dict[str, str]]), rx.el.h2),
            class_name="pb-10",
        ),
    )


def _why() -> rx.Component:
    return rx.el.div(
        rx.el.span("Why is it not for you?", class_name="secondary"),
        *[
            chip(words, on_click=JobState.say_why(reason.value), pressed=False)
            for reason, words in DISMISS_WORDS.items()
        ],
        button("No reason", on_click=JobState.say_why(""), look="quiet", small=True),
        role="group",
        aria_label="Why is it not for you?",
        class_name="feed-why",
    )


def _missing() -> rx.Component:
    return empty_state(
        "There is no such job.",
        link_button("Back to the feed", JobState.back, look="primary"),
        hint="It may have been removed, or the link belongs to another team.",
        icon_name="search",
    )
