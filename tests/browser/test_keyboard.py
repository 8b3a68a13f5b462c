"""Half an hour without a mouse: every key that the sheets of the feed and of a job name does what they say."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.feed_steps import SELECTED, open_feed, title_of_job


async def listed(page: Page, key: str) -> None:
    """The `?` sheet names this key."""
    await expect(
        page.get_by_role("dialog", name="Keyboard shortcuts").locator("kbd", has_text=key).first
    ).to_be_visible()


async def test_a_fresh_feed_answers_each_of_its_keys(with_jobs: Visitor) -> None:
    page, press = await open_feed(with_jobs), with_jobs.page.keyboard.press
    rows, title = page.locator(".job-row"), title_of_job(page)
    await press("?")
    for key in ("j", "x", "s", "e", "u", "h", "v", "w"):
        await listed(page, key)
    await press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)

    first = await rows.nth(0).locator(".job-title").inner_text()
    second = await rows.nth(1).locator(".job-title").inner_text()
    await press("j")
    await expect(title).to_have_text(second)
    await press("k")
    await expect(title).to_have_text(first)

    for key, name in (("v", "Saved searches"), ("h", "Hide list"), ("4", "How picky the feed is")):
        await press(key)
        dialog = page.get_by_role("dialog", name=name)
        await expect(dialog).to_be_visible()
        await press("Escape")
        await expect(dialog).to_be_hidden()

    await press("o")
    await expect(page.locator("[data-detail-title]")).to_be_focused()
    await press("Escape")
    await expect(page.locator(SELECTED).locator("a")).to_be_focused()
    await press(".")
    await expect(page.locator("[data-actions] :focus")).to_have_count(1)

    whole = await rows.first.get_attribute("aria-setsize")
    await press("e")
    await expect(page.get_by_role("group", name="Why is it not for you?")).to_be_visible()
    await press("2")
    await expect(page.get_by_role("group", name="Why is it not for you?")).to_have_count(0)
    await expect(rows.first).not_to_have_attribute("aria-setsize", str(whole))
    await press("u")
    await expect(rows.first).to_have_attribute("aria-setsize", str(whole))
    await expect(title).to_have_text(first)

    await press("x")
    await press("Shift+J")
    await press("s")
    await expect(rows.first).to_have_attribute("aria-setsize", str(int(str(whole)) - 2))
    await press("u")
    await expect(rows.first).to_have_attribute("aria-setsize", str(whole))


async def test_what_the_hide_list_keeps_out_is_told_above_the_list(with_jobs: Visitor) -> None:
    page, press = await open_feed(with_jobs), with_jobs.page.keyboard.press
    rows = page.locator(".job-row")
    whole = int(str(await rows.first.get_attribute("aria-setsize")))
    await press("h")
    await expect(page.get_by_label("Hide jobs with this word")).to_be_focused()
    await page.keyboard.type("fastapi")
    await press("Enter")
    told = page.locator(".feed-aside")
    await expect(told).to_contain_text("hidden by your hide list")
    hidden = int((await told.inner_text()).split()[0])
    await expect(rows.first).to_have_attribute("aria-setsize", str(whole - hidden))
    await expect(page.get_by_role("link", name=re.compile("^Feed")).first).to_contain_text(re.compile(r"\d"))
    await press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await told.get_by_role("button", name="Show").press("Enter")
    await expect(rows.first).to_have_attribute("aria-setsize", str(whole))
    await told.get_by_role("button", name="Turn it on").press("Enter")
    await expect(rows.first).to_have_attribute("aria-setsize", str(whole - hidden))
