"""What a file may be called on screen, and which kinds each purpose takes."""

import re
import unicodedata

LONGEST_NAME = 120
PURPOSES: dict[str, tuple[str, ...]] = {
    "jobs": (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".txt"),
    "profile": (".pdf", ".docx", ".zip", ".json"),
    "mail": (".eml", ".mbox", ".mbx"),
    "earnings": (".csv", ".tsv", ".txt"),
    "team": (".zip",),
    "transcript": (".txt", ".vtt", ".srt", ".json"),
}
_COMPRESSED = (".gz",)


def takes(purpose: str, file_name: str) -> bool:
    """Does this purpose take files with such an ending? `.gz` around a known ending is fine."""
    name = file_name.lower()
    for ending in _COMPRESSED:
        name = name.removesuffix(ending)
    return name.endswith(PURPOSES.get(purpose, ()))


def shown_name(sent: str) -> str:
    """The sender's file name without its folders and without characters that could mislead a reader."""
    last = re.split(r"[/\\]", sent)[-1]
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    seen = " ".join(seen.split())
    if len(seen) > LONGEST_NAME:
        stem, dot, ending = seen.rpartition(".")
        seen = (
            f"{stem[: LONGEST_NAME - len(ending) - 2]}…{dot}{ending}"
            if len(ending) < 12
            else seen[:LONGEST_NAME]
        )
    return seen or "file"
