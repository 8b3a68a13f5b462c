"""Only what is an event of ours, with arguments that fit, goes on to a handler."""

from typing import Any

import pytest
import reflex as rx
from reflex_base.registry import RegistrationContext

from app.web.events import only_sound_events, sound_event
from tests.hostile.payloads import FRAMES, deep


class DoorbellState(rx.State):
    """Of this test."""

    @rx.event
    async def ring(self, times: int, tone: str = "plain", form: dict | None = None):
        """A number, a word, and perhaps more."""


NAME = next(name for name in RegistrationContext.get().event_handlers if name.endswith("doorbell_state.ring"))
HANDLERS = RegistrationContext.get().event_handlers


def arguments(payload: Any, name: str = NAME) -> Any:
    event = sound_event({"name": name, "payload": payload}, HANDLERS)
    return None if event is None else event["payload"]


@pytest.mark.parametrize(
    ("payload", "read"),
    [
        ({"times": 3}, {"times": 3}),
        ({"times": "3", "tone": 7, "form": {"a": ["b"]}}, {"times": 3, "tone": "7", "form": {"a": ["b"]}}),
        ({"times": 3.0, "form": None}, {"times": 3, "form": None}),
        ({"times": 1, "tone": None}, {"times": 1}),
        ({"times": 1, "tone": "a\x00b"}, {"times": 1, "tone": "ab"}),
        ({"times": 1, "tone": "half \ud83d"}, {"times": 1, "tone": "half \ufffd"}),
        ({"times": 1, "tone": "\ud83d\ude00"}, {"times": 1, "tone": "😀"}),
    ],
)
def test_arguments_arrive_as_the_handler_has_them(payload: Any, read: Any) -> None:
    assert arguments(payload) == read


@pytest.mark.parametrize(
    "payload",
    [
        {}, {"times": 1, "more": 2}, {"self": 1, "times": 1}, {"times": "three"}, {"times": None}, {"times": [1]},
        {"times": 1.5}, {"times": float("nan")}, {"times": 10**30}, {"times": 1, "tone": ["a"]},
        {"times": 1, "form": "x"}, {"times": 1, "form": {"a": deep(90)}},
        {"times": 1, "form": {"__reflex_form_data__": 7}}, {"times": 1, "form": {"__reflex_form_data__": [["a"]]}}, [], None, "times",
    ],
)  # fmt: skip
def test_what_does_not_fit_is_no_event(payload: Any) -> None:
    assert arguments(payload) is None


def test_nobody_sets_a_var_by_its_name() -> None:
    setter = NAME.replace(".ring", ".setvar")
    assert setter in HANDLERS
    assert arguments({"var_name": "x", "value": 1}, setter) is None


async def test_frames_that_are_no_events_end_here() -> None:
    passed = []

    async def on_event(sid: str, data: Any) -> None:
        passed.append(data)

    guarded = only_sound_events(on_event, lambda: HANDLERS)
    for frame in FRAMES:
        await guarded("sid", frame)
    await guarded("sid", {"name": NAME, "payload": {"times": 1}})
    assert [each["name"].rpartition(".")[2] for each in passed] == ["hydrate", "hydrate", "ring"]
