"""The feed in a real browser: reading, deciding and undoing by keyboard, mouse and thumb."""

import re
import secrets
from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.browser.conftest import Server, Visitor, import_fixtures, sign_up
from tests.browser.feed_steps import SELECTED, open_feed, title_of_job, titles

NEARLY = 20
"""Pixels: a quarter of a row."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def library(server: Server, chromium: Browser) -> AsyncIterator[Visitor]:
    """Somebody whose feed is only read, so that many tests can share it."""
    context = await chromium.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url)
    person = Visitor(f"reader-{secrets.token_hex(5)}@example.com", context, await context.new_page(), server)
    await sign_up(person)
    await import_fixtures(person)
    yield person
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def reader(library: Visitor) -> AsyncIterator[Visitor]:
    """A tab of that person's."""
    said: list[str] = []
    page = await library.context.new_page()
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield Visitor(library.email, library.context, page, library.server)
    await page.close()
    assert not said


async def test_the_feed_begins_with_the_best_job_and_its_reasons(reader: Visitor) -> None:
    page = await open_feed(reader)
    await expect(page.locator(".topbar-sentence").last).to_have_text("86 jobs")
    await expect(title_of_job(page)).to_have_text((await titles(page))[0])
    await expect(page.locator(".feed-detail .part")).to_have_count(12)
    await expect(page.get_by_role("link", name="Open on upwork.com").or_(
        page.get_by_role("link", name="Open on linkedin.com"))).to_have_attribute("rel", re.compile("noopener"))  # fmt: skip


async def test_keys_walk_the_list_and_the_job_follows(reader: Visitor) -> None:
    page = await open_feed(reader)
    names = await titles(page)
    for key, place in (("j", 1), ("j", 2), ("ArrowDown", 3), ("k", 2)):
        await page.keyboard.press(key)
        await expect(page.locator(SELECTED)).to_contain_text(names[place])
    await expect(title_of_job(page)).to_have_text(names[2])
    await page.keyboard.press("o")
    await expect(title_of_job(page)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator(f"{SELECTED} a")).to_be_focused()


async def test_a_held_key_ends_where_it_was_let_go(reader: Visitor) -> None:
    page = await open_feed(reader)
    names = await titles(page)
    for _ in range(15):
        await page.keyboard.press("j")
    await expect(page.locator(SELECTED)).to_contain_text(names[15])
    await expect(title_of_job(page)).to_have_text(names[15])


async def test_shortlisting_moves_on_and_undo_brings_the_job_back(with_jobs: Visitor) -> None:
    page = await open_feed(with_jobs)
    names = await titles(page)
    await page.keyboard.press("j")
    await page.keyboard.press("s")
    await expect(page.locator(SELECTED)).to_contain_text(names[2])
    await expect(page.locator(f"{SELECTED} a")).to_be_focused()
    await expect(page.locator(".nav-item", has_text="Pipeline")).to_contain_text("1")
    assert names[1] not in await titles(page)
    await page.keyboard.press("Control+z")
    await expect(page.locator(SELECTED)).to_contain_text(names[1])
    await expect(page.locator(".job-title").nth(1)).to_have_text(names[1])
    await expect(title_of_job(page)).to_have_text(names[1])


async def test_three_quick_verdicts_are_all_kept(with_jobs: Visitor) -> None:
    page = await open_feed(with_jobs)
    names = await titles(page)
    for key in "ses":
        await page.keyboard.press(key)
    await expect(page.locator(SELECTED)).to_contain_text(names[3])
    await expect(title_of_job(page)).to_have_text(names[3])
    await expect(page.locator(".topbar-sentence").last).to_have_text("83 jobs")
    await page.reload()
    await expect(page.locator(".job-title").first).to_have_text(names[3])


async def test_not_for_me_asks_why_in_one_tap(with_jobs: Visitor) -> None:
    page = await open_feed(with_jobs)
    name = (await titles(page))[0]
    await page.get_by_role("button", name="Not for me").click()
    why = page.get_by_role("group", name="Why is it not for you?")
    await why.get_by_role("button", name="Pays too little").click()
    await expect(why).to_have_count(0)
    await page.get_by_label("Show").select_option("dismissed")
    await expect(page.locator(".job-row")).to_have_count(1)
    await expect(page.locator(".job-row")).to_contain_text("Not for me: pays too little")
    await page.get_by_role("button", name="Back to the feed").click()
    await expect(page.get_by_text("Nothing is put aside.")).to_be_visible()
    await page.get_by_label("Show").select_option("open")
    await expect(page.locator(".job-title").first).to_have_text(name)


async def test_filters_are_in_the_address_and_back_leads_back(reader: Visitor) -> None:
    page = await open_feed(reader)
    everything = await page.locator(".job-row").count()
    await page.get_by_label("Platform", exact=True).select_option("linkedin")
    await page.wait_for_url("**platform=linkedin**")
    await expect(page.locator(".job-row .secondary").first).to_contain_text("LinkedIn")
    await page.get_by_role("button", name="Verified").click()
    await expect(page.get_by_text("No job passes all of these filters.")).to_be_visible()
    await expect(page.get_by_text(re.compile(r"\d+ hidden by payment verified"))).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Verified")).to_have_attribute("aria-pressed", "true")
    await page.get_by_role("button", name="Show them").first.click()
    await expect(page.locator(".job-row .secondary").first).to_contain_text("LinkedIn")
    await page.get_by_role("button", name="Clear Platform").click()
    await expect(page).not_to_have_url(re.compile("platform"))
    for _ in range(4):
        await page.go_back()
    await expect(page.get_by_label("Platform", exact=True)).to_have_value("")
    await expect(page.locator(".job-row")).to_have_count(everything)


async def test_a_floor_is_set_in_the_dialog_and_cleared_by_its_cross(reader: Visitor) -> None:
    page = await open_feed(reader)
    await page.get_by_role("button", name="Any rate").click()
    await page.get_by_label("Hourly, at least (USD)").fill("60")
    await page.get_by_label("Hourly, at least (USD)").press("Enter")
    chip = page.get_by_role("button", name="≥ $60/h", exact=True)
    await expect(chip).to_be_visible()
    for rate in await page.locator(".job-rate").all_inner_texts():
        assert rate.endswith("/h"), rate
        assert int(re.findall(r"\d+", rate)[-1]) >= 60, rate
    await page.get_by_role("button", name="Clear Rate").click()
    await expect(page.get_by_role("button", name="Any rate")).to_be_visible()


async def test_a_word_that_is_no_number_is_answered_with_a_sentence(reader: Visitor) -> None:
    page = await open_feed(reader)
    await page.get_by_role("button", name="Any rate").click()
    await page.get_by_label("Fixed price, at least (USD)").fill("much")
    await page.get_by_role("button", name="Show jobs").click()
    await expect(page.locator(".toast")).to_contain_text("Write a whole number")


async def test_search_filters_as_one_types_and_marks_the_hits(reader: Visitor) -> None:
    page = await open_feed(reader)
    await page.keyboard.press("/")
    await page.keyboard.type("fastapi", delay=30)
    await page.wait_for_url("**q=fastapi**")
    await expect(page.locator(".job-title mark").first).to_have_text("FastAPI")
    await expect(page.get_by_label("Search jobs")).to_have_value("fastapi")
    await expect(page.get_by_label("Search jobs")).to_be_focused()


async def test_only_a_window_of_the_list_is_in_the_page_and_the_place_in_it_survives(reader: Visitor) -> None:
    page = await open_feed(reader)
    whole = page.locator(".job-row").first
    await expect(whole).to_have_attribute("aria-setsize", "86")
    await expect(page.locator(".job-row")).to_have_count(80)
    await page.locator("a.job-link").first.focus()
    await page.keyboard.press("End")
    await expect(page.locator(SELECTED)).to_have_attribute("aria-posinset", "86")
    await expect(page.locator(f"{SELECTED} a")).to_be_focused()
    await expect(page).to_have_url(re.compile("page=[45]"))
    await page.wait_for_function(
        "[26, 46].includes(document.querySelectorAll('.job-row').length)"
    )  # of page 5, of 4
    place = await page.evaluate("document.querySelector('[data-list]').scrollTop")
    await page.reload()
    await expect(page.locator(SELECTED)).to_have_attribute("aria-posinset", "86")
    for _ in range(50):
        now = await page.evaluate("document.querySelector('[data-list]').scrollTop")
        if abs(now - place) <= NEARLY:
            break
        await page.wait_for_timeout(100)
    assert abs(now - place) <= NEARLY
    await page.locator(f"{SELECTED} a").focus()
    await page.keyboard.press("Home")
    await expect(page.locator(SELECTED)).to_have_attribute("aria-posinset", "1")
    await expect(page).not_to_have_url(re.compile("page="))


async def test_back_from_a_jobs_own_page_leads_to_the_same_place(reader: Visitor) -> None:
    page = await open_feed(reader)
    await page.evaluate("document.querySelector('[data-list]').scrollTop = 4000")
    await expect(page).to_have_url(re.compile("page=3"))
    await page.get_by_role("link", name="Open on a page of its own").click()
    await page.wait_for_url("**/jobs/**")
    await page.go_back()
    await expect(page.locator("a.job-link").first).to_be_visible()
    for _ in range(50):
        place = await page.evaluate("document.querySelector('[data-list]').scrollTop")
        if abs(place - 4000) <= NEARLY:
            break
        await page.wait_for_timeout(100)
    assert abs(place - 4000) <= NEARLY


async def test_the_open_job_is_in_the_address_and_survives_a_reload(reader: Visitor) -> None:
    page = await open_feed(reader)
    name = (await titles(page))[4]
    await page.locator("a.job-link").nth(4).click()
    await expect(title_of_job(page)).to_have_text(name)
    await expect(page).to_have_url(re.compile("job="))
    await page.reload()
    await expect(title_of_job(page)).to_have_text(name)
    await expect(page.locator(SELECTED)).to_contain_text(name)
