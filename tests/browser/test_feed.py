"""The feed in a real browser: reading, deciding and undoing by keyboard, mouse and thumb."""

import asyncio
import re
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.conftest import Server, Visitor, import_fixtures, sign_up

SELECTED = "li[data-selected='true']"


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


def rows(page: Page) -> Locator:
    return (
        page.get_by_role("region", name="Jobs").get_by_role("listitem").filter(has=page.locator("a.job-link"))
    )


def title_of_job(page: Page) -> Locator:
    return page.get_by_role("region", name="The job").get_by_role("heading", level=2)


async def open_feed(visitor: Visitor, query: str = "?passing=no") -> Page:
    await visitor.goto(f"/feed{query}")
    await expect(visitor.page.locator("a.job-link").first).to_be_visible()
    return visitor.page


async def titles(page: Page) -> list[str]:
    return await page.locator(".job-title").all_inner_texts()


async def test_the_feed_begins_with_the_best_job_and_its_reasons(reader: Visitor) -> None:
    page = await open_feed(reader)
    await expect(page.locator(".topbar-sentence").last).to_have_text(
        re.compile(r"\d+ of 86 pass at tightness 3")
    )
    await expect(title_of_job(page)).to_have_text((await titles(page))[0])
    await expect(page.locator(".feed-detail .part")).to_have_count(9)
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
    await expect(page.locator(".topbar-sentence").last).to_contain_text("of 83 pass")
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
    await page.get_by_label("Platform").select_option("linkedin")
    await page.wait_for_url("**platform=linkedin**")
    await expect(page.locator(".job-row .secondary").first).to_contain_text("LinkedIn")
    await page.get_by_role("button", name="Payment verified").click()
    await expect(page.get_by_text("No job passes all of these filters.")).to_be_visible()
    await expect(page.get_by_text(re.compile(r"\d+ hidden by payment verified"))).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Payment verified")).to_have_attribute(
        "aria-pressed", "true"
    )
    await page.get_by_role("button", name="Show them").first.click()
    await expect(page.locator(".job-row .secondary").first).to_contain_text("LinkedIn")
    await page.get_by_role("button", name="Clear Platform").click()
    await expect(page).not_to_have_url(re.compile("platform"))
    for _ in range(4):
        await page.go_back()
    await expect(page.get_by_label("Platform")).to_have_value("")
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


async def test_a_page_at_a_time(reader: Visitor) -> None:
    page = await open_feed(reader)
    first = await titles(page)
    await page.get_by_role("button", name="Next page").click()
    await expect(page.get_by_text(re.compile("21–40 of"))).to_be_visible()
    assert not set(first) & set(await titles(page))
    await page.go_back()
    await expect(page.get_by_text(re.compile("1–20 of"))).to_be_visible()


async def test_the_open_job_is_in_the_address_and_survives_a_reload(reader: Visitor) -> None:
    page = await open_feed(reader)
    name = (await titles(page))[4]
    await page.locator("a.job-link").nth(4).click()
    await expect(title_of_job(page)).to_have_text(name)
    await expect(page).to_have_url(re.compile("job="))
    await page.reload()
    await expect(title_of_job(page)).to_have_text(name)
    await expect(page.locator(SELECTED)).to_contain_text(name)


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
    await expect(page.locator(".topbar-sentence").last).to_contain_text("of 89 pass")


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
    await assert_clean(page)
    await import_fixtures(visitor)
    await open_feed(visitor, "?passing=no&hourly=20")
    await page.locator("a.job-link").nth(1).click()
    await page.get_by_role("button", name="Not for me").click()
    await expect(page.get_by_role("group", name="Why is it not for you?")).to_be_visible()
    await assert_clean(page)
    await page.get_by_role("button", name="≥ $20/h", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await assert_clean(page)
    await visitor.goto(str(await page.locator("a.job-link").first.get_attribute("href")))
    await expect(page.get_by_role("heading", name="Where it was seen")).to_be_visible()
    await assert_clean(page)


async def assert_clean(page: Page) -> None:
    for width, scheme in ((1440, "light"), (1440, "dark"), (390, "dark"), (390, "light")):
        await page.set_viewport_size({"width": width, "height": 900})
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await expect(page.locator("html")).to_have_class(re.compile(scheme))
        found = (await Axe().run(page)).response["violations"]
        where = [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found]
        assert not found, (width, scheme, where)
    await page.set_viewport_size({"width": 1440, "height": 900})
