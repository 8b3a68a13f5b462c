"""The list of letters: which are drafts, which are ready, and where their cards stand."""

import reflex as rx

from app.components.buttons import link, link_button
from app.components.page_states import empty_state, skeleton_rows, when_loaded
from app.components.words import badge
from app.domain.pipeline import LABELS
from app.pages import routes
from app.pages.frame import framed
from app.state.letter import LettersState


def page() -> rx.Component:
    return framed(
        when_loaded(
            LettersState.loaded,
            rx.cond(
                LettersState.rows.length() > 0,
                rx.el.ul(
                    rx.foreach(LettersState.rows, _row), class_name="card rows mx-auto w-full max-w-[880px]"
                ),
                empty_state(
                    "No letters yet.",
                    link_button("Choose a job in the feed", routes.FEED, look="primary"),
                    hint="Press “Draft letter” on a job: composed from your facts, each with its source.",
                    icon_name="letters",
                ),
            ),
            skeletons=skeleton_rows(4),
        ),
        title="Letters",
        sentence=rx.cond(
            LettersState.loaded, f"{LettersState.rows.length()} in all, the latest changed first", ""
        ),
        active=routes.LETTERS,
    )


def _row(row: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.li(
        link(
            rx.el.div(
                rx.el.p(row["title"], class_name="truncate font-semibold"),
                rx.el.p(
                    f"{row['meta']} · {row['words']} · {row['version']}", class_name="secondary truncate"
                ),
                class_name="min-w-0 flex-1",
            ),
            rx.cond(
                row["stage"] != "", rx.el.span(_stage(row["stage"]), class_name="secondary hidden sm:block")
            ),
            rx.cond(row["status"] == "ready", badge("Ready", "ok"), badge("Draft", "look")),
            rx.el.span(row["changed"], class_name="meta w-24 text-right text-muted"),
            href=f"/letters/{row['job_id']}",
            class_name="flex items-center gap-4 px-5 py-3 hover:bg-sunken",
        ),
    )


def _stage(stage: rx.Var[str]) -> rx.Var[str]:
    return rx.match(stage, *[(status.value, label) for status, label in LABELS.items()], "")
