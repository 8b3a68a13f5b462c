"""Notifications: all of them, or those not read, or of one kind; each leads to its thing."""

import reflex as rx

from app.components.bell import notice_line
from app.components.buttons import button, link, link_button
from app.components.page_states import empty_state, loading, skeleton, when_loaded
from app.pages import routes
from app.pages.frame import framed
from app.state.channels import SECTION
from app.state.notifications import NotificationsState as State

LOAD = (State.load,)
CHANNELS = f"{routes.SETTINGS}?section={SECTION}"


def page() -> rx.Component:
    return framed(
        rx.el.div(
            rx.el.div(
                rx.el.nav(
                    rx.foreach(State.chips, _chip), aria_label="Kinds", class_name="flex flex-wrap gap-2"
                ),
                link("Notification settings", href=CHANNELS, class_name="link ml-auto text-small"),
                class_name="flex flex-wrap items-center gap-3",
            ),
            when_loaded(
                State.loaded,
                rx.cond(State.lines.length() > 0, _list(), _none()),
                skeletons=loading(
                    "Loading notifications", skeleton("h-14 w-full"), skeleton("mt-2 h-14 w-full")
                ),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto flex max-w-[760px] flex-col gap-4",
        ),
        title="Notifications",
        sentence="What has happened while you were elsewhere",
        active=routes.NOTIFICATIONS,
        low_action=True,
        action=button("Mark all as read", on_click=State.mark_all, disabled=State.unread == 0),
    )


def _chip(chip: rx.Var[dict[str, str]]) -> rx.Component:
    return link(
        chip["words"],
        href=chip["href"],
        class_name="chip",
        custom_attrs={
            "data-on": rx.cond(chip["on"] != "", "true", "false"),
            "aria-current": rx.cond(chip["on"] != "", "true", "false"),
        },
    )


def _list() -> rx.Component:
    return rx.el.div(
        rx.el.ul(
            rx.foreach(
                State.lines,
                lambda line: notice_line(
                    line, muted=State.muted, on_follow=State.follow, on_mark=State.mark, on_mute=State.mute
                ),
            ),
            class_name="card rows",
            aria_label="Notifications",
        ),
        rx.el.div(
            button("Clear what is read", on_click=State.clear, look="quiet"),
            class_name="pt-3",
        ),
    )


def _none() -> rx.Component:
    return rx.cond(
        (State.kind != "") | State.unread_only,
        empty_state(
            "Nothing of this kind.", link_button("Show all", routes.NOTIFICATIONS), icon_name="filter",
            hint="What has been read stays under All until it is cleared.",
        ),
        empty_state(
            "Nothing to tell yet.",
            link_button("Save a search", routes.FEED, look="primary"),
            hint="Saved searches, the job search and calls that begin soon tell you here.",
            icon_name="bell",
        ),
    )  # fmt: skip
