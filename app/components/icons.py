"""Our own small icons: one path each on a 20 × 20 grid, drawn with the colour of the text beside them."""

from typing import Literal, get_args

import reflex as rx

IconName = Literal[
    "feed",
    "pipeline",
    "letters",
    "inbox",
    "interviews",
    "dashboard",
    "earnings",
    "runs",
    "profile",
    "settings",
    "import",
    "search",
    "plus",
    "close",
    "check",
    "alert",
    "info",
    "down",
    "left",
    "right",
    "more",
    "grip",
    "external",
    "copy",
    "undo",
    "sun",
    "moon",
    "screen",
    "keyboard",
    "leave",
    "filter",
    "star",
    "trash",
    "pencil",
    "note",
    "calendar",
    "upload",
    "eye_off",
    "archive",
    "sparkle",
    "activity",
    "bell",
    "bell_off",
]

PATHS: dict[str, str] = {
    "bell_off": "M5.5 14.5V9a4.5 4.5 0 0 1 9 0v5.5M4 14.5h12M8.5 17a1.6 1.6 0 0 0 3 0M3.5 3l13 14",
    "bell": "M5.5 14.5V9a4.5 4.5 0 0 1 9 0v5.5M4 14.5h12M8.5 17a1.6 1.6 0 0 0 3 0",
    "activity": "M2.5 10.5h3.2l2.3-6 3.6 11 2.4-5h3.5",
    "feed": "M4 5.5h12M4 10h12M4 14.5h7",
    "pipeline": "M4 4h3.2v12H4zM8.8 4H12v7H8.8zM13.6 4h2.9v4.5h-2.9z",
    "letters": "M5 3h6.5L15 6.5V17H5zM11 3v4h4M7.5 10h5M7.5 13h5",
    "inbox": "M3.5 11 5.5 4.5h9l2 6.5v5h-13zM3.5 11h4l1 2h3l1-2h4",
    "interviews": "M4 4.5h12v8.5H9.5L6 16v-3H4z",
    "dashboard": "M4.5 16v-5M10 16V5M15.5 16V8.5",
    "earnings": "M13.5 6.5C13 5.3 11.7 4.7 10 4.7c-2 0-3.5 1-3.5 2.6 0 3.6 7.2 1.7 7.2 5.3 0 1.7-1.6 "
    "2.7-3.7 2.7-1.9 0-3.3-.8-3.8-2.2M10 2.8v14.4",
    "runs": "M16.5 10a6.5 6.5 0 1 1-6.5-6.5M10 6v4l2.5 1.5",
    "profile": "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.5c.4-3 2.6-4.5 5.5-4.5s5.1 1.5 5.5 4.5",
    "settings": "M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7.5 16a2 2 0 1 0 "
    "0-4 2 2 0 0 0 0 4z",
    "import": "M10 3.5v8.5M6.5 8.8 10 12.2l3.5-3.4M4 13v3.5h12V13",
    "search": "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l3.8 3.8",
    "plus": "M10 4v12M4 10h12",
    "close": "m5 5 10 10M15 5 5 15",
    "check": "m4.5 10.5 3.5 3.5 7.5-8",
    "alert": "M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.2v.1",
    "info": "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.2v4.3M10 6.6v.1",
    "down": "m5.5 8 4.5 4.5L14.5 8",
    "left": "M12 5.5 7.5 10l4.5 4.5",
    "right": "M8 5.5 12.5 10 8 14.5",
    "more": "M4.5 10h.1M10 10h.1M15.5 10h.1",
    "grip": "M7.5 5h.1M12.5 5h.1M7.5 10h.1M12.5 10h.1M7.5 15h.1M12.5 15h.1",
    "external": "M8 4.5H4.5v11h11V12M11.5 4.5h4v4M15.5 4.5 9 11",
    "copy": "M7.5 7.5V4h8.5v8.5h-3.5M4 7.5h8.5V16H4z",
    "undo": "M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8",
    "sun": "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2.5v1.2M10 16.3v1.2M2.5 10h1.2M16.3 10h1.2M4.7 "
    "4.7l.9.9M14.4 14.4l.9.9M15.3 4.7l-.9.9M5.6 14.4l-.9.9",
    "moon": "M16 12A6.5 6.5 0 0 1 8 4a6.5 6.5 0 1 0 8 8z",
    "screen": "M3 4.5h14v9H3zM7.5 16.5h5M10 13.5v3",
    "keyboard": "M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.7h7",
    "leave": "M8.5 4H4.5v12h4M12 6.5l3.5 3.5-3.5 3.5M15.5 10H8",
    "filter": "M3.5 5h13l-5 6v4.5l-3 1.5v-6z",
    "star": "m10 3.5 2 4.3 4.7.6-3.5 3.2.9 4.7L10 14l-4.1 2.3.9-4.7-3.5-3.2 4.7-.6z",
    "trash": "M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6",
    "pencil": "m4 16 .8-3.5L13 4.3l2.7 2.7L7.5 15.2z",
    "note": "M4.5 4h11v8l-4 4h-7zM11.5 16v-4h4",
    "calendar": "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
    "upload": "M10 13V4.5M6.5 8 10 4.5 13.5 8M4 13v3.5h12V13",
    "eye_off": "M3 10c1.5-3 4-4.7 7-4.7s5.5 1.7 7 4.7c-1.5 3-4 4.7-7 4.7S4.5 13 3 10zM4 16 16 4",
    "archive": "M3.5 4.5h13v3.5h-13zM4.5 8v8h11V8M8 11h4",
    "sparkle": "M10 3.5c.5 3.8 2.7 6 6.5 6.5-3.8.5-6 2.7-6.5 6.5-.5-3.8-2.7-6-6.5-6.5 3.8-.5 6-2.7 6.5-6.5z",
}
BOLD = {"more", "grip"}
"""Icons made of dots, which need a thicker pen."""

assert set(get_args(IconName)) == set(PATHS)


def icon(name: IconName, *, size: int = 18) -> rx.Component:
    """A decorative icon: hidden from screen readers, so the words beside it must say the same."""
    return rx.el.svg(
        rx.el.svg.path(d=PATHS[name]),
        view_box="0 0 20 20",
        width=str(size),
        height=str(size),
        fill="none",
        stroke="currentColor",
        stroke_width="2.6" if name in BOLD else "1.6",
        stroke_linecap="round",
        stroke_linejoin="round",
        class_name="shrink-0",
        custom_attrs={"aria-hidden": "true", "focusable": "false"},
    )


def brand_mark() -> rx.Component:
    """The green tile with a tick."""
    return rx.el.svg(
        rx.el.svg.rect(width="20", height="20", rx="6"),
        rx.el.svg.path(
            d="m6 10.5 3 3L14.5 8",
            fill="none",
            stroke="currentColor",
            stroke_width="2",
            stroke_linecap="round",
            stroke_linejoin="round",
        ),
        view_box="0 0 20 20",
        class_name="brand-mark",
        custom_attrs={"aria-hidden": "true"},
    )
