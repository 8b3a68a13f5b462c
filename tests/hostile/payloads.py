"""What somebody who means no good would send: every kind of value in every argument, too many, too few."""

import inspect
import random
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

SEED = 20_260
HUGE = "🙂 ' \" <script> {{7*7}} %s ${x} \\ " * 2_000


def deep(levels: int = 60) -> Any:
    nested: Any = "core"
    for level in range(levels):
        nested = {"a": nested} if level % 2 else [nested]
    return nested


VALUES: Mapping[str, Any] = {
    "nothing": None,
    "a number": 7,
    "negative": -1,
    "enormous": 10**30,
    "a fraction": 1.5,
    "not a number": float("nan"),
    "endless": float("inf"),
    "true": True,
    "empty": "",
    "words": "shortlist",
    "unicode": "ａ\u202e\u0000é\U0001f600\ud800",
    "NUL": "\x00",
    "SQL": "'; drop table jobs; --",
    "HTML": "<img src=x onerror=alert(1)>",
    "a path": "../../etc/passwd",
    "huge": HUGE,
    "a list": [1, "2", None],
    "a dict": {"id": "x", "name": ["y"], "": None},
    "deep": deep(),
    "no form": {"__reflex_form_data__": 7},
    "half a form": {"__reflex_form_data__": [["name"], 7]},
    "a form of lists": {"__reflex_form_data__": [["name", [1]], ["headline", {"a": 1}], ["level", None]]},
    "no id": "00000000-0000-0000-0000-000000000000",
    "almost an id": "00000000-0000-0000-0000-00000000000g",
}


def payloads(function: Any, ids: list[UUID], *, most: int) -> Iterator[dict[str, Any]]:
    """Payloads for a handler: all arguments of one kind, mixtures with real ids of others, too few, too many."""
    names = [name for name in inspect.signature(function).parameters if name != "self"]
    dice = random.Random(f"{SEED} {function.__qualname__}")
    every = [dict.fromkeys(names, value) for value in VALUES.values()] if names else [{}]
    dice.shuffle(every)
    real = [{name: str(dice.choice(ids)) for name in names} for _ in range(3)]
    mixed = [
        {name: dice.choice([*VALUES.values(), *map(str, ids)]) for name in names} for _ in range(most // 3)
    ]
    odd = [{}, {**dict.fromkeys(names, "x"), "extra": 1}, {"self": 1}, dict.fromkeys(names[:-1], "x")]
    yield from (every[: max(2, most // 2)] + real + mixed + odd)[:most] if names else [{}, *odd[1:3]]


FRAMES: tuple[Any, ...] = (
    None, 7, "words", "{", "[]", [], [1], {}, {"name": None}, {"name": 7, "payload": {}}, {"name": "no.such_handler"},
    {"name": "no.such_handler", "payload": {}}, {"name": "reflex___state____state.hydrate", "payload": None},
    {"name": "reflex___state____state.hydrate", "payload": []},
    {"name": "reflex___state____state.hydrate", "payload": {"a": 1}, "router_data": "x"},
    {"name": "reflex___state____state.hydrate", "payload": {}, "router_data": {"headers": {"cookie": "sid=x"}}},
    {"name": "reflex___state____state.hydrate", "payload": {}, "token": "x", "state": "y"},
    {"name": "x" * 5_000, "payload": {}}, {"name": "a\nb\x1b[31m", "payload": {}}, {"payload": deep(200)},
)  # fmt: skip
"""Frames that are no events."""
