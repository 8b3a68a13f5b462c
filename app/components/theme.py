"""Names for the tokens of assets/styles/tokens.css, and what the page head needs. No colour elsewhere."""

from typing import Literal

import reflex as rx
from reflex_base.plugins.shared_tailwind import TailwindConfig

Tone = Literal["ok", "look", "bad", "info", "plain"]
"""ok = go, look = needs a look, bad = not true or not possible, info = information, plain = no colour."""

STYLESHEETS = [
    "/styles/tokens.css",
    "/styles/base.css",
    "/styles/shell.css",
    "/styles/notices.css",
    "/styles/controls.css",
    "/styles/choices.css",
    "/styles/surfaces.css",
    "/styles/overlays.css",
    "/styles/figures.css",
    "/styles/feed.css",
    "/styles/around.css",
    "/styles/board.css",
    "/styles/cards.css",
    "/styles/letter.css",
    "/styles/inbox.css",
    "/styles/runs.css",
    "/styles/activity.css",
    "/styles/interviews.css",
    "/styles/dashboard.css",
    "/styles/islands.css",
]

TAILWIND: TailwindConfig = {
    "theme": {
        "colors": {
            "transparent": "transparent",
            "current": "currentColor",
            **{
                name: f"var(--{name})"
                for name in (
                    *("bg", "surface", "sunken", "border", "line", "text", "muted", "faint"),
                    *("accent", "on-accent", "accent-soft", "amber", "amber-soft"),
                    *("red", "red-soft", "blue", "blue-soft", "violet"),
                )
            },
        },
        "fontFamily": {"sans": "var(--sans)", "serif": "var(--serif)"},
        "fontSize": {
            "meta": ["0.78125rem", "1.125rem"],
            "small": ["0.8125rem", "1.25rem"],
            "base": ["0.875rem", "1.25rem"],
            "large": ["1rem", "1.5rem"],
            "title": ["1.25rem", "1.75rem"],
            "heading": ["1.5rem", "1.875rem"],
        },
        "borderRadius": {
            "none": "0",
            "control": "var(--radius-control)",
            "card": "var(--radius-card)",
            "column": "var(--radius-column)",
            "panel": "var(--radius-panel)",
            "full": "999px",
        },
        "boxShadow": {"card": "var(--shadow-card)", "float": "var(--shadow-float)", "none": "none"},
    },
    "plugins": [],
}


def head() -> list[rx.Component]:
    """What every page's head needs: icon, colours of the browser's frame, the two fonts' first bytes."""
    return [
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.meta(name="theme-color", content="#f1efe9", media="(prefers-color-scheme: light)"),
        rx.el.meta(name="theme-color", content="#11100e", media="(prefers-color-scheme: dark)"),
        _preload("/fonts/inter-latin-wght-normal.woff2"),
        _preload("/fonts/newsreader-latin-wght-normal.woff2"),
        rx.el.script(src="/menus.js", defer=True),
    ]


def _preload(href: str) -> rx.Component:
    return rx.el.link(
        rel="preload", href=href, type="font/woff2", cross_origin="anonymous", custom_attrs={"as": "font"}
    )
