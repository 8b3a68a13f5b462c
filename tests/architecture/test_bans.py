"""Things that are never written here, because each has once let a stranger in or told a secret."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source_files import ROOT, parsed, reflex_names

OUTSIDE_HTML = "app/components/outside_html.py"
NOT_FROM_REFLEX = {
    "html": "outside text goes through outside_html",
    "markdown": "rx.markdown lets raw HTML of strangers run",
    "upload": "rx.upload opens an endpoint that anybody may fill",
    "upload_files": "uploads go through /api/upload",
    "toast": "needs `unsafe-eval`: show notices through the state",
    "call_script": "needs `unsafe-eval`",
    "run_script": "needs `unsafe-eval`",
    "download": "needs `unsafe-eval`: downloads are links to our own routes",
    "Model": "tables are SQLModel",
    "session": "transactions are team_session",
}
NOT_IN_PYTHON = {"eval", "exec", "compile", "__import__"}
NOT_IMPORTED = {"pickle", "marshal", "shelve", "dill", "requests"}
NOT_IN_JAVASCRIPT = re.compile(
    r"dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\s*\("
    r"|new Function|localStorage\.setItem\([^)]*token",
)
LOADED_FROM_ELSEWHERE = re.compile(
    r"""(?:src|href|url|import)\s*[=(]?\s*["'(]?\s*(?:https?:)?//[a-z]""", re.IGNORECASE
)


def test_nothing_of_reflex_that_opens_a_door_is_used() -> None:
    assert not [*_from_reflex()]


def _from_reflex() -> Iterator[str]:
    for path, tree in parsed("app"):
        for line, name in reflex_names(tree):
            if name in NOT_FROM_REFLEX and (name, path) != ("html", OUTSIDE_HTML):
                yield f"{path}:{line} uses {name}: {NOT_FROM_REFLEX[name]}"


def test_nothing_is_evaluated_and_nothing_is_unpickled() -> None:
    assert not [*_evaluated()]


def _evaluated() -> Iterator[str]:
    for path, tree in parsed("app"):
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in NOT_IN_PYTHON
            ):
                yield f"{path}:{node.lineno} calls {node.func.id}"
            if isinstance(node, ast.Import):
                yield from (f"{path}:{node.lineno}" for item in node.names if item.name in NOT_IMPORTED)
            if isinstance(node, ast.ImportFrom) and node.module in NOT_IMPORTED:
                yield f"{path}:{node.lineno} imports from {node.module}"


def test_no_script_of_ours_writes_html_or_evaluates_text() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in _front_end_files("js", "jsx")
        for hit in NOT_IN_JAVASCRIPT.finditer(path.read_text())
    ]
    assert not found


def test_nothing_is_loaded_from_another_host() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in _front_end_files("js", "jsx", "css")
        for hit in LOADED_FROM_ELSEWHERE.finditer(path.read_text())
    ]
    assert not found


def _front_end_files(*kinds: str) -> Iterator:
    for folder in ("app", "assets"):
        for kind in kinds:
            yield from (path for path in (ROOT / folder).rglob(f"*.{kind}") if "external" not in path.parts)


@pytest.mark.parametrize(
    "source",
    [
        "import reflex as rx\nrx.html(x)",
        "import reflex as r\nr.markdown(x)",
        "from reflex import download",
        "from reflex_components_core.core.html import html",
        "import reflex as rx\nrx.toast.error('x')",
    ],
)
def test_the_search_finds_every_way_of_naming_a_banned_thing(source: str) -> None:
    found = {part for _, name in reflex_names(ast.parse(source)) for part in name.split(".")}
    assert found & set(NOT_FROM_REFLEX)
