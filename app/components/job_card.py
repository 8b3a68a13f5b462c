"""A job in the feed: ring, title and rate; client and age; the one reason that decided."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.components.icons import icon
from app.components.page_states import loading, skeleton
from app.components.score import marked, score_ring

Card = rx.Var[dict[str, Any]]
ONE_JOB = "The same job stands in several ads. Open it: the others are listed beside it."
LOOK_TWICE = "Look twice: the ad's own words are beside it, once you open it."


def job_row(
    card: Card, *, href: Callable[[rx.Var[str]], Any], place: rx.Var[int], of: rx.Var[int]
) -> rx.Component:
    """One row of the list. A link, so that it can have a tab of its own; feed_panes opens it beside.

    `place` and `of` tell where it stands in the whole list, of which only a window is here.
    """
    return rx.el.li(
        rx.el.a(
            ring_or_dash(card["score"], card["provisional"].to(bool)),
            rx.el.span(
                rx.el.span(
                    rx.el.span(
                        marked(card["title"].to(str), card["marks"].to(list[list[int]])),
                        class_name="job-title",
                    ),
                    rx.cond(
                        card["rate"].to(str) != "",
                        rx.el.span(card["rate"].to(str), class_name="job-rate"),
                        rx.el.span("unknown", title="Pay not said", class_name="job-rate job-rate-unknown"),
                    ),
                    class_name="job-line",
                ),
                rx.el.span(
                    rx.el.span(_who(card), class_name="truncate"),
                    rx.el.span(card["age"].to(str), title=card["posted"].to(str), class_name="job-age"),
                    class_name="job-line secondary",
                ),
                rx.el.span(_warned(card), _why(card), class_name="job-reason meta"),
                class_name="job-lines",
            ),
            href=href(card["id"].to(str)),
            tab_index=-1,
            class_name="job-link",
        ),
        key=card["id"].to(str),
        class_name="job-row",
        aria_posinset=place,
        aria_setsize=of,
        custom_attrs={"data-job": card["id"].to(str), "data-verbs": card["verbs"].to(str)},
    )


def ring_or_dash(score: rx.Var, provisional: rx.Var[bool], *, size: int = 44) -> rx.Component:
    """The score, or an empty ring where there is none yet."""
    blank = rx.el.span(
        rx.el.span("Not scored yet", class_name="sr-only"),
        rx.el.span("–", aria_hidden="true"),
        class_name="score-blank",
        style={"width": f"{size}px", "height": f"{size}px"},
    )
    return rx.cond(score.is_none(), blank, score_ring(score.to(int), size=size, provisional=provisional))


def _who(card: Card) -> rx.Component:
    """Client, else at least the platform; then where else it was seen."""
    client, seen, platform = card["client"].to(str), card["seen"].to(str), card["platform"].to(str)
    return rx.fragment(
        rx.cond(client != "", rx.fragment(client, " · ", platform), platform),
        rx.cond(seen != "", rx.fragment(" · ", seen)),
        rx.cond(
            card["ads"].to(str) != "",
            rx.fragment(" · ", rx.el.span(card["ads"].to(str), title=ONE_JOB, class_name="job-ads")),
        ),
    )


def _warned(card: Card) -> rx.Component:
    """The gravest of the ad's warnings, in a word."""
    flags = card["flags"].to(str)
    return rx.cond(
        flags != "", rx.el.span(icon("alert", size=13), " ", flags, class_name="job-flag", title=LOOK_TWICE)
    )


def _why(card: Card) -> rx.Component:
    standing = card["standing"].to(str)
    return rx.fragment(
        rx.cond(standing != "", rx.fragment(rx.el.strong(standing, class_name="font-semibold"), " · ")),
        rx.cond(card["found"].to(str) != "", rx.fragment(card["found"].to(str), " · ")),
        card["reason"].to(str),
        rx.cond(
            card["provisional"].to(bool),
            rx.el.span(" · provisional", title="The score may change: too little is said to be sure."),
        ),
    )


def job_skeletons(count: int = 7) -> rx.Component:
    """The list on its way."""
    row = rx.el.div(
        skeleton("size-11 rounded-full"),
        rx.el.div(
            skeleton("h-4 w-3/5"),
            skeleton("mt-2.5 h-3 w-2/5"),
            skeleton("mt-2 h-3 w-1/2"),
            class_name="flex-1",
        ),
        class_name="flex gap-5 px-5 py-3.5",
    )
    return loading("Loading jobs", *[row] * count, class_name="rows")
