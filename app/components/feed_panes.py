"""The list and the job beside it; where there is no room for both, one at a time."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import one, source

source("feed_window.js")


def three(first: rx.Var[str], second: rx.Var[str], third: rx.Var[str]) -> list[rx.Var]:
    """An event with three values."""
    return [first, second, third]


def one_number(first: rx.Var[int]) -> list[rx.Var]:
    """An event with a number."""
    return [first]


class FeedPanes(rx.Component):
    """See `feed_panes()`. Unlike an island it is in the page as built: its skeletons are the first sight."""

    library = source("feed_panes.jsx")
    tag = "FeedPanes"

    selected: rx.Var[str]
    revision: rx.Var[int]
    opened: rx.Var[bool]
    view: rx.Var[str]
    top: rx.Var[int]
    start: rx.Var[int]
    total: rx.Var[int]
    page_size: rx.Var[int]
    window: rx.Var[int]

    emits: ClassVar = {"on_open": one, "on_act": three, "on_scroll_to": one_number}

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        return super().get_event_triggers() | cls.emits


def feed_panes(
    *panes: rx.Component,
    selected: rx.Var[str],
    revision: rx.Var[int],
    opened: rx.Var[bool],
    view: rx.Var[str],
    top: rx.Var[int],
    start: rx.Var[int],
    total: rx.Var[int],
    page_size: int,
    window: int,
    on_open: Any,
    on_act: Any,
    on_scroll_to: Any,
) -> rx.Component:
    """`panes` are an `rx.el.ol` of job_row with `data-rows` between two `data-space` blocks under `data-list`, and a
    job_detail under `data-detail`.

    `on_open(job_id)` when a row is reached; `on_act(verb, job_ids, next_id)` when a job, or several
    between blanks, was decided about and has left the list already: add 1 to `revision` in every answer, granted or refused. Only a window of the list
    is here, of the `total` rows those from `start` on: `on_scroll_to(row)` asks for the rows around another.
    `view` names what is listed: another one begins at its top, as does the same when 1 is added to `top`.
    """
    return FeedPanes.create(
        *panes,
        selected=selected,
        revision=revision,
        opened=opened,
        view=view,
        top=top,
        start=start,
        total=total,
        page_size=page_size,
        window=window,
        on_open=on_open,
        on_act=on_act,
        on_scroll_to=on_scroll_to,
    )
