"""One run, step by step: what went in, what came out, what it used, what it wrote."""

import reflex as rx

from app.components.buttons import link, link_button, loading_link
from app.components.page_states import empty_state, skeleton_rows, when_loaded
from app.components.run_parts import folded_text, repeat_buttons, run_badge, run_progress, timeline
from app.components.run_pulse import run_pulse
from app.components.run_tables import differences_table, funnel_table, refused_table
from app.components.words import badge, callout
from app.pages import routes
from app.pages.frame import framed
from app.state.run import RunState


def page() -> rx.Component:
    return framed(
        rx.el.div(
            link("‹ All runs", href=routes.RUNS, class_name="link text-small"),
            when_loaded(
                RunState.loaded, rx.cond(RunState.missing, _missing(), _whole()), skeletons=skeleton_rows(4)
            ),
            class_name="mx-auto flex w-full max-w-[820px] flex-col gap-4",
        ),
        title=RunState.title,
        low_action=True,
        action=rx.cond(
            RunState.loaded & ~RunState.missing,
            repeat_buttons(
                RunState.run,
                on_cancel=RunState.cancel,
                on_retry=RunState.retry(""),
                on_replay=RunState.replay,
            ),
        ),
        active=routes.RUNS,
    )


def _missing() -> rx.Component:
    return empty_state(
        "There is no such run in this team.", link_button("All runs", routes.RUNS), icon_name="runs"
    )


def _whole() -> rx.Component:
    run = RunState.run
    return rx.fragment(
        rx.el.section(
            rx.el.div(
                run_badge(run),
                rx.el.p(
                    rx.cond(run["is_open"], run["more"], run["result"]),
                    class_name="min-w-0 flex-1 empty:hidden",
                ),
                class_name="flex flex-wrap items-center gap-2",
            ),
            run_progress(run),
            run_pulse(run["is_open"].to(bool), on_look=RunState.refresh),
            rx.el.dl(
                rx.foreach(
                    RunState.facts,
                    lambda fact: rx.el.div(
                        rx.el.dt(fact["name"]), rx.el.dd(fact["words"]), class_name="contents"
                    ),
                ),
                class_name="fact-list",
            ),
            _texts(),
            rx.el.p(
                loading_link(
                    "Export as JSON",
                    href=f"{routes.RUN_EXPORT}/{run['id']}",
                    download=True,
                    class_name="link text-small",
                )
            ),
            class_name="panel flex flex-col gap-3 p-5",
        ),
        _findings(),
        funnel_table(RunState.funnel),
        refused_table(RunState.refused),
        _compared(),
        rx.el.section(
            rx.el.h2("Steps", class_name="title pb-2"),
            rx.cond(
                RunState.steps.length() > 0,
                timeline(RunState.steps, may_repeat=~run["is_open"].to(bool), on_repeat=RunState.retry),
                rx.el.p("It has not begun a step yet.", class_name="secondary"),
            ),
            class_name="panel p-5",
        ),
        _family(),
    )


def _findings() -> rx.Component:
    """What the optimizer suggests; it is applied in the profile, where it is tried anew first."""
    return rx.cond(
        (RunState.findings.length() > 0) | (RunState.no_findings != ""),
        rx.el.section(
            rx.el.h2("What it suggests", class_name="title pb-2"),
            rx.cond(
                RunState.findings.length() > 0,
                rx.el.ul(
                    rx.foreach(
                        RunState.findings,
                        lambda one: rx.el.li(
                            loading_link(
                                one["words"], href=one["href"], class_name="link [overflow-wrap:anywhere]"
                            ),
                            rx.el.p(one["because"], class_name="secondary pt-0.5"),
                            class_name="py-2.5",
                        ),
                    ),
                    class_name="rows",
                ),
                rx.el.p(RunState.no_findings, class_name="secondary"),
            ),
            rx.el.div(
                link_button("Apply them in the profile", f"{routes.PROFILE}#optimizer-section"),
                class_name="pt-3",
            ),
            class_name="panel p-5",
        ),
    )


def _texts() -> rx.Component:
    return rx.el.div(
        rx.cond(RunState.texts["inputs"] != "", folded_text("Inputs", RunState.texts["inputs"])),
        rx.cond(RunState.texts["outputs"] != "", folded_text("Result", RunState.texts["outputs"])),
        class_name="flex flex-col gap-1 empty:hidden",
    )


def _compared() -> rx.Component:
    """What came out otherwise than in the run that this one repeats."""
    return rx.cond(
        RunState.is_repeated,
        rx.cond(
            RunState.differences.length() > 0,
            rx.el.section(
                rx.el.h2("What differs", class_name="title pb-2"),
                differences_table(RunState.differences),
                class_name="panel p-5",
            ),
            callout(rx.el.p("The same came out as in the run before."), tone="ok"),
        ),
    )


def _family() -> rx.Component:
    """The run it came from, and those it led to."""
    return rx.cond(
        (RunState.parent.length() > 0) | (RunState.children.length() > 0),
        rx.el.section(
            rx.el.h2("Other runs", class_name="title pb-2"),
            rx.el.ul(
                rx.cond(
                    RunState.parent.length() > 0,
                    rx.el.li(
                        "Came from ",
                        link(
                            RunState.parent["words"], href=f"/runs/{RunState.parent['id']}", class_name="link"
                        ),
                    ),
                ),
                rx.foreach(
                    RunState.children,
                    lambda child: rx.el.li(
                        link(child["words"], href=f"/runs/{child['id']}", class_name="link"),
                        " ",
                        badge(child["word"], child["tone"]),
                    ),
                ),
                class_name="flex flex-col gap-1.5",
            ),
            class_name="panel p-5",
        ),
    )
