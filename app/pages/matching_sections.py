"""Sections about what is shown and why: the dial, what would bring more, what verdicts have taught."""

from typing import Any

import reflex as rx

from app.components.advice import advice_list, advice_progress
from app.components.buttons import Look, button, loading_link
from app.components.dialogs import modal
from app.components.learned import learned_weights
from app.components.page_states import error_state, loading, skeleton, when_loaded
from app.components.tightness import tightness_dial
from app.components.why import why_panel
from app.domain.enums import AgentType
from app.domain.tightness import LEVELS
from app.pages import routes
from app.state.advice import AdviceState
from app.state.dial import DialState
from app.state.learning import LearningState
from app.state.rerank import RerankState
from app.state.session import SessionState
from app.state.why import WhyState


def picky_section(on_key: Any = None, keep_look: Look = "primary") -> rx.Component:
    """The dial on a page: try, look, keep or cancel."""
    return when_loaded(
        DialState.loaded & (RerankState.levels.length() > 0),
        tightness_dial(
            RerankState.levels,
            value=DialState.tried,
            jobs=RerankState.jobs,
            at_work=RerankState.at_work,
            preview=DialState.preview,
            on_choose=DialState.try_level,
            on_keep=DialState.keep,
            on_cancel=DialState.cancel,
            href=routes.job,
            on_key=on_key,
            keep_look=keep_look,
        ),
        skeletons=loading("Loading", skeleton("h-12 w-full")),
        error=RerankState.failed,
        on_retry=RerankState.count,
    )


def dial_dialog() -> rx.Component:
    """The dial over a page, and the digits that open it with a level tried."""
    return rx.fragment(
        rx.el.div(
            *[
                rx.el.button(
                    type="button",
                    aria_label=f"Try {each.word}: {each.sentence}",
                    tab_index=-1,
                    on_click=DialState.open_with(str(each.level)),
                    custom_attrs={"data-key": str(each.level)},
                )
                for each in LEVELS
            ],
            class_name="sr-only",
        ),
        modal(
            picky_section(on_key=DialState.press),
            open=DialState.is_open,
            title="How picky the feed is",
            on_close=DialState.cancel,
            first="input:checked",
        ),
    )


def coach_section() -> rx.Component:
    """The smallest true edits that would bring most jobs over the bar."""
    return _advised(
        rx.el.div(
            rx.el.p(AdviceState.sentence, class_name="secondary pb-1"),
            advice_list(
                AdviceState.coach,
                on_apply=AdviceState.apply,
                href=routes.job,
                label="Edits that bring more jobs",
            ),
        )
    )


def suggestions_section() -> rx.Component:
    """What would make the profile say what is asked for."""
    return _advised(
        rx.cond(
            AdviceState.suggestions.length() > 0,
            advice_list(
                AdviceState.suggestions, on_apply=AdviceState.apply, href=routes.job, label="Suggestions"
            ),
            rx.cond(
                AdviceState.has_jobs,
                rx.el.p(
                    "Nothing to suggest: what your best jobs ask for, and your rows show, your profile says already.",
                    class_name="secondary",
                ),
                rx.el.p(
                    "This compares your profile with your best jobs, and there are none yet. ",
                    loading_link("Import some", href=routes.IMPORT, class_name="link"),
                    class_name="secondary",
                ),
            ),
        ),
        rx.cond(SessionState.may_write, _run_it()),
    )


def _run_it() -> rx.Component:
    """The agent does the same by itself, on a schedule, and keeps a record; here is how to have it do so now."""
    agent = AgentType.UPWORK_PROFILE_OPTIMIZER.value
    return rx.el.div(
        button(
            "Run it now", small=True, on_click=AdviceState.run, title="The profile optimizer, step by step"
        ),
        loading_link("Its runs", href=f"{routes.RUNS}?agent={agent}", class_name="link text-small"),
        loading_link("Its schedule", href=f"{routes.SETTINGS}#agents", class_name="link text-small"),
        class_name="flex flex-wrap items-center gap-4 pt-3",
    )


def _advised(content: rx.Component, below: rx.Component | None = None) -> rx.Component:
    """The old advice stays in view while new advice is sought."""
    return rx.cond(
        AdviceState.failed != "",
        error_state(AdviceState.failed, on_retry=AdviceState.look),
        rx.el.div(
            rx.cond(AdviceState.doing != "", advice_progress(AdviceState.percent, AdviceState.doing)),
            rx.cond(AdviceState.loaded, content, loading("Looking for advice", skeleton("h-16 w-full"))),
            below or rx.fragment(),
        ),
    )


def best_advice() -> rx.Component:
    """The best edit in one line, for beside the profile."""
    return rx.cond(
        AdviceState.best != "",
        rx.el.section(
            rx.el.h2("What would bring more", class_name="section-title pb-1"),
            rx.el.p(AdviceState.best, class_name="text-small"),
            loading_link("See all edits", href="#coach-section", class_name="link text-small"),
            class_name="panel",
            aria_label="Best advice",
        ),
    )


def learned_section() -> rx.Component:
    """Base and learned weights side by side, with their bounds; ranking by what is new, and forgetting."""
    return when_loaded(
        LearningState.loaded,
        rx.el.div(
            rx.el.p(LearningState.sentence, class_name="secondary"),
            learned_weights(LearningState.rows),
            rx.cond(
                LearningState.fewer.length() > 0,
                rx.el.div(
                    rx.el.h3("Less of", class_name="section-title pb-1"),
                    rx.el.ul(
                        rx.foreach(LearningState.fewer, lambda line: rx.el.li(line)),
                        class_name="list-disc pl-5 text-small",
                    ),
                ),
            ),
            rx.el.div(
                rx.cond(
                    LearningState.waiting,
                    button(
                        rx.cond(LearningState.at_work, "Ranking…", "Rank my jobs by it now"),
                        on_click=LearningState.rank_now,
                        disabled=LearningState.at_work,
                    ),
                ),
                rx.cond(
                    LearningState.is_moved | LearningState.waiting,
                    button("Forget what was learned", on_click=LearningState.forget),
                ),
                class_name="flex flex-wrap gap-2 empty:hidden",
            ),
            class_name="flex flex-col gap-4",
        ),
        skeletons=loading("Loading", skeleton("h-40 w-full")),
        error=LearningState.failed,
        on_retry=LearningState.load,
    )


def why_here(job_id: rx.Var[str]) -> rx.Component:
    """For the pane of one job."""
    return why_panel(
        job_id,
        why=WhyState.why,
        asks_less=WhyState.asks_less,
        chosen=WhyState.chosen,
        on_ask=WhyState.ask,
        on_less=WhyState.ask_less,
        on_choose=WhyState.choose,
        on_say=WhyState.less,
        on_close=WhyState.close,
    )
