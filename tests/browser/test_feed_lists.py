"""Hide list, saved searches and what surrounds a job, in a real browser."""

import asyncio
from pathlib import Path

from playwright.async_api import expect

from tests.browser.axe import axe_findings
from tests.browser.conftest import Visitor
from tests.browser.feed_steps import open_feed, title_of_job

HEADER = "title,description,url,company,hourlyBudgetMin,hourlyBudgetMax,skills\n"
BODY = "We rebuild a booking page in small steps and need somebody who tests what they write and says what is unclear"


async def bring(visitor: Visitor, folder: Path, *rows: str) -> None:
    file = folder / "more.csv"
    file.write_text(HEADER + "\n".join(rows) + "\n")
    done = await asyncio.to_thread(visitor.server.run, "import", str(file), "--as", visitor.email)
    assert done.returncode == 0, done.stdout + done.stderr


def row(number: int, title: str, said: str = BODY, company: str = "") -> str:
    return f"{title},{said},https://www.upwork.com/jobs/~01{number:016d},{company},30,{40 + number},Zig"


async def test_a_job_tells_its_traps_its_client_and_its_repost(visitor: Visitor, tmp_path: Path) -> None:
    again = BODY + " and one more sentence at the end of it"
    rows = [row(n, f"Zig tool {n}", f"{BODY} of part {n} " * 2, f"Client {n}") for n in range(14)]
    trap = f"{BODY}. Contact me on Telegram @fast for an unpaid test task. Thanks"
    await bring(
        visitor, tmp_path, *rows, row(20, "Zig booking page", BODY, "Acme Inc"), row(21, "Zig booking page two", again, "Acme"),
        row(22, "Zig trap", trap, "Shady"),
    )  # fmt: skip
    page = await open_feed(visitor, "?passing=no&q=zig+trap")
    await expect(title_of_job(page)).to_have_text("Zig trap")
    flags = page.locator(".flag")
    await expect(flags).to_have_count(2)
    await expect(flags.locator("mark").first).to_contain_text("unpaid test task")
    await expect(page.get_by_text("of 16 hourly jobs here that share a skill")).to_be_visible()
    await page.get_by_label("Search jobs").fill("zig booking two")
    await page.locator("a.job-link", has_text="Zig booking page two").click()
    await expect(title_of_job(page)).to_have_text("Zig booking page two")
    client = page.get_by_role("region", name="The client")
    await expect(client.get_by_text("2 ads here are of this client.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Ads like this one")).to_be_visible()
    await client.get_by_role("button", name="Hide this client").click()
    await expect(page.locator(".toast", has_text="Hidden: all of “Acme")).to_be_visible()
    await page.get_by_label("Search jobs").fill("")
    await expect(page.locator(".job-row").first).to_have_attribute("aria-setsize", "15")
    await page.keyboard.press("Escape")
    await page.keyboard.press("h")
    await expect(page.get_by_role("list", name="Hidden clients and words")).to_contain_text("2 jobs hidden")
    await page.get_by_role("button", name="Look at the hidden jobs").click()
    await page.keyboard.press("Escape")
    await page.locator("a.job-link", has_text="Zig booking page two").click()
    await client.get_by_role("button", name="Show this client again").click()
    await expect(client.get_by_role("button", name="Hide this client")).to_be_visible()
    assert not await axe_findings(page)


async def test_words_are_hidden_and_shown_again_by_keys(with_jobs: Visitor) -> None:
    page = await open_feed(with_jobs)
    await expect(page.locator(".job-row").first).to_have_attribute("aria-setsize", "86")
    await page.keyboard.press("h")
    await expect(page.get_by_label("Hide jobs with this word")).to_be_focused()
    await page.keyboard.type("fastapi")
    await page.keyboard.press("Enter")
    entry = page.get_by_role("list", name="Hidden clients and words").get_by_role("listitem")
    await expect(entry).to_contain_text("jobs hidden")
    await expect(page.get_by_label("Hide jobs with this word")).to_be_focused()
    await expect(page.locator(".job-row").first).not_to_have_attribute("aria-setsize", "86")
    assert not await axe_findings(page)
    await entry.get_by_role("button", name="Show again").press("Enter")
    await expect(entry).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(page.locator(".job-row").first).to_have_attribute("aria-setsize", "86")


async def test_a_kept_search_counts_what_comes_in_until_it_is_looked_at(
    with_jobs: Visitor, tmp_path: Path
) -> None:
    page = with_jobs.page
    await with_jobs.goto("/feed?passing=no&q=zig")
    await expect(page.get_by_role("button", name="Save search")).to_be_visible()
    await page.keyboard.press("v")
    await expect(page.get_by_label("Name of this search")).to_have_value("zig")
    assert not await axe_findings(page)
    await page.keyboard.press("Enter")
    strip = page.get_by_role("navigation", name="Saved searches")
    await expect(strip.get_by_role("link", name="zig")).to_have_attribute("aria-current", "page")
    await strip.get_by_role("link", name="All jobs").click()
    await bring(with_jobs, tmp_path, row(1, "Zig tool one"), row(2, "Zig tool two", BODY + " too"))
    await expect(strip.get_by_role("link", name="zig 2 new")).to_be_visible()
    await strip.get_by_role("link", name="zig 2 new").click()
    await expect(page.locator(".job-title").first).to_contain_text("Zig tool")
    await strip.get_by_role("link", name="All jobs").click()
    await expect(strip.get_by_role("link", name="zig", exact=True)).to_be_visible()
    await page.keyboard.press("v")
    await page.get_by_label("Alerts of zig").select_option("off")
    await page.get_by_role("button", name="Forget zig").click()
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Undo").click()
    await expect(strip.get_by_role("link", name="zig")).to_contain_text("muted")
