"""The dialog that the key `v` opens says what it is for, also where there is nothing to keep yet."""

from typing import Any

import reflex as rx

from app.components.saved_searches import NOTHING_TO_KEEP, search_dialog


def test_without_a_filter_it_says_how_there_would_be_something_to_keep() -> None:
    def nothing(*_: Any) -> rx.event.EventSpec:
        return rx.console_log("")

    words = rx.Var.create("")
    shown = search_dialog(
        rx.Var.create([]).to(list[dict[str, Any]]), open=rx.Var.create(True), can_save=rx.Var.create(False), name=words, error=words,
        quiet=(words, words), alert_words={"off": "Never"}, on_close=nothing(), on_keep=nothing, on_alerts=nothing,
        on_remove=nothing, on_quiet=nothing,
    )  # fmt: skip
    assert NOTHING_TO_KEEP in str(shown)
