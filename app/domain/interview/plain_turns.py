"""Plain text: "Client: …" a line, with or without times before it; lines without a name go on with the turn."""

import re
from collections.abc import Iterator

from app.domain.interview.transcript import Turn

_MOMENT = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:[.,]\d{1,3})?)"
_AT = re.compile(rf"^\s*[\[(]?\s*{_MOMENT}(?:\s*(?:-->|[-–—])\s*{_MOMENT})?\s*[\])]?\s*[-–—:]?\s*")
_NAME = re.compile(r"^(?P<name>[^\W_][\w .'’&/#()-]{0,48}?)\s*(?:\((?P<in>[\d:.]+)\)|\[(?P<at>[\d:.]+)\])?\s*[:：]\s+(?P<words>\S.*)$|^(?P<alone>[^\W\d_][\w .'’-]{0,40})\s*[:：]\s*$")  # fmt: skip
_BOLD = re.compile(
    r"^\s*(?P<mark>\*\*|__|\*|_)(?P<name>[^*_:\n]{1,48}?)\s*(?:[:：]\s*(?P=mark)|(?P=mark)\s*[:：])\s*"
)
"""Bold names: "**Interviewer:** Hello"."""
_BARE_COLON = re.compile(
    r"^\s*(?P<name>interviewe[re]|client|candidate|applicant|recruiter|host|guest|me|speaker[ _]?\d+)\s*[:：](?=\S)",
    re.IGNORECASE,
)
"""No space behind the colon: taken for a name only where it is one of these."""
_HEADED = re.compile(rf"^(?P<name>[^\W\d_][\w .'’&-]{{0,48}}?)\s+[\[(]?(?P<at>{_MOMENT})[\])]?\s*$")
_MOST_WORDS = 5
_NO_NAME = re.compile(
    r"\b(?:is|are|was|were|the|that|and|so|this|things?|it|because|following|https?|note|example|first|second|do|said|say|says|had|have|like|means?)\b",
    re.IGNORECASE,
)


def read_plain(text: str) -> Iterator[Turn]:
    """Turns in order; where a line has a time but no end, the start alone is known."""
    speaker, start, end = "", None, None
    said: list[str] = []
    for line in re.split(r"\n|(?<=\S)\s*\|\s*(?=[^\W\d_][\w ]{0,30}:\s)", text):
        times = _AT.match(line)
        rest = line[times.end() :] if times else line
        if headed := _HEADED.match(rest.strip()) if not times else None:
            name, words, moment = headed["name"].strip(), "", headed["at"]
        else:
            name, words = named(rest.strip())
            moment = None
        if (name or times) and said:
            yield Turn(0, speaker, " ".join(said), start, end)
            said, start, end = [], None, None
        if name or times:
            speaker = name or speaker
            start, end = _times(times, moment)
        if words:
            said.append(words)
    if said:
        yield Turn(0, speaker, " ".join(said), start, end)


def named(line: str) -> tuple[str, str]:
    """The name before the colon and the words after it; no name where the words before it are a sentence."""
    plain = _BARE_COLON.sub(r"\g<name>: ", _BOLD.sub(r"\g<name>: ", line))
    match = _NAME.match(plain)
    if match is None:
        return "", line
    name = (match["name"] or match["alone"] or "").strip(" *")
    if len(name.split()) > _MOST_WORDS or _NO_NAME.search(name):
        return "", line
    return name, match["words"] or ""


def _times(match: re.Match[str] | None, headed: str | None) -> tuple[float | None, float | None]:
    if match is None:
        return (_clock(headed) if headed else None), None
    parts = match.groups()
    start = _seconds(parts[0], parts[1], parts[2])
    return start, (_seconds(parts[3], parts[4], parts[5]) if parts[4] else None)


def _clock(words: str) -> float | None:
    match = re.fullmatch(_MOMENT, words)
    return _seconds(*match.groups()) if match else None


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return round(int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", ".")), 3)
