"""Who is signed in, and what concerns the person: appearance, keyboard, signing out."""

from collections.abc import Sequence

import reflex as rx
from reflex.style import color_mode, set_color_mode

from app.components.forms import native_form
from app.components.icons import IconName, icon
from app.components.menus import menu_heading, menu_item, menu_separator
from app.components.shortcuts import shortcut_switch
from app.components.words import progress_bar

APPEARANCES: tuple[tuple[str, str, IconName], ...] = (
    ("light", "Light", "sun"),
    ("dark", "Dark", "moon"),
    ("system", "Like the system", "screen"),
)


def account_menu(
    account: rx.Var[dict[str, str]],
    *,
    up: bool = False,
    small: bool = False,
    places: Sequence[tuple[str, str, IconName]] = (),
) -> rx.Component:
    """The card at the sidebar's foot; on a phone (`small`) a round button in the header.

    `places` are those for which the phone's bar has no room: words, address, icon.
    """
    return rx.el.details(
        rx.el.summary(
            rx.fragment(icon("profile", size=18), rx.el.span("Menu")) if small else _card(account),
            aria_label="Menu and account" if small else rx.Var.create(f"Account of {account['name']}"),
            class_name="btn btn-quiet btn-icon account-button" if small else "account block",
        ),
        rx.el.div(
            rx.el.p(account["email"], class_name="meta truncate px-2.5 py-1"),
            rx.cond(
                _is_sample(account), _posting("profile", "Make an account of your own", "/session/start")
            ),
            menu_item("Team", href="/team", icon_name="profile"),
            *[menu_item(words, href=href, icon_name=name) for words, href, name in places],
            menu_separator(),
            menu_heading("Appearance"),
            *[_appearance(*choice) for choice in APPEARANCES],
            menu_separator(),
            shortcut_switch(),
            menu_separator(),
            _posting("leave", "Sign out", "/session/sign-out"),
            class_name="menu-list",
            custom_attrs={"data-up": str(up).lower()},
        ),
        class_name="menu",
    )


def _is_sample(account: rx.Var[dict[str, str]]) -> rx.Var[bool]:
    """Sample accounts have an address that can belong to nobody."""
    return account["email"].contains("@sample.invalid")


def _posting(name: IconName, words: str, action: str) -> rx.Component:
    """An item that leaves the page by a plain form."""
    button = rx.el.button(
        icon(name),
        words,
        type="submit",
        class_name="menu-item",
        custom_attrs={"data-item": "true", "data-palette": "true"},
    )
    return native_form(button, action=action)


def _card(account: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.fragment(
        rx.el.span(account["name"], class_name="block truncate font-semibold"),
        rx.el.span(
            rx.cond(_is_sample(account), "Sample account", account["plan"]),
            class_name="meta block truncate text-muted",
        ),
        rx.cond(
            account["trial_percent"] != "",
            progress_bar(account["trial_percent"].to(int), label="Trial", class_name="mt-2 h-1"),
        ),
    )


def _appearance(mode: str, words: str, name: IconName) -> rx.Component:
    return rx.el.button(
        icon(name),
        words,
        rx.cond(color_mode == mode, rx.el.span(icon("check"), class_name="ml-auto text-accent")),
        type="button",
        on_click=set_color_mode(mode),
        aria_label=f"Appearance: {words}",
        aria_pressed=color_mode == mode,
        class_name="menu-item",
        custom_attrs={"data-item": "true", "data-stay": "true", "data-palette": "true"},
    )
