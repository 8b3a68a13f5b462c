"""The words an ad asks for, put where it asks for them; a claim in disguise becomes a gap instead."""

import re
from collections.abc import Callable

from app.domain.letters.answers import gap
from app.domain.letters.demands import Demand
from app.domain.letters.draft import Draft
from app.domain.letters.machine import is_about_authorship

_BLANK = re.compile(r"(?:_{2,}|\.{2,}|…|\b(?:is|are|am|was|in|from|of|for|with))\s*$")
_PLACES = {"starts_with": "start with", "ends_with": "end with"}


def meet_word_demands(draft: Draft, demands: list[Demand], is_sound: Callable[[str], bool]) -> None:
    """Write every demanded word into the draft."""
    is_begun = False
    for demand in demands:
        if not demand.is_word:
            continue
        words = _words_for(demand, is_sound)
        if demand.kind == "starts_with" and not is_begun:
            draft.start.insert(0, words)
            is_begun = True
        elif demand.kind == "greets":
            (draft.start if is_begun else draft.greeting).append(f"Dear {demand.needle},")
        elif demand.kind == "ends_with":
            draft.close.append(words)
        else:
            draft.answers.append(words if words.startswith("«") else f"As you asked: {words}")


def _words_for(demand: Demand, is_sound: Callable[[str], bool]) -> str:
    needle = demand.needle
    if is_about_authorship(demand.text) or not is_sound(needle):
        return gap(f"The ad wants you to {_PLACES.get(demand.kind, 'write')} “{needle}”: only if it is true")
    if " " in needle and _BLANK.search(needle):
        return re.sub(r"[_.…\s]+$", "", needle) + " «…»."
    if demand.kind == "starts_with" and needle.isalpha() and needle.islower():
        needle = needle.capitalize()
    return f"{needle}." if needle[-1:].isalnum() else needle
