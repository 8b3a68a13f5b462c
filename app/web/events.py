"""What comes through the socket is an event of ours, or it goes no further.

Reflex looks a handler up by the frame's name and calls it with the frame's payload: a name that nobody has, or
arguments that do not fit, end in a traceback in the log. A page of ours never sends such frames.
"""

import inspect
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reflex_base.utils.form import FORM_DATA_ENTRIES_KEY

logger = logging.getLogger(__name__)

DEEPEST = 32
NOBODYS = (".setvar", ".update_vars_internal")
"""Handlers of Reflex that no page of ours uses: they set whatever they are told to."""
KEPT_BY_BROWSERS = "vars"
"""What a page says on arrival that the browser has kept for it: ours keep nothing there."""

UNFIT = object()
LARGEST = 2**53
"""Beyond this a browser cannot count."""
OnEvent = Callable[[str, Any], Awaitable[None]]


def only_sound_events(on_event: OnEvent, handlers: Callable[[], Mapping[str, Any]]) -> OnEvent:
    """The socket's own handler for events, behind a look at each."""

    async def on_sound_event(sid: str, data: Any) -> None:
        event = sound_event(data, handlers())
        if event is None:
            logger.info("A frame that is no event of ours was dropped.")
        else:
            await on_event(sid, event)

    return on_sound_event


def sound_event(data: Any, handlers: Mapping[str, Any]) -> dict[str, Any] | None:
    """The event, with texts that can be stored; None where the name is not known or the arguments do not fit."""
    if not isinstance(data, dict) or not isinstance(data.get("name"), str) or data["name"].endswith(NOBODYS):
        return None
    payload, router = data.get("payload", {}), data.get("router_data", {})
    registered = handlers.get(data["name"])
    if registered is None or not isinstance(payload, dict) or not isinstance(router, dict):
        return None
    function = registered.handler.fn
    if not (_fits(function, payload) and _is_shallow(payload, DEEPEST)):
        return None
    payload = {name: {} if name == KEPT_BY_BROWSERS else value for name, value in payload.items()}
    given = {name: _as_said(value, _kinds(function).get(name)) for name, value in payload.items()}
    for name in given.keys() - _arguments(function)[0]:
        if payload[name] is None and given[name] is UNFIT:
            del given[name]  # nothing said: the handler's own default
    return None if UNFIT in given.values() else {**data, "payload": _storable(given)}


def _as_said(value: Any, kind: Any) -> Any:
    """The value as the handler's annotation has it; UNFIT where that cannot be."""
    kinds = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    if value is None:
        return None if NoneType in kinds or kind in (None, Any) else UNFIT
    for each in kinds:
        read = READERS.get(get_origin(each) or each, lambda given: given)(value)
        if read is not UNFIT:
            return read
    return UNFIT


def _text(value: Any) -> Any:
    return UNFIT if isinstance(value, dict | list) else value if isinstance(value, str) else str(value)


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"-?[0-9]{1,18}", value) else UNFIT
    if isinstance(value, float):
        return int(value) if value.is_integer() else UNFIT
    return value if isinstance(value, int) and abs(value) < LARGEST else UNFIT


def _mapping(value: Any) -> Any:
    """A dict; a form's, if it is one, as the browser wraps it: pairs of a name and a value."""
    if not isinstance(value, dict):
        return UNFIT
    pairs = value.get(FORM_DATA_ENTRIES_KEY, [])
    is_form = isinstance(pairs, list) and all(
        isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) for pair in pairs
    )
    return value if is_form else UNFIT


def _of(kind: type) -> Callable[[Any], Any]:
    return lambda value: value if isinstance(value, kind) else UNFIT


READERS: Mapping[Any, Callable[[Any], Any]] = {
    str: _text, int: _whole, bool: _of(bool), dict: _mapping, list: _of(list), NoneType: _of(NoneType),
}  # fmt: skip


def _storable(value: Any) -> Any:
    """Without NUL and halves of characters, which a browser may send and Postgres cannot keep."""
    if isinstance(value, str):
        if "\x00" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value):
            return value
        return value.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_storable(key): _storable(each) for key, each in value.items()}
    return [_storable(each) for each in value] if isinstance(value, list) else value


def _fits(function: Any, payload: dict[Any, Any]) -> bool:
    required, allowed = _arguments(function)
    return required <= payload.keys() <= allowed


@lru_cache(maxsize=4096)
def _kinds(function: Any) -> Mapping[str, Any]:
    return get_type_hints(inspect.unwrap(function))


@lru_cache(maxsize=4096)
def _arguments(function: Any) -> tuple[frozenset[str], frozenset[str]]:
    """What has to be given, and what may be, beside the state itself."""
    given = list(inspect.signature(function).parameters.values())[1:]
    named = [each for each in given if each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD)]
    return frozenset(each.name for each in named if each.default is each.empty), frozenset(
        each.name for each in named
    )


def _is_shallow(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return True
    inside = value.values() if isinstance(value, dict) else value
    return levels > 0 and all(_is_shallow(each, levels - 1) for each in inside)
