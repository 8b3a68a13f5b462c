"""The list and the job beside it; on a phone one at a time."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import one, source


def three(first: rx.Var[str], second: rx.Var[str], third: rx.Var[str]) -> list[rx.Var]:
    """An event with three values."""
    return [first, second, third]


class FeedPanes(rx.Component):
    """See `feed_panes()`. Unlike an island it is in the page as built: its skeletons are the first sight."""

    library = source("feed_panes.jsx")
    tag = "FeedPanes"

    selected: rx.Var[str]
    revision: rx.Var[int]
    opened: rx.Var[bool]
    place: rx.Var[str]

    emits: ClassVar = {"on_open": one, "on_act": three}

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        return super().get_event_triggers() | cls.emits


def feed_panes(
    *panes: rx.Component,
    selected: rx.Var[str],
    revision: rx.Var[int],
    opened: rx.Var[bool],
    place: rx.Var[str],
    on_open: Any,
    on_act: Any,
) -> rx.Component:
    """`panes` are an `rx.el.ol` of job_row under `data-list`, and a job_detail under `data-detail`.

    `on_open(job_id)` when a row is reached; `on_act(verb, job_id, next_id)` when a job was decided about and
    has left the list already: add 1 to `revision` in every answer, granted or refused. `place` names the page
    of the list: another place begins at its top.
    """
    return FeedPanes.create(
        *panes,
        selected=selected,
        revision=revision,
        opened=opened,
        place=place,
        on_open=on_open,
        on_act=on_act,
    )
