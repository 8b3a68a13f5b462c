"""The main job, end to end: sign up, say who you are, drop dumps, shortlist, drag, review a letter, apply."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import FIXTURES, PASSWORD, PATIENCE
from tests.browser.test_pipeline import column, drag

PLACEHOLDER = re.compile("«[^»]*»")


async def say_who_you_are(page: Page) -> None:
    await page.get_by_role("button", name="Tell Bidwell who I am").click()
    await page.get_by_label("Headline").fill("Python backend developer")
    await page.get_by_role("button", name="Next").click()
    skills = page.get_by_role("combobox", name="Skills")
    for name in ("Python", "FastAPI", "PostgreSQL", "Docker", "Django"):
        await skills.fill(name)
        await skills.press("Enter")
    await expect(page.get_by_role("button", name="Remove Django")).to_be_visible()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_role("button", name="Add past work").click()
    await page.get_by_label("What you did or were").fill("Backend developer")
    await page.get_by_label("For whom").fill("A booking platform")
    await page.get_by_label("Results").fill("Cut the nightly Python import from 3 hours to 25 minutes")
    await page.get_by_role("button", name="Next").click()
    await page.get_by_label("From, now").fill("45")
    await page.get_by_label("From, dreamt of").fill("70")
    await page.get_by_role("button", name="Next").click()
    await expect(page.get_by_role("heading", name="How picky should the feed be?")).to_be_visible()
    await page.get_by_role("button", name="Import jobs").click()
    await page.wait_for_url("**/import")


async def take_in_two_dumps(page: Page) -> None:
    files = [str(FIXTURES / name) for name in ("upwork_dump.csv", "linkedin_dump.csv")]
    await page.set_input_files("input[type=file]", files)
    await page.get_by_role("button", name="Import 86 jobs").click(timeout=40_000)
    await expect(page.get_by_text("57 new jobs")).to_be_visible(timeout=40_000)
    await expect(page.get_by_text("29 new jobs")).to_be_visible(timeout=40_000)
    await page.get_by_role("link", name="See them in the feed").first.click()
    await page.wait_for_url("**/feed")


async def shortlist_the_best(page: Page) -> str:
    best = await page.locator(".job-title").first.inner_text()
    await page.get_by_role("button", name="Shortlist").click()
    await expect(page.locator(".nav-item", has_text="Pipeline")).to_contain_text("1")
    return best


async def review_the_letter(page: Page, path: str) -> None:
    """Whatever the letter leaves open is filled in by hand; then it can be marked ready."""
    await page.goto(path)
    await page.get_by_role("button", name="Draft a letter").click()
    letter = page.get_by_label("The text of the letter")
    await expect(letter).not_to_have_value("")
    await expect(page.locator(".source").first).to_be_visible()
    text = await letter.input_value()
    assert "«" in text or "?" in text
    await letter.fill(PLACEHOLDER.sub("Happy to tell you on a call.", text) + " When could we talk?")
    await expect(page.get_by_text("Saved")).to_be_visible()
    while await page.get_by_role("button", name="It is met").count():
        await page.get_by_role("button", name="It is met").first.click()
        await page.wait_for_timeout(400)
    await page.get_by_role("button", name="Mark ready").click()
    await expect(page.get_by_text("Ready to send")).to_be_visible()


async def test_from_signing_up_to_applied_and_nothing_is_lost_by_a_kill(own_server, chromium):
    said: list[str] = []
    context = await chromium.new_context(base_url=own_server.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    await page.goto("/sign-up")
    await page.get_by_label("Your name").fill("Sample Person")
    await page.get_by_label("E-mail").fill("person@example.com")
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Make the account").click()
    await page.wait_for_url("**/welcome")
    await say_who_you_are(page)
    await take_in_two_dumps(page)
    best = await shortlist_the_best(page)

    await page.goto("/pipeline")
    await page.wait_for_selector(".kcard")
    await drag(page, best, "Ready to apply")
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text([best])
    await drag(page, best, "Applied")
    question = page.get_by_role("dialog", name="The letter is not ready")
    href = await question.get_by_role("link", name="Open the letter").get_attribute("href")
    assert href
    await review_the_letter(page, href)

    await page.goto("/pipeline")
    await page.wait_for_selector(".kcard")
    await drag(page, best, "Applied")
    await expect(column(page, "Applied").locator(".kcard-title")).to_have_text([best])
    await expect(page.get_by_role("region", name="Notices")).to_contain_text("moved to Applied")
    assert not said, said

    own_server.kill()
    own_server.start()
    await page.goto("/pipeline")
    await expect(column(page, "Applied").locator(".kcard-title")).to_have_text([best])
    await page.goto("/letters")
    await expect(page.get_by_role("main").get_by_role("listitem").filter(has_text=best)).to_contain_text(
        "Sent"
    )
    await context.close()
