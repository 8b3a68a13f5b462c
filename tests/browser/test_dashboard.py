"""Dashboard and earnings in a real browser: empty, busy, entered, brought in, taken along as a table."""

import csv
import re
from io import StringIO
from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.axe import axe_findings
from tests.browser.boards import said
from tests.browser.conftest import Visitor
from tests.domain.test_earnings_file import UPWORK

SLOW = 40_000


async def busy(visitor: Visitor) -> Page:
    """The visitor's team, full of sample data."""
    await visitor.goto("/welcome")
    await visitor.page.get_by_role("button", name="Look around with sample data").click()
    await visitor.page.wait_for_url("**/feed", timeout=SLOW)
    await visitor.goto("/dashboard")
    await expect(visitor.page.get_by_role("heading", name="Funnel")).to_be_visible(timeout=SLOW)
    return visitor.page


async def add_entry(page: Page, amount: str, client: str) -> None:
    await page.get_by_role("button", name="Add entry").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("Amount before fees").fill(amount)
    await form.get_by_label(re.compile("^Client")).fill(client)
    await form.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Earning entered.", exact=True).first).to_be_visible(timeout=SLOW)


async def test_a_newcomer_is_told_what_will_be_here_and_what_is_next(visitor: Visitor) -> None:
    await visitor.goto("/dashboard")
    await expect(visitor.page.get_by_text("Next: bring in job ads.")).to_be_visible(timeout=SLOW)
    assert await axe_findings(visitor.page) == []
    await visitor.page.get_by_role("link", name="Import jobs").click()
    await visitor.page.wait_for_url("**/import")


async def test_every_number_of_a_busy_dashboard_opens_as_many_rows(visitor: Visitor) -> None:
    page = await busy(visitor)
    funnel = page.get_by_role("region", name="Funnel").locator("button.number")
    today = page.locator("section", has=page.get_by_role("heading", name="Today")).locator("button.number")
    assert await funnel.count() >= 5
    for numbers in (funnel, today):
        for at in range(await numbers.count()):
            number = numbers.nth(at)
            count = int((await number.inner_text()).replace(",", ""))
            await number.click()
            dialog = page.locator("dialog[open]")
            await expect(dialog.locator("li.behind")).to_have_count(count, timeout=SLOW)
            await page.keyboard.press("Escape")
            await expect(dialog).to_have_count(0)
    assert await axe_findings(page) == []


async def test_the_new_jobs_of_today_are_those_of_the_feed(visitor: Visitor) -> None:
    page = await busy(visitor)
    link = page.get_by_role("link", name=re.compile("Good jobs in the feed"))
    count = int((await link.inner_text()).replace(",", ""))
    assert count > 5
    await link.click()
    await page.wait_for_url("**/feed*")
    await expect(page.locator("nav[aria-label=Main] a[href='/feed'] .count")).to_have_text(
        str(count), timeout=SLOW
    )


async def test_another_period_stands_in_the_address(visitor: Visitor) -> None:
    page = await busy(visitor)
    await page.get_by_text("A year", exact=True).click()
    await page.wait_for_url("**/dashboard?period=365")
    await expect(page.get_by_role("radio", name="A year")).to_be_checked(timeout=SLOW)


async def test_an_entry_is_made_listed_by_month_and_exported(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.goto("/earnings")
    await expect(page.get_by_text("No earnings yet.")).to_be_visible(timeout=SLOW)
    assert await axe_findings(page) == []
    await add_entry(page, "1,250", "=Acme")
    await expect(page.get_by_text("=Acme")).to_be_visible()
    await page.get_by_role("button", name=re.compile("This month")).click()
    await expect(page.get_by_role("button", name="Show all")).to_be_visible(timeout=SLOW)
    assert await axe_findings(page) == []
    async with page.expect_download() as waiting:
        await page.get_by_role("link", name="Export all as CSV").click()
    path = await (await waiting.value).path()
    [row] = csv.DictReader(StringIO(Path(path).read_bytes().decode("utf-8-sig")))
    assert (row["Client"], row["Amount"], row["Net in USD"]) == ("'=Acme", "1250", "1250")


async def test_a_file_is_looked_at_and_taken_over_once(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.goto("/earnings")
    for words in ("3 new, 0 known already, 2 not taken over.", "0 new, 3 known already, 2 not taken over."):
        await expect(page.locator("input[type=file]").first).to_be_attached(timeout=SLOW)
        file = {"name": "upwork.csv", "mimeType": "text/csv", "buffer": UPWORK.encode()}
        await page.set_input_files("input[type=file]", [file])
        await expect(page.get_by_text(words)).to_be_visible(timeout=SLOW)
        if words.startswith("3"):
            await page.get_by_role("button", name="Take over").click()
            await expect(said(page, "3 entries came in, 0 were known already.")).to_be_visible(timeout=SLOW)
        else:
            await expect(page.get_by_role("button", name="Take over")).to_be_disabled()
    await page.get_by_role("button", name="Leave it").click()
    await expect(page.get_by_text("All entries: 3")).to_be_visible()
