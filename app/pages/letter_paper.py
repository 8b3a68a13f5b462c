"""The sheet in the middle of the desk: the letter's text, how it sounds, its files and its versions."""

import reflex as rx

from app.components.autosave import autosave_textarea
from app.components.buttons import button
from app.components.letter_sides import file_links, older_version, version_steps, voice
from app.components.words import badge
from app.pages import routes
from app.pages.letter_agent import letter_agent, letter_stream
from app.pages.presence import who_else
from app.state.letter import LetterState
from app.state.letter_agent import LetterAgentState
from app.state.letter_desk import LetterDeskState
from app.state.session import SessionState

MAY_WRITE = SessionState.may_write


def letter_paper() -> rx.Component:
    letter, old = LetterState.letter, LetterDeskState.old_version
    return rx.el.section(
        rx.el.div(
            rx.el.h2("Your letter", class_name="section-title"),
            rx.el.span(
                rx.cond(
                    old > 0,
                    f"version {old} of {letter['version']}",
                    f"version {letter['version']} · {letter['words']}",
                ),
                class_name="meta text-muted",
            ),
            rx.cond(letter["status"] == "ready", rx.el.span(badge("Ready", "ok"), class_name="md:hidden")),
            file_links(routes.LETTER_FILE, LetterState.job["job_id"]),
            version_steps(LetterState.versions.length() > 1, on_step=LetterDeskState.step),
            who_else(LetterState.job["job_id"], "letter"),
            class_name="flex flex-wrap items-center gap-x-3 gap-y-1",
        ),
        rx.cond(
            old > 0,
            older_version(
                old,
                LetterDeskState.old_text,
                may_write=MAY_WRITE,
                on_restore=[LetterDeskState.back_to_newest, LetterState.restore(old, "")],
                on_compare=LetterDeskState.compare(old),
                on_newest=LetterDeskState.back_to_newest,
            ),
        ),
        rx.el.div(
            rx.cond(
                MAY_WRITE,
                voice(
                    LetterState.style,
                    LetterState.temperature,
                    rx.el.div(redraft_button(), class_name="md:hidden"),
                    letter_agent(),
                    differs=LetterState.differs,
                    on_style=LetterState.choose_style,
                    on_temperature=LetterState.choose_temperature,
                ),
            ),
            letter_stream(),
            autosave_textarea(
                doc=LetterState.document,
                value=LetterState.text,
                revision=LetterState.revision,
                edition=LetterState.edition,
                label="The text of the letter",
                on_save=LetterState.save,
                look="letter-edit",
                read_only=~MAY_WRITE,
                spans=LetterState.spans,
                picked=LetterDeskState.picked,
                aim=LetterDeskState.aim,
                on_pick=LetterDeskState.pick,
            ),
            hidden=old > 0,
            class_name="desk-text",
            custom_attrs={
                "data-lines": rx.cond(LetterDeskState.lines, "on", "off"),
                "data-writing": rx.cond(LetterAgentState.text != "", "on", "off"),
            },
        ),
        aria_label="Your letter",
        id="panel-letter",
        class_name="desk-paper",
    )


def redraft_button() -> rx.Component:
    return button(
        "Redraft",
        on_click=[LetterDeskState.back_to_newest, LetterState.redraft],
        key="R",
        custom_attrs={"data-key": "r", "data-due": rx.cond(LetterState.differs, "true", "false")},
    )
