"""Files of transcripts taken apart: plain text, WebVTT, SubRip and JSON, told apart by what they hold."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.errors import BadInput
from app.domain.interview.cues import read_cues
from app.domain.interview.json_turns import read_json
from app.domain.interview.plain_turns import read_plain
from app.domain.interview.speech import words_in
from app.domain.interview.transcript import Turn

MOST_BYTES = 5_000_000
MOST_TURNS = 5_000
LONGEST_TURN = 20_000
LONGEST_NAME = 60
LONGEST_CALL = 24 * 3600.0
EMPTY = "There is no spoken line in this file. Expected are lines such as “Client: How would you begin?”."
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")


def read_transcript(data: bytes | str, *, speakers: Mapping[str, str] | None = None) -> list[Turn]:
    """Every turn, numbered from 1; `speakers` gives names in the file other names: {"SPEAKER_00": "Client"}."""
    text = data if isinstance(data, str) else _decoded(data)
    if len(text) > MOST_BYTES:
        raise BadInput(f"A transcript may hold {MOST_BYTES // 1_000_000} MB of text. Cut this one in two.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    turns = _numbered(_by_kind(text), speakers or {})
    if not any(words_in(turn.text) for turn in turns):
        raise BadInput(EMPTY)
    return turns


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise BadInput(f"A transcript may hold {MOST_BYTES // 1_000_000} MB of text. Cut this one in two.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:1000]:
        raise BadInput("This is no text. A transcript is a .txt, .vtt, .srt or .json file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _by_kind(text: str) -> Iterable[Turn]:
    start = text.lstrip()[:1]
    if start == "{" or (start == "[" and _is_json(text)):
        return read_json(text)
    if "-->" in text:
        return read_cues(text)
    return read_plain(text)


def _is_json(text: str) -> bool:
    """ "[" also begins a line of plain text: "[00:12] Client: Hello"."""
    return text.lstrip()[1:].lstrip()[:1] in ("{", "]", "[")


def _numbered(turns: Iterable[Turn], speakers: Mapping[str, str]) -> list[Turn]:
    kept: list[Turn] = []
    for turn in turns:
        said = " ".join(_CONTROL.sub("", turn.text).split())
        if not said:
            continue
        if len(said) > LONGEST_TURN:
            raise BadInput(
                f"A line of a transcript may hold {LONGEST_TURN:,} characters; one here is longer."
            )
        if len(kept) == MOST_TURNS:
            raise BadInput(f"A transcript may hold {MOST_TURNS:,} lines. Cut this one in two.")
        name = " ".join(_CONTROL.sub("", turn.speaker).split())[:LONGEST_NAME]
        start, end = _possible(turn.start), _possible(turn.end)
        if start is not None and end is not None and end < start:
            end = None
        kept.append(
            replace(
                turn, number=len(kept) + 1, speaker=speakers.get(name, name), text=said, start=start, end=end
            )
        )
    return kept


def _possible(moment: float | None) -> float | None:
    """A time within a day; anything else is not known."""
    return moment if moment is not None and 0 <= moment <= LONGEST_CALL else None
