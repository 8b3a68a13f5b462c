"""What the interactive parts written in JSX share: where their source lies, and that they load lazily."""

from collections.abc import Callable
from typing import Any, ClassVar

import reflex as rx


def source(file_name: str) -> str:
    """The import path of a JSX file that lies beside this module."""
    return rx.asset(file_name, shared=True).importable_path


source("live.js")


class Island(rx.NoSSRComponent):
    """A part that needs the browser; its code is a chunk of its own, loaded when the page shows it."""

    emits: ClassVar[dict[str, Callable[..., Any]]] = {}
    """The events it sends, and how many plain values each carries: `{"on_open": one}`."""

    @classmethod
    def get_event_triggers(cls) -> dict[str, Any]:
        return super().get_event_triggers() | cls.emits


def none() -> list[rx.Var]:
    """An event without values."""
    return []


def one(first: rx.Var[str]) -> list[rx.Var]:
    """An event with one value."""
    return [first]


def two(first: rx.Var[str], second: rx.Var[str]) -> list[rx.Var]:
    """An event with two values."""
    return [first, second]


def three(first: rx.Var[str], second: rx.Var[str], third: rx.Var[str]) -> list[rx.Var]:
    """An event with three values."""
    return [first, second, third]


def four(first: rx.Var[str], second: rx.Var[str], third: rx.Var[str], fourth: rx.Var[int]) -> list[rx.Var]:
    """An event with three words and a number."""
    return [first, second, third, fourth]
