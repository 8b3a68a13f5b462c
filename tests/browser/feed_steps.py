"""Steps that several tests of the feed take."""

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Visitor

SELECTED = "li[data-selected='true']"


def title_of_job(page: Page) -> Locator:
    return page.get_by_role("region", name="The job").get_by_role("heading", level=2)


async def open_feed(visitor: Visitor, query: str = "?passing=no") -> Page:
    await visitor.goto(f"/feed{query}")
    await expect(visitor.page.locator("a.job-link").first).to_be_visible()
    return visitor.page


async def titles(page: Page) -> list[str]:
    return await page.locator(".job-title").all_inner_texts()
