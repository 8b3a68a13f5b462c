"""Panes that scroll by themselves: the page behind them stays as tall as the window, and none is squeezed."""

from playwright.async_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.feed_steps import SELECTED, open_feed, title_of_job, titles
from tests.browser.letters import a_job_for, give_facts

WINDOWS = ((1440, 900), (1280, 720), (900, 800))


async def fits(page: Page) -> None:
    """No document taller or wider than its window, at any of the usual sizes."""
    for width, height in WINDOWS:
        await page.set_viewport_size({"width": width, "height": height})
        size = await page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert size == [width, height], f"{page.url} is {size} in a window of {width} × {height}"


async def test_a_page_whose_panes_scroll_is_no_taller_than_the_window(with_jobs: Visitor) -> None:
    page = await open_feed(with_jobs)
    await fits(page)
    await page.locator("a.job-link").nth(2).click()
    await expect(page.get_by_role("button", name="Back to the list")).to_be_visible()
    await fits(page)
    give_facts(with_jobs)
    await with_jobs.goto(f"/letters/{a_job_for(with_jobs)}")
    draft = page.get_by_role("button", name="Draft a letter")
    await expect(draft).to_be_visible()
    await fits(page)
    await draft.click()
    await expect(page.get_by_label("The text of the letter")).to_be_visible()
    await fits(page)


async def test_the_filters_take_one_row_and_on_a_tablet_list_and_job_take_turns(with_jobs: Visitor) -> None:
    page = await open_feed(with_jobs, "")
    bar = page.get_by_role("region", name="Filters")
    assert await bar.evaluate("bar => bar.offsetHeight") < 50
    await page.set_viewport_size({"width": 820, "height": 1180})
    await page.locator("a.job-link").nth(1).press("Enter")
    await expect(title_of_job(page)).to_be_focused()
    for name in ("Fit", "Worth"):
        words = page.locator(".score-bars > div", has_text=name).first
        assert await words.evaluate("words => words.offsetWidth") >= 150
    buttons = page.get_by_role("region", name="The job").locator("[data-actions] > :not(span)")
    tops = {await each.evaluate("each => each.offsetTop") for each in await buttons.all()}
    assert len(tops) == 1
    await page.keyboard.press("Escape")
    await expect(title_of_job(page)).to_be_hidden()
    await expect(page.locator("a.job-link").nth(1)).to_be_focused()


async def test_keys_select_jobs_decide_about_all_of_them_and_say_why(with_jobs: Visitor) -> None:
    page = await open_feed(with_jobs)
    before = await titles(page)
    await page.locator("a.job-link").first.focus()
    await page.keyboard.press("x")
    await page.keyboard.press("Shift+J")
    await expect(page.locator("li[data-marked='true']")).to_have_count(2)
    await expect(page.locator("#live")).to_contain_text("2 selected")
    await page.keyboard.press("e")
    why = page.get_by_role("group", name="Why is it not for you?")
    await expect(why).to_contain_text("Why not 2 jobs?")
    await expect(page.locator(".job-title").first).to_have_text(before[2])
    await page.keyboard.press("2")
    await expect(why).to_have_count(0)
    await expect(page.locator("dialog[open]")).to_have_count(0)
    await page.keyboard.press("u")
    await expect(page.locator(".job-title").first).to_have_text(before[0])
    await expect(page.locator(SELECTED)).to_contain_text(before[0])
    await page.keyboard.press(".")
    await expect(page.get_by_role("button", name="Shortlist").first).to_be_focused()
