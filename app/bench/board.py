"""The board with 400 cards in a real Chromium: from letting a card go to the server's word, beside an empty answer.

Only where Playwright and a Chromium are at hand, as they are where the tests run.
"""

import asyncio
import shutil
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.serving import served
from app.bench.size import Size
from app.build import build_front_end, is_current
from app.embedded.postgres import running_postgres
from app.settings import Settings

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FILL = Path(__file__).parent / "sql" / "fill_board.sql"
CARDS = 400
MOST_SECONDS = 0.1
PASSWORD = "a bench with 400 cards on it"  # noqa: S105
EMPTY_ANSWER = (
    "async () => { const t = performance.now(); await fetch('/live'); return performance.now() - t; }"
)
WATCH = """() => {
    const board = document.querySelector(".kboard");
    window.benchDone = null;
    addEventListener("mouseup", () => { window.benchLetGo = performance.now(); }, true);
    new MutationObserver(() => { window.benchDone = performance.now() - window.benchLetGo; })
        .observe(board, { attributes: true, attributeFilter: ["data-revision"] });
}"""


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """The 95th percentile of so many drops, each of the topmost card into the next column."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if not size.starts or not size.drops or path is None or find_spec("playwright") is None:
        return []
    if not is_current():
        await asyncio.to_thread(build_front_end)
    with (
        TemporaryDirectory(prefix="bidwell-bench-", ignore_cleanup_errors=True) as name,
        served(Path(name)) as (_, url, _),
    ):
        drops, floor = await _dropped(url, Path(name), path, size.drops)
    return [
        Figure(
            f"a drop among {CARDS} cards, confirmed (p95)", _p95(drops), "s", "an empty HTTP answer to that page",
            _p95(floor), most=MOST_SECONDS, note=f"median {sorted(drops)[len(drops) // 2] * 1000:.0f} ms",
        )
    ]  # fmt: skip


async def _dropped(url: str, data: Path, chromium: str, count: int) -> tuple[list[float], list[float]]:
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = await browser.new_context(viewport={"width": 1440, "height": 900})
        await context.request.post(
            f"{url}/session/sign-up", headers={"Origin": url}, max_redirects=0,
            form={"email": "bench@example.com", "password": PASSWORD, "display_name": "Bench"},
        )  # fmt: skip
        await asyncio.to_thread(_fill, data)
        page = await context.new_page()
        await page.goto(f"{url}/pipeline")
        await page.wait_for_selector(".kcard")
        await page.evaluate(WATCH)
        drops = [await _drop(page) for _ in range(count)]
        floor = [await page.evaluate(EMPTY_ANSWER) / 1000 for _ in range(count)]
        await browser.close()
    return drops, floor


async def _drop(page: Any) -> float:
    """The topmost card of Shortlisted, by mouse, into Ready to apply; seconds until the server's word is shown."""
    start = await page.locator('[data-column="shortlisted"] .kcard').first.bounding_box()
    target = await page.locator('[data-column="ready_to_apply"] .kcolumn-list').bounding_box()
    await page.evaluate("() => { window.benchDone = null; }")
    await page.mouse.move(start["x"] + 60, start["y"] + 20)
    await page.mouse.down()
    await page.mouse.move(start["x"] + 70, start["y"] + 30, steps=3)
    await page.mouse.move(target["x"] + 80, target["y"] + 40, steps=6)
    await page.mouse.up()
    await page.wait_for_function("() => window.benchDone !== null")
    return float(await page.evaluate("() => window.benchDone")) / 1000


def _fill(data: Path) -> None:
    """400 cards, half of them shortlisted."""
    cluster = running_postgres(Settings(data=data))
    if cluster is None:
        raise RuntimeError("The server's Postgres is not to be found.")
    with psycopg.connect(cluster.dsn_superuser) as db:
        for statement in FILL.read_bytes().split(b";\n"):
            db.execute(statement)


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[min(len(seconds) - 1, round(len(seconds) * 0.95))]
