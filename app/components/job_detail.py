"""A job, whole: what can be done with it, why it scores as it does, what is known, and the ad itself."""

from typing import Any

import reflex as rx

from app.components.buttons import Look, button, link_button, outside_link
from app.components.icons import icon
from app.components.job_around import alike_list, client_section, flag_list, market_strip, twin_line
from app.components.job_card import ring_or_dash
from app.components.outside_html import outside_html
from app.components.page_states import loading, skeleton
from app.components.score import part_rows, score_panel
from app.components.words import badge, chip

Detail = rx.Var[dict[str, Any]]
Acts = dict[str, Any]


def job_detail(
    detail: Detail,
    *,
    letter_href: Any,
    job_href: Any,
    heading: rx.Component,
    on_draft: Any,
    section: Any = rx.el.h3,
    acts: Acts | None = None,
    why: rx.Component | None = None,
    on_hide: Any = None,
    on_unhide: Any = None,
) -> rx.Component:
    """The parts in the order in which one decides.

    `heading` names the job, `section` is the heading one rank below. In the feed the verdicts are `data-act`
    controls that feed_panes hears; elsewhere give `acts`, the handler of each verb. `why` stands above the score,
    `on_hide` and `on_unhide` are about the client.
    """
    return rx.el.article(
        rx.el.header(
            heading,
            rx.el.p(detail["meta"].to(str), title=detail["posted"].to(str), class_name="secondary pt-1"),
            twin_line(detail["alike"].to(dict[str, Any]), job_href=job_href),
        ),
        _actions(detail, letter_href, on_draft, acts or {}),
        flag_list(detail["flags"].to(list[dict[str, Any]]), section),
        why or rx.fragment(),
        _score(detail, section),
        _skills(detail["skills"].to(list[str]), section),
        market_strip(detail["market"].to(dict[str, Any]), section),
        _facts(detail["facts"].to(list[dict[str, str]]), section),
        client_section(
            detail["client"].to(dict[str, Any]),
            job_href=job_href,
            on_hide=on_hide,
            on_unhide=on_unhide,
            section=section,
        ),
        alike_list(detail["alike"].to(dict[str, Any]), job_href=job_href, section=section),
        _questions(detail["questions"].to(list[str]), section),
        rx.el.section(
            section("The ad", class_name="sr-only"),
            rx.cond(
                detail["html"].to(str) != "",
                outside_html(detail["html"].to(str), class_name="ad"),
                rx.el.p("The ad says nothing beyond its title.", class_name="secondary"),
            ),
        ),
        class_name="job-detail grid gap-5",
        custom_attrs={"data-of": detail["id"].to(str)},
    )


def _actions(detail: Detail, letter_href: Any, on_draft: Any, acts: Acts) -> rx.Component:
    verbs, standing, job_id = detail["verbs"].to(str), detail["standing"].to(str), detail["id"].to(str)
    letter = rx.cond(
        detail["has_letter"].to(bool),
        link_button("Open letter", letter_href(job_id)),
        button("Draft letter", on_click=on_draft(job_id)),
    )
    away = rx.Var.create(f"Open on {detail['host'].to(str)}")
    return rx.el.div(
        rx.cond(verbs.contains("shortlist"), _act("Shortlist", "shortlist", acts, key="S", look="primary")),
        rx.cond(standing != "", badge(standing, "info")),
        letter,
        rx.cond(verbs.contains("dismiss"), _act("Not for me", "dismiss", acts, key="E")),
        rx.cond(verbs.contains("restore"), _act("Back to the feed", "restore", acts)),
        rx.cond(
            detail["url"].to(str) != "",
            rx.el.span(outside_link(away, detail["url"].to(str), look="plain"), class_name="job-away"),
        ),
        class_name="flex flex-wrap items-center gap-2",
        custom_attrs={"data-actions": "true"},
    )


def _act(label: str, verb: str, acts: Acts, *, key: str = "", look: Look = "plain") -> rx.Component:
    """A verdict: heard by feed_panes, or by the handler that is given for it."""
    heard = {"data-key": key.lower()} if verb in acts else {"data-act": verb}
    return button(label, on_click=acts.get(verb), key=key or None, look=look, custom_attrs=heard)


def _score(detail: Detail, section: Any) -> rx.Component:
    parts, provisional = detail["parts"].to(list[dict[str, Any]]), detail["provisional"].to(bool)
    scored = rx.el.section(
        section("Why this score", class_name="sr-only"),
        score_panel(
            detail["score"].to(int),
            fit=detail["fit"].to(int),
            worth=detail["worth"].to(int),
            fit_sentence=detail["fit_sentence"].to(str),
            worth_sentence=detail["worth_sentence"].to(str),
            provisional=provisional,
        ),
        rx.cond(
            provisional,
            rx.el.p(icon("info", size=16), detail["provisional_sentence"].to(str), class_name="provisional"),
        ),
        part_rows(parts),
        rx.el.p(
            rx.el.span("Score", class_name="part-name"),
            rx.el.span("the sum of its parts", class_name="text-faint"),
            rx.el.span(
                detail["score"].to(str),
                "/100",
                title=rx.Var.create(f"Exactly {detail['exact_score'].to(str)}"),
                class_name="part-points",
            ),
            class_name="part",
        ),
        class_name="grid gap-3",
    )
    unscored = rx.el.section(
        ring_or_dash(detail["score"], False, size=84),
        rx.el.p("Not scored yet. Scores follow as soon as the ranking has run.", class_name="secondary"),
        class_name="panel flex items-center gap-5",
    )
    return rx.cond(detail["score"].is_none(), unscored, scored)


def _skills(skills: rx.Var[list[str]], section: Any) -> rx.Component:
    return rx.cond(
        skills.length() > 0,
        rx.el.section(
            section("Skills the ad lists", class_name="section-title pb-2"),
            rx.el.div(rx.foreach(skills, lambda skill: chip(skill)), class_name="flex flex-wrap gap-1.5"),
        ),
    )


def _facts(facts: rx.Var[list[dict[str, str]]], section: Any) -> rx.Component:
    return rx.cond(
        facts.length() > 0,
        rx.el.section(
            section("Facts", class_name="section-title pb-2"),
            rx.el.dl(
                rx.foreach(facts, lambda fact: rx.el.div(rx.el.dt(fact["label"]), rx.el.dd(fact["words"]))),
                class_name="job-facts",
            ),
        ),
    )


def _questions(questions: rx.Var[list[str]], section: Any) -> rx.Component:
    return rx.cond(
        questions.length() > 0,
        rx.el.section(
            section("Screening questions", class_name="section-title pb-2"),
            rx.el.ol(rx.foreach(questions, lambda question: rx.el.li(question)), class_name="job-questions"),
        ),
    )


def sources_list(sources: rx.Var[list[dict[str, str]]], section: Any = rx.el.h3) -> rx.Component:
    """Everywhere the job was seen, and when."""
    return rx.el.section(
        section("Where it was seen", class_name="section-title pb-2"),
        rx.el.ul(
            rx.foreach(
                sources,
                lambda source: rx.el.li(
                    rx.el.span(source["platform"], class_name="font-medium"),
                    rx.el.span(" · ", source["name"], class_name="text-muted"),
                    rx.cond(
                        source["url"] != "", rx.fragment(" · ", outside_link(source["host"], source["url"]))
                    ),
                    rx.el.span(source["seen"], class_name="meta block"),
                    class_name="py-2 text-small",
                ),
            ),
            class_name="rows",
        ),
    )


def detail_skeleton() -> rx.Component:
    """The job on its way."""
    return loading(
        "Loading the job",
        skeleton("h-7 w-3/4"),
        skeleton("mt-3 h-4 w-1/2"),
        skeleton("mt-5 h-9 w-2/3"),
        skeleton("mt-5 h-28 w-full"),
        *[skeleton("mt-4 h-4 w-full")] * 5,
        class_name="job-detail",
    )
