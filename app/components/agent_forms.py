"""The settings of agents: when one runs by itself, what job search reads, how much of a day is used."""

import reflex as rx

from app.components.buttons import Text, button, icon_button
from app.components.forms import checkbox, field, field_error, select, text_input
from app.components.words import progress_bar
from app.domain.retention import CHOICES
from app.domain.schedule import EVERY, HOURS

Card = rx.Var[dict]


def agent_card(card: Card, errors: rx.Var[dict[str, str]], *, on_switch, on_change, on_quiet) -> rx.Component:
    """`on_switch(agent, on)`, `on_change(agent, field, value)`, `on_quiet(form)`."""
    agent = card["agent"].to(str)
    is_on = card["on"].to(bool)
    return rx.el.div(
        rx.el.label(
            rx.el.input(
                type="checkbox",
                id=f"{agent}-on",
                checked=is_on,
                on_change=lambda on: on_switch(agent, on),
            ),
            rx.el.span(
                rx.el.span(card["name"], " by itself", class_name="font-semibold"),
                rx.el.span(card["sentence"], class_name="help block"),
            ),
            class_name="check",
            html_for=f"{agent}-on",
        ),
        rx.cond(is_on, _when(card, agent, on_change=on_change, on_quiet=on_quiet)),
        field_error(errors.get(agent, ""), agent),
        rx.cond(
            card["next_at"] != "",
            rx.el.p("Next: ", rx.el.strong(card["next_at"]), ".", class_name="text-small pl-7"),
        ),
        class_name="flex flex-col gap-2",
    )


def _when(card: Card, agent: rx.Var[str], *, on_change, on_quiet) -> rx.Component:
    is_days = ~rx.Var.create(list(HOURS)).contains(card["every"])
    return rx.el.div(
        rx.el.div(
            field(
                "How often",
                select(
                    f"{agent}-every",
                    [(each, words.capitalize()) for each, words in EVERY.items()],
                    value=card["every"],
                    on_change=lambda value: on_change(agent, "every", value),
                ),
                name=f"{agent}-every",
            ),
            rx.cond(
                is_days,
                field(
                    "At",
                    text_input(
                        f"{agent}-at",
                        kind="time",
                        default_value=card["at"],
                        on_blur=lambda value: on_change(agent, "at", value),
                        key=card["at"].to(str),
                    ),
                    name=f"{agent}-at",
                ),
            ),
            class_name="flex flex-wrap gap-3",
        ),
        rx.el.form(
            rx.el.input(type="hidden", name="agent", value=agent, read_only=True),
            _clock(agent, "quiet_from", "Quiet from", card["quiet_from"].to(str)),
            _clock(agent, "quiet_to", "until", card["quiet_to"].to(str)),
            button("Set", submit=True, small=True),
            on_submit=on_quiet,
            aria_label="Quiet hours",
            key=f"{card['quiet_from']}-{card['quiet_to']}",
            class_name="flex flex-wrap items-end gap-3",
        ),
        class_name="flex flex-col gap-3 pl-7",
    )


def _clock(agent: rx.Var[str], name: str, label: str, value: rx.Var[str]) -> rx.Component:
    shown = f"{agent}-{name}"
    control = rx.el.input(id=shown, name=name, type="time", default_value=value, class_name="input")
    return field(label, control, name=shown)


def source_list(sources: rx.Var[list[dict[str, str]]], *, on_remove) -> rx.Component:
    """What job search reads; the first is the team's own inbox, which stays. `on_remove(kind, where)`."""
    return rx.el.ul(
        rx.foreach(
            sources,
            lambda source, index: rx.el.li(
                rx.el.div(
                    rx.el.p(source["where"], class_name="text-small [overflow-wrap:anywhere]"),
                    rx.el.p(
                        rx.match(source["kind"], ("folder", "Folder"), "Feed"),
                        rx.cond(
                            source["visited"] != "", rx.el.span(" · ", source["visited"]), " · not read yet"
                        ),
                        class_name="meta text-muted",
                    ),
                    rx.el.p(source["problem"], class_name="text-small text-red empty:hidden"),
                    class_name="min-w-0 flex-1",
                ),
                rx.cond(
                    index > 0,
                    icon_button(
                        "close",
                        f"Read {source['where']} no more",
                        small=True,
                        on_click=on_remove(source["kind"], source["where"]),
                    ),
                ),
                class_name="flex items-start gap-2 py-2.5",
            ),
        ),
        class_name="rows",
        aria_label="Sources",
    )


def source_form(error: Text, *, turn: rx.Var[int], on_add) -> rx.Component:
    """One more address or folder."""
    return rx.el.form(
        field(
            "Another source",
            text_input("source", max_length=2000, error=error, placeholder="https://…", auto_complete="off"),
            name="source",
            error=error,
            help="The address of an RSS or Atom feed, or a folder that the operator lets you watch.",
        ),
        rx.el.div(button("Add", submit=True)),
        on_submit=on_add,
        key=turn,
        no_validate=True,
        aria_label="Add a source",
        class_name="flex flex-col gap-2",
    )


def shortlist_switch(is_on: rx.Var[bool], *, on_change) -> rx.Component:
    return checkbox(
        "shortlists",
        "Put the best on the board",
        help="Up to ten new jobs a search, only those well above what the feed shows.",
        checked=is_on,
        on_change=on_change,
    )


def usage_meter(meter: rx.Var[dict]) -> rx.Component:
    """A day's limit and how much of it is used."""
    percent = meter["percent"].to(int)
    return rx.el.div(
        rx.el.p(
            rx.el.span(meter["name"]),
            rx.el.span(meter["words"], class_name="text-muted"),
            class_name="flex justify-between gap-3 text-small",
        ),
        progress_bar(
            percent,
            label=meter["name"].to(str),
            tone=rx.cond(percent >= 90, "look", "ok"),
            class_name="mt-1.5",
        ),
    )


def usage_part(meters: rx.Var[list[dict]], keep_days: rx.Var[str], *, on_keep) -> rx.Component:
    """What today's limits leave, and, for those who may choose it, for how long runs are kept."""
    return rx.fragment(
        rx.foreach(meters, usage_meter),
        rx.cond(keep_days != "", _keep_runs_select(keep_days, on_change=on_keep)),
    )


def _keep_runs_select(days: rx.Var[str], *, on_change) -> rx.Component:
    """For how long the team keeps its runs. `on_change(days)`."""
    return field(
        "Keep the steps of runs",
        select(
            "keep-runs",
            [(str(each), words.capitalize()) for each, words in CHOICES.items()],
            value=days,
            on_change=on_change,
        ),
        name="keep-runs",
        help="Older runs go once a day. The jobs, letters and messages they wrote stay.",
    )
