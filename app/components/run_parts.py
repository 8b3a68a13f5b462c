"""A run on the screen: one line of the list, and its steps one under the other."""

import reflex as rx

from app.components.buttons import Event, button, link
from app.components.words import badge, progress_bar, time_text

Run = rx.Var[dict]


def run_row(run: Run, *, on_cancel, on_retry) -> rx.Component:
    """`on_cancel(id)` and `on_retry(id)` stand beside the line where they make sense."""
    return rx.el.li(
        link(
            rx.el.div(
                rx.el.span(run["name"], class_name="font-semibold"),
                run_badge(run),
                class_name="flex min-w-0 items-center gap-2",
            ),
            rx.el.p(
                run["who"], " · ", run["why"],
                class_name="secondary truncate",
            ),
            rx.cond(
                run["is_open"],
                rx.el.p(run["more"], class_name="meta truncate text-muted empty:hidden"),
                rx.el.p(run["result"], class_name="meta line-clamp-2 text-muted empty:hidden"),
            ),
            run_progress(run),
            href=f"/runs/{run['id']}",
            class_name="run-line",
        ),
        rx.el.div(
            rx.el.p(
                time_text(run["age"], run["exact"], run["iso"]),
                rx.cond(run["took"] != "", rx.el.span(" · ", run["took"])),
                class_name="meta whitespace-nowrap text-muted",
            ),
            _act(run, on_cancel, on_retry),
            class_name="run-side",
        ),
        class_name="run-row",
    )  # fmt: skip


def _act(run: Run, on_cancel, on_retry) -> rx.Component:
    named = {"aria_label": f"Cancel {run['name']}"}
    return rx.cond(
        run["is_open"],
        button("Cancel", small=True, on_click=on_cancel(run["id"]), **named),
        rx.cond(run["may_retry"], button("Retry", small=True, on_click=on_retry(run["id"]))),
    )


def run_badge(run: Run) -> rx.Component:
    return badge(run["word"], run["tone"].to(str))


def run_progress(run: Run) -> rx.Component:
    """How far it is, while it is at work."""
    percent = run["percent"].to(int)
    return rx.cond(
        run["is_open"] & (percent >= 0),
        progress_bar(percent, label=f"How far: {run['name']}", class_name="mt-1.5 max-w-72"),
    )


def timeline(steps: rx.Var[list[dict]], *, may_repeat: rx.Var[bool], on_repeat) -> rx.Component:
    """The steps in order; `on_repeat(name)` does an ended run again from there."""
    return rx.el.ol(
        rx.foreach(steps, lambda step: _step(step, may_repeat, on_repeat)),
        class_name="timeline",
        aria_label="Steps",
    )


def _step(step: rx.Var[dict], may_repeat: rx.Var[bool], on_repeat) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.span(
                    step["name"],
                    class_name="inline-block font-semibold first-letter:uppercase [overflow-wrap:anywhere]",
                ),
                badge(step["word"], step["tone"].to(str)),
                rx.cond(step["kept"], badge("kept from the run before", "plain")),
                class_name="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1",
            ),
            rx.el.p(
                rx.el.span(step["took"], title=step["exact"]),
                class_name="meta whitespace-nowrap text-muted",
            ),
            class_name="flex items-start justify-between gap-3",
        ),
        rx.el.p(step["used"], class_name="meta text-muted empty:hidden"),
        rx.el.p(step["error"], class_name="pt-1 text-small text-red empty:hidden"),
        _rows(step),
        _text("Input", step["input"].to(str)),
        _text("Output", step["output"].to(str), step["is_cut"].to(bool)),
        rx.cond(
            may_repeat,
            rx.el.div(
                button(
                    "Do again from here",
                    small=True,
                    look="quiet",
                    on_click=on_repeat(step["name"]),
                    aria_label=f"Do again from {step['name']}",
                ),
                class_name="-ml-2.5",
            ),
        ),
        custom_attrs={"data-tone": step["tone"]},
    )


def _rows(step: rx.Var[dict]) -> rx.Component:
    return rx.cond(
        step["row_words"] != "",
        rx.el.p(
            step["row_words"],
            rx.foreach(
                step["rows"].to(list[dict[str, str]]),
                lambda row: rx.cond(
                    row["href"] != "",
                    rx.el.span(" · ", link(row["words"], href=row["href"], class_name="link")),
                    rx.el.span(" · ", row["words"]),
                ),
            ),
            rx.cond(step["more_rows"] != "", rx.el.span(" · ", step["more_rows"])),
            class_name="pt-1 text-small",
        ),
    )


def _text(label: str, text: rx.Var[str], is_cut: rx.Var[bool] | bool = False) -> rx.Component:
    return rx.cond(text != "", folded_text(label, text, is_cut))


def folded_text(label: str, text: rx.Var[str], is_cut: rx.Var[bool] | bool = False) -> rx.Component:
    """JSON to look at when one wants to; the export has all of it."""
    return rx.el.details(
        rx.el.summary(label),
        rx.el.pre(text, tab_index=0, aria_label=label, class_name="json"),
        rx.cond(is_cut, rx.el.p("Cut here; the export has all of it.", class_name="meta text-muted")),
        class_name="fold",
    )


def repeat_buttons(run: Run, *, on_cancel: Event, on_retry: Event, on_replay: Event) -> rx.Component:
    """What may be done about a run as a whole."""
    return rx.cond(
        run["is_open"],
        button("Cancel run", on_click=on_cancel, look="danger"),
        rx.el.div(
            rx.cond(run["may_retry"], button("Retry", on_click=on_retry, look="primary")),
            button("Replay", on_click=on_replay, title="Once more from the beginning, with the same inputs"),
            class_name="flex gap-2",
        ),
    )
