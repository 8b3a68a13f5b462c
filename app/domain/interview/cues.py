"""WebVTT and SubRip: cues with times, and speakers in voice tags or before a colon."""

import html
import re
from collections.abc import Iterator

from app.domain.interview.plain_turns import named
from app.domain.interview.transcript import Turn

JOINED_WITHIN = 0.5
_MOMENT = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,3})?)"
_TIMES = re.compile(rf"^\s*{_MOMENT}\s*-->\s*{_MOMENT}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,100})>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>\n]{0,200}>|</?\d[\d:.]{0,20}>|\{\\[^{}]{0,40}\}", re.IGNORECASE)


def read_cues(text: str) -> Iterator[Turn]:
    """Cues in order; one that goes on where the same speaker stopped is joined to it."""
    last: Turn | None = None
    for turn in _cues(text):
        if last and turn.speaker == last.speaker and turn.text == last.text:
            continue  # captions that roll on repeat the line before
        if last and _goes_on(last, turn):
            last = Turn(0, last.speaker, f"{last.text} {turn.text}", last.start, turn.end)
            continue
        if last:
            yield last
        last = turn
    if last:
        yield last


def _goes_on(last: Turn, turn: Turn) -> bool:
    if turn.speaker not in ("", last.speaker) or turn.start is None or last.end is None:
        return False
    return turn.start - last.end <= JOINED_WITHIN and len(last.text) < 4_000


def _cues(text: str) -> Iterator[Turn]:
    times: tuple[float, float] | None = None
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if match := _TIMES.match(line):
            if times and lines:
                yield from _turns(lines, times)
            times, lines = (_seconds(*match.groups()[:3]), _seconds(*match.groups()[3:6])), []
        elif not line.strip():
            if times and lines:
                yield from _turns(lines, times)
                times, lines = None, []
        elif times:
            lines.append(line)


def _turns(lines: list[str], times: tuple[float, float]) -> Iterator[Turn]:
    speaker = ""
    said: list[str] = []
    for line in lines:
        voice = _VOICE.search(line)
        plain = html.unescape(_TAG.sub("", _VOICE.sub("", line))).strip()
        name, words = (voice[1].strip(), plain) if voice else named(plain.removeprefix("- "))
        if name and said and name != speaker:
            yield Turn(0, speaker, " ".join(said), *times)
            said = []
        speaker = name or speaker
        said.append(words)
    yield Turn(0, speaker, " ".join(said), *times)


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return round(int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", ".")), 3)
