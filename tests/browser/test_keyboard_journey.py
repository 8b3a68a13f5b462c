"""From a file of ads to a job that is won, by keys alone: no click, no tap, no pointer at all."""

import asyncio
import re

from playwright.async_api import expect

from tests.browser.boards import card, column, said
from tests.browser.conftest import FIXTURES, Visitor
from tests.browser.feed_steps import title_of_job
from tests.browser.keys import press_on, tab_to

STEPS = ("In conversation", "Interviewing")


async def test_from_import_to_won_without_a_pointer(visitor: Visitor) -> None:
    await visitor.goto("/import")
    page, press = visitor.page, visitor.page.keyboard.press
    chooser = asyncio.get_running_loop().create_future()
    page.on("filechooser", lambda opened: chooser.set_result(opened))
    await press_on(page, page.get_by_role("button", name="Choose files"))
    await (await chooser).set_files(FIXTURES / "upwork_dump.csv")
    await press_on(page, page.get_by_role("button", name=re.compile(r"^Import \d+ jobs$")))
    await press_on(page, page.get_by_role("link", name="See them in the feed"))
    await page.wait_for_url("**/feed")

    await expect(title_of_job(page)).to_be_visible()
    best = await title_of_job(page).inner_text()
    await press("s")
    await expect(title_of_job(page)).not_to_have_text(best)
    await press("g")
    await press("b")
    await page.wait_for_url("**/pipeline")
    await tab_to(page, card(page, best))
    await press("Shift+ArrowRight")
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text([best])
    await expect(card(page, best)).to_be_focused()
    await press("Shift+ArrowRight")
    await press_on(page, page.get_by_role("button", name="I wrote it elsewhere"))
    await expect(column(page, "Applied").locator(".kcard-title")).to_have_text([best])
    for label in STEPS:
        await expect(card(page, best)).to_be_focused()
        await press("Shift+ArrowRight")
        await said(page, f"moved to {label}.").wait_for()
        await expect(column(page, label).locator(".kcard-title")).to_have_text([best])
    await press("m")
    await expect(page.get_by_role("dialog", name=f"Move or change {best}")).to_be_visible()
    await press("w")
    await press("Enter")
    await said(page, "moved to Won.").wait_for()
    await press_on(page, page.get_by_role("button", name=re.compile("^Closed")), back=True)
    await expect(column(page, "Won").locator(".kcard-title")).to_have_text([best])
