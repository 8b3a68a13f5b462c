"""What surrounds a job: warnings in the ad's own words, the client's past, ads like it, and what others pay."""

from typing import Any

import reflex as rx

from app.components.buttons import button, link
from app.components.icons import icon
from app.components.score import marked
from app.components.words import badge

Dict = rx.Var[dict[str, Any]]
Rows = rx.Var[list[dict[str, str]]]


def flag_list(flags: rx.Var[list[dict[str, Any]]], section: Any = rx.el.h3) -> rx.Component:
    """Warnings, each with the sentence that gave it away and what to do; nothing when there are none."""
    return rx.cond(
        flags.length() > 0,
        rx.el.section(
            section("Look twice", class_name="sr-only"),
            rx.el.ul(rx.foreach(flags, _flag), class_name="grid gap-2"),
        ),
    )


def _flag(flag: rx.Var[dict[str, Any]]) -> rx.Component:
    return rx.el.li(
        icon("alert", size=17),
        rx.el.div(
            rx.el.p(flag["label"].to(str), class_name="font-semibold"),
            rx.el.p(
                "“",
                marked(
                    flag["quote"].to(str),
                    flag["marks"].to(list[list[int]]),
                    look="mark mark-look",
                ),
                "”",
                class_name="flag-quote",
            ),
            rx.el.p(flag["advice"].to(str), class_name="meta"),
            class_name="min-w-0",
        ),
        class_name="flag",
        custom_attrs={"data-tone": flag["tone"].to(str)},
    )


def market_strip(market: Dict, section: Any = rx.el.h3) -> rx.Component:
    """Where the rate stands among comparable jobs of one's own: a line with marks, and the same in words."""
    marks, percentile = market["marks"].to(list[dict[str, str]]), market["percentile"].to(int)
    return rx.cond(
        market["sentence"].to(str) != "",
        rx.el.section(
            section("What others pay", class_name="section-title pb-2"),
            rx.el.p(market["sentence"].to(str), class_name="text-small"),
            rx.cond(
                marks.length() > 0,
                rx.fragment(
                    rx.el.div(
                        rx.foreach(marks, lambda each: rx.el.i(style={"left": each["mark"] + "%"})),
                        rx.cond(percentile > 0, rx.el.b(style={"left": f"{percentile}%"})),
                        class_name="market-line",
                        aria_hidden="true",
                    ),
                    rx.el.dl(rx.foreach(marks, _market_mark), class_name="market-marks"),
                ),
            ),
        ),
    )


def _market_mark(each: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(each["mark"], " of 100 pay less than", class_name="sr-only"),
        rx.el.dd(each["words"]),
        style={"left": each["mark"] + "%"},
        custom_attrs={"data-mark": each["mark"]},
    )


def client_section(
    client: Dict, *, job_href: Any, on_hide: Any = None, on_unhide: Any = None, section: Any = rx.el.h3
) -> rx.Component:
    """Everything seen of who asks; with `on_hide` and `on_unhide` their ads can be hidden and shown again."""
    posts = client["posts"].to(list[dict[str, str]])
    return rx.el.section(
        rx.el.div(
            section("The client", class_name="section-title"),
            _hiding(client, on_hide, on_unhide) if on_hide is not None else rx.fragment(),
            class_name="flex min-h-8 flex-wrap items-center justify-between gap-2 pb-1",
        ),
        rx.cond(client["label"].to(str) != "", rx.el.p(client["label"].to(str), class_name="font-medium")),
        rx.foreach(
            client["sentences"].to(list[str]), lambda said: rx.el.p(said, class_name="text-small text-muted")
        ),
        rx.cond(
            client["facts"].to(list[dict[str, str]]).length() > 0,
            rx.el.dl(
                rx.foreach(
                    client["facts"].to(list[dict[str, str]]),
                    lambda fact: rx.el.div(rx.el.dt(fact["label"]), rx.el.dd(fact["words"])),
                ),
                class_name="job-facts pt-3",
            ),
        ),
        rx.cond(
            posts.length() > 0,
            rx.el.div(
                rx.el.p("Their other ads here", class_name="meta pt-3"),
                rx.el.ul(rx.foreach(posts, lambda post: _linked(post, job_href)), class_name="rows"),
                rx.cond(
                    client["more"].to(str) != "", rx.el.p(client["more"].to(str), class_name="meta pt-1")
                ),
            ),
        ),
        aria_label="The client",
    )


def _hiding(client: Dict, on_hide: Any, on_unhide: Any) -> rx.Component:
    return rx.cond(
        client["key"].to(str) != "",
        rx.cond(
            client["is_hidden"].to(bool),
            rx.el.span(
                badge("Hidden", "look"),
                button("Show this client again", on_click=on_unhide, small=True),
                class_name="flex items-center gap-2",
            ),
            button("Hide this client", on_click=on_hide, icon_name="eye_off", look="quiet", small=True),
        ),
    )


def alike_list(alike: Dict, *, job_href: Any, section: Any = rx.el.h3) -> rx.Component:
    """The same ad posted again, and ads much like it: linked, never merged."""
    jobs = alike["jobs"].to(list[dict[str, str]])
    return rx.cond(
        jobs.length() > 0,
        rx.el.section(
            section("Ads like this one", class_name="section-title"),
            rx.cond(
                alike["sentence"].to(str) != "",
                rx.el.p(alike["sentence"].to(str), class_name="text-small text-muted"),
            ),
            rx.el.ul(
                rx.foreach(jobs, lambda job: _linked(job, job_href, kind=job["kind"])), class_name="rows"
            ),
        ),
    )


def twin_line(alike: Dict, *, job_href: Any) -> rx.Component:
    """The other ads of this very job, close to its title; nothing where there is one ad."""
    jobs = alike["jobs"].to(list[dict[str, str]])
    return rx.foreach(
        jobs,
        lambda job: rx.cond(
            job["kind"] == "The same ad",
            rx.el.p(
                "Also posted as ",
                link(job["title"], href=job_href(job["id"]), class_name="link font-medium"),
                " · ",
                job["meta"],
                class_name="meta",
            ),
        ),
    )


def _linked(job: rx.Var[dict[str, str]], job_href: Any, *, kind: rx.Var[str] | None = None) -> rx.Component:
    return rx.el.li(
        link(job["title"], href=job_href(job["id"]), class_name="link font-medium"),
        rx.el.span(
            *([kind, " · "] if kind is not None else []),
            job["meta"],
            class_name="meta block",
        ),
        class_name="py-2 text-small",
    )
