"""The frame around every signed-in page: sidebar, header, bottom bar, live region."""

from collections.abc import Sequence
from dataclasses import dataclass

import reflex as rx

from app.components.account_menu import account_menu
from app.components.bell import bell
from app.components.buttons import Text, link, loading_link
from app.components.icons import IconName, brand_mark, icon


@dataclass(frozen=True)
class Place:
    """One entry of the sidebar. `count` names the number of ShellState.counts that stands beside it."""

    label: str
    href: str
    icon: IconName
    key: str = ""
    count: str = ""
    on_phone: bool = True


def shell(
    *content: rx.Component | rx.Var,
    title: Text,
    sentence: Text = "",
    search: rx.Component | None = None,
    action: rx.Component | None = None,
    low_action: bool = False,
    bar: rx.Component | None = None,
    active: str,
    places: Sequence[Place],
    counts: rx.Var[dict[str, int]],
    account: rx.Var[dict[str, str]],
    helpers: Sequence[rx.Component] = (),
    flush: bool = False,
    notices_href: str = "/notifications",
) -> rx.Component:
    """The whole page. `bar` is a second row under the header (filters, tabs); `flush` drops the padding.

    `low_action` gives the action a row of its own on a phone: where it or the title is long.
    """
    return rx.el.div(
        loading_link("Skip to content", href="#main", class_name="skip-link"),
        rx.el.aside(
            link(brand_mark(), "Bidwell", href=places[0].href, class_name="brand"),
            _nav(places, active, counts),
            rx.el.div(account_menu(account, up=True), class_name="mt-auto pt-3"),
            class_name="sidebar",
            aria_label="Bidwell",
        ),
        rx.el.main(
            _header(
                title,
                sentence,
                search,
                rx.el.div(
                    action, class_name="topbar-action topbar-action-low" if low_action else "topbar-action"
                )
                if action is not None
                else None,
                account_menu(account, small=True, places=_elsewhere(places)),
                bell(counts.get("notices", 0).to(int), notices_href),
            ),
            bar or rx.fragment(),
            rx.el.div(*content, class_name="page page-flush" if flush else "page"),
            id="main",
            tab_index=-1,
            class_name="main",
        ),
        _bottom_bar(_within_reach(places), active),
        live_region(),
        *helpers,
        class_name="app",
    )


def _within_reach(places: Sequence[Place]) -> list[Place]:
    """Those that a phone's bar has room for."""
    return [place for place in places if place.on_phone][:5]


def _elsewhere(places: Sequence[Place]) -> list[tuple[str, str, IconName]]:
    near = _within_reach(places)
    return [(place.label, place.href, place.icon) for place in places if place not in near]


def _nav(places: Sequence[Place], active: str, counts: rx.Var[dict[str, int]]) -> rx.Component:
    return rx.el.nav(
        *[
            link(
                icon(place.icon),
                place.label,
                _count(place, counts),
                href=place.href,
                class_name="nav-item",
                **_current(place, active),
            )
            for place in places
        ],
        aria_label="Main",
        class_name="nav",
    )


def _count(place: Place, counts: rx.Var[dict[str, int]]) -> rx.Component:
    if not place.count:
        return rx.fragment()
    number = counts.get(place.count, 0).to(int)
    return rx.cond(number > 0, rx.el.span(number.to_string(), class_name="count"))


def _header(
    title: Text,
    sentence: Text,
    search: rx.Component | None,
    action: rx.Component | None,
    account: rx.Component,
    ringing: rx.Component,
) -> rx.Component:
    return rx.el.header(
        rx.el.h1(title, tab_index=-1, id="page-title", class_name="title"),
        rx.el.p(id="lift-sentence", class_name="topbar-sentence lift-sentence"),
        rx.el.p(sentence, class_name="topbar-sentence"),
        rx.el.div(
            search or rx.fragment(),
            action or rx.fragment(),
            rx.el.div(ringing, rx.el.div(account, class_name="md:hidden"), class_name="topbar-corner"),
            class_name="topbar-tools",
        ),
        class_name="topbar",
    )


def _bottom_bar(places: Sequence[Place], active: str) -> rx.Component:
    return rx.el.nav(
        *[
            link(icon(place.icon, size=20), place.label, href=place.href, **_current(place, active))
            for place in places
        ],
        aria_label="Places",
        class_name="bottombar",
    )


def _current(place: Place, active: str) -> dict:
    return {"custom_attrs": {"aria-current": "page"}} if place.href == active else {}


def live_region() -> rx.Component:
    """The one polite live region: islands and notices write sentences into it."""
    return rx.el.div(id="live", role="status", aria_live="polite", class_name="sr-only")


def plain_page(*content: rx.Component, title: Text, sentence: Text = "") -> rx.Component:
    """A page without navigation: signing in, signing up, the apply link."""
    return rx.el.main(
        rx.el.div(
            rx.el.div(brand_mark(), "Bidwell", class_name="brand px-0"),
            rx.el.h1(title, tab_index=-1, id="page-title", class_name="heading"),
            rx.el.p(sentence, class_name="secondary pt-1") if sentence != "" else rx.fragment(),
            *content,
            class_name="panel mx-auto w-full max-w-[420px] p-6 sm:p-8",
        ),
        live_region(),
        id="main",
        class_name="grid min-h-dvh content-center px-4 py-8",
    )
