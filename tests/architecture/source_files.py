"""The project's Python files, parsed once."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@lru_cache
def parsed(folder: str) -> tuple[tuple[str, ast.Module], ...]:
    """(path from the root, syntax tree) of every Python file below this folder."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    return tuple((path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())) for path in paths)


def reflex_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, name) of all that the file takes from Reflex: `rx.html` and `from reflex import html` alike."""
    aliases = {
        item.asname or item.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for item in node.names
        if item.name == "reflex"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (dotted := _dotted(node)) and dotted.split(".")[0] in aliases:
            yield node.lineno, dotted.split(".", 1)[1]
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0].startswith("reflex"):
            yield from ((node.lineno, item.name) for item in node.names)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{inner}.{node.attr}" if (inner := _dotted(node.value)) else ""
    return ""
