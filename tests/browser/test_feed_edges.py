"""The feed around its edges: empty, in a pill, on a phone, on a page of its own, and for every eye."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.axe import axe_findings
from tests.browser.conftest import Visitor, import_fixtures
from tests.browser.feed_steps import open_feed, title_of_job, titles


async def test_a_job_has_a_page_of_its_own_and_a_way_back_to_the_same_view(with_jobs: Visitor) -> None:
    page = await open_feed(with_jobs, "?passing=no&sort=newest")
    name = (await titles(page))[0]
    await page.get_by_role("link", name="Open on a page of its own").click()
    await page.wait_for_url("**/jobs/**")
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    await expect(page.get_by_role("heading", name="Where it was seen")).to_be_visible()
    await expect(page).to_have_title(f"{name} · Bidwell")
    await page.keyboard.press("s")
    await expect(page.locator(".job-detail .badge")).to_have_text("Shortlisted")
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("button", name="Shortlist")).to_be_visible()
    await page.get_by_role("link", name="Back to the feed").click()
    await page.wait_for_url("**/feed?**sort=newest**")


@pytest.mark.parametrize("address", ["/jobs/none", "/jobs/3f0e7e4e-6c1f-4b52-9f6a-0d2f4b7f8a11"])
async def test_a_job_that_is_not_there_says_so(visitor: Visitor, address: str) -> None:
    await visitor.goto(address)
    await expect(visitor.page.get_by_text("There is no such job.")).to_be_visible()


async def test_an_empty_feed_says_where_jobs_come_from_and_fills_itself(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.goto("/feed")
    await expect(page.get_by_role("link", name="Import job ads")).to_be_visible()
    await import_fixtures(visitor)
    await expect(page.locator("a.job-link").first).to_be_visible()


async def test_news_waits_in_a_pill_and_never_moves_the_list(with_jobs: Visitor, tmp_path: Path) -> None:
    page = await open_feed(with_jobs)
    names = await titles(page)
    more = tmp_path / "more.csv"
    more.write_text("title,description,url\n" + "".join(
        f"Python and FastAPI backend number {n},We need a Python developer for part {n},https://www.upwork.com/jobs/~01{n:016d}\n"
        for n in range(3)))  # fmt: skip
    done = await asyncio.to_thread(with_jobs.server.run, "import", str(more), "--as", with_jobs.email)
    assert done.returncode == 0, done.stdout + done.stderr
    pill = page.get_by_role("button", name="3 new")
    await expect(pill).to_be_visible()
    assert await titles(page) == names
    await pill.click()
    await expect(pill).to_have_count(0)
    await expect(page.locator(".topbar-sentence").last).to_have_text("89 jobs")


async def test_on_a_phone_the_job_lies_over_the_list_and_back_leads_to_the_same_place(new_visitor) -> None:
    visitor = await new_visitor(width=390, height=844, has_touch=True, is_mobile=True)
    await import_fixtures(visitor)
    page = await open_feed(visitor)
    row = page.locator("a.job-link").nth(12)
    await row.scroll_into_view_if_needed()
    place = await page.evaluate("scrollY")
    assert place > 0
    name = (await titles(page))[12]
    await row.tap()
    await expect(title_of_job(page)).to_have_text(name)
    await expect(title_of_job(page)).to_be_focused()
    await page.go_back()
    await expect(title_of_job(page)).to_be_hidden()
    assert await page.evaluate("scrollY") == place
    await row.tap()
    await page.get_by_role("button", name="Not for me").tap()
    await expect(title_of_job(page)).to_be_hidden()
    await expect(page.get_by_role("group", name="Why is it not for you?")).to_be_visible()
    assert name not in await titles(page)
    await page.get_by_role("button", name="Undo").tap()
    await expect(page.locator(".job-title").nth(12)).to_have_text(name)


async def test_axe_finds_nothing_light_or_dark_wide_or_narrow(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.goto("/feed")
    await expect(page.get_by_text("No jobs yet.")).to_be_visible()
    assert not await axe_findings(page)
    await import_fixtures(visitor)
    await open_feed(visitor, "?passing=no&hourly=20")
    await page.locator("a.job-link").nth(1).click()
    await page.get_by_role("button", name="Not for me").click()
    await expect(page.get_by_role("group", name="Why is it not for you?")).to_be_visible()
    assert not await axe_findings(page)
    await page.get_by_role("button", name="≥ $20/h", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert not await axe_findings(page)
    await visitor.goto(str(await page.locator("a.job-link").first.get_attribute("href")))
    await expect(page.get_by_role("heading", name="Where it was seen")).to_be_visible()
    assert not await axe_findings(page)
