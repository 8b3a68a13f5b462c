"""The list of letters: which are drafts, which are ready, and where their cards stand."""

import reflex as rx

from app.components.buttons import link, link_button
from app.components.page_states import empty_state, error_state, skeleton_rows, when_loaded
from app.components.row_keys import LIST_KEYS, row_keys
from app.components.words import badge
from app.domain.pipeline import LABELS
from app.pages import routes
from app.pages.frame import framed
from app.state.letters import LettersState


def page() -> rx.Component:
    rows = LettersState.rows
    count = rows.length()
    return framed(
        rx.el.div(
            rx.cond(LettersState.failed != "", error_state(LettersState.failed, on_retry=LettersState.load)),
            when_loaded(
                LettersState.loaded | (LettersState.failed != ""),
                rx.cond(
                    count > 0,
                    rx.el.ul(rx.foreach(rows, _row), class_name="card rows"),
                    rx.cond(LettersState.failed == "", _none()),
                ),
                skeletons=skeleton_rows(4),
            ),
            class_name="mx-auto w-full max-w-[880px]",
        ),
        row_keys("a.letter-row"),
        title="Letters",
        sentence=rx.cond(count > 0, f"{count} in all, the latest changed first", ""),
        active=routes.LETTERS,
        keys=LIST_KEYS,
    )


def _none() -> rx.Component:
    return empty_state(
        "No letters yet.",
        link_button("Choose a job in the feed", routes.FEED, look="primary"),
        hint="Press “Draft letter” on a job: composed from your facts, each with its source.",
        icon_name="letters",
    )


def _row(row: rx.Var[dict[str, str]]) -> rx.Component:
    meta = rx.el.p(f"{row['meta']} · {row['words']} · {row['version']}", class_name="secondary truncate")
    return rx.el.li(
        link(
            rx.el.p(row["title"], class_name="truncate font-semibold"),
            rx.el.div(
                rx.cond(
                    row["stage"] != "",
                    rx.el.span(_stage(row["stage"]), class_name="secondary hidden sm:block"),
                ),
                rx.cond(row["status"] == "ready", badge("Ready", "ok"), badge("Draft", "look")),
                class_name="flex items-center justify-end gap-3",
            ),
            meta,
            rx.el.span(row["changed"], class_name="meta text-right text-muted"),
            href=f"/letters/{row['job_id']}",
            class_name="letter-row",
        ),
    )


def _stage(stage: rx.Var[str]) -> rx.Var[str]:
    return rx.match(stage, *[(status.value, label) for status, label in LABELS.items()], "")
