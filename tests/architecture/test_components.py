"""What holds for every component: colours by token, legible ones, nothing forgotten in the lists."""

import ast
import re
from itertools import product
from pathlib import Path

import pytest

from app.components import __doc__ as index
from app.components.theme import STYLESHEETS
from tests.architecture.source_files import ROOT

COMPONENTS = ROOT / "app" / "components"
STYLES = ROOT / "assets" / "styles"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{6});")
GROUNDS = ("bg", "surface", "sunken")
TEXTS = ("text", "muted", "faint")
PAIRS = [
    *product(TEXTS, GROUNDS),
    *product(("accent", "amber", "red", "blue"), GROUNDS),
    *((name, f"{name}-soft") for name in ("accent", "amber", "red", "blue")),
    *(("text", f"{name}-soft") for name in ("accent", "amber", "red", "blue")),
    ("on-accent", "accent"),
]


def tokens() -> dict[str, dict[str, str]]:
    """The colours of each theme, by name."""
    css = (STYLES / "tokens.css").read_text()
    light, dark = (re.search(rf"^{start} {{(.*?)^}}", css, re.S | re.M)[1] for start in (":root", r"\.dark"))
    system = re.search(r"prefers-color-scheme: dark\) {(.*?)^}", css, re.S | re.M)[1]
    blocks = {"light": light, "dark": dark, "system": system}
    return {theme: dict(TOKEN.findall(block)) for theme, block in blocks.items()}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_is_legible_on_every_ground_it_stands_on(theme: str) -> None:
    colours = tokens()[theme]
    dim = [(t, g) for t, g in PAIRS if contrast(colours[t], colours[g]) < 4.5]
    assert not dim


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_outline_of_a_control_can_be_seen(theme: str) -> None:
    colours = tokens()[theme]
    assert all(contrast(colours["line"], colours[ground]) >= 3 for ground in GROUNDS)


def test_dark_by_choice_and_dark_by_system_are_the_same() -> None:
    assert tokens()["dark"] == tokens()["system"]


def test_colours_are_written_in_the_tokens_and_nowhere_else() -> None:
    files = [*COMPONENTS.rglob("*.py"), *COMPONENTS.rglob("*.js*"), *STYLES.glob("*.css")]
    allowed = {STYLES / "tokens.css", COMPONENTS / "theme.py"}
    found = [path.name for path in files if path not in allowed and COLOUR.search(path.read_text())]
    assert not found


def test_every_style_sheet_is_loaded() -> None:
    assert {f"/styles/{path.name}" for path in STYLES.glob("*.css")} == set(STYLESHEETS)


def test_every_script_of_an_island_is_linked_by_its_wrapper() -> None:
    wrappers = "".join(path.read_text() for path in COMPONENTS.glob("*.py"))
    scripts = [path.name for kind in ("*.js", "*.jsx") for path in COMPONENTS.glob(kind)]
    assert not [name for name in scripts if f'"{name}"' not in wrappers]


def test_the_index_names_every_component_module() -> None:
    modules = {path.stem for path in COMPONENTS.glob("*.py")} - {"__init__", "theme", "islands"}
    assert not [name for name in sorted(modules) if not re.search(rf"^{name}\b", index or "", re.M)]


def test_the_index_promises_nothing_that_is_not_there() -> None:
    promised = {name for name in re.findall(r"\b([a-z_]+)\(", index or "") if not name.startswith("on_")}
    defined = {
        node.name
        for path in COMPONENTS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }
    assert not promised - defined - {"framed"}


def test_a_font_travels_with_its_licence() -> None:
    fonts = ROOT / "assets" / "fonts"
    families = {path.name.split("-")[0] for path in fonts.glob("*.woff2")}
    assert families
    assert all((fonts / f"{family.upper()}-LICENSE.txt").exists() for family in families)


def test_the_locked_packages_are_without_radix_themes() -> None:
    lock = ROOT / "reflex.lock" / "package-lock.json"
    assert not lock.exists() or "@radix-ui/themes" not in lock.read_text()


def test_no_style_sheet_loads_anything_by_itself() -> None:
    assert not [path.name for path in sheets() if "@import" in path.read_text()]


def sheets() -> list[Path]:
    return sorted(STYLES.glob("*.css"))
