"""The letter on the desk: the ad and its demands, the text, and where each claim comes from."""

from typing import Any

import reflex as rx

from app.components.autosave import autosave_textarea
from app.components.buttons import button, link_button, outside_link
from app.components.copy_button import copy_button
from app.components.dialogs import modal
from app.components.forms import segmented, select
from app.components.navigation import tabs
from app.components.page_states import empty_state, skeleton, when_loaded
from app.components.score import marked
from app.components.words import badge, check_row, tick
from app.domain.cover_letter import STYLES, TEMPERATURES
from app.pages import routes
from app.pages.frame import framed
from app.state.letter import LetterState

KEYS = [
    {"key": "Ctrl+Enter", "label": "Mark ready"},
    {"key": "r", "label": "Redraft; the present text is kept"},
    {"key": "d", "label": "Compare with the version before"},
]
PANES = (("job", "The job"), ("letter", "Letter"), ("sources", "Sources and review"))


def page() -> rx.Component:
    return framed(
        rx.cond(
            LetterState.missing,
            empty_state(
                "This job is not here.",
                link_button("To your letters", routes.LETTERS, look="primary"),
                hint="It may have been deleted, or belong to another team.",
                icon_name="letters",
            ),
            when_loaded(LetterState.loaded, _desk(), skeletons=_skeletons()),
        ),
        _comparison(),
        title="Letter",
        sentence=_sentence(),
        active=routes.LETTERS,
        action=_actions(),
        flush=True,
        keys=KEYS,
    )


def _sentence() -> rx.Var[str]:
    view = LetterState.view
    return rx.cond(
        LetterState.loaded & ~LetterState.missing,
        f"{view['title']} · version {view['version']}",
        "",
    )


def _actions() -> rx.Component:
    ready = rx.cond(
        LetterState.is_ready,
        rx.fragment(
            badge("Ready to send", "ok"),
            button("Back to draft", look="quiet", on_click=LetterState.withdraw),
        ),
        button(
            "Mark ready",
            look="primary",
            on_click=LetterState.mark_ready,
            key="Ctrl ↵",
            custom_attrs={"data-submit": "true"},
        ),
    )
    return rx.fragment(copy_button(LetterState.text), ready)


def _desk() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            tabs("Parts of the desk", PANES, selected=LetterState.pane, on_select=LetterState.show_pane),
            class_name="desk-tabs px-4 pt-2",
        ),
        rx.el.div(
            _job(), _paper(), _margin(), class_name="desk", custom_attrs={"data-pane": LetterState.pane}
        ),
    )


def _job() -> rx.Component:
    view = LetterState.view
    return rx.el.section(
        rx.el.h2("The job asks", class_name="section-title"),
        rx.cond(
            LetterState.demands.length() > 0,
            rx.el.ul(
                rx.foreach(LetterState.demands, lambda one: check_row(one["label"], one["tone"])),
                class_name="pt-2",
            ),
            rx.el.p("Nothing in particular: no instructions, no questions.", class_name="secondary pt-2"),
        ),
        rx.el.h3(view["title"].to(str), class_name="heading pt-5"),
        rx.el.p(view["meta"].to(str), class_name="secondary pt-1"),
        rx.el.div(
            marked(view["ad"].to(str), LetterState.ad_marks, look="mark mark-look"),
            class_name="ad whitespace-pre-line pt-4",
        ),
        rx.cond(
            view["apply_url"].to(str) != "",
            rx.el.p(
                outside_link(f"Open on {view['host']}", view["apply_url"].to(str)),
                class_name="pt-4",
            ),
        ),
        aria_label="The job",
        id="panel-job",
        tab_index=0,
    )


def _paper() -> rx.Component:
    view = LetterState.view
    return rx.el.section(
        rx.el.div(
            rx.el.h2("Your letter", class_name="section-title"),
            rx.el.span(f"{view['words']} · {view['origin']}", class_name="meta text-muted"),
            class_name="flex flex-wrap items-baseline justify-between gap-2",
        ),
        _voice(),
        autosave_textarea(
            doc=LetterState.document,
            value=LetterState.text,
            label="The text of the letter",
            on_save=LetterState.save,
            look="letter-edit",
            spans=LetterState.spans,
            picked=LetterState.picked,
            on_pick=LetterState.pick,
        ),
        aria_label="Your letter",
        id="panel-letter",
        class_name="desk-paper",
    )


def _voice() -> rx.Component:
    """How the next draft sounds, and the button that makes it."""
    return rx.el.div(
        rx.el.div(
            select(
                "style",
                [(choice.style.value, choice.label) for choice in STYLES],
                value=LetterState.style,
                on_change=LetterState.choose_style,
                aria_label="Style",
            ),
            class_name="w-44",
        ),
        segmented(
            "temperature",
            "Wording",
            [(str(value), label) for value, label in TEMPERATURES],
            value=LetterState.temperature,
            on_change=LetterState.choose_temperature,
        ),
        button("Redraft", on_click=LetterState.redraft, key="R", custom_attrs={"data-key": "r"}),
        class_name="flex flex-wrap items-center gap-2 pb-5 pt-3",
    )


def _margin() -> rx.Component:
    return rx.el.aside(
        rx.el.h2("Where each claim comes from", class_name="section-title"),
        rx.cond(
            LetterState.sources.length() > 0,
            rx.el.ul(rx.foreach(LetterState.sources, _source), class_name="grid gap-2.5 pt-3"),
            rx.el.p(
                "The letter claims nothing about you yet. Add past work to your profile, then redraft.",
                class_name="secondary pt-2",
            ),
        ),
        rx.el.h2("Review", class_name="section-title pt-6"),
        rx.el.ul(rx.foreach(LetterState.checks, _check), class_name="pt-1"),
        rx.el.h2("Versions", class_name="section-title pt-6"),
        rx.el.ul(rx.foreach(LetterState.versions, _version), class_name="rows pt-1"),
        aria_label="Sources and review",
        id="panel-sources",
        tab_index=0,
    )


def _source(one: rx.Var[dict[str, Any]]) -> rx.Component:
    key, tone = one["key"].to(str), one["tone"].to(str)
    return rx.el.li(
        rx.el.p(one["label"].to(str), class_name="meta text-muted"),
        rx.el.p("“", one["fact"].to(str), "”"),
        rx.cond(one["reason"].to(str) != "", rx.el.p(one["reason"].to(str))),
        rx.match(
            tone,
            (
                "bad",
                rx.el.div(
                    button("Cut", small=True, on_click=LetterState.cut(key)),
                    button("It is true", small=True, on_click=LetterState.accept(key)),
                    link_button("Add a fact", routes.PROFILE, small=True),
                    class_name="flex flex-wrap gap-1.5 pt-1",
                ),
            ),
            ("look", rx.el.p("You vouch for this yourself.", class_name="meta")),
            rx.fragment(),
        ),
        class_name="source",
        on_click=LetterState.pick(key),
        custom_attrs={"data-tone": tone, "data-picked": rx.cond(LetterState.picked == key, "true", "false")},
    )


def _check(one: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.li(
        tick(one["tone"]),
        rx.el.div(
            rx.el.span(one["label"]),
            rx.cond(one["detail"] != "", rx.el.p(one["detail"], class_name="meta text-muted")),
            rx.cond(
                one["tone"] == "bad",
                button("It is met", small=True, on_click=LetterState.accept(one["key"])),
            ),
            class_name="grid min-w-0 gap-1",
        ),
        class_name="flex items-start gap-2 py-1 text-small",
    )


def _version(one: rx.Var[dict[str, Any]]) -> rx.Component:
    number = one["version"].to(int)
    newest = number == LetterState.view["version"].to(int)
    return rx.el.li(
        rx.el.div(
            rx.el.p(one["label"].to(str)),
            rx.el.p(f"{one['words']} · {one['changed']}", class_name="meta text-muted"),
            class_name="min-w-0 flex-1",
        ),
        rx.cond(
            newest,
            rx.fragment(),
            rx.fragment(
                button("Compare", small=True, look="quiet", on_click=LetterState.compare(number)),
                button("Restore", small=True, look="quiet", on_click=LetterState.restore(number)),
            ),
        ),
        class_name="flex items-center gap-1 py-2 text-small",
    )


def _comparison() -> rx.Component:
    return modal(
        rx.el.div(
            rx.foreach(
                LetterState.diff,
                lambda piece: rx.match(
                    piece[0],
                    ("added", rx.el.ins(piece[1], class_name="diff-added")),
                    ("removed", rx.el.del_(piece[1], class_name="diff-removed")),
                    rx.el.span(piece[1]),
                ),
            ),
            class_name="letter whitespace-pre-wrap",
        ),
        rx.el.div(
            button(
                f"Restore version {LetterState.diff_of}",
                on_click=LetterState.restore(LetterState.diff_of),
            ),
            class_name="flex justify-end pt-4",
        ),
        open=LetterState.diff_of > 0,
        title=f"From version {LetterState.diff_of} to the present text",
        on_close=LetterState.close_comparison,
        size="large",
    )


def _skeletons() -> rx.Component:
    column = rx.el.div(*[skeleton("mb-3 h-4 w-full") for _ in range(8)], class_name="pt-6")
    return rx.el.div(column, column, column, class_name="desk", custom_attrs={"data-pane": "letter"})
