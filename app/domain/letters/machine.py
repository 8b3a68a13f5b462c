"""Text in an ad that speaks to machines: found so that it can be shown, never obeyed."""

import re

from app.domain.letters.lexicon import pattern
from app.domain.letters.words import Span, one_width, sentences

_AIMED = pattern("aimed_at_machines")
_HUMAN = pattern("aimed_at_humans")
_GOES_ON = pattern("machine_text_goes_on")
_STILL_HUMAN = re.compile(r"\b(?:proposal|application|cover letter|bid|portfolio|resume|cv)\b", re.I)
_OWN_WORDS = pattern("own_words")
_ORDER = re.compile(r"\W*(?:ignore|disregard|forget|system *:|if you are an? )\b", re.I)
_CUES = (
    "ignore", "disregard", "forget", "override", "bypass", "im_start", "im_end", "endoftext", "[inst", "[/inst", "<system",
    "system:", "system :", "[system", "# system", "# instruction", "assistant:", "system prompt", "system message",
    "hidden prompt", "developer message", "an ai", "a bot", "a robot", "a llm", "an llm", "a language model", "are ai",
    "if ai", "dear ai", "to ai", "for ai", "to all ai", "any ai", "ai:", "ai reading", "ai must", "ai should", "by ai",
    "bot reading", "bot:", "bots:", "gpt", "llms", "language models", "chatbots", "reading this", "you are now", "api key", "password",
    "assistants:", "assistants must", "assistants should", "assistants,", "bots must", "bots should", "robots:", "robots must", "machines:",
    "machines must", "ai tool", "ai assistant", "ai agent", "ai writer", "ai model", "ai system", "ai wrote", "ais ", "claude:", "gemini:",
    "hidden in the ad",
)  # fmt: skip
"""Without one of these a text need not be read sentence by sentence: a hundred thousand ads are scored at once."""


def own_words_spans(text: str) -> list[Span]:
    """Sentences that ask for a letter written by hand."""
    return [s for s in sentences(text) if _OWN_WORDS.search(s.text.replace("’", "'"))]


def machine_spans(text: str) -> list[Span]:
    """The sentences of the ad that are aimed at machines, with those that continue such a sentence."""
    found: list[Span] = []
    previous = False
    for sentence in sentences(text):
        words = sentence.text.replace("’", "'")
        aimed = bool(_AIMED.search(words)) and not _HUMAN.search(words)
        goes_on = previous and bool(_GOES_ON.match(words)) and not _STILL_HUMAN.search(words)
        previous = aimed or goes_on
        if previous:
            found.append(sentence)
    return found


def speaks_to_machines(row: str) -> bool:
    """Whether a row of a profile gives orders instead of telling what was done, as a planted one would."""
    return _ORDER.match(row) is not None or bool(machine_spans(row))


def blanked(text: str) -> str:
    """The text with spaces in place of what speaks to machines: every other word stays where it is."""
    told = one_width(text)
    lower = told.lower()
    if not any(cue in lower for cue in _CUES):
        return text
    for span in machine_spans(told):
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def is_about_authorship(text: str) -> bool:
    """Whether words say how the letter was written ("manually typed"): only its writer can say that."""
    return bool(_OWN_WORDS.search(text.replace("’", "'")))
