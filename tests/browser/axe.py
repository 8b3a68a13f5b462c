"""What axe says about a page, in words that a failing test can show."""

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page


async def axe_findings(page: Page) -> list[str]:
    """One line a finding; none is what every page owes its readers."""
    found = await Axe().run(page)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
