"""Prompts as files: each with its version in its name, so that a run can say which one it used."""

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent


@lru_cache
def prompt(name: str) -> str:
    """The words of `<name>.md`, e.g. "cover_letter.v1"."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8").strip()
