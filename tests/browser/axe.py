"""What axe says about a page, on a desk and on a phone, in light and in dark."""

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

WIDTHS = (1440, 390)
SCHEMES = ("light", "dark")
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
TWICE = "[...document.querySelectorAll('[id]')].map((each) => each.id).filter((id, n, all) => id && all.indexOf(id) < n)"
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


async def axe_findings(page: Page) -> list[str]:
    """One line a finding, with where it was found; none is what every page owes its readers."""
    found: list[str] = []
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 844})
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            await page.wait_for_selector(f"html.{scheme}")
            await page.evaluate(PAINTED)
            found += [f"{width} {scheme}: {line}" for line in await _lines(page)]
        if await page.evaluate(TOO_WIDE):
            found.append(f"{width}: the page has to be scrolled sideways")
        found += [f"{width}: the id “{each}” is there twice" for each in await page.evaluate(TWICE)]
    return found


async def _lines(page: Page) -> list[str]:
    said = await Axe().run(page)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in said.response["violations"]
        for node in violation["nodes"]
    ]
